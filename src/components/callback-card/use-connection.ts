import { useCallback, useState, useSyncExternalStore } from 'react';
import { usePassed } from '../clock.tsx';
import type { ShownConnection } from '../connection-line/connection-line.tsx';
import { usePlatform } from '../provider.tsx';

/** A line that comes back so soon is nobody's concern (desk 3). */
const CALM_MS = 5000;

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
