import type { MutationFunctionContext, QueryClient } from '@tanstack/react-query';
import type { Call, Conversation, Participant } from '../callback/conversation.ts';
import { isOver } from '../callback/conversation.ts';
import { myLeg } from '../callback/customer-callback.ts';
import { SKIPPED_CODE } from '../callback/outcome.ts';
import type { WireMediaParticipantRequest } from '../callback/wire-rest.ts';
import { placeCall, type CallCommand, type CallContext, type CallResult } from './place-call.ts';
import { PlatformError } from './platform-error.ts';
import { watch } from './waiting.ts';

/** What became of a request: the platform only says that it was *asked*; `confirmed` once an event or a look shows it. */
export interface ActionResult {
  readonly confirmed: boolean;
}

/**
 * An action, ready for `useMutation`. Never paused offline and replayed later, never retried: both would act on a
 * callback that has moved on.
 */
export interface ActionSpec<Result, Variables = void> {
  mutationKey: readonly unknown[];
  mutationFn: (variables: Variables, context: MutationFunctionContext) => Promise<Result>;
  networkMode: 'always';
  retry: 0;
}

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

const PATIENCE_MS = 8000;
const SKIP_PATIENCE_MS = 1500;

/** Makes the actions of one platform. A second press while the first is under way joins it. */
export function createActions(context: CallContext): Actions {
  const { rest, keys, clock, userId, refetch } = context;
  const underWay = new Map<string, Promise<unknown>>();

  /** One action of its kind per conversation at a time. */
  function once<T>(key: readonly unknown[], run: () => Promise<T>): Promise<T> {
    const id = JSON.stringify(key);
    const already = underWay.get(id) as Promise<T> | undefined;
    if (already) return already;
    const promise = run().finally(() => underWay.delete(id));
    underWay.set(id, promise);
    return promise;
  }

  function spec<Result, Variables>(
    conversationId: string,
    action: string,
    run: (client: QueryClient, variables: Variables) => Promise<Result>,
  ): ActionSpec<Result, Variables> {
    const mutationKey = keys.action(conversationId, action);
    return {
      mutationKey,
      mutationFn: (variables, { client }) => once([mutationKey, variables ?? null], () => run(client, variables)),
      networkMode: 'always',
      retry: 0,
    };
  }

  /** Sends, then waits until the platform shows it; after 8 s without an event, looks. */
  async function ask(
    client: QueryClient,
    conversationId: string,
    send: (mine: Participant) => Promise<void>,
    shows: (conversation: Conversation) => boolean,
  ): Promise<ActionResult> {
    const watched = watch(client, keys, clock, conversationId);
    const before = watched.conversation();
    const mine = before && myLeg(before, userId);
    if (!mine) throw new PlatformError('gone', 'This callback is not with you');
    try {
      await send(mine);
    } catch (error) {
      void refetch(client, conversationId).catch(() => {});
      throw error;
    }
    if (await watched.until(shows, PATIENCE_MS)) return { confirmed: true };
    await refetch(client, conversationId);
    const present = watched.conversation();
    return { confirmed: present !== undefined && shows(present) };
  }

  const patchMine =
    (conversationId: string, media: 'callbacks' | 'calls', body: WireMediaParticipantRequest) =>
    async (mine: Participant) => {
      const path = `/conversations/${media}/${encodeURIComponent(conversationId)}/participants/${encodeURIComponent(mine.id)}`;
      await rest({ method: 'PATCH', path, body });
    };
  const leg = (conversation: Conversation) => myLeg(conversation, userId)?.callbacks.at(-1);
  const ownCall = (conversation: Conversation, callId?: string): Call | undefined => {
    const calls = conversation.participants.filter((p) => p.userId === userId).flatMap((p) => p.calls);
    return callId === undefined ? calls.findLast((call) => !isOver(call)) : calls.find(({ id }) => id === callId);
  };
  const isLegOver = (conversation: Conversation) => {
    const mine = leg(conversation);
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
    if (await watched.until(isLegOver, SKIP_PATIENCE_MS)) return;
    await refetch(client, conversationId);
    const present = watched.conversation();
    if (present && !isLegOver(present)) await patchMine(conversationId, 'callbacks', { state: 'disconnected' })(mine);
  };

  const patching =
    (
      action: string,
      media: 'callbacks' | 'calls',
      body: WireMediaParticipantRequest,
      shows: (conversation: Conversation) => boolean,
    ) =>
    (conversationId: string): ActionSpec<ActionResult> =>
      spec(conversationId, action, (client) =>
        ask(client, conversationId, patchMine(conversationId, media, body), shows),
      );

  return {
    accept: patching('accept', 'callbacks', { state: 'connected' }, (c) => leg(c)?.state !== 'alerting'),
    decline: patching('decline', 'callbacks', { state: 'disconnected' }, isLegOver),
    hold: patching('hold', 'callbacks', { held: true }, (c) => leg(c)?.held === true),
    resume: patching('resume', 'callbacks', { held: false }, (c) => leg(c)?.held === false),
    skip: (id) => spec(id, 'skip', (client) => ask(client, id, skipFor(client, id), isLegOver)),
    done: patching('done', 'callbacks', { state: 'disconnected' }, isLegOver),
    holdCall: patching('hold-call', 'calls', { held: true }, (c) => ownCall(c)?.held === true),
    resumeCall: patching('resume-call', 'calls', { held: false }, (c) => ownCall(c)?.held === false),
    call: (id) => spec(id, 'call', (client, command) => placeCall(context, client, id, command)),
    hangUp: (id) =>
      spec(id, 'hang-up', (client, { callId }) =>
        ask(
          client,
          id,
          async (mine) => {
            const path = `/conversations/calls/${encodeURIComponent(id)}/participants/${encodeURIComponent(mine.id)}/communications/${encodeURIComponent(callId)}`;
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
