import { useMutationState, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Action } from '../callback/permitted.ts';
import type { ActionResult, ActionSpec } from '../platform/acting.ts';
import type { CallCommand, CallResult } from '../platform/place-call.ts';
import { PlatformError } from '../platform/platform-error.ts';
import { useClock } from './clock.tsx';
import type { Activity, HostEvents } from './host-events.ts';
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

/** Runs the platform's actions on `conversationId` and tells the host what became of them. Every copy of a card in one `QueryClient` shows the same. */
export function useActions(conversationId: string, events: HostEvents = {}): Asking {
  const { actions, keys } = usePlatform();
  const client = useQueryClient();
  const clock = useClock();
  const latest = useRef(events);
  useEffect(() => void (latest.current = events));
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

  function run<Result extends ActionResult | CallResult, Variables>(
    spec: ActionSpec<Result, Variables>,
    variables: Variables,
    column?: string,
  ) {
    const action = spec.mutationKey.at(-1) as Action;
    const tell = (result: Activity['result'], error?: unknown) => {
      const known = error instanceof PlatformError ? error : undefined;
      const activity: Activity = {
        action,
        conversationId,
        at: clock.now(),
        result,
        ...(known && { errorKind: known.kind }),
        ...(known?.correlationId !== undefined && { correlationId: known.correlationId }),
        ...(column !== undefined && { column }),
      };
      latest.current.onActivity?.(activity);
      if (action === 'call' && result === 'confirmed') latest.current.onCallPlaced?.({ conversationId });
      if (action === 'skip' && result === 'confirmed') latest.current.onSkipped?.({ conversationId });
    };
    client
      .getMutationCache()
      .build<Result, Error, Variables, unknown>(client, spec)
      .execute(variables)
      .then(
        (result) => tell(resultOf(result)),
        (error: unknown) => tell('refused', error), // shown from the mutation's own state
      );
  }

  return {
    pending: new Set(asked.filter(({ status }) => status === 'pending').map(({ action }) => action)),
    last: asked.at(-1),
    accept: () => run(actions.accept(conversationId), undefined),
    decline: () => run(actions.decline(conversationId), undefined),
    call: (command) => run(actions.call(conversationId), command, command.column),
    skip: () => run(actions.skip(conversationId), undefined),
    hold: () => run(actions.hold(conversationId), undefined),
    resume: () => run(actions.resume(conversationId), undefined),
    holdCall: () => run(actions.holdCall(conversationId), undefined),
    resumeCall: () => run(actions.resumeCall(conversationId), undefined),
    hangUp: (callId) => run(actions.hangUp(conversationId), { callId }),
    done: () => run(actions.done(conversationId), undefined),
  };
}

function resultOf(result: ActionResult | CallResult): Activity['result'] {
  if ('confirmed' in result) return result.confirmed ? 'confirmed' : 'unconfirmed';
  if (result.outcome === 'not-sent') return 'not-sent';
  return result.outcome === 'seen' ? 'confirmed' : 'unconfirmed';
}
