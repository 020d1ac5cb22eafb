import type { WireWrapup } from '../../callback/wire.ts';
import { beginAfterCallWork, endAfterCallWork } from './after-call-work.ts';
import { leaveQueue, requeue, withdraw } from './callback-queue.ts';
import { pauseCountdown, resumeCountdown, startCountdown } from './countdown.ts';
import { closeWhatIsOver, customerOf, endLeg, holdLeg, isOver } from './legs.ts';
import { Refused } from './refused.ts';
import { beginSegment } from './segments.ts';
import { wireTime, type CallbackLeg, type Conversation, type Participant, type World } from './world.ts';

/** The wrap-up code that marks a preview as skipped. Source: help page on outbound wrap-up codes. */
export const SKIPPED = 'ININ-OUTBOUND-PREVIEW-SKIPPED';
/** From a skip to the campaign's next preview. Source: 0.3–0.6 s in real campaigns. */
const NEXT_PREVIEW_MS = 400;

function openLeg(participant: Participant): CallbackLeg {
  const leg = participant.callbacks.findLast((each) => !isOver(each));
  if (!leg) throw new Refused('moved-on', 'The communication is already disconnected.');
  return leg;
}

/** Accepts an alerting callback: the agent's leg connects, the queue's ends, and the countdown may start. */
export function acceptCallback(world: World, conversation: Conversation, participant: Participant): void {
  const leg = openLeg(participant);
  if (leg.state !== 'alerting') throw new Refused('moved-on', 'The communication is not alerting.');
  leg.state = 'connected';
  leg.direction = 'outbound';
  leg.connectedTime = participant.connectedTime = wireTime(world.agenda.now());
  beginSegment(world, leg, 'Interact');
  leaveQueue(world, conversation);
  closeWhatIsOver(world, conversation);
  startCountdown(world, conversation, leg);
  world.changed(conversation);
}

/** Parks the callback or takes it up again; whether the countdown waits meanwhile is the personality's. */
export function holdCallback(world: World, conversation: Conversation, participant: Participant, held: boolean): void {
  const leg = openLeg(participant);
  if (leg.state !== 'connected') throw new Refused('moved-on', 'The communication is not connected.');
  if (Boolean(leg.held) === held) return;
  holdLeg(world, leg, held);
  beginSegment(world, leg, held ? 'Hold' : 'Interact');
  if (held) pauseCountdown(world, conversation);
  else resumeCountdown(world, conversation);
  world.changed(conversation);
}

/**
 * Declines an alerting callback, or ends an accepted one. Ended after a skip's wrap-up or a call, it is done; closed
 * without either, the personality says whether the customer goes back to the queue.
 */
export function endCallback(world: World, conversation: Conversation, participant: Participant): void {
  const leg = openLeg(participant);
  if (leg.state === 'alerting') return withdraw(world, conversation, participant, 'client');
  const skipped = participant.wrapup?.code === SKIPPED;
  delete conversation.countdown;
  endLeg(world, leg, 'client');
  beginAfterCallWork(world, conversation, participant, leg);
  if (!skipped && !conversation.called && world.personality.closeRequeues === 'requeues') requeue(world, conversation);
  else world.agenda.after(world.random.between(0, 9), () => releaseCustomer(world, conversation));
  closeWhatIsOver(world, conversation);
  world.changed(conversation);
  const { afterSkip } = conversation.agreement;
  if (skipped && afterSkip) world.agenda.after(NEXT_PREVIEW_MS, afterSkip);
}

function releaseCustomer(world: World, conversation: Conversation) {
  const leg = customerOf(conversation).callbacks[0]!;
  if (isOver(leg)) return;
  endLeg(world, leg, 'peer');
  closeWhatIsOver(world, conversation);
  world.changed(conversation);
}

/** Ends every leg of every participant: the conversation is over at once. */
export function endConversation(world: World, conversation: Conversation): void {
  if (conversation.endTime) throw new Refused('moved-on', 'The conversation is already disconnected.');
  delete conversation.countdown;
  for (const { purpose, callbacks, calls } of conversation.participants)
    for (const leg of [...callbacks, ...calls])
      if (!isOver(leg)) endLeg(world, leg, purpose === 'agent' ? 'client' : 'peer');
  closeWhatIsOver(world, conversation);
  world.changed(conversation);
}

/** Writes the participant's wrap-up, during the callback or after it; writing it closes nothing but after-call work. */
export function writeWrapup(
  world: World,
  conversation: Conversation,
  participant: Participant,
  wrapup: WireWrapup,
): void {
  const [leg] = participant.callbacks;
  if (wrapup.code === SKIPPED && leg?.dialerPreview && !leg.skipEnabled)
    throw new Refused('malformed', 'Previews of this campaign can not be skipped.');
  const name = world.wrapupCodes.find(({ id }) => id === wrapup.code)?.name ?? wrapup.code;
  participant.wrapup = { ...(name && { name }), ...wrapup, endTime: wireTime(world.agenda.now()) };
  if (!wrapup.provisional) endAfterCallWork(world, participant, 'complete');
  world.changed(conversation);
}

/** Leaves the participant without a wrap-up. */
export function skipWrapup(world: World, conversation: Conversation, participant: Participant): void {
  participant.wrapupSkipped = true;
  endAfterCallWork(world, participant, 'skipped');
  world.changed(conversation);
}
