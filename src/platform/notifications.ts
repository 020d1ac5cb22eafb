import type { Clock, Stop } from '../time/clock.ts';
import type { Instant } from '../time/instant.ts';
import type { Signal } from './frames.ts';
import { PlatformError } from './platform-error.ts';
import type { Rest } from './rest.ts';

/** How a connection can stand. */
export const CONNECTION_STATES = [
  'idle',
  'connecting',
  'open',
  'waiting',
  'offline',
  'signed-out',
  'taken-over',
  'rejected',
  'ended',
] as const;

/** Whether what is shown is live; `since` and `nextTryAt` are on the platform's clock. */
export type Connection =
  | { readonly state: 'idle' | 'connecting' | 'open'; readonly since: Instant }
  /** `offline`: the computer itself says so; it is tried again all the same. */
  | { readonly state: 'waiting' | 'offline'; readonly since: Instant; readonly nextTryAt: Instant }
  /** Nothing is tried any more: the token is void, another desktop took the topics, or a topic is forbidden. */
  | { readonly state: 'signed-out' | 'taken-over' | 'rejected'; readonly since: Instant }
  /** The agent signed out, or another one signed in: everything was wiped, and a new platform is needed. */
  | { readonly state: 'ended'; readonly since: Instant };

/** The part of `WebSocket` that is used; the browser's own, `ws`, and the simulator's all fit. */
export type SocketConstructor = new (url: string) => {
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  send(text: string): void;
  close(): void;
};

/** An event channel of the user's; its address lives in memory only, for it is as good as a key. */
export interface Channel {
  readonly uri: string;
  /** On the platform's clock. */
  readonly renewAt: Instant;
}

/** The platform's event channel, kept open. */
export interface Notifications {
  readonly connection: Connection;
  /** Absent until one was made, and after it turned out to be void. */
  readonly channel: Channel | undefined;
  onConnection(listener: () => void): Stop;
  /** Opens `known`, or a channel of its own; the platform lets go of whoever listened there before. */
  start(known?: Channel): Stop;
  /** Tries again now, after whatever was given up. */
  again(): void;
}

/** Waits before the next try, one after another, each with up to half as much again; the last repeats. */
const BACK_OFF_MS = [250, 1000, 2000, 5000, 10_000, 30_000];
const SILENCE_MS = 40_000; // heartbeats come every 30 s
const PONG_MS = 5000;
const HANDSHAKE_MS = 15_000;
const STEADY_MS = 5000;
const RENEW_MS = 23 * 3_600_000; // a channel lives for 24 h

/**
 * Keeps one channel and one socket open for `topics`. The platform replays nothing, so `onGap` is called on every
 * opening. Hears whether the link is dead (silence, then an unanswered ping) and renews the channel before it expires.
 */
export function createNotifications(options: {
  rest: Rest;
  WebSocket: SocketConstructor;
  clock: Clock;
  topics: readonly string[];
  hear: (text: string) => Signal | undefined;
  onGap: () => void;
  isOffline: () => boolean;
  /** Whether this page may still speak on the channel; asked after timers stood still. */
  isMine?: () => Promise<boolean>;
  random?: () => number;
}): Notifications {
  const { rest, WebSocket, clock, topics, hear, onGap, isOffline, random = Math.random } = options;
  const isMine = options.isMine ?? (() => Promise.resolve(true));
  let connection: Connection = { state: 'idle', since: clock.now() };
  const listeners = new Set<() => void>();
  let channel: Channel | undefined;
  let socket: InstanceType<SocketConstructor> | undefined;
  let stopTimer: Stop = () => {};
  let failures = 0;
  let openedAt = Infinity;
  let run = 0; // every start, stop and try takes a number: whatever an older one still says is not heard

  function become(next: Connection) {
    connection = next;
    for (const listener of [...listeners]) listener();
  }

  const isAway = () => ['waiting', 'offline', 'connecting'].includes(connection.state);

  function drop() {
    run++;
    stopTimer();
    const old = socket;
    socket = undefined;
    if (!old) return;
    old.onopen = old.onmessage = old.onclose = old.onerror = null;
    old.close();
  }

  async function openChannel(): Promise<Channel> {
    const made = (await rest({ method: 'POST', path: '/notifications/channels' })) as {
      id?: string;
      connectUri?: string;
    };
    if (!made?.id || !made.connectUri) throw new PlatformError('unreadable', 'A channel came without an address');
    const path = `/notifications/channels/${encodeURIComponent(made.id)}/subscriptions`;
    const listing = (await rest({ method: 'PUT', path, body: topics.map((id) => ({ id })) })) as {
      entities?: { id?: string; state?: string }[];
    };
    if (listing?.entities?.some(({ state }) => state === 'Rejected')) {
      throw new PlatformError('forbidden', 'The platform rejected a topic');
    }
    return { uri: made.connectUri, renewAt: clock.now() + RENEW_MS };
  }

  async function connect() {
    drop();
    const mine = run;
    become({ state: 'connecting', since: isAway() ? connection.since : clock.now() });
    try {
      if (!(await isMine())) return;
      if (mine !== run) return;
      channel ??= await openChannel();
    } catch (error) {
      if (mine !== run) return;
      const kind = error instanceof PlatformError ? error.kind : 'broken';
      if (kind === 'signed-out') return give('signed-out');
      if (kind === 'forbidden') return give('rejected');
      return wait(error instanceof PlatformError ? error.retryAt : undefined);
    }
    if (mine !== run) return;
    try {
      listen(new WebSocket(channel.uri));
    } catch {
      wait(); // the page's policy forbids it, or the address is none
    }
  }

  function listen(next: InstanceType<SocketConstructor>) {
    socket = next;
    let opened = false;
    stopTimer = clock.after(HANDSHAKE_MS, () => wait());
    next.onopen = () => {
      opened = true;
      openedAt = clock.monotonic();
      watch();
      become({ state: 'open', since: clock.now() });
      if (socket === next) onGap();
    };
    next.onmessage = (event: { data?: unknown }) => {
      watch();
      const signal = hear(String(event.data));
      if (channel && clock.now() > channel.renewAt) channel = undefined;
      if (signal === 'closing' || !channel) return void connect();
      if (signal === 'signed-out' || signal === 'taken-over') give(signal);
    };
    next.onerror = () => {};
    next.onclose = () => {
      if (!opened) channel = undefined; // the channel itself may be gone
      wait();
    };
  }

  /** Silence is not trusted: ask, and when no answer comes either, start over. */
  function watch() {
    stopTimer();
    stopTimer = clock.after(SILENCE_MS, () => void ask());
  }

  async function ask() {
    stopTimer();
    const asked = socket;
    stopTimer = clock.after(PONG_MS, () => wait());
    if (!(await isMine())) return drop(); // another tab took the lead while timers stood still here
    if (asked && asked === socket) asked.send('{"message":"ping"}');
  }

  function wait(until?: Instant) {
    drop();
    if (clock.monotonic() - openedAt >= STEADY_MS) failures = 0; // a line that opens and drops is no good line
    openedAt = Infinity;
    const base = BACK_OFF_MS[Math.min(failures++, BACK_OFF_MS.length - 1)]!;
    const ms = Math.max(base, until === undefined ? 0 : until - clock.now()) * (1 + random() / 2);
    const since = isAway() ? connection.since : clock.now();
    become({ state: isOffline() ? 'offline' : 'waiting', since, nextTryAt: clock.now() + ms });
    stopTimer = clock.after(ms, () => void connect());
  }

  function give(state: 'signed-out' | 'taken-over' | 'rejected') {
    drop();
    channel = undefined;
    become({ state, since: clock.now() });
  }

  return {
    get connection() {
      return connection;
    },
    get channel() {
      return channel;
    },
    onConnection(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    again() {
      failures = 0;
      void connect();
    },
    start(known) {
      channel = known;
      void connect();
      const stopWake = clock.onWake(() => {
        if (connection.state === 'open') return void ask(); // timers stood still: the silence may be long
        if (connection.state !== 'waiting' && connection.state !== 'offline') return;
        failures = 0;
        void connect();
      });
      return () => {
        stopWake();
        drop();
        channel = undefined;
        become({ state: 'idle', since: clock.now() });
      };
    },
  };
}
