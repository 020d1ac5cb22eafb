import { groupOf, type AgendaGroup, type Ranked } from '../../callback/agenda.ts';
import type { Clock, Stop } from '../../time/clock.ts';
import type { Agenda } from './agenda.ts';
import type { AgendaRow } from './agenda-row.ts';

/** The callbacks below one heading, as they are shown. */
export interface ShownGroup {
  readonly group: AgendaGroup;
  readonly ids: readonly string[];
}

/** What is on the screen: the same object while nothing of it changes. */
export interface Shown {
  readonly groups: readonly ShownGroup[];
  /** How many rows there are, and how many callbacks in all, whatever the filter. */
  readonly count: number;
  readonly total: number;
  /** Callbacks that alert and would stand further up, were the rows not held still. */
  readonly news: number;
}

/** The order of an agenda that holds still under the agent's hand. */
export interface Steady {
  readonly shown: Shown;
  onChange(listener: () => void): Stop;
  /** Rows stay where they are while anything holds them, and a second longer. */
  hold(by: 'pointer' | 'focus'): void;
  release(by: 'pointer' | 'focus'): void;
  /** Puts everybody in place now: the agent asked for it. */
  apply(): void;
  /** Shows only rows for which `fits`; all of them without. What the agent filters by applies at once. */
  filter(fits: ((row: AgendaRow) => boolean) | undefined): void;
  start(): Stop;
}

/** So long after the pointer and the focus have left, rows stay where they are (desk 3). */
const STILL_MS = 1000;
const NOTHING: Shown = { groups: [], count: 0, total: 0, news: 0 };

/** Makes the steady order of `agenda`. */
export function createSteady(agenda: Agenda, clock: Clock): Steady {
  const listeners = new Set<() => void>();
  const holders = new Set<'pointer' | 'focus'>();
  let shown = NOTHING;
  let alerting: ReadonlySet<string> = new Set();
  let fits: ((row: AgendaRow) => boolean) | undefined;
  let isStill = false;
  let stopWaiting: Stop | undefined;

  const isShown = (id: string) => {
    const row = agenda.row(id);
    return row !== undefined && (fits === undefined || fits(row));
  };

  function alertingNow(): string[] {
    const end = agenda.order.findIndex(({ need }) => need !== 'accept');
    const first = end < 0 ? agenda.order : agenda.order.slice(0, end);
    return first.map(({ id }) => id).filter(isShown);
  }

  function show(next: Shown) {
    if (next === shown) return;
    shown = next;
    for (const tell of listeners) tell();
  }

  function arrange() {
    alerting = new Set(alertingNow());
    const kept = fits ? agenda.order.filter(({ id }) => isShown(id)) : agenda.order;
    const next = { groups: grouped(kept), count: kept.length, total: agenda.order.length, news: 0 };
    const same =
      next.total === shown.total &&
      next.count === shown.count &&
      shown.news === 0 &&
      next.groups.length === shown.groups.length &&
      next.groups.every(({ group, ids }, i) => shown.groups[i]!.group === group && areSame(ids, shown.groups[i]!.ids));
    show(same ? shown : next);
  }

  function changed(moved: boolean) {
    if (!isStill) {
      if (moved || fits) arrange();
      return;
    }
    const news = alertingNow().filter((id) => !alerting.has(id)).length;
    show(news === shown.news ? shown : { ...shown, news });
  }

  return {
    get shown() {
      return shown;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    hold(by) {
      holders.add(by);
      isStill = true;
      stopWaiting?.();
      stopWaiting = undefined;
    },
    release(by) {
      if (!holders.delete(by) || holders.size > 0) return;
      stopWaiting = clock.after(STILL_MS, () => {
        stopWaiting = undefined;
        isStill = false;
        arrange();
      });
    },
    apply: arrange,
    filter(next) {
      fits = next;
      arrange();
    },
    start() {
      const stop = agenda.onChange(changed);
      arrange();
      return () => {
        stop();
        stopWaiting?.();
      };
    },
  };
}

function grouped(order: readonly Ranked[]): ShownGroup[] {
  const groups: { group: AgendaGroup; ids: string[] }[] = [];
  for (const { id, need } of order) {
    const group = groupOf(need);
    if (groups.at(-1)?.group === group) groups.at(-1)!.ids.push(id);
    else groups.push({ group, ids: [id] });
  }
  return groups;
}

const areSame = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((id, i) => id === b[i]);
