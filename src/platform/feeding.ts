import type { QueryClient } from '@tanstack/react-query';
import type { Clock, Stop } from '../time/clock.ts';
import { KEY_PREFIX, type Keys } from './keys.ts';

/** The one cache that a platform feeds, while anybody wants it fed. */
export interface Feeding {
  readonly client: QueryClient | undefined;
  /** Feeds `client` until stopped. May be called more than once; the last stop ends it. */
  connect(client: QueryClient): Stop;
  /** Nothing of this agent's is left, on the screen neither: what is shown asks again, and is told that it is over. */
  wipe(): void;
}

/** What a card knows of itself outlives it by so long: a callback that is opened again within it goes on as it was. */
const OURS_MS = 30 * 60_000;

/** Makes the feeding of one platform's cache; `start` begins what feeds it. */
export function createFeeding(options: {
  keys: Keys;
  clock: Clock;
  baseUrl: string;
  userId: string;
  /** Decides which of two snapshots of a conversation stands. */
  gate: (present: unknown, next: unknown) => unknown;
  start: (client: QueryClient) => Stop;
}): Feeding {
  const { keys, clock, baseUrl, userId, gate, start } = options;
  let connected: { client: QueryClient; count: number; stop: Stop } | undefined;

  function disconnect() {
    if (!connected || connected.count > 0) return;
    connected.stop();
    connected = undefined;
  }

  function prepare(client: QueryClient) {
    forgetOthers(client, baseUrl, userId);
    // As defaults and in each query's own options: one made or hydrated before either still meets the gate.
    client.setQueryDefaults(keys.conversations, { structuralSharing: gate });
    for (const query of client.getQueryCache().findAll({ queryKey: keys.conversations })) {
      query.setOptions({ ...query.options, structuralSharing: gate });
    }
    client.setQueryDefaults(keys.ours, { gcTime: OURS_MS, staleTime: Infinity });
  }

  return {
    get client() {
      return connected?.client;
    },
    connect(client) {
      if (connected && connected.client !== client) disconnect(); // if it was let go of in this very turn
      if (connected && connected.client !== client) {
        throw new Error('This platform already feeds another QueryClient: make one platform for each');
      }
      if (!connected) {
        prepare(client);
        connected = { client, count: 0, stop: () => {} };
        connected.stop = start(client);
      }
      connected.count++;
      let ended = false;
      return () => {
        if (ended || !connected) return;
        ended = true;
        connected.count--;
        clock.after(0, disconnect); // a remount in the same turn (StrictMode) keeps the channel
      };
    },
    wipe() {
      if (!connected) return;
      const { client, stop } = connected;
      stop();
      const mutations = client.getMutationCache();
      for (const mutation of mutations.findAll({ mutationKey: keys.all })) mutations.remove(mutation);
      client.removeQueries({ queryKey: keys.all, type: 'inactive' });
      void client.resetQueries({ queryKey: keys.all });
    },
  };
}

/** What another agent of the same organisation left in a cache that outlived the change of user. */
function forgetOthers(client: QueryClient, baseUrl: string, userId: string) {
  client.removeQueries({
    predicate: ({ queryKey: [prefix, platformId] }) =>
      prefix === KEY_PREFIX &&
      typeof platformId === 'string' &&
      platformId.startsWith(`${baseUrl}|`) &&
      !platformId.startsWith(`${baseUrl}|${userId}|`),
  });
}
