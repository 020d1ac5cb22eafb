import type { Stop } from '../time/clock.ts';
import type { Partition, TabChannel } from './partition.ts';

/** What tabs of one agent tell each other; `M` is a union of kinds. */
export interface Relay<M extends { readonly kind: string }> {
  /** Whether there may be anybody to tell. */
  readonly reaches: boolean;
  post(message: M): void;
  /** Hears the messages of one kind; never this page's own. */
  on<K extends M['kind']>(kind: K, hear: (message: Extract<M, { kind: K }>) => void): Stop;
  open(): void;
  close: Stop;
}

/** Makes the relay `name`; only pages with the same name hear each other. Without channels it reaches nobody. */
export function createRelay<M extends { readonly kind: string }>(
  name: string,
  { BroadcastChannel }: Pick<Partition, 'BroadcastChannel'>,
): Relay<M> {
  let channel: TabChannel | undefined;
  const hearers = new Map<string, Set<(message: never) => void>>();

  return {
    get reaches() {
      return channel !== undefined;
    },
    post: (message) => channel?.postMessage(message),
    on(kind, hear) {
      const all = hearers.get(kind) ?? new Set();
      hearers.set(kind, all.add(hear as never));
      return () => void all.delete(hear as never);
    },
    open() {
      if (channel || !BroadcastChannel) return;
      try {
        channel = new BroadcastChannel(name);
      } catch {
        return; // a sandboxed frame
      }
      channel.onmessage = ({ data: message }: { data: M }) => {
        for (const hear of [...(hearers.get(message.kind) ?? [])]) hear(message as never);
      };
    },
    close() {
      channel?.close();
      channel = undefined;
    },
  };
}
