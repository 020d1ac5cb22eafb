/**
 * What the tabs and frames of one browser have in common: locks, messages and a little storage. Each may be missing: a
 * sandboxed frame has none, a page over plain http has no locks, a cross-site frame has its own.
 */
export interface Partition {
  readonly locks?: Pick<LockManager, 'request' | 'query'> | undefined;
  readonly BroadcastChannel?: (new (name: string) => TabChannel) | undefined;
  readonly storage?: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'> | undefined;
}

/** The part of `BroadcastChannel` that is used. */
export interface TabChannel {
  onmessage: ((event: never) => void) | null;
  postMessage(message: unknown): void;
  close(): void;
}

/** This page's own partition, as far as the browser grants it: asking alone may throw. */
export function thisPartition(): Partition {
  const isPage = typeof window !== 'undefined';
  return isPage
    ? {
        locks: granted(() => navigator.locks),
        BroadcastChannel: granted(() => globalThis.BroadcastChannel as unknown as new (name: string) => TabChannel),
        storage: granted(() => localStorage),
      }
    : {};
}

function granted<T>(ask: () => T | undefined): T | undefined {
  try {
    return ask() ?? undefined;
  } catch {
    return undefined;
  }
}
