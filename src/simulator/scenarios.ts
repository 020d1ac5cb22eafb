import { ALERTS, type AlertScenario } from './scenarios/alerts.ts';
import { ASKED_FOR, type AskedForScenario } from './scenarios/asked-for.ts';
import { BUSY_DAY, type BusyDayScenario } from './scenarios/busy-day.ts';
import { CALLS, type CallScenario } from './scenarios/calls.ts';
import { PREVIEWS, type PreviewScenario } from './scenarios/previews.ts';
import type { Scenario, Terms } from './scenarios/scenario.ts';
import { STRANGE, type StrangeScenario } from './scenarios/strange.ts';
import { VOICEMAILS, type VoicemailScenario } from './scenarios/voicemails.ts';
import { WRAP_UPS, type WrapUpScenario } from './scenarios/wrap-up.ts';
import { customerOf } from './world/legs.ts';
import { Refused } from './world/refused.ts';
import type { Conversation, World } from './world/world.ts';

export type { Scenario, Terms } from './scenarios/scenario.ts';

/** What can be played. */
export type ScenarioName =
  | PreviewScenario
  | AskedForScenario
  | AlertScenario
  | CallScenario
  | VoicemailScenario
  | WrapUpScenario
  | StrangeScenario
  | BusyDayScenario;

/** Every scenario by name, with a title for people, in the order in which they are best looked at. */
export const SCENARIOS: Readonly<Record<ScenarioName, Scenario>> = {
  ...PREVIEWS,
  ...ASKED_FOR,
  ...ALERTS,
  ...CALLS,
  ...VOICEMAILS,
  ...WRAP_UPS,
  ...STRANGE,
  ...BUSY_DAY,
};

/** The names of all scenarios. */
export const SCENARIO_NAMES: readonly ScenarioName[] = Object.keys(SCENARIOS) as ScenarioName[];

/** A handful that make a desk look like a working day. */
export const EVERYDAY: readonly ScenarioName[] = [
  ...(['preview-countdown', 'preview-no-countdown', 'preview-no-skip', 'scheduled', 'held', 'call-busy'] as const),
];

/** Whether `name` is one of the scenarios. */
export const isScenarioName = (name: string): name is ScenarioName => Object.hasOwn(SCENARIOS, name);

/** Where a scenario begins: the agent's participant and callback, or the customer's while no agent is alerted. */
export interface Started {
  readonly scenario: ScenarioName;
  readonly conversationId: string;
  readonly participantId: string;
  readonly callbackId: string;
}

/**
 * Starts `name` now and tells the ids of its conversations, the one to look at first; each start makes new ones. Throws
 * `Refused` for an unknown name.
 */
export function startScenario(world: World, name: ScenarioName, terms: Terms = {}): [Started, ...Started[]] {
  if (!isScenarioName(name)) throw new Refused('unknown', `There is no scenario “${String(name)}”.`);
  world.agenda.catchUp();
  const played = SCENARIOS[name].play(world, terms);
  const told = (conversation: Conversation): Started => {
    const agent = conversation.participants.findLast(
      ({ purpose, callbacks }) => purpose === 'agent' && callbacks.length > 0,
    );
    const own = agent ?? customerOf(conversation);
    return {
      scenario: name,
      conversationId: conversation.id,
      participantId: own.id,
      callbackId: own.callbacks[0]!.id,
    };
  };
  if (!Array.isArray(played)) return [told(played)];
  const [first, ...others] = played;
  return [told(first), ...others.map(told)];
}
