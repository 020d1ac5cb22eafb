import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ActionSpec } from '../platform/acting.ts';
import { createFollowUp, type FollowUp } from '../platform/follow-up.ts';
import { usePlatform } from './provider.tsx';

/** What can be asked beside and after the call, and what sends it; it rejects with a `PlatformError`. */
export interface FollowUpAsking {
  readonly followUp: FollowUp;
  run<Result, Variables>(spec: ActionSpec<Result, Variables>, variables: Variables): Promise<Result>;
}

/** Gives the follow-up actions of the platform above. Stable per platform and cache. */
export function useFollowUp(): FollowUpAsking {
  const platform = usePlatform();
  const client = useQueryClient();
  return useMemo(
    () => ({
      followUp: createFollowUp(platform),
      run: <Result, Variables>(spec: ActionSpec<Result, Variables>, variables: Variables) =>
        client.getMutationCache().build<Result, Error, Variables, unknown>(client, spec).execute(variables),
    }),
    [platform, client],
  );
}
