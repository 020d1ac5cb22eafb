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
import { createFeeding } from './feeding.ts';
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
import { thisPartition } from './partition.ts';
import type { CallContext } from './place-call.ts';
import { createQueries, type Queries } from './queries.ts';
import { regionUrl } from './region.ts';
import type { PlatformOptions } from './platform-options.ts';
import { createRelay } from './relay.ts';
import { createRest } from './rest.ts';
import { createSignIn } from './sign-in.ts';
import type { TabMessage, Tabs } from './tabs.ts';

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
  readonly tabs: Tabs;
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
  const signIn = createSignIn({
    ...{ baseUrl, userId, partition, clock, relay },
    wipe() {
      feeding.wipe();
      log.clear();
    },
  });
  const { hasEnded } = signIn;
  const rest = createRest({
    baseUrl,
    userId,
    getToken,
    clock,
    fetch: options.fetch ?? ((...request) => fetch(...request)),
    isOffline,
    hasEnded,
    onDate: (exchange) => cloudClock.exchanged(exchange),
  });
  const cloudClock: CloudClock = createCloudClock({
    clock,
    report,
    readDate: async () =>
      String(((await rest({ method: 'GET', path: '/date' })) as { currentDate?: unknown }).currentDate),
  });

  const looks = createLooks({ clock, keys, client: () => feeding.client });
  const newest = createNewest(looks.again);
  const getting = createGetting({ baseUrl, rest, clock, report });
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
  const attending = createAttending(context, { actions, dials: autoDial === 'card', flush: () => frames.flush() });

  function learn(conversation: Conversation) {
    for (const { callbacks, calls } of conversation.participants) {
      for (const leg of [...callbacks, ...calls]) {
        for (const stamp of [leg.alertedAt, leg.connectedAt, leg.heldAt])
          if (stamp !== undefined) cloudClock.heard(stamp);
      }
    }
  }

  const frames = createFrames({
    clock,
    topic: `v2.users.${userId}.conversations`,
    heard: newest.heard,
    isAlert: (conversation) => myLeg(conversation, userId)?.callbacks.at(-1)?.state === 'alerting',
    onGap: looks.everywhere,
    report,
    apply(conversation, overtaken) {
      learn(conversation);
      const key = keys.conversation(conversation.id);
      const before = feeding.client?.getQueryData(key);
      const after = feeding.client?.setQueryData(key, conversation);
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
      looks.everywhere();
    },
  });
  const lead = createLead({
    ...{ locks, relay, clock, notifications },
    name: `${place}events`,
    hear: frames.hear,
    onGap: looks.everywhere,
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
      relay.on('intent', ({ conversationId, intent }) => void attending.heard(client, conversationId, intent)),
      relay.on('no-intent', (message) => intents.hearDrop(client, message.conversationId, message.id)),
      relay.on('asked', ({ conversationId, asked }) => asking.hear(client, conversationId, asked)),
      signIn.start(),
      cloudClock.start(),
      lead.start(),
    ];
    return () => {
      stops.forEach((stop) => stop());
      relay.close();
      frames.stop();
      looks.stop();
    };
  }

  const feeding = createFeeding({
    keys,
    clock,
    gate: newest.gate,
    baseUrl,
    userId,
    start: (client) => (hasEnded() ? () => {} : start(client)),
  });

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
    tabs: { place, locks, relay, storage: partition.storage },
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
    connect: feeding.connect,
  };
}
