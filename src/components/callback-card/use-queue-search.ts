import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { createLookups } from '../../platform/lookups.ts';
import { usePlatform } from '../provider.tsx';
import type { FoundQueues } from '../schedule/queue-field.tsx';
import { useSettled } from '../use-settled.ts';

/** The queues whose name begins with `text`: always those of the present text, whatever comes late for an older one. */
export function useQueueSearch(text: string | undefined): FoundQueues | undefined {
  const platform = usePlatform();
  const lookups = useMemo(() => createLookups(platform), [platform]);
  const wanted = text?.trim() ?? '';
  const settled = useSettled(wanted, '');
  const found = useQuery({ ...queryOptions(lookups.queues(settled)), enabled: settled !== '' && settled === wanted });
  if (wanted === '') return undefined;
  if (settled !== wanted || found.isPending) return { state: 'loading', queues: [] };
  return found.data ? { state: 'ready', queues: found.data } : { state: 'failed', queues: [] };
}

/** The name of a queue of which the id alone was kept. */
export function useQueueName(queueId: string | undefined): string | undefined {
  const platform = usePlatform();
  const lookups = useMemo(() => createLookups(platform), [platform]);
  const { data } = useQuery({ ...queryOptions(lookups.queue(queueId ?? '')), enabled: queueId !== undefined });
  return data?.name;
}
