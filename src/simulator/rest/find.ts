import { Refused } from '../world/refused.ts';
import type { CallbackLeg, CallLeg, Conversation, Participant, World } from '../world/world.ts';

/** How a path names a participant. */
export interface Ids {
  readonly conversationId: string;
  readonly participantId: string;
}

/** A participant and where they take part. */
export interface Found {
  readonly conversation: Conversation;
  readonly participant: Participant;
}

/** Which legs a path speaks of. */
export type Medium = 'callbacks' | 'calls';

/** Throws 404 where there is nothing. */
export function existing<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Refused('unknown', `${what} was not found.`);
  return value;
}

/** The conversation of that id. */
export const conversationOf = (world: World, id: string): Conversation =>
  existing(world.conversations.get(id), `Conversation ${id}`);

/** A participant by the two ids of a path. */
export function findParticipant(world: World, { conversationId, participantId }: Ids): Found {
  const conversation = conversationOf(world, conversationId);
  const participant = conversation.participants.find(({ id }) => id === participantId);
  return { conversation, participant: existing(participant, `Participant ${participantId}`) };
}

/** A participant by ids, who must be the user. */
export function findOwn(world: World, ids: Ids): Found {
  const found = findParticipant(world, ids);
  if (found.participant.userId !== world.user.id) throw new Refused('forbidden', 'This is not your own communication.');
  return found;
}

/** One leg of a participant, by its own id, of one medium or of any. */
export function findLeg(
  { participant }: Found,
  communicationId: string,
  medium?: Medium,
): { leg: CallbackLeg | CallLeg; medium: Medium } {
  const media: Medium[] = medium ? [medium] : ['callbacks', 'calls'];
  for (const each of media) {
    const leg = participant[each].find(({ id }) => id === communicationId);
    if (leg) return { leg, medium: each };
  }
  throw new Refused('unknown', `Communication ${communicationId} was not found.`);
}
