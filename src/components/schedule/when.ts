import type { Instant } from '../../time/instant.ts';
import { firstAfterGap, instantsOf, localOf, type WrittenTime } from '../../time/zone.ts';

/** A day and a time as an agent enters them, and whose clocks show them. */
export interface Written {
  /** `2026-11-24`, or empty. */
  readonly date: string;
  /** `15:00`, or empty. */
  readonly time: string;
  readonly zone: string;
  /** Which of the two, where the clocks show it twice. */
  readonly reading?: 0 | 1;
}

/** What a written time comes to. */
export type When =
  | { readonly is: 'incomplete'; readonly missing: 'date' | 'time' }
  /** The clocks skip it; `next` is the first moment after. */
  | { readonly is: 'gap'; readonly next: Instant }
  /** The clocks show it twice, and nobody has said which. */
  | { readonly is: 'twice'; readonly readings: Readings }
  | { readonly is: 'past'; readonly readings?: Readings }
  | { readonly is: 'too-far'; readonly latest: Instant; readonly readings?: Readings }
  | { readonly is: 'set'; readonly at: Instant; readonly readings?: Readings };

/** Both moments of a time that the clocks show twice. */
export type Readings = readonly [first: Instant, second: Instant];

/** The platform takes a callback so far ahead. Source: the help on scheduling a callback. */
export const LONGEST_AHEAD_MS: number = 30 * 24 * 3_600_000;
/** Other years are not looked up: no zone has a history there. */
const EARLIEST_YEAR = 1970;
const LATEST_YEAR = 2200;
const MINUTE_MS = 60_000;

const two = (n: number) => String(n).padStart(2, '0');
/** A time as a date field of a page writes it. */
export const dateText = ({ year, month, day }: WrittenTime): string =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;

function parse({ date, time }: Written): WrittenTime | undefined {
  const match = /^(\d{4,6})-(\d\d)-(\d\d) (\d\d):(\d\d)/.exec(`${date} ${time}`);
  if (!match) return undefined;
  const [year, month, day, hour, minute] = match.slice(1).map(Number) as [number, number, number, number, number];
  return { year, month, day, hour, minute, second: 0 };
}

const isNear = ({ year }: WrittenTime) => year >= EARLIEST_YEAR && year <= LATEST_YEAR;

/** The last moment that `written` can mean: after it, it is the past. */
export function latestOf(written: Written): Instant | undefined {
  const local = parse(written);
  if (!local || !isNear(local)) return undefined;
  const instants = instantsOf(local, written.zone);
  return instants[written.reading ?? 1] ?? instants[0] ?? firstAfterGap(local, written.zone);
}

/** What `written` comes to, judged at `now`. */
export function whenOf(written: Written, now: Instant): When {
  const local = parse(written);
  if (!local) return { is: 'incomplete', missing: written.date === '' ? 'date' : 'time' };
  if (!isNear(local)) return local.year < EARLIEST_YEAR ? { is: 'past' } : judge(Infinity, now);
  const [first, second] = instantsOf(local, written.zone);
  if (first === undefined) {
    const next = firstAfterGap(local, written.zone);
    const judged = judge(next, now);
    return judged.is === 'set' ? { is: 'gap', next } : judged;
  }
  if (second === undefined) return judge(first, now);
  if (first <= now && written.reading !== 0) return judge(second, now); // nobody means the first any more
  const readings: Readings = [first, second];
  return written.reading === undefined
    ? { is: 'twice', readings }
    : { ...judge(readings[written.reading], now), readings };
}

function judge(at: Instant, now: Instant): Extract<When, { is: 'past' | 'too-far' | 'set' }> {
  if (at <= now) return { is: 'past' };
  const latest = now + LONGEST_AHEAD_MS;
  return at > latest ? { is: 'too-far', latest } : { is: 'set', at };
}

/** `at` as the clocks of `zone` show it, with which of the two it is where they show it twice. Seconds are dropped. */
export function writtenIn(at: Instant, zone: string): Written {
  const local = localOf(at, zone);
  const minute = Math.floor(at / MINUTE_MS) * MINUTE_MS;
  const instants = instantsOf({ ...local, second: 0 }, zone);
  return {
    date: dateText(local),
    time: `${two(local.hour)}:${two(local.minute)}`,
    zone,
    ...(instants.length === 2 && { reading: instants[1] === minute ? 1 : 0 }),
  };
}

/** The next whole minute at or after `at`. */
export const wholeMinute = (at: Instant): Instant => Math.ceil(at / MINUTE_MS) * MINUTE_MS;
