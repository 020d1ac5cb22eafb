import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { usePlatform } from './provider.tsx';

/** What an agent has entered and not sent yet, what replaces it, and what forgets it. */
export type Draft<Value> = readonly [value: Value, set: (value: Value) => void, forget: () => void];

/** Where a draft is kept over a reload, without anything personal. */
export interface Keeping<Value> {
  read(): Value | undefined;
  /** `undefined` forgets it. */
  keep(value: Value | undefined): void;
}

/**
 * Keeps what an agent enters for a callback while the card shows others, fails or is taken away: nothing typed is lost.
 * In memory alone, of this tab and this agent; every copy of a card shows the same. `empty` must be a constant, and
 * `keeping`, which keeps part of it over a reload, stable.
 */
export function useDraft<Value>(
  conversationId: string,
  form: string,
  empty: Value,
  keeping?: Keeping<Value>,
): Draft<Value> {
  const { keys } = usePlatform();
  const client = useQueryClient();
  const kept = client.getQueryData(keys.draft(conversationId, form)) ?? empty;
  const { data } = useQuery(
    queryOptions({
      queryKey: keys.draft(conversationId, form),
      queryFn: () => empty,
      enabled: false,
      initialData: () => keeping?.read() ?? empty,
      gcTime: kept === empty ? 0 : Infinity, // nothing entered leaves nothing behind
    }),
  );
  const [, renew] = useState<unknown>();
  const set = useCallback(
    (value: Value) => {
      // The cache tells its readers later, and a field that shows the old value until then loses its caret or a letter.
      renew({});
      client.setQueryData(keys.draft(conversationId, form), value);
      keeping?.keep(value);
    },
    [client, keys, conversationId, form, keeping],
  );
  const forget = useCallback(() => {
    set(empty);
    keeping?.keep(undefined);
  }, [set, empty, keeping]);
  return [data ?? empty, set, forget];
}
