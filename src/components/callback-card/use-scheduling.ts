import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ActionSpec } from '../../platform/acting.ts';
import type { Asked } from '../../platform/asked.ts';
import type { RescheduleCommand, ScheduleCommand, ScheduleResult } from '../../platform/follow-up.ts';
import { usePlatform } from '../provider.tsx';
import { useFollowUp } from '../use-follow-up.ts';

/** The two ways of scheduling one callback, and what became of the last try, in any copy and any tab. */
export interface Scheduling {
  readonly last: Asked | undefined;
  /** When the last one that was taken is due. */
  readonly scheduledAt: number | undefined;
  schedule(command: ScheduleCommand, onTaken: () => void): void;
  reschedule(command: RescheduleCommand, onTaken: () => void): void;
}

const NOTHING: readonly Asked[] = [];

/** Schedules from `conversationId`, or moves it; a failure is shown from what was asked. */
export function useScheduling(conversationId: string, flow: 'schedule' | 'reschedule'): Scheduling {
  const { keys } = usePlatform();
  const { followUp, run: ask } = useFollowUp();
  const { data: asked } = useQuery(
    queryOptions({
      queryKey: keys.asked(conversationId),
      queryFn: () => NOTHING,
      enabled: false,
      initialData: NOTHING,
    }),
  );
  const last = asked.findLast(({ action }) => action === flow);

  function run<Variables>(spec: ActionSpec<ScheduleResult, Variables>, variables: Variables, onTaken: () => void) {
    ask(spec, variables).then(onTaken, () => {});
  }

  return {
    last,
    scheduledAt: last?.result && 'scheduledAt' in last.result ? (last.result as ScheduleResult).scheduledAt : undefined,
    schedule: (command, onTaken) => run(followUp.schedule(conversationId), command, onTaken),
    reschedule: (command, onTaken) => run(followUp.reschedule(conversationId), command, onTaken),
  };
}
