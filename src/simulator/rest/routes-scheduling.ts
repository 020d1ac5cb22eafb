import { createCallback } from '../world/callback-queue.ts';
import { endConversation } from '../world/callback-leg.ts';
import { askedFor } from '../world/campaign.ts';
import { latinDigits } from '../world/line.ts';
import { passes, Refused, wrongField } from '../world/refused.ts';
import { identifiersOf, reschedule, scheduleAnother } from '../world/schedule.ts';
import type { CallbackTerms } from '../world/callback-terms.ts';
import type { Conversation, Named, World } from '../world/world.ts';
import { check, fieldsOf, listOf, textOf, type Fields } from './bodies.ts';
import { errorBody } from './errors.ts';
import { conversationOf, findOwn } from './find.ts';
import { ASKED, ok, route, type Answer, type Route } from './route.ts';

const LONGEST_AHEAD_MS = 30 * 24 * 3600_000;

function scheduledAtOf(world: World, { callbackScheduledTime: given }: Fields): number | undefined {
  if (given === undefined || given === null) return undefined;
  const name = 'callbackScheduledTime';
  const at =
    typeof given === 'string' && /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(given) ? Date.parse(given) : NaN;
  if (Number.isNaN(at)) throw wrongField(name, `“${name}” must be an ISO-8601 date with a zone.`, 'invalid.date');
  const now = world.agenda.now() + world.providerAheadMs;
  if (at < now) throw wrongField(name, `“${name}” lies in the past.`, 'invalid.date');
  if (at > now + LONGEST_AHEAD_MS) throw wrongField(name, `“${name}” is more than 30 days ahead.`, 'invalid.date');
  return at;
}

function numbersOf(fields: Fields, required: boolean): string[] | undefined {
  if (!required && fields.callbackNumbers === undefined) return undefined;
  const valid = fields.validateCallbackNumbers === true ? /^\+[1-9]\d{6,14}$/ : /\d/;
  return listOf(fields, 'callbackNumbers', (number) => {
    if (typeof number !== 'string' || !valid.test(latinDigits(number)))
      throw wrongField('callbackNumbers', `“${String(number)}” is not a phone number.`);
    return number;
  });
}

function queueOf(world: World, fields: Fields): Named | undefined {
  const routingData = fields.routingData === undefined ? {} : fieldsOf(fields.routingData, 'RoutingData');
  const id = fields.queueId ?? routingData.queueId;
  if (id === undefined) return undefined;
  const queue = [...world.queues.values()].find((each) => each.id === id);
  if (!queue) throw wrongField('queueId', 'The queue was not found.');
  return queue;
}

function termsOf(world: World, fields: Fields, required: boolean): CallbackTerms {
  check(fields, 'callbackUserName', 'string');
  const numbers = numbersOf(fields, required);
  const queue = queueOf(world, fields);
  const scheduledAt = scheduledAtOf(world, fields);
  if (required && !queue)
    throw wrongField('queueId', 'Either “queueId” or “routingData” is required.', 'constraint.validation');
  return {
    ...(numbers && { numbers }),
    ...(queue && { queue }),
    ...(scheduledAt !== undefined && { scheduledAt }),
    ...(typeof fields.callbackUserName === 'string' && { name: fields.callbackUserName }),
  };
}

const made = (conversation: Conversation) => ({
  conversation: { id: conversation.id, selfUri: `/api/v2/conversations/${conversation.id}` },
  callbackIdentifiers: identifiersOf(conversation),
});

/** Makes a callback of what the command says; one without a time alerts the user as soon as it reaches the queue. */
function create(world: World, body: unknown): Answer {
  const fields = fieldsOf(body, 'CreateCallbackCommand');
  const { numbers = [], name = '', queue, scheduledAt } = termsOf(world, fields, true);
  const asked = askedFor(world, queue!.name, { name, numbers: Object.fromEntries(numbers.entries()) });
  const { callerId, callerIdName } = fields;
  const carried = {
    ...asked.carried,
    ...(typeof callerId === 'string' && { callerId }),
    ...(typeof callerIdName === 'string' && { callerIdName }),
  };
  return ok(made(createCallback(world, { ...asked, carried, ...(scheduledAt !== undefined && { scheduledAt }) })));
}

function move(world: World, body: unknown): Conversation {
  const fields = fieldsOf(body, 'PatchCallbackRequest');
  const conversation = conversationOf(world, textOf(fields, 'conversationId'));
  textOf(fields, 'agentId');
  reschedule(world, conversation, termsOf(world, fields, false));
  return conversation;
}

/** Moves each by itself: one that fails says why, and the others are moved. */
function moveAll(world: World, body: unknown): Answer {
  const requests = listOf(fieldsOf(body, 'BulkCallbackPatchRequest'), 'patchCallbackRequests', (each) => each);
  const results = requests.map((each) => {
    try {
      return { entity: made(move(world, each)) };
    } catch (error) {
      const { message, code, status, details } = errorBody(error, '');
      return { error: { message, code, status, details } };
    }
  });
  const errorIndexes = [...results.entries()].filter(([, each]) => 'error' in each).map(([index]) => index);
  return ok({ results, errorCount: errorIndexes.length, errorIndexes });
}

function disconnectAll(world: World, body: unknown): Answer {
  const identifiers = listOf(
    fieldsOf(body, 'BulkCallbackDisconnectRequest'),
    'callbackDisconnectIdentifiers',
    (each) => {
      const fields = fieldsOf(each, 'CallbackDisconnectIdentifier');
      textOf(fields, 'callbackId');
      return conversationOf(world, textOf(fields, 'conversationId'));
    },
  );
  for (const conversation of identifiers) passes(() => endConversation(world, conversation));
  return ASKED;
}

const CREATE = { permission: ['conversation:callback:create'] };
const EDIT = { permission: ['conversation:callback:edit'] };

/** Callbacks that are made, moved and cancelled before an agent has them. */
export const schedulingRoutes = (world: World): Route[] => [
  route('POST', 'conversations/callbacks', ({ body }) => create(world, body), CREATE),
  route('PATCH', 'conversations/callbacks', ({ body }) => ok(made(move(world, body))), EDIT),
  route('POST', 'conversations/callbacks/bulk/update', ({ body }) => moveAll(world, body), EDIT),
  route('POST', 'conversations/callbacks/bulk/disconnect', ({ body }) => disconnectAll(world, body), {
    permission: ['conversation:communication:disconnect'],
  }),
  route(
    'POST',
    'conversations/{conversationId}/participants/{participantId}/callbacks',
    ({ params, body }) => {
      const { conversation, participant } = findOwn(world, params);
      const fields = fieldsOf(body, 'CreateCallbackOnConversationCommand');
      if (conversation.endTime) throw new Refused('moved-on', 'The conversation is already disconnected.');
      scheduleAnother(world, conversation, participant, termsOf(world, fields, true));
      return { status: 201 };
    },
    { ...CREATE, asUser: true },
  ),
];
