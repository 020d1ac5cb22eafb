import { raceAgainst } from '../world/countdown.ts';
import { afterCallWorkPending } from '../world/after-call-work.ts';
import { setRecording } from '../world/call-leg.ts';
import { endConversation } from '../world/callback-leg.ts';
import { agentAtWork, isOver, legsOf } from '../world/legs.ts';
import { checkCall, placeCall } from '../world/placed-call.ts';
import { Refused, wrongField } from '../world/refused.ts';
import type { Conversation, World } from '../world/world.ts';
import { flatConversation, nestedConversation } from '../shapes.ts';
import { callCommandOf, check, checkDisconnects, fieldsOf } from './bodies.ts';
import { conversationOf, existing } from './find.ts';
import type { Readable } from './past.ts';
import { ASKED, listing, ok, route, type Asked, type Route } from './route.ts';

/** The conversations that the user takes part in now, by a live leg or by after-call work. */
const isActive =
  (world: World) =>
  ({ participants }: Conversation): boolean =>
    participants.some(
      (each) => each.userId === world.user.id && (!legsOf(each).every(isOver) || afterCallWorkPending(each)),
    );

const hasMedium =
  (medium: 'callbacks' | 'calls') =>
  ({ participants }: Conversation): boolean =>
    participants.some((each) => each[medium].length > 0);

/** Throws what keeps the user from placing a call here; gives nothing. The endpoint asks it first. */
export function checkCallByUser(world: World, conversation: Conversation): void {
  const agent = agentAtWork(conversation);
  if (agent && agent.userId !== world.user.id)
    throw new Refused('forbidden', 'You are not the agent of this conversation.');
  checkCall(world, conversation);
}

const END = { permission: ['conversation:communication:disconnect'] };
const RECORDING = ['ACTIVE', 'PAUSED', 'NONE'] as const;

/** Conversations as a whole: reading them, ending them, calling in them, their recording. */
export function conversationRoutes(world: World, readable: Readable): Route[] {
  const read = (id: string) => existing(readable.get(id), `Conversation ${id}`);
  const active = () => readable.all().filter(isActive(world));
  const isListed = (each: Conversation) =>
    isActive(world)(each) || (each.agreement.listed === true && !each.endTime && !agentAtWork(each));
  const recordingState = ({ params, body }: Asked<'conversationId'>) => {
    const fields = fieldsOf(body, 'SetRecordingState');
    check(fields, 'recordingState', 'string');
    const state = RECORDING.find((each) => each === String(fields.recordingState).toUpperCase());
    if (!state) throw wrongField('recordingState', `Possible values are: ${RECORDING.join(', ')}.`);
    setRecording(world, conversationOf(world, params.conversationId), state.toLowerCase() as 'active');
    return ASKED;
  };

  return [
    route(
      'GET',
      'conversations',
      ({ query }) => {
        const type = query.get('communicationType')?.toLowerCase();
        const medium = type === 'callback' ? 'callbacks' : type === 'call' ? 'calls' : undefined;
        const fits = type ? (medium ? hasMedium(medium) : () => false) : () => true;
        return listing('/api/v2/conversations', active().filter(fits).map(nestedConversation));
      },
      { asUser: true },
    ),
    route(
      'GET',
      'conversations/callbacks',
      ({ query }) =>
        listing(
          '/api/v2/conversations/callbacks',
          readable.all().filter(isListed).filter(hasMedium('callbacks')).map(flatConversation),
          query,
        ),
      { asUser: true },
    ),
    route(
      'GET',
      'conversations/{conversationId}',
      ({ params }) => ok(nestedConversation(read(params.conversationId))),
      { permission: ['conversation:communication:view'] },
    ),
    route(
      'DELETE',
      'conversations/{conversationId}',
      ({ params }) => {
        endConversation(world, conversationOf(world, params.conversationId));
        return { status: 204 };
      },
      END,
    ),
    route('GET', 'conversations/callbacks/{conversationId}', ({ params }) =>
      ok(flatConversation(read(params.conversationId))),
    ),
    route(
      'PATCH',
      'conversations/callbacks/{conversationId}',
      ({ params, body }) => {
        const conversation = conversationOf(world, params.conversationId);
        checkDisconnects(body);
        endConversation(world, conversation);
        return ok(nestedConversation(conversation));
      },
      END,
    ),
    route(
      'POST',
      'conversations/calls/{conversationId}',
      ({ params, body }) => {
        const conversation = conversationOf(world, params.conversationId);
        const { callNumber, phoneColumn } = callCommandOf(body);
        checkCallByUser(world, conversation);
        raceAgainst(world, conversation);
        placeCall(world, conversation, callNumber, phoneColumn);
        return ok(nestedConversation(conversation));
      },
      { asUser: true },
    ),
    ...(['callbacks', 'calls'] as const).map((medium) =>
      route('PUT', `conversations/${medium}/{conversationId}/recordingstate`, recordingState, {
        permission: ['conversation:recording:pauseOthers'],
      }),
    ),
  ];
}
