import { memo, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { AgendaGroup } from '../../callback/agenda.ts';
import { useCssNumbers } from '../css-numbers.ts';
import { useFormWords } from '../form-words.ts';
import { usePaintEffect } from '../ticking.tsx';
import type { Agenda } from './agenda.ts';
import { Row } from './row.tsx';
import type { ShownGroup, Steady } from './steady.ts';
import { useWindow } from './use-window.ts';

/** Props of `Rows`. */
export interface RowsProps {
  readonly agenda: Agenda;
  readonly steady: Steady;
  readonly groups: readonly ShownGroup[];
  readonly count: number;
  readonly open: string | undefined;
  readonly onOpen: (id: string) => void;
  /** Another number: the first row takes the focus. */
  readonly focusFirst: number;
  readonly rowsShown: number;
  readonly labelledBy: string;
}

/**
 * The rows, by their headings. A listbox and not a list of buttons: a thousand callbacks are one stop of the Tab key,
 * arrows are passed through by every screen reader, and each option tells its place among all of them although only those
 * in sight are drawn. Arrows move, Enter or Space opens: to look at a callback is a decision.
 */
export const Rows: (props: RowsProps) => ReactNode = memo(function Rows(props: RowsProps): ReactNode {
  const { agenda, steady, groups, count, open, onOpen, focusFirst, rowsShown, labelledBy } = props;
  const { list, ranges, page, onScroll, reveal } = useWindow(groups, rowsShown);
  const [wanted, setWanted] = useState<string>();
  const ids = useMemo(() => groups.flatMap((group) => group.ids), [groups]);
  const places = useMemo(() => new Map(ids.map((id, i) => [id, i])), [ids]);
  const active = [wanted, open].find((id) => id !== undefined && places.has(id)) ?? ids[0];
  const toFocus = useRef<string>(undefined);

  function go(to: number) {
    const index = Math.min(Math.max(to, 0), ids.length - 1);
    const id = ids[index];
    if (id === undefined) return;
    reveal(index);
    toFocus.current = id;
    setWanted(id);
    focusActive();
  }

  function focusActive() {
    const target = list.current?.querySelector<HTMLElement>('[role="option"][tabindex="0"]');
    if (toFocus.current === undefined || !target || active !== toFocus.current) return;
    toFocus.current = undefined;
    target.focus({ preventScroll: true });
  }
  usePaintEffect(focusActive);

  const focused = useRef(focusFirst);
  usePaintEffect(() => {
    if (focused.current === focusFirst) return;
    focused.current = focusFirst;
    go(0);
  });

  const idAt = (target: EventTarget) => {
    const row = (target as Element).closest<HTMLElement>('.cb-row');
    return row ? ids[Number(row.dataset['at'])] : undefined;
  };

  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const at = active === undefined ? 0 : places.get(active)!;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: ids.length - 1,
    };
    const to = moves[event.key];
    if (to !== undefined) go(to);
    else if (event.key !== 'Enter' && event.key !== ' ') return;
    else if (active !== undefined && !event.repeat) onOpen(active);
    event.preventDefault();
  }

  let before = 0;
  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={-1}
      className="cb-list-rows"
      aria-labelledby={labelledBy}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
      onPointerEnter={() => steady.hold('pointer')}
      onPointerLeave={() => steady.release('pointer')}
      onFocus={({ target }) => {
        steady.hold('focus');
        setWanted((was) => idAt(target) ?? was);
      }}
      onClick={({ target }) => {
        const id = idAt(target);
        if (id !== undefined) onOpen(id);
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) steady.release('focus');
      }}
    >
      {groups.map(({ group, ids: own }, i) => {
        const start = before;
        before += own.length;
        const [from, to] = ranges[i]!;
        const activeAt = active === undefined ? -1 : places.get(active)! - start;
        const drawn = own.slice(from, to).map((id, n) => ({ id, at: from + n }));
        // Whoever has the focus, or would get it by the Tab key, is there wherever the list is scrolled to.
        // In its place among the others: a row that is moved in the page would lose the focus.
        if (activeAt >= 0 && activeAt < own.length) {
          if (activeAt < from) drawn.unshift({ id: active!, at: activeAt });
          if (activeAt >= to) drawn.push({ id: active!, at: activeAt });
        }
        return (
          <Group key={group} group={group} size={own.length}>
            {drawn.map(({ id, at }) => (
              <Row
                key={id}
                {...{ agenda, id, at, count }}
                position={start + at + 1}
                isOpen={id === open}
                isActive={id === active}
              />
            ))}
          </Group>
        );
      })}
    </div>
  );
});

function Group({ group, size, children }: { group: AgendaGroup; size: number; children: ReactNode }): ReactNode {
  const say = useFormWords();
  const headingId = useId();
  const root = useRef<HTMLDivElement>(null);
  useCssNumbers(root, { '--cb-size': size });
  return (
    <div ref={root} role="group" className="cb-list-group" aria-labelledby={headingId}>
      <div id={headingId} role="presentation" className="cb-list-heading">
        {say('list.heading', { group: say(`list.group-${group}`), n: size })}
      </div>
      {children}
    </div>
  );
}
