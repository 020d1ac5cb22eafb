import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { isOver, type Conversation } from '../../callback/conversation.ts';
import { customerCallback } from '../../callback/customer-callback.ts';
import { sameNumber } from '../../callback/phone-number.ts';
import { createLookups } from '../../platform/lookups.ts';
import { usePlatform } from '../provider.tsx';

/**
 * How many other callbacks of mine are for `number`, as far as this page knows: those it has shown, and those of the
 * list of mine where it was asked for. Renders when that changes; asks for nothing itself.
 */
export function useDuplicates(conversationId: string, number: string | undefined): number {
  const platform = usePlatform();
  const client = useQueryClient();
  const { keys, userId } = platform;
  const listKey = useMemo(() => createLookups(platform).myCallbacks().queryKey, [platform]);
  const cache = client.getQueryCache();
  const subscribe = useCallback(
    (notify: () => void) =>
      cache.subscribe(({ type, query }) => {
        const isOfCallbacks = query.queryKey[2] === 'conversation' || query.queryHash === JSON.stringify(listKey);
        if (isOfCallbacks && (type === 'updated' || type === 'added' || type === 'removed')) notify();
      }),
    [cache, listKey],
  );
  const read = () => {
    if (number === undefined) return 0;
    const shown = cache
      .findAll({ queryKey: keys.conversations })
      .map(({ state }) => state.data as Conversation | undefined);
    const listed = client.getQueryData<readonly Conversation[]>(listKey) ?? [];
    const others = new Map([...listed, ...shown].map((one) => [one?.id, one])); // what was shown knows more
    others.delete(conversationId);
    const mine = new Set(listed.map(({ id }) => id));
    return [...others.values()].filter((one) => {
      const view = one && customerCallback(one, userId);
      if (!view || isOver(view.callback)) return false;
      const isMine = view.role === 'mine' || (view.role === 'unassigned' && mine.has(one.id));
      return isMine && view.callback.numbers.some((each) => sameNumber(each, number));
    }).length;
  };
  return useSyncExternalStore(subscribe, read, read);
}
