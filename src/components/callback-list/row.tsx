import { memo, useCallback, useRef, useSyncExternalStore, type ReactNode } from 'react';
import { useCssNumbers } from '../css-numbers.ts';
import { useFormWords } from '../form-words.ts';
import { PhoneNumber } from '../phone-number.tsx';
import type { Agenda } from './agenda.ts';
import type { AgendaRow } from './agenda-row.ts';
import { KindMark } from './kind-mark.tsx';
import { RowTime } from './row-time.tsx';

/** Props of `Row`: what changes only when rows move, beside whom it shows. */
export interface RowProps {
  readonly agenda: Agenda;
  readonly id: string;
  /** Its place below its heading, from 0. */
  readonly at: number;
  /** Its place among all, from 1. */
  readonly position: number;
  readonly count: number;
  readonly isOpen: boolean;
  /** The one row that the Tab key reaches. */
  readonly isActive: boolean;
}

/**
 * One callback of a list. It follows its own entry of the agenda, so that an event about one callback renders one row.
 * What is over while the rows are held still keeps its place, and says so.
 */
export const Row: (props: RowProps) => ReactNode = memo(function Row(props: RowProps): ReactNode {
  const { agenda, id, at, position, count, isOpen, isActive } = props;
  const root = useRef<HTMLDivElement>(null);
  const subscribe = useCallback((notify: () => void) => agenda.onRow(id, notify), [agenda, id]);
  const read = () => agenda.row(id);
  const row = useSyncExternalStore(subscribe, read, read);
  const say = useFormWords();
  useCssNumbers(root, { '--cb-at': at });
  const isDead = row?.conversationId === undefined;
  return (
    <div
      ref={root}
      role="option"
      className="cb-row"
      tabIndex={isActive ? 0 : -1}
      aria-selected={isOpen}
      aria-disabled={isDead || undefined}
      aria-posinset={position}
      aria-setsize={count}
      data-need={row?.need ?? 'gone'}
      data-at={position - 1}
    >
      {row ? <RowText row={row} /> : <span className="cb-row-name">{say('list.gone')}</span>}
    </div>
  );
});

function RowText({ row }: { row: AgendaRow }): ReactNode {
  const say = useFormWords();
  const { customerName, queueName, numbers, why, held, need, twice, conversationId } = row;
  const isHeldToo = held && need !== 'held';
  return (
    <>
      <KindMark why={why} />
      <span className="cb-row-name" dir="auto" translate={customerName === undefined ? undefined : 'no'}>
        {customerName ?? (numbers[0] === undefined ? say('card.unnamed') : <PhoneNumber number={numbers[0]} />)}
      </span>
      <span className="cb-row-about">
        <span className="cb-row-queue" dir="auto" translate={queueName === undefined ? undefined : 'no'}>
          {queueName ?? say('card.queue-unknown')}
        </span>
        <span className="cb-row-why">
          {say(isHeldToo ? 'hold.callback' : conversationId === undefined ? 'list.planned' : `why.${why}`)}
        </span>
        {twice && <span className="cb-row-twice">{say('list.twice')}</span>}
      </span>
      <RowTime row={row} />
    </>
  );
}
