import type { WireDisconnectReason, WireDisconnectType } from '../../callback/wire.ts';
import { endSegments } from './segments.ts';
import { wireTime, type CallbackLeg, type CallLeg, type Conversation, type Participant, type World } from './world.ts';

/** Over is over: nothing brings a leg back. */
export const isOver = (leg: { state: string }): boolean => leg.state === 'disconnected' || leg.state === 'terminated';

/** Every leg of a participant, callbacks before calls. */
export const legsOf = (participant: Participant): (CallbackLeg | CallLeg)[] => [
  ...participant.callbacks,
  ...participant.calls,
];

/** The customer, who is always the first participant. */
export const customerOf = (conversation: Conversation): Participant => conversation.participants[0]!;

/** The agent participant whose callback is accepted and open, if there is one. */
export const agentAtWork = (conversation: Conversation): Participant | undefined =>
  conversation.participants.findLast(
    ({ purpose, callbacks }) => purpose === 'agent' && callbacks.some((leg) => leg.state === 'connected'),
  );

/** The legs of the phone call in progress, on either side; empty when there is none. */
export const liveCalls = (conversation: Conversation): CallLeg[] =>
  conversation.participants.flatMap(({ calls }) => calls).filter((leg) => !isOver(leg));

/** Ends one leg now, by the platform's clock, with its reason in wire words. */
export function endLeg(
  world: World,
  leg: CallbackLeg | CallLeg,
  disconnectType: WireDisconnectType,
  reason?: WireDisconnectReason,
): void {
  leg.state = 'disconnected';
  leg.disconnectType = disconnectType;
  leg.disconnectedTime = wireTime(world.agenda.now());
  leg.held = false;
  delete leg.startHoldTime;
  if (reason) (leg as CallLeg).disconnectReasons = [reason];
  endSegments(world, leg, disconnectType);
}

/** Puts a connected leg of either kind on hold, or takes it off; asking twice changes nothing. */
export function holdLeg(world: World, leg: CallbackLeg | CallLeg, held: boolean): void {
  leg.held = held;
  if (held) leg.startHoldTime ??= wireTime(world.agenda.now());
  else delete leg.startHoldTime;
}

/** Writes the `endTime` of every participant whose legs are all over, and of the conversation when nobody is left. */
export function closeWhatIsOver(world: World, conversation: Conversation): void {
  const at = wireTime(world.agenda.now());
  for (const participant of conversation.participants)
    if (legsOf(participant).every(isOver)) participant.endTime ??= at;
  if (conversation.participants.every((participant) => participant.endTime)) conversation.endTime ??= at;
}
