import type { QueryClient } from '@tanstack/react-query';
import type { Call, Conversation, Participant } from '../callback/conversation.ts';
import { isOver } from '../callback/conversation.ts';
import { SKIPPED_CODE } from '../callback/outcome.ts';
import type { WireMediaParticipantRequest } from '../callback/wire-rest.ts';
import type { Acting, ActionResult, ActionSpec } from './acting.ts';
import { placeCall, type CallCommand, type CallContext, type CallResult } from './place-call.ts';
import { watch } from './waiting.ts';

/** Everything an agent can ask for. Each rejects with a `PlatformError`. */
export interface Actions {
  accept(conversationId: string): ActionSpec<ActionResult>;
  decline(conversationId: string): ActionSpec<ActionResult>;
  hold(conversationId: string): ActionSpec<ActionResult>;
  resume(conversationId: string): ActionSpec<ActionResult>;
  skip(conversationId: string): ActionSpec<ActionResult>;
  done(conversationId: string): ActionSpec<ActionResult>;
  call(conversationId: string): ActionSpec<CallResult, CallCommand>;
  holdCall(conversationId: string): ActionSpec<ActionResult>;
  resumeCall(conversationId: string): ActionSpec<ActionResult>;
  /** Ends one leg of mine; several calls may be open. */
  hangUp(conversationId: string): ActionSpec<ActionResult, { callId: string }>;
}

const SKIP_PATIENCE_MS = 1500;

/** Makes the actions of one platform. */
export function createActions(context: CallContext, { rest, userId, spec, ask, look }: Acting): Actions {
  const { keys, clock } = context;
  const patchMine =
    (conversationId: string, media: 'callbacks' | 'calls', body: WireMediaParticipantRequest) =>
    async (mine: Participant) => {
      const path = `/conversations/${media}/${encodeURIComponent(conversationId)}/participants/${encodeURIComponent(mine.id)}`;
      await rest({ method: 'PATCH', path, body });
    };
  /** My leg that was asked: a callback that comes back to me is another one. */
  const leg = ({ participants }: Conversation, participantId: string) =>
    participants.find(({ id }) => id === participantId)?.callbacks.at(-1);
  const ownCall = (conversation: Conversation, callId?: string): Call | undefined => {
    const calls = conversation.participants.filter((p) => p.userId === userId).flatMap((p) => p.calls);
    return callId === undefined ? calls.findLast((call) => !isOver(call)) : calls.find(({ id }) => id === callId);
  };
  const isLegOver = (conversation: Conversation, participantId: string) => {
    const mine = leg(conversation, participantId);
    return mine === undefined || isOver(mine);
  };

  /**
   * Skip. The platform documents no request for it: inferred from 19 real previews, whose legs end with `client` and
   * this wrap-up code, usually written just before. One request carries both; where the platform takes only the
   * wrap-up from it, a second one ends the leg.
   */
  const skipFor = (client: QueryClient, conversationId: string) => async (mine: Participant) => {
    await patchMine(conversationId, 'callbacks', { wrapup: { code: SKIPPED_CODE, notes: '' }, state: 'disconnected' })(
      mine,
    );
    const watched = watch(client, keys, clock, conversationId);
    if (await watched.until((conversation) => isLegOver(conversation, mine.id), SKIP_PATIENCE_MS)) return;
    const present = await look(client, conversationId).catch(() => {});
    if (!present || isLegOver(present, mine.id)) return;
    await patchMine(conversationId, 'callbacks', { state: 'disconnected' })(mine).catch(() => {}); // the first was taken
  };

  const patching =
    (
      action: string,
      media: 'callbacks' | 'calls',
      body: WireMediaParticipantRequest,
      shows: (conversation: Conversation, participantId: string) => boolean,
    ) =>
    (conversationId: string): ActionSpec<ActionResult> =>
      spec(conversationId, action, (turn) => ask(turn, conversationId, patchMine(conversationId, media, body), shows));

  return {
    accept: patching(
      'accept',
      'callbacks',
      { state: 'connected' },
      (c, mine) => leg(c, mine)?.connectedAt !== undefined,
    ),
    decline: patching('decline', 'callbacks', { state: 'disconnected' }, isLegOver),
    hold: patching('hold', 'callbacks', { held: true }, (c, mine) => leg(c, mine)?.held === true),
    resume: patching('resume', 'callbacks', { held: false }, (c, mine) => leg(c, mine)?.held === false),
    skip: (id) => spec(id, 'skip', (turn) => ask(turn, id, skipFor(turn.client, id), isLegOver)),
    done: patching('done', 'callbacks', { state: 'disconnected' }, isLegOver),
    holdCall: patching('hold-call', 'calls', { held: true }, (c) => ownCall(c)?.held === true),
    resumeCall: patching('resume-call', 'calls', { held: false }, (c) => ownCall(c)?.held === false),
    call: (id) => spec(id, 'call', ({ client }, command) => placeCall(context, client, id, command)),
    hangUp: (id) =>
      spec(id, 'hang-up', (turn, { callId }) =>
        ask(
          turn,
          id,
          async (mine) => {
            const all = turn.client.getQueryData<Conversation>(keys.conversation(id))?.participants;
            const whose = all?.find(({ calls }) => calls.some((call) => call.id === callId)) ?? mine;
            const path = `/conversations/calls/${encodeURIComponent(id)}/participants/${encodeURIComponent(whose.id)}/communications/${encodeURIComponent(callId)}`;
            await rest({
              method: 'PATCH',
              path,
              body: { state: 'disconnected' } satisfies WireMediaParticipantRequest,
            });
          },
          (conversation) => {
            const call = ownCall(conversation, callId);
            return call === undefined || isOver(call);
          },
        ),
      ),
  };
}
