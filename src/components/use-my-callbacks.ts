import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { catchUp } from '../platform/catch-up.ts';
import { createLookups, type Listing } from '../platform/lookups.ts';
import { usePlatform } from './provider.tsx';

/** What the platform lists for the agent, or why it is not there. */
export interface MyCallbacks {
  /** Flat, and not kept current: what events tell of each stands in the cache. */
  readonly listing: Listing | undefined;
  readonly state: 'loading' | 'ready' | 'failed';
  readonly error: Error | null;
  readonly retry: () => void;
}

/**
 * Asks for everything that is with the agent, again after every gap and when the page is looked at, and keeps what the
 * cache knows of each of them whole meanwhile. Renders when the listing changed, not when one of them did.
 */
export function useMyCallbacks(): MyCallbacks {
  const platform = usePlatform();
  const client = useQueryClient();
  const lookups = useMemo(() => createLookups(platform), [platform]);
  const { data, error, isPending, refetch } = useQuery(queryOptions(lookups.myCallbacks()));
  useEffect(() => catchUp(platform, client), [platform, client]);
  const state = error ? 'failed' : isPending ? 'loading' : 'ready';
  return { listing: data, state, error, retry: () => void refetch() };
}
