import type { Partition, TabChannel } from '../../src/platform/partition.ts';
import type { SteppedSource } from '../../src/time/stepped-clock.ts';

/** A tab or frame of the browser: what it has in common with the others, until it is gone. */
export interface Tab {
  readonly partition: Partition;
  /** It is closed or crashes: its locks are free, nothing it says arrives any more; what it wrote down stays. */
  kill(): void;
  /** It stands still with its locks, hears nothing and says nothing; what it is told waits for it. */
  suspend(): void;
  resume(): void;
}

/** One browser profile on a stepped computer: locks, messages and storage, as the standards have them. */
export interface Browser {
  tab(): Tab;
  readonly stored: Map<string, string>;
}

interface Request {
  readonly tab: object;
  readonly clientId: string;
  readonly name: string;
  grant(lock: Lock | null): void;
  rob(): void;
}

/** Messages and grants arrive this much later, as from one process to another. */
const TRAVEL_MS = 1;

/** What the browser lacks, for the lesser guarantees: each may be absent, or refuse itself as in a sandboxed frame. */
export interface BrowserOptions {
  readonly locks?: 'granted' | 'absent' | 'refused';
  readonly messages?: 'granted' | 'absent';
  readonly storage?: 'granted' | 'absent' | 'refused';
}

/** Makes a browser whose messages travel by `source`'s time. */
export function createBrowser(source: SteppedSource, options: BrowserOptions = {}): Browser {
  const { locks = 'granted', messages = 'granted', storage = 'granted' } = options;
  const stored = new Map<string, string>();
  const held = new Map<string, Request>();
  const queues = new Map<string, Request[]>();
  const channels = new Set<{ tab: TabState; name: string; channel: TabChannel }>();
  let clients = 0;

  interface TabState {
    alive: boolean;
    suspended: boolean;
    readonly waiting: (() => void)[];
  }

  const later = (tab: TabState, run: () => void) =>
    source.after(TRAVEL_MS, () => {
      if (!tab.alive) return;
      if (tab.suspended) tab.waiting.push(run);
      else run();
    });

  function release(request: Request) {
    if (held.get(request.name) !== request) return;
    held.delete(request.name);
    const next = queues.get(request.name)?.shift();
    if (next) take(next);
  }

  function take(request: Request) {
    held.set(request.name, request);
    request.grant({ name: request.name, mode: 'exclusive' });
  }

  function lockManager(tab: TabState, clientId: string): NonNullable<Partition['locks']> {
    const request = (name: string, wishes: LockOptions, run: (lock: Lock | null) => unknown) =>
      new Promise((resolve, reject) => {
        if (locks === 'refused') return reject(new DOMException('denied', 'SecurityError'));
        const mine: Request = {
          ...{ tab, clientId, name },
          grant: (lock) =>
            void later(tab, () => {
              Promise.resolve(run(lock))
                .finally(() => release(mine))
                .then(resolve, reject);
            }),
          rob: () => void later(tab, () => reject(new DOMException('stolen', 'AbortError'))),
        };
        wishes.signal?.addEventListener('abort', () => {
          const queue = queues.get(name) ?? [];
          if (queue.includes(mine)) queue.splice(queue.indexOf(mine), 1);
          reject(new DOMException('aborted', 'AbortError'));
        });
        const holder = held.get(name);
        if (!holder) take(mine);
        else if (wishes.steal) {
          holder.rob();
          take(mine);
        } else if (wishes.ifAvailable) mine.grant(null);
        else queues.set(name, [...(queues.get(name) ?? []), mine]);
        return undefined;
      });
    return {
      request: request as LockManager['request'],
      query: () =>
        Promise.resolve({
          held: [...held.values()].map(({ name, clientId: id }) => ({
            name,
            clientId: id,
            mode: 'exclusive' as const,
          })),
        }),
    };
  }

  const memory: NonNullable<Partition['storage']> = {
    getItem: (key) => stored.get(key) ?? null,
    setItem(key, value) {
      if (storage === 'refused') throw new DOMException('full', 'QuotaExceededError');
      stored.set(key, value);
    },
    removeItem: (key) => void stored.delete(key),
    key: (i) => [...stored.keys()][i] ?? null,
    get length() {
      return stored.size;
    },
  };

  return {
    stored,
    tab() {
      const tab: TabState = { alive: true, suspended: false, waiting: [] };
      const clientId = `client ${++clients}`;
      class Channel implements TabChannel {
        onmessage: ((event: never) => void) | null = null;
        readonly #entry: { tab: TabState; name: string; channel: TabChannel };
        constructor(name: string) {
          this.#entry = { tab, name, channel: this };
          channels.add(this.#entry);
        }
        postMessage(message: unknown) {
          if (!tab.alive || tab.suspended) return;
          const data: unknown = structuredClone(message);
          for (const other of channels) {
            if (other === this.#entry || other.name !== this.#entry.name) continue;
            later(other.tab, () => channels.has(other) && other.channel.onmessage?.({ data } as never));
          }
        }
        close() {
          channels.delete(this.#entry);
        }
      }
      return {
        partition: {
          locks: locks === 'absent' ? undefined : lockManager(tab, clientId),
          BroadcastChannel: messages === 'absent' ? undefined : Channel,
          storage: storage === 'absent' ? undefined : memory,
        },
        kill() {
          tab.alive = false;
          for (const queue of queues.values())
            for (const request of [...queue]) if (request.tab === tab) queue.splice(queue.indexOf(request), 1);
          for (const request of [...held.values()]) if (request.tab === tab) release(request);
          for (const entry of [...channels]) if (entry.tab === tab) channels.delete(entry);
        },
        suspend: () => void (tab.suspended = true),
        resume() {
          tab.suspended = false;
          for (const run of tab.waiting.splice(0)) run();
        },
      };
    },
  };
}
