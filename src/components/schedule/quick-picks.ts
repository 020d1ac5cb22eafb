import type { Instant } from '../../time/instant.ts';
import { firstAfterGap, instantsOf, localOf, type LocalTime } from '../../time/zone.ts';
import { wholeMinute } from './when.ts';

/** A time that one press enters. */
export interface QuickPick {
  readonly name: 'minutes' | 'hours' | 'tomorrow' | 'weekday';
  /** How many minutes or hours from now. */
  readonly n?: number;
  readonly at: Instant;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const OPENS = 9;
const SATURDAY = 6;

/** How far ahead the platform itself proposes. Source: the help on scheduling a callback. */
export const PROPOSED_MS: number = 30 * MINUTE_MS;

/**
 * The times that are offered at `now`: soon, and nine o'clock of the next day where the customer is; before a weekend of
 * the Monday too. Each is a moment that there is: never in a gap, and of a time shown twice the first.
 */
export function quickPicks(now: Instant, zone: string): readonly QuickPick[] {
  const today = localOf(now, zone);
  const soon: QuickPick[] = [
    { name: 'minutes', n: 30, at: wholeMinute(now + PROPOSED_MS) },
    { name: 'hours', n: 1, at: wholeMinute(now + HOUR_MS) },
    { name: 'hours', n: 2, at: wholeMinute(now + 2 * HOUR_MS) },
    { name: 'tomorrow', at: morning(today, 1, zone) },
  ];
  const toMonday = 8 - today.weekday;
  const tomorrow = (today.weekday % 7) + 1;
  return tomorrow >= SATURDAY ? [...soon, { name: 'weekday', at: morning(today, toMonday, zone) }] : soon;
}

function morning({ year, month, day }: LocalTime, days: number, zone: string): Instant {
  const date = new Date(Date.UTC(year, month - 1, day + days));
  const local = {
    ...{ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() },
    ...{ hour: OPENS, minute: 0, second: 0 },
  };
  return instantsOf(local, zone)[0] ?? firstAfterGap(local, zone);
}
