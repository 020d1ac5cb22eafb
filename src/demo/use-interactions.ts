import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useSyncExternalStore } from 'react';
import { isOver, type Conversation } from '../callback/conversation.ts';
import { customerCallback } from '../callback/customer-callback.ts';
import { usePlatform } from '../components/provider.tsx';

/** One of the agent's conversations, as the desktop's own list shows it. */
export interface Interaction {
  readonly conversationId: string;
  readonly name: string;
  readonly state: 'New' | 'Open' | 'On a call' | 'Closed';
}

/** Everything of `earlier`s that came since and is with this agent now, and what is on the screen. */
export function useInteractions(earlier: ReadonlySet<string>, shown: string | undefined): readonly Interaction[] {
  const cache = useQueryClient().getQueryCache();
  const { keys, userId } = usePlatform();
  const last = useRef<readonly Interaction[]>([]);
  const subscribe = useCallback((notify: () => void) => cache.subscribe(notify), [cache]);

  function read(): readonly Interaction[] {
    const found = cache.findAll({ queryKey: keys.conversations }).flatMap(({ state: { data } }) => {
      const conversation = data as Conversation | undefined;
      const view = conversation && customerCallback(conversation, userId);
      if (!view || earlier.has(conversation.id)) return [];
      const over = isOver(view.callback);
      if (conversation.id !== shown && (over || view.role !== 'mine')) return [];
      const talking = view.calls.some(({ live }) => live);
      const state = over ? 'Closed' : talking ? 'On a call' : view.callback.state === 'alerting' ? 'New' : 'Open';
      return [{ conversationId: conversation.id, name: view.customerName ?? 'Nobody named', state } as const];
    });
    // Equal lists are one list: a frame that changes nothing here renders nothing here.
    if (JSON.stringify(found) !== JSON.stringify(last.current)) last.current = found;
    return last.current;
  }
  return useSyncExternalStore(subscribe, read);
}
