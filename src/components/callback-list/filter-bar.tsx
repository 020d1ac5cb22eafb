import { useState, type ReactNode } from 'react';
import { AGENDA_GROUPS, groupOf, type AgendaGroup } from '../../callback/agenda.ts';
import { useFormWords } from '../form-words.ts';
import type { Agenda } from './agenda.ts';
import { rowMatches, type AgendaRow } from './agenda-row.ts';

/** What the agent looks for among their callbacks. */
export interface Filter {
  readonly text: string;
  /** One of them at most is set. */
  readonly group: AgendaGroup | undefined;
  readonly queueName: string | undefined;
}

/** Everything is shown. */
export const NO_FILTER: Filter = { text: '', group: undefined, queueName: undefined };

/** Whether a row is what `filter` asks for; `undefined` where it asks for nothing. */
export function fitting({ text, group, queueName }: Filter): ((row: AgendaRow) => boolean) | undefined {
  if (text.trim() === '' && group === undefined && queueName === undefined) return undefined;
  return (row) =>
    (group === undefined || groupOf(row.need) === group) &&
    (queueName === undefined || row.queueName === queueName) &&
    rowMatches(row, text);
}

/** Props of `FilterBar`. */
export interface FilterBarProps {
  readonly agenda: Agenda;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

/** A field to search in, and a choice of urgencies and queues. Its values are indexes: no name stands in an attribute. */
export function FilterBar({ agenda, filter, onFilter }: FilterBarProps): ReactNode {
  const say = useFormWords();
  const { text, group, queueName } = filter;
  const [queues, setQueues] = useState(() => queuesOf(agenda, queueName));
  const groupAt = group === undefined ? -1 : AGENDA_GROUPS.indexOf(group);
  const queueAt = queueName === undefined ? -1 : queues.indexOf(queueName);
  return (
    <div className="cb-list-filter">
      <input
        type="search"
        className="cb-list-search"
        aria-label={say('list.search')}
        placeholder={say('list.search')}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        value={text}
        onChange={({ target }) => onFilter({ ...filter, text: target.value })}
      />
      <select
        className="cb-list-choice"
        aria-label={say('list.show')}
        value={queueAt >= 0 ? `queue ${queueAt}` : groupAt >= 0 ? `group ${groupAt}` : 'all'}
        onFocus={() => setQueues(queuesOf(agenda, queueName))} // as they are when it is opened: not while it is read
        onChange={({ target }) => {
          const [kind, at] = target.value.split(' ');
          onFilter({
            text,
            group: kind === 'group' ? AGENDA_GROUPS[Number(at)] : undefined,
            queueName: kind === 'queue' ? queues[Number(at)] : undefined,
          });
        }}
      >
        <option value="all">{say('list.all')}</option>
        <optgroup label={say('list.by-urgency')}>
          {AGENDA_GROUPS.map((each, i) => (
            <option key={each} value={`group ${i}`}>
              {say(`list.group-${each}`)}
            </option>
          ))}
        </optgroup>
        {queues.length > 0 && (
          <optgroup label={say('list.by-queue')}>
            {queues.map((each, i) => (
              <option key={each} value={`queue ${i}`} translate="no">
                {each}
              </option>
            ))}
          </optgroup>
        )}
      </select>
    </div>
  );
}

function queuesOf({ order, row }: Agenda, chosen: string | undefined): readonly string[] {
  const names = new Set(order.map(({ id }) => row(id)?.queueName).filter((name) => name !== undefined));
  if (chosen !== undefined) names.add(chosen);
  return [...names].sort();
}
