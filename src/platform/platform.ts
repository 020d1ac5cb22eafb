import type { QueryClient } from '@tanstack/react-query';
import type { Conversation } from '../callback/conversation.ts';
import type { CountdownStart } from '../callback/countdown.ts';
import { myLeg } from '../callback/customer-callback.ts';
import type { Problem } from '../callback/reading.ts';
import { createCloudClock, type CloudClock } from '../time/cloud-clock.ts';
import { createClock, type Clock, type Stop } from '../time/clock.ts';
import { createActing, type Acting } from './acting.ts';
import { createActions, type Actions } from './actions.ts';
import { createFrames } from './frames.ts';
import { createGetting, type Getting } from './getting.ts';
import { createKeys, type Keys } from './keys.ts';
import { createLooks } from './looks.ts';
import { createNewest } from './newest.ts';
import { createNotifications, type Connection, type SocketConstructor } from './notifications.ts';
import { createQueries, type Queries } from './queries.ts';
import { regionUrl, type Region } from './region.ts';
import { createRest, type GetToken } from './rest.ts';

/** Something an engineer should know: never shown to the agent, and without personal data. */
export interface Report {
  readonly message: string;
  readonly problems: readonly Problem[];
}

/** What a desktop must say to reach its organisation. Either `region` or `baseUrl`. */
export interface PlatformOptions {
  /** A Genesys Cloud region, such as `eu_central_1`. */
  readonly region?: Region;
  /** Instead of `region`: where `/api/v2` lives, without it and without a slash at the end. */
  readonly baseUrl?: string;
  /** The agent's own token, every time it is needed; kept in memory only. */
  readonly getToken: GetToken;
  /** The signed-in agent. */
  readonly userId: string;
  /** Which moment starts the countdown; `connected` unless the organisation is known to do otherwise. */
  readonly countdownStart?: CountdownStart;
  readonly clock?: Clock;
  readonly fetch?: typeof fetch;
  readonly WebSocket?: SocketConstructor;
  readonly isOffline?: () => boolean;
  readonly onReport?: (report: Report) => void;
}

/** One agent's organisation: time, queries, actions, events. No globals: two of them on one page do not mix. */
export interface Platform {
  readonly id: string;
  readonly userId: string;
  readonly clock: Clock;
  readonly cloudClock: CloudClock;
  readonly countdownStart: CountdownStart;
  readonly keys: Keys;
  readonly queries: Queries;
  /** For further queries, such as those of `createLookups`. */
  readonly getting: Getting;
  readonly actions: Actions;
  /** For further actions, such as those of `createFollowUp`. */
  readonly acting: Acting;
  readonly connection: Connection;
  onConnection(listener: () => void): Stop;
  /** Feeds `client` from the platform's events until stopped. May be called more than once; the last stop ends it. */
  connect(client: QueryClient): Stop;
  /** Asks for one conversation now, past every request in flight; what comes back goes through the gate. */
  refetch(client: QueryClient, conversationId: string): Promise<void>;
}

/** Segments lag the state by a fraction of a second: look again after an event, but not for each of a burst. */
const LOOK_AGAIN_MS = 1000;

let made = 0;

/** Makes the one object through which everything reaches Genesys Cloud. Nothing is sent before it is connected. */
export function createPlatform(options: PlatformOptions): Platform {
  const { userId, getToken, countdownStart = 'connected', onReport } = options;
  const clock = options.clock ?? createClock();
  const baseUrl = options.baseUrl ?? (options.region && regionUrl(options.region));
  if (!baseUrl) throw new Error('createPlatform needs a `region` or a `baseUrl`: it would not know whom to ask');
  const id = `${baseUrl}|${userId}|${++made}`;
  const keys = createKeys(id);
  const report = (message: string, problems: readonly Problem[] = []) => onReport?.({ message, problems });
  const rest = createRest({
    baseUrl,
    getToken,
    clock,
    fetch: options.fetch ?? ((...request) => fetch(...request)),
    isOffline: options.isOffline ?? (() => typeof navigator !== 'undefined' && navigator.onLine === false),
  });
  const cloudClock = createCloudClock({
    clock,
    report,
    readDate: async () =>
      String(((await rest({ method: 'GET', path: '/date' })) as { currentDate?: unknown }).currentDate),
  });

  let connected: { client: QueryClient; count: number; stop: Stop } | undefined;
  const looks = createLooks({ clock, keys, client: () => connected?.client });
  const newest = createNewest(looks.again);
  const getting = createGetting({ rest, clock, report });
  const queries = createQueries({ keys, newest, getting });

  async function refetch(client: QueryClient, conversationId: string) {
    const { queryKey, queryFn } = queries.conversation(conversationId);
    const answer = await queryFn({ signal: new AbortController().signal });
    const before = client.getQueryData(queryKey);
    if (client.setQueryData(queryKey, answer) !== before) looks.again(conversationId, LOOK_AGAIN_MS);
  }

  const callContext = { rest, keys, clock, userId, countdownStart, calling: new Set<string>(), refetch };
  const acting = createActing(callContext);

  function learn(conversation: Conversation) {
    for (const { callbacks, calls } of conversation.participants) {
      for (const leg of [...callbacks, ...calls]) {
        for (const stamp of [leg.alertedAt, leg.connectedAt, leg.heldAt])
          if (stamp !== undefined) cloudClock.heard(stamp);
      }
    }
  }

  function refetchAll() {
    const shown = connected?.client.getQueryCache().findAll({ queryKey: keys.conversations, type: 'active' }) ?? [];
    for (const { queryKey } of shown) looks.again(String(queryKey[3]), 0); // once, however many gaps are told of at once
  }

  function disconnect() {
    if (!connected || connected.count > 0) return;
    connected.stop();
    frames.stop();
    looks.stop();
    connected = undefined;
  }

  const frames = createFrames({
    clock,
    topic: `v2.users.${userId}.conversations`,
    heard: newest.heard,
    isAlert: (conversation) => myLeg(conversation, userId)?.callbacks.at(-1)?.state === 'alerting',
    onGap: refetchAll,
    report,
    apply(conversation, overtaken) {
      learn(conversation);
      const key = keys.conversation(conversation.id);
      const before = connected?.client.getQueryData(key);
      const after = connected?.client.setQueryData(key, conversation);
      if (before !== after || overtaken) looks.again(conversation.id, LOOK_AGAIN_MS);
    },
  });

  const notifications = createNotifications({
    rest,
    clock,
    WebSocket: options.WebSocket ?? (globalThis.WebSocket as unknown as SocketConstructor),
    topics: [`v2.users.${userId}.conversations`],
    hear: frames.hear,
    onGap: refetchAll,
  });

  return {
    id,
    userId,
    clock,
    cloudClock,
    countdownStart,
    keys,
    getting,
    queries,
    acting,
    actions: createActions(callContext, acting),
    get connection() {
      return notifications.connection;
    },
    onConnection: notifications.onConnection,
    refetch,
    connect(client) {
      if (connected && connected.client !== client) disconnect(); // if it was let go of in this very turn
      if (connected && connected.client !== client) {
        throw new Error('This platform already feeds another QueryClient: make one platform for each');
      }
      if (!connected) {
        // As defaults and in each query's own options: one made or hydrated before either still meets the gate.
        client.setQueryDefaults(keys.conversations, { structuralSharing: newest.gate });
        for (const query of client.getQueryCache().findAll({ queryKey: keys.conversations })) {
          query.setOptions({ ...query.options, structuralSharing: newest.gate });
        }
        client.setQueryDefaults(keys.allIntents, { gcTime: Infinity, staleTime: Infinity });
        const stops = [cloudClock.start(), notifications.start()];
        connected = { client, count: 0, stop: () => stops.forEach((stop) => stop()) };
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
  };
}
