import type { Clock, Stop } from '../time/clock.ts';
import { KEY_PREFIX } from './keys.ts';
import { keysBelow } from './intents.ts';
import type { Connection } from './notifications.ts';
import type { Partition } from './partition.ts';
import { createRelay, type Relay } from './relay.ts';
import type { TabMessage } from './tabs.ts';

/** Whether the agent is still the one who sits at this browser. */
export interface SignIn {
  /** Set once the agent signed out here or in another tab, or another agent signed in. It is never taken back. */
  readonly ended: Connection | undefined;
  hasEnded(): boolean;
  onEnded(listener: () => void): Stop;
  start(): Stop;
  signOut(): void;
}

/**
 * Keeps the agents of one organisation apart on a computer that they share: the latest to sign in has it, everything of
 * the others is wiped (`wipe` does this page's own), in every tab of the partition.
 */
export function createSignIn(options: {
  baseUrl: string;
  userId: string;
  partition: Partition;
  clock: Clock;
  relay: Relay<TabMessage>;
  wipe: () => void;
}): SignIn {
  const { baseUrl, userId, partition, clock, relay, wipe } = options;
  const { storage } = partition;
  const users = createRelay<{ readonly kind: 'user'; readonly userId: string }>(`${KEY_PREFIX}|${baseUrl}|`, partition);
  const listeners = new Set<() => void>();
  let ended: Connection | undefined;

  function erase(isTheirs: (key: string) => boolean) {
    for (const key of keysBelow(storage, `${KEY_PREFIX}|${baseUrl}|`).filter(isTheirs)) storage?.removeItem(key);
  }
  const isMine = (key: string) => key.startsWith(`${KEY_PREFIX}|${baseUrl}|${userId}|`);

  function end() {
    if (ended) return;
    ended = { state: 'ended', since: clock.now() };
    erase(isMine);
    wipe();
    for (const listener of [...listeners]) listener();
  }

  return {
    get ended() {
      return ended;
    },
    hasEnded: () => ended !== undefined,
    onEnded(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    start() {
      users.open();
      const stops = [
        users.on('user', (message) => message.userId !== userId && end()),
        relay.on('signed-out', end),
        users.close,
      ];
      users.post({ kind: 'user', userId });
      erase((key) => !isMine(key));
      return () => stops.forEach((stop) => stop());
    },
    signOut() {
      relay.post({ kind: 'signed-out' });
      end();
    },
  };
}
