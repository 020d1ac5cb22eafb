import { alertingLeg } from './accept.ts';
import { withdraw } from './alert.ts';
import { requeue } from './callback-queue.ts';
import { pauseCountdown, resumeCountdown } from './countdown.ts';
import { endAgentLeg, releaseCustomer } from './finish.ts';
import { checkQuiet, closeWhatIsOver, connectedLeg, endLeg, holdLeg, isOver, openLeg } from './legs.ts';
import { Refused } from './refused.ts';
import { beginSegment } from './segments.ts';
import { SKIPPED } from './wrap-up.ts';
import type { Conversation, Participant, World } from './world.ts';

/** From a skip to the campaign's next preview. Source: 0.3–0.6 s in real campaigns. */
const NEXT_PREVIEW_MS = 400;

/** Throws where the callback cannot be held or taken up: it is not accepted, or a call is in progress. */
export function checkHold(conversation: Conversation, participant: Participant): void {
  connectedLeg(participant);
  checkQuiet(conversation);
}

/** Parks the callback or takes it up again; whether the countdown waits meanwhile is the personality's. */
export function holdCallback(world: World, conversation: Conversation, participant: Participant, held: boolean): void {
  checkHold(conversation, participant);
  const leg = connectedLeg(participant);
  if (Boolean(leg.held) === held) return;
  holdLeg(world, leg, held);
  beginSegment(world, leg, held ? 'Hold' : 'Interact');
  if (held) pauseCountdown(world, conversation);
  else resumeCountdown(world, conversation);
  world.changed(conversation);
}

/** Throws where the agent's part can not be ended: it is over, or a call is in progress. */
export function checkEnd(conversation: Conversation, participant: Participant): void {
  if (openLeg(participant).state !== 'alerting') checkQuiet(conversation);
}

/** Declines an alerting callback. */
export function declineCallback(world: World, conversation: Conversation, participant: Participant): void {
  alertingLeg(participant);
  withdraw(world, conversation, participant, 'client');
}

/**
 * Declines an alerting callback, or ends an accepted one. Ended after a skip's wrap-up or a call, it is done; closed
 * without either, the personality says whether the customer goes back to the queue.
 */
export function endCallback(world: World, conversation: Conversation, participant: Participant): void {
  checkEnd(conversation, participant);
  if (openLeg(participant).state === 'alerting') return declineCallback(world, conversation, participant);
  const skipped = participant.wrapup?.code === SKIPPED;
  endAgentLeg(world, conversation, participant, 'client');
  const isDone = skipped || conversation.called || conversation.scheduledAnother;
  if (!isDone && world.personality.closeRequeues === 'requeues') requeue(world, conversation);
  else releaseCustomer(world, conversation);
  closeWhatIsOver(world, conversation);
  world.changed(conversation);
  const { afterSkip } = conversation.agreement;
  if (skipped && afterSkip) world.agenda.after(NEXT_PREVIEW_MS, afterSkip);
}

/** Ends every leg of every participant: the conversation is over at once. */
export function endConversation(world: World, conversation: Conversation): void {
  if (conversation.endTime) throw new Refused('moved-on', 'The conversation is already disconnected.');
  delete conversation.countdown;
  delete conversation.release;
  for (const { purpose, callbacks, calls } of conversation.participants)
    for (const leg of [...callbacks, ...calls])
      if (!isOver(leg)) endLeg(world, leg, purpose === 'agent' ? 'client' : 'peer');
  conversation.recordingState = 'none';
  closeWhatIsOver(world, conversation);
  world.changed(conversation);
}
