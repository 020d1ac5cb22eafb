import type { QueryClient } from '@tanstack/react-query';
import { isOpenIntent, type CallIntent } from '../callback/attempt.ts';
import type { Clock } from '../time/clock.ts';
import type { Keys } from './keys.ts';
import type { Partition } from './partition.ts';
import type { Relay } from './relay.ts';
import type { TabMessage } from './tabs.ts';

/**
 * What was decided to call, by every copy of a card. Written down (ids alone, never a number) before a request leaves: a
 * reload or a crash frees every lock while the request may be on its way.
 */
export interface Intents {
  /** Oldest first: what this page knows, joined with what is written down. */
  of(client: QueryClient, conversationId: string): readonly CallIntent[];
  put(client: QueryClient, conversationId: string, intent: CallIntent): void;
  drop(client: QueryClient, conversationId: string, id: string): void;
  /** What another tab put or dropped: it wrote it down itself. */
  hearPut(client: QueryClient, conversationId: string, intent: CallIntent): void;
  hearDrop(client: QueryClient, conversationId: string, id: string): void;
  /** My part of the callback is over: what is known of its calls need not survive a reload any more. */
  settle(conversationId: string): void;
  /** Removes what is a day old, from callbacks that nobody opened again. */
  sweep(): void;
}

const KEPT = 20;
/** Longer than any clock is wrong: an intent must not seem old because a clock was set. */
const KEPT_MS = 36 * 3_600_000;

/** From deciding to knowing; what was once known is not doubted again. */
const RANK: Readonly<Record<CallIntent['state'], number>> = {
  sending: 0,
  sent: 1,
  checking: 2,
  lost: 3,
  refused: 3,
  seen: 4,
};

/** Makes the store of one agent's intents; `place` begins every key of the storage that is used. */
export function createIntents(options: {
  keys: Keys;
  clock: Clock;
  place: string;
  storage: Partition['storage'];
  relay: Relay<TabMessage>;
  report: (message: string) => void;
}): Intents {
  const { keys, clock, place, storage, relay, report } = options;
  const keyOf = (conversationId: string) => `${place}intents|${conversationId}`;

  function written(key: string): readonly CallIntent[] {
    try {
      const list: unknown = JSON.parse(storage?.getItem(key) ?? '[]');
      return Array.isArray(list) ? list.filter(isIntent) : [];
    } catch {
      return [];
    }
  }

  function write(key: string, intents: readonly CallIntent[]) {
    try {
      if (intents.length === 0) storage?.removeItem(key);
      else storage?.setItem(key, JSON.stringify(intents.slice(-KEPT).map(({ number: _, ...rest }) => rest)));
    } catch {
      report('A call’s intent could not be written down: after a reload this call may not be known.');
    }
  }

  const known = (client: QueryClient, conversationId: string) =>
    client.getQueryData<readonly CallIntent[]>(keys.intents(conversationId)) ?? [];

  const set = (client: QueryClient, conversationId: string, intents: readonly CallIntent[]) =>
    client.setQueryData(keys.intents(conversationId), intents);

  const of = (client: QueryClient, conversationId: string) =>
    written(keyOf(conversationId)).reduce(join, known(client, conversationId));

  return {
    of,
    put(client, conversationId, intent) {
      const all = join(of(client, conversationId), intent);
      write(keyOf(conversationId), all);
      set(client, conversationId, all);
      relay.post({ kind: 'intent', conversationId, intent });
    },
    drop(client, conversationId, id) {
      const all = of(client, conversationId).filter((intent) => intent.id !== id);
      write(keyOf(conversationId), all);
      set(client, conversationId, all);
      relay.post({ kind: 'no-intent', conversationId, id });
    },
    hearPut: (client, conversationId, intent) =>
      set(client, conversationId, join(known(client, conversationId), intent)),
    hearDrop: (client, conversationId, id) =>
      set(
        client,
        conversationId,
        known(client, conversationId).filter((intent) => intent.id !== id),
      ),
    settle(conversationId) {
      const key = keyOf(conversationId);
      const all = written(key);
      if (all.length > 0 && !all.some(isOpenIntent)) write(key, []);
    },
    sweep() {
      for (const key of keysBelow(storage, `${place}intents|`)) {
        const all = written(key);
        const fresh = all.filter(({ sentAt }) => Math.abs(clock.now() - sentAt) < KEPT_MS);
        if (fresh.length < all.length) write(key, fresh); // else another tab's latest might be overwritten
      }
    },
  };
}

/** The keys of `storage` that begin with `start`. */
export function keysBelow(storage: Partition['storage'], start: string): string[] {
  try {
    return Array.from({ length: storage?.length ?? 0 }, (_, i) => storage?.key(i) ?? '').filter((key) =>
      key.startsWith(start),
    );
  } catch {
    return [];
  }
}

/** `intent` among `all`: of two of the same the one that knows more stands, and the number stays known. */
function join(all: readonly CallIntent[], intent: CallIntent): readonly CallIntent[] {
  const was = all.find(({ id }) => id === intent.id);
  if (!was) return [...all, intent];
  const newer = RANK[intent.state] >= RANK[was.state] ? intent : was;
  const number = intent.number ?? was.number;
  const both = { ...newer, ...(number !== undefined && { number }) };
  return all.map((one) => (one === was ? both : one));
}

function isIntent(value: unknown): value is CallIntent {
  if (typeof value !== 'object' || value === null) return false;
  const { id, sentAt, state, callsBefore, by } = value as Partial<CallIntent>;
  return (
    typeof id === 'string' &&
    typeof sentAt === 'number' &&
    typeof state === 'string' &&
    state in RANK &&
    (by === 'agent' || by === 'card') &&
    Array.isArray(callsBefore)
  );
}
