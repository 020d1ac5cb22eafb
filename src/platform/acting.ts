import type { MutationFunctionContext, QueryClient } from '@tanstack/react-query';
import type { Conversation, Participant } from '../callback/conversation.ts';
import { myLeg } from '../callback/customer-callback.ts';
import type { Asking } from './asked.ts';
import type { CallCommand, CallContext, CallResult } from './place-call.ts';
import { PlatformError } from './platform-error.ts';
import type { Rest } from './rest.ts';
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

/** One press of an action, on its way. */
export interface Turn {
  readonly client: QueryClient;
  /** Of the lock that keeps other tabs from doing the same at the same time. */
  readonly lock: string;
}

/** How an action is sent, kept from being sent twice, and watched until the platform shows it. */
export interface Acting {
  readonly rest: Rest;
  readonly userId: string;
  /** An action on one conversation; a second press while the first is under way joins it. */
  spec<Result extends ActionResult | CallResult, Variables>(
    conversationId: string,
    action: string,
    run: (turn: Turn, variables: Variables) => Promise<Result>,
  ): ActionSpec<Result, Variables>;
  /**
   * Sends as my participant, then waits until `shows` holds of it; after 8 s without an event, looks. The same
   * in two tabs is done one after the other: whoever had to wait looks first, and sends nothing where it is done.
   */
  ask(
    turn: Turn,
    conversationId: string,
    send: (mine: Participant) => Promise<unknown>,
    shows: (conversation: Conversation, participantId: string) => boolean,
  ): Promise<ActionResult>;
  /** Asks the platform itself, past every query in flight. */
  look(client: QueryClient, conversationId: string): Promise<Conversation | undefined>;
}

const PATIENCE_MS = 8000;

/** Makes what the actions of one platform share. */
export function createActing(context: CallContext, asking: Asking): Acting {
  const { rest, keys, clock, userId, refetch, locks, lockName } = context;
  const underWay = new Map<string, Promise<unknown>>();

  function once<T>(key: readonly unknown[], run: () => Promise<T>): Promise<T> {
    const id = JSON.stringify(key);
    const already = underWay.get(id) as Promise<T> | undefined;
    if (already) return already;
    const promise = run().finally(() => underWay.delete(id));
    underWay.set(id, promise);
    return promise;
  }

  function spec<Result extends ActionResult | CallResult, Variables>(
    conversationId: string,
    action: string,
    run: (turn: Turn, variables: Variables) => Promise<Result>,
  ): ActionSpec<Result, Variables> {
    const mutationKey = keys.action(conversationId, action);
    return {
      mutationKey,
      mutationFn: (variables, { client }) =>
        once([mutationKey, variables ?? null], () => {
          const { by = 'agent', column, callId = '' } = (variables ?? {}) as Partial<CallCommand & { callId: string }>;
          const turn = { client, lock: lockName(`${action}|${callId}`, conversationId) };
          const what = { action, by, ...(column !== undefined && { column }) };
          return asking.track(client, conversationId, what, () => run(turn, variables));
        }),
      networkMode: 'always',
      retry: 0,
    };
  }

  async function ask(
    { client, lock }: Turn,
    conversationId: string,
    send: (mine: Participant) => Promise<unknown>,
    shows: (conversation: Conversation, participantId: string) => boolean,
  ): Promise<ActionResult> {
    const watched = watch(client, keys, clock, conversationId);
    const before = watched.conversation();
    const mine = before && myLeg(before, userId);
    if (!mine) throw new PlatformError('gone', 'This callback is not with you');
    const isShown = (conversation: Conversation | undefined) =>
      conversation !== undefined && shows(conversation, mine.id);
    return locks.alone(lock, async (waited) => {
      if (waited) {
        await refetch(client, conversationId).catch(() => {});
        if (isShown(watched.conversation())) return { confirmed: true };
      }
      try {
        await send(mine);
      } catch (error) {
        void refetch(client, conversationId).catch(() => {});
        throw error;
      }
      if (await watched.until(isShown, PATIENCE_MS)) return { confirmed: true };
      await refetch(client, conversationId).catch(() => {}); // it was taken; that nobody can look is no failure of it
      return { confirmed: isShown(watched.conversation()) };
    });
  }

  async function look(client: QueryClient, conversationId: string) {
    await refetch(client, conversationId);
    return client.getQueryData<Conversation>(keys.conversation(conversationId));
  }

  return { rest, userId, spec, ask, look };
}
