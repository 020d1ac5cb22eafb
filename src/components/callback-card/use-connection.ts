import { useCallback, useState, useSyncExternalStore } from 'react';
import type { Connection } from '../../platform/notifications.ts';
import type { Instant } from '../../time/instant.ts';
import { usePassed } from '../clock.tsx';
import { usePlatform } from '../provider.tsx';

/** A line that comes back so soon is nobody's concern (desk 3). */
const CALM_MS = 5000;

/** What an agent is told; while the next try is under way, no time for it. */
export type ShownConnection = Connection | { readonly state: 'waiting'; readonly since: Instant };

/** The connection as an agent is told of it: an outage of less than five seconds is none, and a try is no change. */
export function useConnection(): ShownConnection {
  const platform = usePlatform();
  const subscribe = useCallback((notify: () => void) => platform.onConnection(notify), [platform]);
  const read = () => platform.connection;
  const connection = useSyncExternalStore(subscribe, read, read);
  const { state, since } = connection;
  const [wasOpen, setWasOpen] = useState(false);
  if (state === 'open' && !wasOpen) setWasOpen(true);
  const away = state === 'waiting' || state === 'connecting' || state === 'offline';
  const long = usePassed(away ? since + CALM_MS : undefined);
  if (!away || !wasOpen) return connection;
  if (!long) return { state: 'open', since };
  return state === 'connecting' ? { state: 'waiting', since } : connection;
}

/** Whether what is shown may be old by now. */
export const isStale = ({ state }: ShownConnection): boolean =>
  state !== 'open' && state !== 'connecting' && state !== 'idle';
