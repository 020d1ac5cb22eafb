import { wireTime, type CallbackLeg, type Conversation, type Participant, type World } from './world.ts';

/** The code that the platform writes when after-call work is ended by force. Source: help page on wrap-up codes. */
const TIMED_OUT = 'ININ-WRAP-UP-TIMEOUT';

/** Starts the after-call work of an accepted callback that has ended, if its queue demands any. */
export function beginAfterCallWork(
  world: World,
  conversation: Conversation,
  participant: Participant,
  leg: CallbackLeg,
): void {
  const { afterCallWork } = conversation.agreement;
  if (!afterCallWork || participant.wrapup) return;
  const startTime = wireTime(world.agenda.now());
  participant.startAcwTime = startTime;
  participant.wrapupRequired = afterCallWork.required;
  leg.afterCallWork = { state: 'pending', startTime };
  if (afterCallWork.timeoutMs === undefined) return;
  world.agenda.after(afterCallWork.timeoutMs, () => {
    if (!afterCallWorkPending(participant)) return;
    participant.wrapup = { code: TIMED_OUT, name: TIMED_OUT, endTime: wireTime(world.agenda.now()) };
    endAfterCallWork(world, participant, 'complete');
    world.changed(conversation);
  });
}

/** Whether the agent still owes this participant's after-call work. */
export const afterCallWorkPending = ({ callbacks }: Participant): boolean =>
  callbacks.some((leg) => leg.afterCallWork?.state === 'pending');

/** Ends pending after-call work as `complete` or `skipped`; without any, nothing happens. */
export function endAfterCallWork(world: World, participant: Participant, state: 'complete' | 'skipped'): void {
  if (!afterCallWorkPending(participant)) return;
  const endTime = wireTime(world.agenda.now());
  for (const leg of participant.callbacks)
    if (leg.afterCallWork?.state === 'pending') leg.afterCallWork = { ...leg.afterCallWork, state, endTime };
  participant.endAcwTime = endTime;
  participant.wrapupRequired = false;
}
