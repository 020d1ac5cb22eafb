import type { WireDisconnectReason, WireDisconnectType } from '../../callback/wire.ts';
import { Refused } from './refused.ts';
import { endSegments } from './segments.ts';
import {
  cloudTime,
  providerTime,
  type CallbackLeg,
  type CallLeg,
  type Conversation,
  type Participant,
  type World,
} from './world.ts';

/** Over is over: nothing brings a leg back. */
export const isOver = (leg: { state: string }): boolean => leg.state === 'disconnected' || leg.state === 'terminated';

/** Every leg of a participant, callbacks before calls. */
export const legsOf = (participant: Participant): (CallbackLeg | CallLeg)[] => [
  ...participant.callbacks,
  ...participant.calls,
];

/** The customer, who is always the first participant. */
export const customerOf = (conversation: Conversation): Participant => conversation.participants[0]!;

/** The customer's callback that is worked on, or, after it, the one that was scheduled from it. */
export const customerLeg = (conversation: Conversation): CallbackLeg => {
  const { callbacks } = customerOf(conversation);
  return callbacks.find((leg) => !isOver(leg)) ?? callbacks.at(-1)!;
};

/** Whether somebody only listens in: a monitor, a coach, or one who barged in. */
const listensIn = ({ mediaRoles }: Participant): boolean => Boolean(mediaRoles?.length);

/** The agent participant whose callback is accepted and open, if there is one. */
export const agentAtWork = (conversation: Conversation): Participant | undefined =>
  conversation.participants.findLast(
    ({ purpose, callbacks }) => purpose === 'agent' && callbacks.some((leg) => leg.state === 'connected'),
  );

/** Whether an agent has the callback, or is being offered it. */
export const isWithAgent = ({ participants }: Conversation): boolean =>
  participants.some(({ purpose, callbacks }) => purpose === 'agent' && !callbacks.every(isOver));

/** The newest participant of the user who works the conversation and does not only listen in. */
export const userIn = (world: World, conversation: Conversation): Participant | undefined =>
  conversation.participants.findLast((each) => each.userId === world.user.id && !listensIn(each));

/** The legs of phone calls in progress, on either side, listeners aside; empty when there is none. */
export const liveCalls = (conversation: Conversation): CallLeg[] =>
  conversation.participants
    .filter((each) => !listensIn(each))
    .flatMap(({ calls }) => calls)
    .filter((leg) => !isOver(leg));

/** Throws while a call is in progress in the conversation. */
export function checkQuiet(conversation: Conversation): void {
  if (liveCalls(conversation).length > 0) throw new Refused('moved-on', 'A call is in progress.');
}

/** The participant's callback that is not over; throws when there is none. */
export function openLeg(participant: Participant): CallbackLeg {
  const leg = participant.callbacks.findLast((each) => !isOver(each));
  if (!leg) throw new Refused('moved-on', 'The communication is already disconnected.');
  return leg;
}

/** The participant's accepted callback; throws when it is not accepted, or over. */
export function connectedLeg(participant: Participant): CallbackLeg {
  const leg = openLeg(participant);
  if (leg.state !== 'connected') throw new Refused('moved-on', 'The communication is not connected.');
  return leg;
}

/** Ends one leg now, by the provider's clock, with its reason in wire words. */
export function endLeg(
  world: World,
  leg: CallbackLeg | CallLeg,
  disconnectType: WireDisconnectType,
  reason?: WireDisconnectReason,
): void {
  leg.state = 'disconnected';
  leg.disconnectType = disconnectType;
  leg.disconnectedTime = providerTime(world);
  leg.held = false;
  delete leg.startHoldTime;
  if (reason) (leg as CallLeg).disconnectReasons = [reason];
  endSegments(world, leg, disconnectType);
}

/** Puts a connected leg of either kind on hold, or takes it off; asking twice changes nothing. */
export function holdLeg(world: World, leg: CallbackLeg | CallLeg, held: boolean): void {
  leg.held = held;
  if (held) leg.startHoldTime ??= cloudTime(world);
  else delete leg.startHoldTime;
}

/** Writes the `endTime` of every participant whose legs are all over, and of the conversation when nobody is left. */
export function closeWhatIsOver(world: World, conversation: Conversation): void {
  const at = providerTime(world);
  for (const participant of conversation.participants)
    if (legsOf(participant).every(isOver)) participant.endTime ??= at;
  if (conversation.participants.every((participant) => participant.endTime)) conversation.endTime ??= at;
}
