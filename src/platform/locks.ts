import type { Stop } from '../time/clock.ts';
import type { Partition } from './partition.ts';

/** One at a time, across the tabs and frames of a partition; without its locks, at least within this page. */
export interface Locks {
  /** Whether other tabs are kept out too; where not, that nobody else is in means nothing of them. */
  readonly reach: boolean;
  /** Runs `run` when nobody else is in; `waited` says whether somebody was. */
  alone<T>(name: string, run: (waited: boolean) => Promise<T>): Promise<T>;
  /** Runs `run` only if nobody else is in; `undefined` if somebody is. */
  ifFree<T>(name: string, run: () => Promise<T>): Promise<T | undefined>;
  /** Waits for the lock and keeps it until stopped or robbed. `rob` takes it at once from whoever has it. */
  keep(name: string, events: { onHeld(): void; onRobbed(): void; onNone(): void }, rob?: boolean): Stop;
  /** Whether a lock that was kept is still ours: a page that was suspended may not have heard of a robbery yet. */
  isMine(name: string): Promise<boolean>;
}

type Manager = NonNullable<Partition['locks']>;

/** Makes the locks of one platform. */
export function createLocks(manager: Partition['locks']): Locks {
  const inPage = createPageLocks();
  let locks: Manager | undefined = manager;
  const held = new Map<string, string | undefined>();

  /** In a sandboxed frame the locks are there, but asking for one fails: from then on this page's own are used. */
  async function request<T>(name: string, options: LockOptions, run: (lock: Lock | null) => Promise<T>): Promise<T> {
    if (!locks) return inPage(name, options.ifAvailable === true, run);
    let entered = false;
    try {
      return await locks.request(name, options, (lock) => {
        entered = true;
        return run(lock);
      });
    } catch (error) {
      if (entered || nameOf(error) === 'AbortError') throw error;
      locks = undefined;
      return inPage(name, options.ifAvailable === true, run);
    }
  }

  const holderOf = async (name: string) =>
    (await locks?.query())?.held?.find((lock) => lock.name === name)?.clientId ?? undefined;

  return {
    get reach() {
      return locks !== undefined;
    },
    async alone<T>(name: string, run: (waited: boolean) => Promise<T>) {
      let atOnce: Promise<T> | undefined;
      await request(name, { ifAvailable: true }, async (lock) => {
        if (lock) await (atOnce = run(false));
      });
      return atOnce ?? request(name, {}, () => run(true));
    },
    ifFree: (name, run) => request(name, { ifAvailable: true }, (lock) => (lock ? run() : Promise.resolve(undefined))),
    keep(name, { onHeld, onRobbed, onNone }, rob = false) {
      const waiting = new AbortController();
      let letGo = () => {};
      let stopped = false;
      let isHeld = false;
      if (!locks) {
        onNone();
        return () => {};
      }
      locks
        .request(name, rob ? { steal: true } : { signal: waiting.signal }, async () => {
          if (stopped) return;
          isHeld = true;
          held.set(name, await holderOf(name));
          if (!stopped) onHeld();
          await new Promise<void>((done) => (stopped ? done() : (letGo = done)));
        })
        .catch(() => {
          if (stopped) return;
          if (isHeld) onRobbed();
          else {
            locks = undefined;
            onNone();
          }
        });
      return () => {
        stopped = true;
        held.delete(name);
        waiting.abort();
        letGo();
      };
    },
    async isMine(name) {
      return !held.has(name) || (await holderOf(name)) === held.get(name);
    },
  };
}

const nameOf = (error: unknown) => (error instanceof Error || error instanceof DOMException ? error.name : undefined);

/** What is left where the browser grants no locks: one at a time in this page. */
function createPageLocks() {
  const last = new Map<string, Promise<unknown>>();
  return async function inPage<T>(name: string, ifFree: boolean, run: (lock: Lock | null) => Promise<T>): Promise<T> {
    const before = last.get(name);
    if (before && ifFree) return run(null);
    const turn = (async () => {
      await before?.catch(() => {});
      return run({ name, mode: 'exclusive' } as Lock);
    })();
    last.set(name, turn);
    try {
      return await turn;
    } finally {
      if (last.get(name) === turn) last.delete(name);
    }
  };
}
