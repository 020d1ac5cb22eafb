import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Action } from '../callback/permitted.ts';
import type { ActionSpec } from '../platform/acting.ts';
import type { Asked } from '../platform/asked.ts';
import type { CallCommand } from '../platform/place-call.ts';
import type { HostEvents } from './host-events.ts';
import { usePlatform } from './provider.tsx';

/** What can be asked of the platform for one conversation, and what is under way, in any copy and any tab. */
export interface Asking {
  readonly pending: ReadonlySet<string>;
  /** What was taken, not long ago. */
  readonly answered: ReadonlySet<string>;
  readonly last: Asked | undefined;
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

const NOTHING: readonly Asked[] = [];

/** Runs the platform's actions on `conversationId` and tells the host what happens to it. Every copy of a card shows the same. */
export function useActions(conversationId: string, events: HostEvents = {}): Asking {
  const { actions, keys, log } = usePlatform();
  const client = useQueryClient();
  const latest = useRef(events);
  useEffect(() => void (latest.current = events));
  useEffect(
    () =>
      log.onActivity((activity) => {
        if (activity.conversationId !== conversationId) return;
        latest.current.onActivity?.(activity);
        if (activity.what !== 'answered' || activity.result !== 'confirmed') return;
        if (activity.action === ('call' satisfies Action)) latest.current.onCallPlaced?.({ conversationId });
        if (activity.action === ('skip' satisfies Action)) latest.current.onSkipped?.({ conversationId });
      }),
    [log, conversationId],
  );
  const { data: asked } = useQuery(
    queryOptions({
      queryKey: keys.asked(conversationId),
      queryFn: () => NOTHING,
      enabled: false,
      initialData: NOTHING,
    }),
  );

  function run<Result, Variables>(spec: ActionSpec<Result, Variables>, variables: Variables) {
    const pressed = client.getMutationCache().build<Result, Error, Variables, unknown>(client, spec);
    pressed.execute(variables).catch(() => {}); // shown from what was asked
  }

  return {
    pending: new Set(asked.filter(({ state }) => state === 'pending').map(({ action }) => action)),
    answered: new Set(asked.filter(({ state }) => state === 'answered').map(({ action }) => action)),
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
