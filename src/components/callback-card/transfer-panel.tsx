import { queryOptions, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import type { Target } from '../../callback/decode-lookups.ts';
import { createLookups } from '../../platform/lookups.ts';
import { usePlatform } from '../provider.tsx';
import { TransferForm, type TransferChoice, type TransferSearch } from '../transfer/transfer-form.tsx';
import { useDraft } from '../use-draft.ts';
import { useFollowUp } from '../use-follow-up.ts';
import { useSettled } from '../use-settled.ts';
import { PanelSection } from './panel-section.tsx';
import type { PanelProps } from './panels.ts';

interface Entered {
  readonly text: string;
  readonly chosen: TransferChoice | undefined;
}

const EMPTY: Entered = { text: '', chosen: undefined };

/** Gives the callback to a person or a queue. What was typed is kept; an answer for an older text is not shown. */
export function TransferPanel({ work, onClose }: PanelProps): ReactNode {
  const platform = usePlatform();
  const { followUp, run } = useFollowUp();
  const { id } = work.view.conversation;
  const [entered, set, forget] = useDraft(id, 'transfer', EMPTY);
  const wanted = useSettled(entered.text.trim());
  const lookups = useMemo(() => createLookups(platform), [platform]);
  const people = useQuery({ ...queryOptions(lookups.people(wanted)), enabled: wanted !== '' });
  const queues = useQuery({ ...queryOptions(lookups.queues(wanted)), enabled: wanted !== '' });
  const isTyping = wanted !== entered.text.trim();

  return (
    <PanelSection name="transfer.name" onClose={onClose}>
      <TransferForm
        text={entered.text}
        onText={(text) => set({ ...entered, text })}
        search={searchOf(wanted, isTyping, people, queues, platform.userId)}
        chosen={entered.chosen}
        onChoose={(chosen) => set({ ...entered, chosen })}
        pending={work.asking.pending.has('transfer')}
        onTransfer={(to) =>
          void run(followUp.transfer(id), to.kind === 'person' ? { userId: to.id } : { queueId: to.id }).then(
            forget,
            () => {}, // said in the notice row; what was entered stays
          )
        }
      />
    </PanelSection>
  );
}

function searchOf(
  wanted: string,
  isTyping: boolean,
  people: UseQueryResult<readonly Target[]>,
  queues: UseQueryResult<readonly Target[]>,
  me: string,
): TransferSearch {
  if (wanted === '' && !isTyping) return { state: 'idle' };
  if (isTyping || people.isFetching || queues.isFetching) return { state: 'searching' };
  if (people.error && queues.error) return { state: 'failed' };
  const choices = [
    ...(people.data ?? []).filter(({ id }) => id !== me).map((one) => ({ kind: 'person' as const, ...one })),
    ...(queues.data ?? []).map((one) => ({ kind: 'queue' as const, ...one })),
  ];
  return { state: 'found', choices };
}
