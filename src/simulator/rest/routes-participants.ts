import type { WireMediaParticipantRequest } from '../../callback/wire-rest.ts';
import { acceptCallback } from '../world/accept.ts';
import { answerCall, hangUp, holdCall, muteCall, openCall, pressKeys } from '../world/call-leg.ts';
import { endCallback, holdCallback } from '../world/callback-leg.ts';
import { isOver } from '../world/legs.ts';
import { Refused, wrongField } from '../world/refused.ts';
import { transferToQueue, transferToUser, type TransferType } from '../world/transfer.ts';
import { skipWrapup, writeWrapup } from '../world/wrap-up.ts';
import type { CallLeg, Participant, World } from '../world/world.ts';
import { check, fieldsOf, mediaRequestOf, textOf, textsOf, type Fields } from './bodies.ts';
import { findLeg, findOwn, findParticipant, type Found, type Ids, type Medium } from './find.ts';
import { ASKED, route, type Answer, type Asked, type Route } from './route.ts';

/** Applies to the callback leg what was asked of it. */
function applyToCallback(world: World, { conversation, participant }: Found, asked: WireMediaParticipantRequest) {
  const { state, held, wrapup, wrapupSkipped } = asked;
  if (wrapup) writeWrapup(world, conversation, participant, wrapup);
  if (wrapupSkipped) skipWrapup(world, conversation, participant);
  if (wrapup && state && world.personality.skipTakes === 2) return;
  if (held !== undefined) holdCallback(world, conversation, participant, held);
  if (state === 'connected') acceptCallback(world, conversation, participant);
  if (state === 'disconnected') endCallback(world, conversation, participant);
}

/** Applies to the newest call leg what was asked of it. */
function applyToCall(world: World, { conversation, participant }: Found, asked: WireMediaParticipantRequest) {
  const { state, held, muted, wrapup } = asked;
  if (participant.calls.length === 0) throw new Refused('unknown', 'The participant has no call.');
  if (wrapup) writeWrapup(world, conversation, participant, wrapup);
  if (held !== undefined) holdCall(world, conversation, participant, held);
  if (muted !== undefined) muteCall(world, conversation, participant, muted);
  if (state === 'connected') answerCall(world, conversation, participant);
  if (state === 'disconnected') hangUp(world, conversation, openCall(participant));
}

/** The generic PATCH has no medium in its path: it reaches the participant's call while one is live, else the callback. */
function mediumOf({ calls }: Participant, { muted }: WireMediaParticipantRequest): Medium {
  return muted !== undefined || calls.some((leg) => !isOver(leg)) ? 'calls' : 'callbacks';
}

/** Ends one communication by its own id; nothing else can be asked of it. */
function disconnectOne(world: World, medium: Medium, ids: Ids & { communicationId: string }, body: unknown): Answer {
  const found = findParticipant(world, ids);
  const { leg } = findLeg(found, ids.communicationId, medium);
  if (mediaRequestOf(body).state !== 'disconnected')
    throw wrongField('state', 'A communication can only be disconnected.');
  if (isOver(leg)) throw new Refused('moved-on', 'The communication is already disconnected.');
  if (medium === 'calls') hangUp(world, found.conversation, leg as CallLeg);
  else applyToCallback(world, findOwn(world, ids), { state: 'disconnected' });
  return { status: 200 };
}

function transferTypeOf(fields: Fields): TransferType {
  const { transferType = 'Unattended' } = fields;
  if (transferType !== 'Attended' && transferType !== 'Unattended')
    throw wrongField('transferType', 'Possible values of “transferType” are: Attended, Unattended.');
  if (fields.voicemail === true)
    throw wrongField('voicemail', 'A callback can not be transferred to a voicemail inbox.');
  return transferType;
}

/** Transfers to whom the body names: `userId`, `queueId`, or an `address` that is one of both. */
function transfer(world: World, ids: Ids, body: unknown, to: 'user' | 'queue' | 'any'): Answer {
  const { conversation, participant } = findOwn(world, ids);
  const fields = fieldsOf(body, 'TransferRequest');
  for (const name of ['userId', 'userName', 'queueId', 'queueName', 'address']) check(fields, name, 'string');
  const type = transferTypeOf(fields);
  const { userId, userName, queueId, queueName, address } = fields;
  const user =
    to === 'queue'
      ? undefined
      : [world.user, ...world.colleagues].find(({ id, email }) => [userId, address].includes(id) || userName === email);
  const queue =
    to === 'user'
      ? undefined
      : [...world.queues.values()].find(({ id, name }) => [queueId, address].includes(id) || queueName === name);
  if (user) transferToUser(world, conversation, participant, user, type);
  else if (queue) transferToQueue(world, conversation, participant, queue, type);
  else throw wrongField(to === 'queue' ? 'queueId' : 'userId', 'The target of the transfer was not found.');
  return ASKED;
}

const UPDATE = {
  asUser: true,
  permission: ['conversation:participant:wrapup', 'conversation:call:record', 'conversation:communication:disconnect'],
};
const BLIND = 'conversation:communication:blindTransfer';

/** What an agent does to their own part: accept, hold, end, and hand it to somebody else. */
export function participantRoutes(world: World): Route[] {
  const patch = (ids: Ids, body: unknown, medium?: Medium): Answer => {
    const where = findParticipant(world, ids);
    const asked = mediaRequestOf(body);
    const apply = (medium ?? mediumOf(where.participant, asked)) === 'calls' ? applyToCall : applyToCallback;
    apply(world, findOwn(world, ids), asked);
    return ASKED;
  };
  const attributes = ({ params, body }: Asked<'conversationId' | 'participantId'>) => {
    const { conversation, participant } = findParticipant(world, params);
    const { attributes: given } = fieldsOf(body, 'ParticipantAttributes');
    Object.assign((participant.attributes ??= {}), textsOf(given, 'attributes'));
    world.changed(conversation);
    return ASKED;
  };
  const one = 'participants/{participantId}/communications/{communicationId}';

  return [
    route(
      'PATCH',
      'conversations/{conversationId}/participants/{participantId}',
      ({ params, body }) => patch(params, body),
      UPDATE,
    ),
    ...(['callbacks', 'calls'] as const).flatMap((medium) => [
      route(
        'PATCH',
        `conversations/${medium}/{conversationId}/participants/{participantId}`,
        ({ params, body }) => patch(params, body, medium),
        UPDATE,
      ),
      route(
        'PATCH',
        `conversations/${medium}/{conversationId}/${one}`,
        ({ params, body }) => disconnectOne(world, medium, params, body),
        { asUser: true },
      ),
      route('PATCH', `conversations/${medium}/{conversationId}/participants/{participantId}/attributes`, attributes),
    ]),
    route('PATCH', 'conversations/{conversationId}/participants/{participantId}/attributes', attributes),
    route(
      'POST',
      'conversations/{conversationId}/participants/{participantId}/digits',
      ({ params, body }) => {
        const { conversation, participant } = findOwn(world, params);
        pressKeys(world, conversation, participant, textOf(fieldsOf(body, 'Digits'), 'digits'));
        return ASKED;
      },
      { asUser: true },
    ),
    route(
      'POST',
      'conversations/callbacks/{conversationId}/participants/{participantId}/replace',
      ({ params, body }) => transfer(world, params, body, 'any'),
      { asUser: true, permission: [BLIND] },
    ),
    route(
      'POST',
      'conversations/{conversationId}/participants/{participantId}/replace/agent',
      ({ params, body }) => transfer(world, params, body, 'user'),
      { asUser: true, permission: [BLIND, `${BLIND}Agent`] },
    ),
    route(
      'POST',
      'conversations/{conversationId}/participants/{participantId}/replace/queue',
      ({ params, body }) => transfer(world, params, body, 'queue'),
      { asUser: true, permission: [BLIND, `${BLIND}Queue`] },
    ),
  ];
}
