import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { customerCallback, type CustomerCallback } from '../callback/customer-callback.ts';
import { usePlatform } from './provider.tsx';

/** A customer's callback as the signed-in agent sees it, or why it is not there. */
export interface CustomerCallbackResult {
  /** Absent while loading, after a failure, and for a conversation without a callback. */
  readonly callback: CustomerCallback | undefined;
  readonly state: 'loading' | 'ready' | 'none' | 'failed';
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Reads the callback of a conversation; kept current by the platform's events. Renders when something changed. */
export function useCustomerCallback(conversationId: string): CustomerCallbackResult {
  const { queries, userId } = usePlatform();
  const { data, error, isPending, refetch } = useQuery(queryOptions(queries.conversation(conversationId)));
  const callback = useMemo(() => data && customerCallback(data, userId), [data, userId]);
  const missing = isPending && !error ? 'loading' : data ? 'none' : 'failed';
  return { callback, state: callback ? 'ready' : missing, error, retry: () => void refetch() };
}
