import { useMemo, useRef, useState, type RefObject } from 'react';
import { usePaintEffect } from '../ticking.tsx';
import type { ShownGroup } from './steady.ts';

/** The heights that rows are placed by, in CSS pixels. */
export interface Heights {
  readonly row: number;
  readonly heading: number;
  readonly view: number;
}

/** The part of a list that is drawn, and how to bring a row into it. */
export interface ListWindow {
  /** Of the element that scrolls. */
  readonly list: RefObject<HTMLDivElement | null>;
  /** For each group the rows that are drawn, from and to (not included). */
  readonly ranges: readonly (readonly [from: number, to: number])[];
  /** How many rows fit. */
  readonly page: number;
  readonly onScroll: () => void;
  /** Scrolls until the row stands below the heading and above the end. */
  reveal(index: number): void;
}

/** Where nothing can be measured: as tokens.css has it. */
const ROW = 52;
const HEADING = 28;
/** Rows that are drawn beyond either edge: what a flick of the wheel reaches is there already. */
const BEYOND = 6;
/** The window moves by so many rows at once. */
const STRIDE = 4;

/**
 * Which rows are near what is seen. Rows are of one height, measured when the list or the text changes its size; where
 * there is no layout (a test, a server), `rowsShown` rows of the usual height are taken to be seen.
 */
export function useWindow(groups: readonly ShownGroup[], rowsShown: number): ListWindow {
  const scroller = useRef<HTMLDivElement>(null);
  const [heights, setHeights] = useState<Heights>({ row: ROW, heading: HEADING, view: rowsShown * ROW });
  const [top, setTop] = useState(0);
  const { row, heading, view } = heights;
  const isEmpty = groups.length === 0;

  usePaintEffect(() => {
    const list = scroller.current;
    if (!list) return undefined;
    const measure = () => {
      const drawn = list.querySelector('.cb-row')?.getBoundingClientRect().height;
      const title = list.querySelector('.cb-list-heading')?.getBoundingClientRect().height;
      if (!drawn || !title) return;
      const next = { row: drawn, heading: title, view: list.clientHeight };
      setHeights((now) =>
        now.row === next.row && now.heading === next.heading && now.view === next.view ? now : next,
      );
    };
    measure();
    if (typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(list);
    return () => observer.disconnect();
  }, [isEmpty]);

  /** Where each group begins. */
  const tops = useMemo(() => {
    const found: number[] = [];
    groups.reduce((at, { ids }) => (found.push(at), at + heading + ids.length * row), 0);
    return found;
  }, [groups, row, heading]);

  const ranges = useMemo(() => {
    const from = top - BEYOND * row;
    const to = top + view + (BEYOND + STRIDE) * row;
    return groups.map(({ ids }, i) => {
      const within = (at: number) => Math.min(ids.length, Math.max(0, at));
      const first = tops[i]! + heading;
      return [within(Math.floor((from - first) / row)), within(Math.ceil((to - first) / row))] as const;
    });
  }, [groups, tops, top, row, heading, view]);

  return {
    list: scroller,
    ranges,
    page: Math.max(1, Math.floor((view - heading) / row)),
    onScroll: () => setTop(Math.floor(scroller.current!.scrollTop / (row * STRIDE)) * row * STRIDE),
    reveal(index) {
      const list = scroller.current;
      if (!list) return;
      let left = index;
      const group = groups.findIndex(({ ids }) => left < ids.length || ((left -= ids.length), false));
      const at = tops[group]! + heading + left * row;
      if (at - heading < list.scrollTop) list.scrollTop = left === 0 ? tops[group]! : at - heading;
      else if (at + row > list.scrollTop + view) list.scrollTop = at + row - view;
    },
  };
}
