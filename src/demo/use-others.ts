import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { isOver, type Conversation } from '../callback/conversation.ts';
import { customerCallback } from '../callback/customer-callback.ts';
import { usePlatform } from '../components/provider.tsx';

/** Whether anything but what is shown came since `earlier`, and is with this agent now. */
export function useOthers(earlier: ReadonlySet<string>, shown: string | undefined): boolean {
  const cache = useQueryClient().getQueryCache();
  const { keys, userId } = usePlatform();
  const subscribe = useCallback((notify: () => void) => cache.subscribe(notify), [cache]);
  return useSyncExternalStore(subscribe, () =>
    cache.findAll({ queryKey: keys.conversations }).some(({ state: { data } }) => {
      const conversation = data as Conversation | undefined;
      if (!conversation || conversation.id === shown || earlier.has(conversation.id)) return false;
      const view = customerCallback(conversation, userId);
      return view?.role === 'mine' && !isOver(view.callback);
    }),
  );
}
