import { holdLeg, isOver } from './legs.ts';
import { PHONES, NORMAL_CLEARING } from './line.ts';
import { endCall, pickUp } from './placed-call.ts';
import { Refused, wrongField } from './refused.ts';
import { beginSegment } from './segments.ts';
import type { CallLeg, Conversation, Participant, World } from './world.ts';

/** The participant's newest call that is not over; throws when there is none. */
export function openCall(participant: Participant): CallLeg {
  const leg = participant.calls.findLast((each) => !isOver(each));
  if (!leg) throw new Refused('moved-on', 'There is no call in progress.');
  return leg;
}

/** The participant's newest connected call; throws when there is none. */
export function connectedCall(participant: Participant): CallLeg {
  const leg = openCall(participant);
  if (leg.state !== 'connected') throw new Refused('moved-on', 'The communication is not connected.');
  return leg;
}

/** Picks up the agent's own ringing phone. */
export function answerCall(world: World, conversation: Conversation, participant: Participant): void {
  const leg = openCall(participant);
  if (leg.state !== 'alerting') throw new Refused('moved-on', 'The communication is not alerting.');
  pickUp(world, conversation, participant, leg);
}

/** Hangs up a leg, whatever it was doing; the other side's ends with it. */
export function hangUp(world: World, conversation: Conversation, leg: CallLeg): void {
  if (isOver(leg)) throw new Refused('moved-on', 'The communication is already disconnected.');
  endCall(world, conversation, leg, 'client');
}

/** The customer hangs up; throws when they are not on the line. */
export function customerHangsUp(world: World, conversation: Conversation): void {
  const leg = openCall(conversation.participants[0]!);
  endCall(world, conversation, leg, 'endpoint', NORMAL_CLEARING);
}

/** Throws where the call cannot be held: it is not connected, or nobody is at the other end yet. */
export function checkCallHold(conversation: Conversation, participant: Participant): CallLeg {
  const leg = connectedCall(participant);
  const far = conversation.participants.flatMap(({ calls }) => calls).find(({ id }) => id === leg.peerId);
  if (far && far.state !== 'connected') throw new Refused('moved-on', 'The other side is not connected.');
  return leg;
}

/** Puts this participant's leg of the call on hold, or takes it off. */
export function holdCall(world: World, conversation: Conversation, participant: Participant, held: boolean): void {
  const leg = checkCallHold(conversation, participant);
  if (Boolean(leg.held) === held) return;
  holdLeg(world, leg, held);
  beginSegment(world, leg, held ? 'Hold' : 'Interact');
  world.changed(conversation);
}

/** Mutes this participant's leg of the call, or unmutes it. */
export function muteCall(world: World, conversation: Conversation, participant: Participant, muted: boolean): void {
  connectedCall(participant).muted = muted;
  world.changed(conversation);
}

/** Sends tones down the agent's leg of the call. */
export function pressKeys(world: World, conversation: Conversation, participant: Participant, digits: string): void {
  connectedCall(participant);
  if (!/^[0-9*#]{1,50}$/.test(digits)) throw wrongField('digits', '“digits” must be 0-9, * or #.');
  conversation.keysPressed = (conversation.keysPressed ?? '') + digits;
  world.changed(conversation);
}

/** Pauses the recording of the live call, takes it up again, or ends it; refused where nothing is recorded. */
export function setRecording(world: World, conversation: Conversation, state: 'active' | 'paused' | 'none'): void {
  if (conversation.recordingState === 'none') throw wrongField('recordingState', 'Nothing is being recorded.');
  conversation.recordingState = state;
  for (const { calls } of conversation.participants)
    for (const leg of calls)
      if (!isOver(leg) && leg.recordingState !== 'none')
        Object.assign(leg, { recordingState: state, securePause: state === 'paused', recording: state !== 'none' });
  world.changed(conversation);
}

/** What becomes of the agent's own phone that rings now: answered or declined by hand. False when it does not ring. */
export function ownPhone(world: World, act: 'answer' | 'decline'): boolean {
  world.agenda.catchUp();
  for (const conversation of world.conversations.values())
    for (const participant of conversation.participants) {
      const ringing = participant.calls.find(({ state }) => state === 'alerting');
      if (!ringing || participant.userId !== world.user.id) continue;
      if (act === 'answer') pickUp(world, conversation, participant, ringing);
      else endCall(world, conversation, ringing, 'endpoint', PHONES.declined.reason);
      return true;
    }
  return false;
}
