import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { isOver, type Conversation } from '../../callback/conversation.ts';
import { customerCallback } from '../../callback/customer-callback.ts';
import { sameNumber } from '../../callback/phone-number.ts';
import type { Listing } from '../../platform/lookups.ts';
import type { Stop } from '../../time/clock.ts';
import { useClock } from '../clock.tsx';
import { usePlatform } from '../provider.tsx';

/** Looked at once for many events: on a busy desk a thousand callbacks change in a second. */
const SOON_MS = 500;

/**
 * How many other callbacks of mine are for `number`, as far as this page knows: those it has shown, and those of the
 * list of mine where it was asked for. Renders when that changes; asks for nothing itself.
 */
export function useDuplicates(conversationId: string, number: string | undefined): number {
  const platform = usePlatform();
  const client = useQueryClient();
  const { keys, userId } = platform;
  const clock = useClock();
  const cache = client.getQueryCache();
  const subscribe = useCallback(
    (notify: () => void) => {
      let stopWaiting: Stop | undefined;
      const lookSoon = () => {
        stopWaiting = undefined;
        notify();
      };
      const stopListening = cache.subscribe(({ type, query: { queryKey } }) => {
        const isOfCallbacks = queryKey[2] === 'conversation' || queryKey[3] === 'my-callbacks';
        if (isOfCallbacks && (type === 'updated' || type === 'added' || type === 'removed'))
          stopWaiting ??= clock.after(SOON_MS, lookSoon);
      });
      return () => {
        stopListening();
        stopWaiting?.();
      };
    },
    [cache, clock],
  );
  const read = () => {
    if (number === undefined) return 0;
    const shown = cache
      .findAll({ queryKey: keys.conversations })
      .map(({ state }) => state.data as Conversation | undefined);
    const listed = client.getQueryData<Listing>(keys.listing)?.conversations ?? [];
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
