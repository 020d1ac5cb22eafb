import { declineCallback } from '../world/callback-leg.ts';
import { alertAgent } from '../world/alert.ts';
import { askedFor, previewOf } from '../world/campaign.ts';
import { listenIn } from '../world/inbound-call.ts';
import { placeCall } from '../world/placed-call.ts';
import { transferToUser } from '../world/transfer.ts';
import { hangUp } from '../world/call-leg.ts';
import { agentAtWork, isOver } from '../world/legs.ts';
import type { Colleague } from '../world/house.ts';
import type { Conversation, World } from '../world/world.ts';
import { AMARA, CALLUM, DANA, HENRIK, METERS, MIREILLE, RENEWALS, TOMASZ, WELCOME, YUSUF } from './people.ts';
import { later, mine, MINUTE, onCall, preview, SECOND, since, type Scenario, type Terms } from './scenario.ts';

/** Whose callback it is, and how that changes. */
export type AlertScenario =
  | 'missed-and-realerted'
  | 'declined'
  | 'realerted-five-times'
  | 'two-at-once'
  | 'transferred-while-looked-at'
  | 'transferred-three-seconds-left'
  | 'transferred-back'
  | 'transfer-not-answered'
  | 'supervisor-view'
  | 'coach-view'
  | 'coach-joins';

const colleague = (world: World, name: string): Colleague => world.colleagues.find((each) => each.name === name)!;

/** Somebody takes the callback away from whoever has it. */
function takeAway(world: World, conversation: Conversation) {
  const agent = agentAtWork(conversation);
  if (agent) transferToUser(world, conversation, agent, colleague(world, 'Noor Haddad'));
}

/** A colleague talks, and the user listens. */
function listensTo(world: World, terms: Terms, as: 'monitor' | 'coach'): Conversation {
  const agreement = { ...askedFor(world, 'Customer care', YUSUF), ...terms, routedTo: 'nobody' as const };
  return since(world, MINUTE, { ...agreement, phone: 'auto-answer' }, ({ pass, conversation }) => {
    alertAgent(world, conversation, colleague(world, 'Noor Haddad'));
    pass(10 * SECOND);
    const hers = agentAtWork(conversation)!;
    if (hers.calls.length === 0) placeCall(world, conversation, '+13175550122');
    pass(20 * SECOND);
    listenIn(world, conversation, hers, world.user, as);
  });
}

/** Every scenario of ownership. */
export const ALERTS: Readonly<Record<AlertScenario, Scenario>> = {
  'missed-and-realerted': {
    title: 'The alert was missed, and the callback alerts again',
    play: (world, terms) =>
      since(world, 37 * SECOND, { ...previewOf(world, RENEWALS, TOMASZ), ...terms }, ({ pass }) => pass(35 * SECOND)),
  },
  declined: {
    title: 'The agent has just declined; it alerts again in a moment',
    play: (world, terms) =>
      since(world, 6 * SECOND, { ...askedFor(world, 'Billing', AMARA), ...terms }, ({ pass, conversation }) => {
        pass(4 * SECOND);
        declineCallback(world, conversation, mine(world, conversation));
      }),
  },
  'realerted-five-times': {
    title: 'Missed five times, alerting for the sixth',
    play: (world, terms) =>
      since(world, 177 * SECOND, { ...askedFor(world, 'Technical support', YUSUF), ...terms }, ({ pass }) =>
        pass(175 * SECOND),
      ),
  },
  'two-at-once': {
    title: 'Two conversations at once: on a call, and a preview alerts',
    play(world, terms) {
      const first = onCall(world, MINUTE, 'Customer care', HENRIK, terms);
      return [first, preview(world, RENEWALS, DANA, terms)];
    },
  },
  'transferred-while-looked-at': {
    title: 'A supervisor gives the open callback to somebody else in ten seconds',
    play(world, terms) {
      const agreement = { ...previewOf(world, METERS, CALLUM), ...terms };
      const conversation = since(world, 20 * SECOND, agreement, ({ pass, accept, hangUp }) => {
        pass(5 * SECOND);
        accept();
        pass(5 * SECOND);
        hangUp();
      });
      later(world, 10 * SECOND, () => takeAway(world, conversation));
      return conversation;
    },
  },
  'transferred-three-seconds-left': {
    title: 'The preview is given to somebody else three seconds before zero',
    play(world, terms) {
      const agreement = { ...previewOf(world, { ...WELCOME, timeoutSeconds: 20 }, MIREILLE), ...terms };
      const conversation = since(world, 8 * SECOND, agreement, ({ pass, accept }) => {
        pass(2 * SECOND);
        accept();
      });
      const { countdown } = conversation;
      const left = countdown && 'dueAt' in countdown ? countdown.dueAt - world.agenda.now() : 14 * SECOND;
      later(world, left - 3 * SECOND, () => takeAway(world, conversation));
      return conversation;
    },
  },
  'transferred-back': {
    title: 'Given to a colleague, who gives it back: alerting again',
    play(world, terms) {
      const agreement = { ...askedFor(world, 'Technical support', CALLUM), ...terms };
      return since(world, 30 * SECOND, agreement, ({ pass, accept, hangUp: quiet, conversation }) => {
        pass(3 * SECOND);
        accept();
        pass(5 * SECOND);
        quiet();
        transferToUser(world, conversation, mine(world, conversation), colleague(world, 'Noor Haddad'));
        pass(19 * SECOND);
        const hers = agentAtWork(conversation)!;
        for (const leg of hers.calls) if (!isOver(leg)) hangUp(world, conversation, leg);
        transferToUser(world, conversation, hers, world.user);
      });
    },
  },
  'transfer-not-answered': {
    title: 'Given to a colleague who does not answer: it comes back in ten seconds',
    play(world, terms) {
      const agreement = { ...askedFor(world, 'Billing', HENRIK), ...terms };
      return since(world, 30 * SECOND, agreement, ({ pass, accept, hangUp, conversation }) => {
        pass(3 * SECOND);
        accept();
        pass(6 * SECOND);
        hangUp();
        transferToUser(world, conversation, mine(world, conversation), colleague(world, 'Oskar Lindahl'));
      });
    },
  },
  'supervisor-view': {
    title: 'A supervisor looks at a callback on which a colleague talks',
    play: (world, terms) => listensTo(world, terms, 'monitor'),
  },
  'coach-view': {
    title: 'A coach has joined a callback on which a colleague talks',
    play: (world, terms) => listensTo(world, terms, 'coach'),
  },
  'coach-joins': {
    title: 'On a call that a supervisor monitors; a coach joins in five seconds',
    play(world, terms) {
      const conversation = onCall(world, MINUTE, 'Customer care', AMARA, terms);
      const supervisor = colleague(world, 'Tadeusz Merrick');
      listenIn(world, conversation, mine(world, conversation), supervisor, 'monitor');
      later(world, 5 * SECOND, () => {
        listenIn(world, conversation, mine(world, conversation), colleague(world, 'Siobhán Castellanos'), 'coach');
      });
      return conversation;
    },
  },
};
