import type { QueryClient } from '@tanstack/react-query';
import type { Clock, Stop } from '../time/clock.ts';
import { cachedQuery } from './cached-query.ts';
import type { Keys } from './keys.ts';
import { PlatformError, type ErrorKind } from './platform-error.ts';

/** Looks at the platform that are due: what events leave open is asked for, not too often and not without end. */
export interface Looks {
  /** Looks at a conversation that is on the screen, in `ms` or a little later. */
  again(conversationId: string, ms: number): void;
  /** Looks at everything that is on the screen, and at who is there: once, however many gaps are told of at once. */
  everywhere(): void;
  /** Drops those that are due. */
  stop: Stop;
}

/** After a look that failed in spite of its retries: what it was to make up for is still not known. */
const STILL_AWAY_MS = 30_000;
const FINAL: readonly ErrorKind[] = ['forbidden', 'gone', 'invalid', 'moved-on'];
/** Not more often, whatever comes: a storm of bad events must not use up the agent's 300 requests a minute. */
const BETWEEN_LOOKS_MS = 500;

/** Makes the looks of one platform; none happens while there is no `client`. */
export function createLooks(options: { clock: Clock; keys: Keys; client: () => QueryClient | undefined }): Looks {
  const { clock, keys, client } = options;
  /** Looks that are due, and until when what came in the meantime wants to be looked at once more. */
  const due = new Map<string, { dueAt: number; wantedAt: number; stop: Stop }>();

  const lastLooks = new WeakMap<object, number>();
  let stopListing: Stop | undefined;
  let listedAt = -Infinity;

  function again(conversationId: string, ms: number) {
    const cache = client();
    const query = cache && cachedQuery(cache, keys.conversation(conversationId));
    const lastAt = (query && lastLooks.get(query)) ?? -Infinity;
    const wantedAt = Math.max(clock.monotonic() + ms, lastAt + BETWEEN_LOOKS_MS);
    const look = due.get(conversationId);
    if (look && look.dueAt <= wantedAt) look.wantedAt = Math.max(look.wantedAt, wantedAt);
    else {
      look?.stop();
      armLook(conversationId, wantedAt, look?.wantedAt ?? wantedAt);
    }
  }

  function armLook(conversationId: string, dueAt: number, wantedAt: number) {
    const cache = client();
    if (!cache) return;
    const stop = clock.after(dueAt - clock.monotonic(), () => {
      due.delete(conversationId);
      if (look.wantedAt > dueAt) armLook(conversationId, look.wantedAt, look.wantedAt);
      const queryKey = keys.conversation(conversationId);
      const query = cachedQuery(cache, queryKey);
      if (query) lastLooks.set(query, clock.monotonic());
      if (query?.state.data === undefined) void query?.cancel({ silent: true }); // TanStack would join a first GET
      void cache.refetchQueries({ queryKey, type: 'active' }).then(() => {
        const error = cachedQuery(cache, queryKey)?.state.error;
        const mayHelp = error instanceof PlatformError && !FINAL.includes(error.kind);
        if (mayHelp) again(conversationId, STILL_AWAY_MS);
      });
    });
    const look = { dueAt, wantedAt, stop };
    due.set(conversationId, look);
  }

  return {
    again,
    everywhere() {
      const shown = client()?.getQueryCache().findAll({ queryKey: keys.conversations, type: 'active' }) ?? [];
      for (const { queryKey } of shown) again(String(queryKey[3]), 0);
      stopListing ??= clock.after(Math.max(0, listedAt + BETWEEN_LOOKS_MS - clock.monotonic()), () => {
        stopListing = undefined;
        listedAt = clock.monotonic();
        void client()?.invalidateQueries({ queryKey: keys.listing }); // somebody may be there of whom no event told
      });
    },
    stop() {
      for (const { stop } of due.values()) stop();
      due.clear();
      stopListing?.();
      stopListing = undefined;
    },
  };
}
