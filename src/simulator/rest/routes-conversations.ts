import type { WireMediaParticipantRequest } from '../../callback/wire-rest.ts';
import { afterCallWorkPending } from '../world/after-call-work.ts';
import {
  acceptCallback,
  endCallback,
  endConversation,
  holdCallback,
  skipWrapup,
  writeWrapup,
} from '../world/callback-leg.ts';
import { isOver, legsOf } from '../world/legs.ts';
import { callCommandOf, checkDisconnects, mediaRequestOf } from './media-request.ts';
import { answerCall, hangUp, holdCall, muteCall, placeCall } from '../world/placed-call.ts';
import { Refused } from '../world/refused.ts';
import { route, type Answer, type Route } from './route.ts';
import { flatConversation, nestedConversation } from '../shapes.ts';
import type { Conversation, Participant, World } from '../world/world.ts';

type Ids = { conversationId: string; participantId: string };
type Medium = 'callbacks' | 'calls';

const OK = (body: unknown): Answer => ({ status: 200, body });
const ASKED: Answer = { status: 202 };

function conversationOf(world: World, id: string): Conversation {
  const conversation = world.conversations.get(id);
  if (!conversation) throw new Refused('unknown', `Conversation ${id} was not found.`);
  return conversation;
}

function find(world: World, ids: Ids): { conversation: Conversation; participant: Participant } {
  const conversation = conversationOf(world, ids.conversationId);
  const participant = conversation.participants.find(({ id }) => id === ids.participantId);
  if (!participant) throw new Refused('unknown', `Participant ${ids.participantId} was not found.`);
  return { conversation, participant };
}

/** The conversations that the user takes part in now, by a live leg or by after-call work. */
const activeConversations = (world: World): Conversation[] =>
  [...world.conversations.values()].filter(({ participants }) =>
    participants.some(
      (each) => each.userId === world.user.id && (!legsOf(each).every(isOver) || afterCallWorkPending(each)),
    ),
  );

const listing = (selfUri: string, entities: object[]): Answer =>
  OK({
    entities,
    pageSize: 25,
    pageNumber: 1,
    total: entities.length,
    pageCount: 1,
    firstUri: selfUri,
    lastUri: selfUri,
    selfUri,
  });

/** Applies to the callback leg what was asked of it. */
function applyToCallback(world: World, where: ReturnType<typeof find>, asked: WireMediaParticipantRequest) {
  const { conversation, participant } = where;
  if (participant.userId !== world.user.id) throw new Refused('forbidden', 'This is not your own communication.');
  const { state, held, wrapup, wrapupSkipped } = asked;
  if (wrapup) writeWrapup(world, conversation, participant, wrapup);
  if (wrapupSkipped) skipWrapup(world, conversation, participant);
  if (wrapup && state && world.personality.skipTakes === 2) return;
  if (held !== undefined) holdCallback(world, conversation, participant, held);
  if (state === 'connected') acceptCallback(world, conversation, participant);
  if (state === 'disconnected') endCallback(world, conversation, participant);
}

/** Applies to the call leg what was asked of it. */
function applyToCall(world: World, where: ReturnType<typeof find>, asked: WireMediaParticipantRequest) {
  const { conversation, participant } = where;
  const { state, held, muted, wrapup } = asked;
  if (participant.calls.length === 0) throw new Refused('unknown', 'The participant has no call.');
  if (wrapup) writeWrapup(world, conversation, participant, wrapup);
  if (held !== undefined) holdCall(world, conversation, participant, held);
  if (muted !== undefined) muteCall(world, conversation, participant, muted);
  if (state === 'connected') answerCall(world, conversation, participant);
  if (state === 'disconnected') hangUp(world, conversation, participant);
}

/** The generic PATCH has no medium in its path: it reaches the participant's call while one is live, else the callback. */
function mediumOf({ calls }: Participant, { muted }: WireMediaParticipantRequest): Medium {
  return muted !== undefined || calls.some((leg) => !isOver(leg)) ? 'calls' : 'callbacks';
}

/** Ends one communication by its own id; nothing else can be asked of it. */
function disconnectOne(world: World, medium: Medium, ids: Ids & { communicationId: string }, body: unknown): Answer {
  const { conversation, participant } = find(world, ids);
  const leg = participant[medium].find(({ id }) => id === ids.communicationId);
  if (!leg) throw new Refused('unknown', `Communication ${ids.communicationId} was not found.`);
  if (mediaRequestOf(body).state !== 'disconnected')
    throw new Refused('malformed', 'A communication can only be disconnected.');
  if (isOver(leg)) throw new Refused('moved-on', 'The communication is already disconnected.');
  if (medium === 'calls') hangUp(world, conversation, participant);
  else applyToCallback(world, { conversation, participant }, { state: 'disconnected' });
  return { status: 200 };
}

/** Everything under `/conversations`. */
export function conversationRoutes(world: World): Route[] {
  const patch = (ids: Ids, body: unknown, medium?: Medium): Answer => {
    const where = find(world, ids);
    const asked = mediaRequestOf(body);
    const apply = (medium ?? mediumOf(where.participant, asked)) === 'calls' ? applyToCall : applyToCallback;
    apply(world, where, asked);
    return ASKED;
  };
  const wrapupCodes = (ids: Ids): Answer => {
    find(world, ids);
    return OK(world.wrapupCodes.map((code) => ({ ...code, selfUri: `/api/v2/routing/wrapupcodes/${code.id}` })));
  };

  return [
    route('GET', 'conversations', ({ query }) => {
      const type = query.get('communicationType')?.toLowerCase();
      const has = ({ participants }: Conversation) =>
        participants.some(
          ({ callbacks, calls }) =>
            !type || (type === 'callback' && callbacks.length > 0) || (type === 'call' && calls.length > 0),
        );
      return listing('/api/v2/conversations', activeConversations(world).filter(has).map(nestedConversation));
    }),
    route('GET', 'conversations/callbacks', () =>
      listing('/api/v2/conversations/callbacks', activeConversations(world).map(flatConversation)),
    ),
    route('GET', 'conversations/{conversationId}', ({ params }) =>
      OK(nestedConversation(conversationOf(world, params.conversationId))),
    ),
    route('GET', 'conversations/callbacks/{conversationId}', ({ params }) =>
      OK(flatConversation(conversationOf(world, params.conversationId))),
    ),
    route('PATCH', 'conversations/callbacks/{conversationId}', ({ params, body }) => {
      const conversation = conversationOf(world, params.conversationId);
      checkDisconnects(body);
      endConversation(world, conversation);
      return OK(nestedConversation(conversation));
    }),
    route('POST', 'conversations/calls/{conversationId}', ({ params, body }) => {
      const conversation = conversationOf(world, params.conversationId);
      placeCall(world, conversation, callCommandOf(body).callNumber);
      return OK(nestedConversation(conversation));
    }),
    route('PATCH', 'conversations/{conversationId}/participants/{participantId}', ({ params, body }) =>
      patch(params, body),
    ),
    route('PATCH', 'conversations/callbacks/{conversationId}/participants/{participantId}', ({ params, body }) =>
      patch(params, body, 'callbacks'),
    ),
    route('PATCH', 'conversations/calls/{conversationId}/participants/{participantId}', ({ params, body }) =>
      patch(params, body, 'calls'),
    ),
    route(
      'PATCH',
      'conversations/callbacks/{conversationId}/participants/{participantId}/communications/{communicationId}',
      ({ params, body }) => disconnectOne(world, 'callbacks', params, body),
    ),
    route(
      'PATCH',
      'conversations/calls/{conversationId}/participants/{participantId}/communications/{communicationId}',
      ({ params, body }) => disconnectOne(world, 'calls', params, body),
    ),
    route('GET', 'conversations/{conversationId}/participants/{participantId}/wrapupcodes', ({ params }) =>
      wrapupCodes(params),
    ),
    route('GET', 'conversations/callbacks/{conversationId}/participants/{participantId}/wrapupcodes', ({ params }) =>
      wrapupCodes(params),
    ),
    route('GET', 'conversations/calls/{conversationId}/participants/{participantId}/wrapupcodes', ({ params }) =>
      wrapupCodes(params),
    ),
  ];
}
