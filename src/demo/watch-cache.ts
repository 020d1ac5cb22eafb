import type { QueryClient } from '@tanstack/react-query';
import { KEY_PREFIX } from '../platform/keys.ts';
import type { DeskLog } from './desk-log.ts';

/** Writes down every write to the card's part of the cache, and whether it woke anybody. */
export function watchCache(client: QueryClient, log: DeskLog): void {
  const before = new Map<string, unknown>();
  client.getQueryCache().subscribe((event) => {
    const { queryKey, queryHash, state } = event.query;
    if (queryKey[0] !== KEY_PREFIX) return;
    if (event.type === 'removed') before.delete(queryHash);
    if (event.type !== 'updated' || event.action.type !== 'success') return;
    const changed = before.get(queryHash) !== state.data;
    before.set(queryHash, state.data);
    const source = event.action.manual ? 'set' : 'fetched';
    const name = queryKey.slice(2).map(String).join(' ');
    log.add('cache', name, `${source}, ${changed ? 'changed' : 'the same'}`, changed ? 'plain' : 'quiet');
  });
}
