import { startCountdown } from './countdown.ts';
import { closeWhatIsOver, endLeg, isOver, openLeg } from './legs.ts';
import { Refused } from './refused.ts';
import { beginSegment } from './segments.ts';
import { cloudTime, providerTime, type CallbackLeg, type Conversation, type Participant, type World } from './world.ts';

/** The participant's alerting callback; throws when it is not alerting any more. */
export function alertingLeg(participant: Participant): CallbackLeg {
  const leg = openLeg(participant);
  if (leg.state !== 'alerting') throw new Refused('moved-on', 'The communication is not alerting.');
  return leg;
}

/** Accepts an alerting callback: the agent's leg connects, the queue's ends, and the countdown may start. */
export function acceptCallback(world: World, conversation: Conversation, participant: Participant): void {
  const leg = alertingLeg(participant);
  leg.state = 'connected';
  leg.direction = 'outbound';
  leg.connectedTime = cloudTime(world);
  participant.connectedTime = providerTime(world);
  beginSegment(world, leg, 'Interact');
  leaveQueue(world, conversation);
  closeWhatIsOver(world, conversation);
  startCountdown(world, conversation, leg);
  world.changed(conversation);
}

/** The queue's part is done: its leg ends with `transfer` at the moment of accept. One that waits for its time stays. */
export function leaveQueue(world: World, conversation: Conversation): void {
  for (const { purpose, callbacks } of conversation.participants)
    if (purpose === 'acd')
      for (const leg of callbacks) if (!isOver(leg) && leg.state !== 'scheduled') endLeg(world, leg, 'transfer');
}
