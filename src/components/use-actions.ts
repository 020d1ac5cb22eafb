import { useMutationState, useQueryClient } from '@tanstack/react-query';
import type { Action } from '../callback/permitted.ts';
import type { ActionResult, ActionSpec } from '../platform/acting.ts';
import type { CallCommand, CallResult } from '../platform/place-call.ts';
import { usePlatform } from './provider.tsx';

/** The last thing that was asked for, by this card or any copy of it. */
export interface LastAsked {
  readonly id: number;
  readonly action: Action;
  readonly status: 'idle' | 'pending' | 'success' | 'error';
  readonly error: Error | null;
  readonly result: ActionResult | CallResult | undefined;
}

/** What can be asked of the platform for one conversation, and what is under way. */
export interface Asking {
  readonly pending: ReadonlySet<Action>;
  readonly last: LastAsked | undefined;
  accept(): void;
  decline(): void;
  call(command: CallCommand): void;
  skip(): void;
  hold(): void;
  resume(): void;
  holdCall(): void;
  resumeCall(): void;
  hangUp(callId: string): void;
  done(): void;
}

/** Runs the platform's actions on `conversationId`. Every copy of a card in one `QueryClient` shows the same. */
export function useActions(conversationId: string): Asking {
  const { actions, keys } = usePlatform();
  const client = useQueryClient();
  const asked = useMutationState({
    filters: { mutationKey: keys.action(conversationId) },
    select: ({ mutationId, options, state }): LastAsked => ({
      id: mutationId,
      action: options.mutationKey?.at(-1) as Action,
      status: state.status,
      error: state.error,
      result: state.data as ActionResult | CallResult | undefined,
    }),
  });

  function run<Result, Variables>(spec: ActionSpec<Result, Variables>, variables: Variables) {
    client
      .getMutationCache()
      .build<Result, Error, Variables, unknown>(client, spec)
      .execute(variables)
      .catch(() => {}); // shown from the mutation's own state
  }

  return {
    pending: new Set(asked.filter(({ status }) => status === 'pending').map(({ action }) => action)),
    last: asked.at(-1),
    accept: () => run(actions.accept(conversationId), undefined),
    decline: () => run(actions.decline(conversationId), undefined),
    call: (command) => run(actions.call(conversationId), command),
    skip: () => run(actions.skip(conversationId), undefined),
    hold: () => run(actions.hold(conversationId), undefined),
    resume: () => run(actions.resume(conversationId), undefined),
    holdCall: () => run(actions.holdCall(conversationId), undefined),
    resumeCall: () => run(actions.resumeCall(conversationId), undefined),
    hangUp: (callId) => run(actions.hangUp(conversationId), { callId }),
    done: () => run(actions.done(conversationId), undefined),
  };
}
