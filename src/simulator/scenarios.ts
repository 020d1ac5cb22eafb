import { acceptCallback, holdCallback } from './world/callback-leg.ts';
import { createCallback, FIRST_ALERT_MS } from './world/callback-queue.ts';
import { askedFor, previewOf, type CampaignPlan, type Person } from './world/campaign.ts';
import { customerOf } from './world/legs.ts';
import { Refused } from './world/refused.ts';
import type { Agreement, Conversation, World } from './world/world.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

const RENEWALS: CampaignPlan = {
  name: 'Autumn renewals',
  contactList: 'Plans ending in December',
  queue: 'Renewals',
  timeoutSeconds: 60,
  skipEnabled: true,
};
const METERS: CampaignPlan = {
  name: 'Meter exchange appointments',
  contactList: 'Meters due for exchange',
  queue: 'Appointments',
  timeoutSeconds: 0,
  skipEnabled: true,
};
const ARREARS: CampaignPlan = {
  name: 'Second reminder',
  contactList: 'Open accounts over 60 days',
  queue: 'Billing',
  timeoutSeconds: 60,
  skipEnabled: false,
};
const WELCOME: CampaignPlan = {
  name: 'Welcome calls',
  contactList: 'New customers this week',
  queue: 'Customer care',
  timeoutSeconds: 60,
  skipEnabled: true,
};

const DANA: Person = {
  name: 'Dana Whitcombe',
  numbers: { Mobile: '+13175550142', Home: '+13175550118', Work: '+442079460321' },
  fields: { Plan: 'Household 24', Renews: '2026-12-14', Account: 'LM-204-8817', Language: 'English' },
};
const TOMASZ: Person = {
  name: 'Tomasz Brandvold',
  numbers: { Mobile: '+13175550127', Home: '+13175550163' },
  fields: { Plan: 'Night saver', Renews: '2027-03-01', Account: 'LM-311-0592', Meter: 'Cellar, by the stairs' },
};
const IMELDA: Person = {
  name: 'Imelda Farquharson-Ruiz',
  numbers: { Mobile: '+442079460158', Work: '+442079460144' },
  fields: { Plan: 'Small business', Renews: '2027-01-31', Account: 'LM-118-4410', Balance: '412.60' },
};
const PRIYA: Person = {
  name: 'Priya Lindqvist',
  numbers: { Mobile: '+13175550171', Home: '+13175550109' },
  fields: { Plan: 'Household 12', Renews: '2027-11-20', Account: 'LM-590-2231' },
};
const AMARA: Person = { name: 'Amara Oyelaran', numbers: { Mobile: '+442079460186' } };
const HENRIK: Person = { name: 'Henrik Solbakken', numbers: { Mobile: '+13175550134', Home: '+13175550155' } };

/** What a caller may agree beside a scenario's own terms: after-call work, and what follows a skip. */
export type Terms = Partial<Pick<Agreement, 'afterCallWork' | 'afterSkip'>>;

/** Begins a callback whose agent is alerted at this very moment. */
function alertingNow(world: World, agreement: Agreement): Conversation {
  let conversation: Conversation;
  world.agenda.sinceMs(FIRST_ALERT_MS, () => {
    conversation = createCallback(world, agreement);
  });
  return conversation!;
}

const preview = (world: World, plan: CampaignPlan, person: Person, terms: Terms) =>
  alertingNow(world, { ...previewOf(world, plan, person), ...terms });

const SCENARIOS = {
  'preview-countdown': (world: World, terms: Terms) => preview(world, RENEWALS, DANA, terms),

  'preview-no-countdown': (world: World, terms: Terms) => preview(world, METERS, TOMASZ, terms),

  'preview-no-skip': (world: World, terms: Terms) => preview(world, ARREARS, IMELDA, terms),

  scheduled(world: World, terms: Terms) {
    const scheduledAt = Math.ceil(world.agenda.now() / SECOND) * SECOND + 30 * MINUTE;
    return createCallback(world, { ...askedFor(world, 'Billing', AMARA), ...terms, scheduledAt });
  },

  held(world: World, terms: Terms) {
    let conversation: Conversation;
    world.agenda.sinceMs(4 * MINUTE + 6 * SECOND, (pass) => {
      conversation = createCallback(world, { ...askedFor(world, 'Technical support', HENRIK), ...terms });
      pass(6 * SECOND);
      const agent = conversation.participants.at(-1)!;
      acceptCallback(world, conversation, agent);
      pass(40 * SECOND);
      holdCallback(world, conversation, agent, true);
      pass(55 * SECOND);
      holdCallback(world, conversation, agent, false);
      pass(50 * SECOND);
      holdCallback(world, conversation, agent, true);
    });
    return conversation!;
  },

  'call-busy'(world: World, terms: Terms) {
    world.lines.set(PRIYA.numbers.Mobile!, 'busy');
    return preview(world, WELCOME, PRIYA, terms);
  },
} satisfies Record<string, (world: World, terms: Terms) => Conversation>;

/** What can be played. */
export type ScenarioName = keyof typeof SCENARIOS;

/** Every scenario, in the order in which it is best looked at. */
export const SCENARIO_NAMES = Object.keys(SCENARIOS) as ScenarioName[];

/** Whether `name` is one of the scenarios. */
export const isScenarioName = (name: string): name is ScenarioName => Object.hasOwn(SCENARIOS, name);

/** Where a scenario begins: the agent's participant and callback, or the customer's while no agent is alerted. */
export interface Started {
  readonly scenario: ScenarioName;
  readonly conversationId: string;
  readonly participantId: string;
  readonly callbackId: string;
}

/** Starts `name` now and tells its ids; each start makes a new conversation. Throws `Refused` for an unknown name. */
export function startScenario(world: World, name: ScenarioName, terms: Terms = {}): Started {
  if (!isScenarioName(name)) throw new Refused('unknown', `There is no scenario “${String(name)}”.`);
  world.agenda.catchUp();
  const conversation = SCENARIOS[name](world, terms);
  const own = conversation.participants.findLast(({ purpose }) => purpose === 'agent') ?? customerOf(conversation);
  return {
    scenario: name,
    conversationId: conversation.id,
    participantId: own.id,
    callbackId: own.callbacks[0]!.id,
  };
}
