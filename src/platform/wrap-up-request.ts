import type { Wrapup } from '../callback/callback.ts';
import type { Conversation, Participant } from '../callback/conversation.ts';
import { myLeg } from '../callback/customer-callback.ts';
import type { WireMediaParticipantRequest } from '../callback/wire-rest.ts';
import type { WireWrapup } from '../callback/wire.ts';
import type { WrapUpCommand } from './wrap-ups.ts';
import type { RestRequest } from './rest.ts';

const has = (legs: readonly { readonly id: string }[], id: string) => legs.some((leg) => leg.id === id);

/**
 * The request that writes a wrap-up: into my participant, or into one communication of mine. A call may belong to
 * another of my participants than the callback: each alert makes a new one.
 */
export function wrapUpRequest(
  conversation: Conversation,
  mine: Participant,
  { code, notes, communicationId, isDraft = false }: WrapUpCommand & { readonly isDraft?: boolean },
): Pick<RestRequest, 'method' | 'path' | 'body'> {
  const at = encodeURIComponent;
  const wrapup: WireWrapup = {
    ...(code !== undefined && { code }),
    ...(notes !== undefined && { notes }),
    ...(isDraft && { provisional: true }),
  };
  const owner = conversation.participants.find(
    ({ callbacks, calls }) => communicationId !== undefined && has([...callbacks, ...calls], communicationId),
  );
  const medium = communicationId !== undefined && owner && has(owner.calls, communicationId) ? 'calls' : 'callbacks';
  const path = `/conversations/${medium}/${at(conversation.id)}/participants/${at((owner ?? mine).id)}`;
  return communicationId === undefined
    ? { method: 'PATCH', path, body: { wrapup } satisfies WireMediaParticipantRequest }
    : { method: 'POST', path: `${path}/communications/${at(communicationId)}/wrapup`, body: wrapup };
}

/** What is written for the communication of that id, or for me as a whole. */
export function wrapUpOf(
  conversation: Conversation,
  userId: string,
  communicationId: string | undefined,
): Wrapup | undefined {
  if (communicationId === undefined) {
    const mine = myLeg(conversation, userId);
    return mine?.wrapup ?? mine?.callbacks.at(-1)?.wrapup;
  }
  return conversation.participants
    .flatMap(({ callbacks, calls }) => [...callbacks, ...calls])
    .find(({ id }) => id === communicationId)?.wrapup;
}

/** Whether the platform has the same notes; it may have trimmed them. */
export const sameText = (one: string | undefined, other: string | undefined): boolean =>
  plain(one ?? '') === plain(other ?? '');
const plain = (text: string) => text.replaceAll('\r\n', '\n').trim();
