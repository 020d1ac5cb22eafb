import type { QueryClient } from '@tanstack/react-query';
import type { Conversation } from '../callback/conversation.ts';
import type { CountdownStart } from '../callback/countdown.ts';
import { myLeg } from '../callback/customer-callback.ts';
import type { Problem } from '../callback/reading.ts';
import { createCloudClock, type CloudClock } from '../time/cloud-clock.ts';
import { createClock, type Clock, type Stop } from '../time/clock.ts';
import { createActing, type Acting } from './acting.ts';
import { createActions, type Actions } from './actions.ts';
import { createAsking } from './asked.ts';
import { createAttending, type Wanted } from './attend.ts';
import { createFrames } from './frames.ts';
import { createGetting, type Getting } from './getting.ts';
import { createIntents, type Intents } from './intents.ts';
import { createKeys, KEY_PREFIX, type Keys } from './keys.ts';
import { createLead } from './lead.ts';
import { createLocks } from './locks.ts';
import { createLog, type Log } from './log.ts';
import { createLooks } from './looks.ts';
import { createNewest } from './newest.ts';
import { createNotifications, type Connection, type SocketConstructor } from './notifications.ts';
import { thisPartition, type Partition } from './partition.ts';
import type { CallContext } from './place-call.ts';
import { createQueries, type Queries } from './queries.ts';
import { regionUrl, type Region } from './region.ts';
import { createRelay } from './relay.ts';
import { createRest, type GetToken } from './rest.ts';
import { createSignIn } from './sign-in.ts';
import type { TabMessage } from './tabs.ts';

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
  /**
   * `card`: at zero the card itself dials the picked number, once across all tabs, and never while a call exists. This
   * is automated dialling, with all the law that comes with it; without it the platform alone dials at zero.
   */
  readonly autoDial?: 'card';
  /** What this page has in common with the other tabs of its browser; by default what the browser grants. */
  readonly partition?: Partition;
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
  readonly autoDial: 'card' | undefined;
  readonly connection: Connection;
  onConnection(listener: () => void): Stop;
  /** Tries again now: after signing in again, or to take the events back from another desktop. */
  reconnect(): void;
  /** What was asked for here, by whom, and what became of it. */
  readonly log: Log;
  readonly intents: Intents;
  /** Looks after a callback that is on the screen: its zero, and calls that an earlier page left open. */
  attend(client: QueryClient, conversationId: string, wanted?: Wanted): Stop;
  /** Ends it in every tab, and wipes what is kept of this agent: cache, log, intents. Nothing is sent any more. */
  signOut(): void;
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
  const { userId, getToken, countdownStart = 'connected', autoDial, onReport, partition = thisPartition() } = options;
  const clock = options.clock ?? createClock();
  const baseUrl = options.baseUrl ?? (options.region && regionUrl(options.region));
  if (!baseUrl) throw new Error('createPlatform needs a `region` or a `baseUrl`: it would not know whom to ask');
  const isOffline = options.isOffline ?? (() => typeof navigator !== 'undefined' && navigator.onLine === false);
  const id = `${baseUrl}|${userId}|${++made}`;
  const place = `${KEY_PREFIX}|${baseUrl}|${userId}|`;
  const keys = createKeys(id);
  const report = (message: string, problems: readonly Problem[] = []) => onReport?.({ message, problems });
  const log = createLog(clock);
  const locks = createLocks(partition.locks);
  const relay = createRelay<TabMessage>(place, partition);
  const signIn = createSignIn({ baseUrl, userId, partition, clock, relay, wipe });
  const { hasEnded } = signIn;
  const rest = createRest({
    baseUrl,
    userId,
    getToken,
    clock,
    fetch: options.fetch ?? ((...request) => fetch(...request)),
    isOffline,
    hasEnded,
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

  const intents = createIntents({ keys, clock, place, storage: partition.storage, relay, report });
  const context: CallContext = {
    ...{ rest, keys, clock, userId, countdownStart, locks, intents, log, refetch },
    lockName: (what, conversationId) => `${place}${what}|${conversationId}`,
  };
  const asking = createAsking({ keys, clock, relay, log });
  const acting = createActing(context, asking);
  const actions = createActions(context, acting);
  const attending = createAttending(context, { actions, dials: autoDial === 'card' });

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

  /** Nothing of this agent's is left, on the screen neither: what is shown asks again, and is told that it is over. */
  function wipe() {
    const client = connected?.client;
    connected?.stop();
    frames.stop();
    looks.stop();
    log.clear();
    if (!client) return;
    const mutations = client.getMutationCache();
    for (const mutation of mutations.findAll({ mutationKey: keys.all })) mutations.remove(mutation);
    client.removeQueries({ queryKey: keys.all, type: 'inactive' });
    void client.resetQueries({ queryKey: keys.all });
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
    ...{ rest, clock, isOffline },
    WebSocket: options.WebSocket ?? (globalThis.WebSocket as unknown as SocketConstructor),
    topics: [`v2.users.${userId}.conversations`],
    isMine: () => locks.isMine(`${place}events`),
    hear(text) {
      relay.post({ kind: 'text', text });
      return frames.hear(text);
    },
    onGap() {
      relay.post({ kind: 'gap' });
      refetchAll();
    },
  });
  const lead = createLead({
    ...{ locks, relay, clock, notifications },
    name: `${place}events`,
    hear: frames.hear,
    onGap: refetchAll,
    isHidden: () => typeof document !== 'undefined' && document.hidden,
  });
  let logged: Connection['state'] | undefined;
  lead.onConnection(() => {
    const { state } = lead.connection;
    if (state === logged) return;
    logged = state;
    log.write({ what: 'connection', state });
  });

  function start(client: QueryClient): Stop {
    relay.open();
    intents.sweep();
    const stops = [
      relay.on('intent', ({ conversationId, intent }) => {
        intents.hearPut(client, conversationId, intent);
        attending.heard(conversationId);
      }),
      relay.on('no-intent', (message) => intents.hearDrop(client, message.conversationId, message.id)),
      relay.on('asked', ({ conversationId, asked }) => asking.hear(client, conversationId, asked)),
      signIn.start(),
      cloudClock.start(),
      lead.start(),
    ];
    return () => {
      stops.forEach((stop) => stop());
      relay.close();
    };
  }

  return {
    ...{
      id,
      userId,
      clock,
      cloudClock,
      countdownStart,
      autoDial,
      keys,
      getting,
      queries,
      acting,
      actions,
      log,
      intents,
    },
    get connection() {
      return signIn.ended ?? lead.connection;
    },
    onConnection(listener) {
      const stops = [lead.onConnection(listener), signIn.onEnded(listener)];
      return () => stops.forEach((stop) => stop());
    },
    reconnect: lead.again,
    attend: (client, conversationId, wanted = () => undefined) => attending.attend(client, conversationId, wanted),
    signOut: signIn.signOut,
    refetch,
    connect(client) {
      if (connected && connected.client !== client) disconnect(); // if it was let go of in this very turn
      if (connected && connected.client !== client) {
        throw new Error('This platform already feeds another QueryClient: make one platform for each');
      }
      if (!connected) {
        forgetOthers(client, baseUrl, userId);
        // As defaults and in each query's own options: one made or hydrated before either still meets the gate.
        client.setQueryDefaults(keys.conversations, { structuralSharing: newest.gate });
        for (const query of client.getQueryCache().findAll({ queryKey: keys.conversations })) {
          query.setOptions({ ...query.options, structuralSharing: newest.gate });
        }
        client.setQueryDefaults(keys.ours, { gcTime: Infinity, staleTime: Infinity });
        connected = { client, count: 0, stop: hasEnded() ? () => {} : start(client) };
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
