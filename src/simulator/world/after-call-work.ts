import type { WireParticipant } from '../../callback/wire.ts';
import { legsOf } from './legs.ts';
import {
  cloudTime,
  providerTime,
  type CallbackLeg,
  type CallLeg,
  type Conversation,
  type Participant,
  type World,
} from './world.ts';

/** What a queue demands after a call. */
export interface AfterCallWorkTerms {
  readonly required: boolean;
  /** The platform ends it after this long, with a code of its own where none was written. */
  readonly timeoutMs?: number;
  /** With a timeout: it lasts that long, and writing a code does not end it. */
  readonly forced?: boolean;
  /** The agent says during the call whether there will be any. */
  readonly agentRequested?: boolean;
  /** The agent's leg of a phone call owes it too, beside the callback. */
  readonly onCalls?: boolean;
}

/** The code that the platform writes when after-call work is ended by force. Source: help page on wrap-up codes. */
const TIMED_OUT = 'ININ-WRAP-UP-TIMEOUT';

/** What an alert says of the wrap-up to come. */
export const promptOf = (terms: AfterCallWorkTerms | undefined): Partial<WireParticipant> => {
  const { required, timeoutMs, forced, agentRequested } = terms ?? {};
  const timed = forced ? 'forcedTimeout' : 'timeout';
  const untimed = agentRequested ? 'agentRequested' : required ? 'mandatory' : 'optional';
  return { wrapupPrompt: timeoutMs ? timed : untimed, ...(timeoutMs && { wrapupTimeoutMs: timeoutMs }) };
};

/** Starts the after-call work of an accepted leg that has ended, if its queue demands any. */
export function beginAfterCallWork(
  world: World,
  conversation: Conversation,
  participant: Participant,
  leg: CallbackLeg | CallLeg,
): void {
  const { afterCallWork: terms } = conversation.agreement;
  const written = participant.wrapup && !participant.wrapup.provisional;
  if (!terms || (written && !terms.forced) || (terms.agentRequested && !leg.afterCallWorkRequired)) return;
  participant.startAcwTime ??= providerTime(world);
  participant.wrapupRequired = !written && (terms.required || Boolean(terms.agentRequested));
  leg.afterCallWork = { state: 'pending', startTime: cloudTime(world) };
  if (terms.timeoutMs === undefined) return;
  world.agenda.after(terms.timeoutMs, () => {
    if (leg.afterCallWork?.state !== 'pending') return;
    const isWritten = [leg.wrapup, participant.wrapup].some((wrapup) => wrapup && !wrapup.provisional);
    if (!isWritten) {
      const owner = leg.wrapup ? leg : participant; // whose draft there is
      const { provisional: _over, ...draft } = owner.wrapup ?? {};
      owner.wrapup = { ...draft, code: TIMED_OUT, name: TIMED_OUT, endTime: cloudTime(world) };
    }
    endAfterCallWork(world, participant, 'complete', leg);
    world.changed(conversation);
  });
}

/** Whether the agent still owes this participant's after-call work. */
export const afterCallWorkPending = (participant: Participant): boolean =>
  legsOf(participant).some((leg) => leg.afterCallWork?.state === 'pending');

/** Ends pending after-call work as `complete` or `skipped`, of one leg or of all; without any, nothing happens. */
export function endAfterCallWork(
  world: World,
  participant: Participant,
  state: 'complete' | 'skipped',
  only?: CallbackLeg | CallLeg,
): void {
  for (const leg of only ? [only] : legsOf(participant))
    if (leg.afterCallWork?.state === 'pending')
      leg.afterCallWork = { ...leg.afterCallWork, state, endTime: cloudTime(world) };
  if (!participant.startAcwTime || afterCallWorkPending(participant)) return;
  participant.endAcwTime ??= providerTime(world);
  participant.wrapupRequired = false;
}
