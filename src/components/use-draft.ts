import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { usePlatform } from './provider.tsx';

/** What an agent has entered and not sent yet, what replaces it, and what forgets it. */
export type Draft<Value> = readonly [value: Value, set: (value: Value) => void, forget: () => void];

/**
 * Keeps what an agent enters for a callback while the card shows others, fails or is taken away: nothing typed is lost.
 * In memory alone, of this tab and this agent; every copy of a card shows the same. `empty` must be a constant.
 */
export function useDraft<Value>(conversationId: string, form: string, empty: Value): Draft<Value> {
  const { keys } = usePlatform();
  const client = useQueryClient();
  const { data } = useQuery(
    queryOptions({
      queryKey: keys.draft(conversationId, form),
      queryFn: () => empty,
      enabled: false,
      initialData: empty,
      gcTime: Infinity,
    }),
  );
  const set = useCallback(
    (value: Value) => void client.setQueryData(keys.draft(conversationId, form), value),
    [client, keys, conversationId, form],
  );
  const forget = useCallback(() => set(empty), [set, empty]);
  return [data ?? empty, set, forget];
}
