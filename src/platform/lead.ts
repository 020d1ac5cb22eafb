import type { Clock, Stop } from '../time/clock.ts';
import type { Locks } from './locks.ts';
import type { Channel, Connection, Notifications } from './notifications.ts';
import type { Relay } from './relay.ts';
import type { TabMessage } from './tabs.ts';

/** The events of one agent in this browser: one tab listens to the platform, the others to that tab. */
export interface Lead {
  readonly connection: Connection;
  onConnection(listener: () => void): Stop;
  start(): Stop;
  /** Tries again what was given up: after signing in, or to take the events back from another desktop. */
  again(): void;
}

/** A visible tab asks the leader for a sign of life so often; without one for as long again it takes the lead. */
const ASK_EVERY_MS = 1500;
const SILENCE_MS = 3000;

/**
 * Elects the tab that listens, tells the others what it hears, and takes over when it is gone: the platform knows 20
 * channels a user, and a second socket on a channel disconnects the first. A suspended leader keeps its lock, so a
 * visible tab that hears nothing for 3 s robs it. Without locks or messages every tab listens for itself.
 */
export function createLead(options: {
  name: string;
  locks: Locks;
  relay: Relay<TabMessage>;
  clock: Clock;
  notifications: Notifications;
  /** As `frames.hear`, for text that another tab's socket heard. */
  hear: (text: string) => unknown;
  onGap: () => void;
  isHidden: () => boolean;
}): Lead {
  const { name, locks, relay, clock, notifications, hear, onGap, isHidden } = options;
  let leads = false;
  let told: Connection = notifications.connection;
  let channel: Channel | undefined;
  let stopLock: Stop = () => {};
  let stopListening: Stop = () => {};
  let stopTimer: Stop = () => {};
  let heardAt = 0;
  const listeners = new Set<() => void>();

  function become(connection: Connection) {
    told = connection;
    for (const listener of [...listeners]) listener();
  }

  const tell = () => {
    if (leads) relay.post({ kind: 'connection', connection: notifications.connection, channel: notifications.channel });
  };

  function lead() {
    leads = true;
    stopTimer();
    stopListening = notifications.start(channel);
  }

  /** What the new leader told before this was known here was not heard. */
  function robbed() {
    follow();
    onGap();
  }

  function follow(rob = false) {
    leads = false;
    stopTimer();
    stopListening();
    stopListening = () => {};
    if (!relay.reaches) return lead();
    stopLock();
    stopLock = locks.keep(name, { onHeld: lead, onRobbed: robbed, onNone: lead }, rob);
    if (leads) return;
    relay.post({ kind: 'hello' });
    heardAt = clock.monotonic();
    stopTimer = clock.after(ASK_EVERY_MS, askLeader);
  }

  /** Only what somebody looks at is worth a robbery; a hidden tab asks as soon as it is shown. */
  function askLeader() {
    stopTimer();
    if (leads || isHidden()) return;
    const askedAt = clock.monotonic();
    relay.post({ kind: 'hello' });
    stopTimer = clock.after(SILENCE_MS, () => {
      const stoodStill = clock.monotonic() - askedAt > SILENCE_MS + ASK_EVERY_MS; // here, not there: ask again
      if (heardAt < askedAt && !stoodStill) follow(true);
      else askLeader();
    });
  }

  function heard() {
    heardAt = clock.monotonic();
    if (leads) return;
    stopTimer();
    stopTimer = clock.after(ASK_EVERY_MS, askLeader);
  }

  return {
    get connection() {
      return leads ? notifications.connection : told;
    },
    onConnection(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    again() {
      if (leads) notifications.again();
      else relay.post({ kind: 'again' });
    },
    start() {
      const stops = [
        notifications.onConnection(() => {
          if (!leads) return;
          become(notifications.connection);
          tell();
        }),
        relay.on('text', ({ text }) => {
          if (leads) return; // a robbed one that has not noticed yet
          heard();
          hear(text);
        }),
        relay.on('gap', () => !leads && onGap()),
        relay.on('connection', (message) => {
          if (leads) return;
          heard();
          channel = message.channel;
          const { state, since } = told;
          if (state !== message.connection.state || since !== message.connection.since) become(message.connection);
        }),
        relay.on('hello', tell),
        relay.on('again', () => leads && notifications.again()),
        clock.onWake(() => {
          if (!leads) askLeader();
        }),
      ];
      become({ state: 'connecting', since: clock.now() });
      follow();
      return () => {
        for (const stop of stops) stop();
        stopTimer();
        stopLock();
        stopListening();
        leads = false;
        become(notifications.connection);
      };
    },
  };
}
