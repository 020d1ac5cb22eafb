import { DAY, TIME, timeFormat, type TimeParts } from './clock-time.ts';
import type { Instant } from './instant.ts';

/** What calendars and clocks of one zone show at a moment. */
export interface LocalTime {
  readonly year: number;
  /** 1 is January. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
}

/** What somebody writes down or types: a day and a time, which some zones skip and some have twice. */
export type WrittenTime = Omit<LocalTime, 'weekday'>;

const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Made when a zone is first asked for, and then kept: making one costs more than a thousand readings. */
function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    const two = '2-digit';
    format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: two, day: two, hour: two, minute: two },
      second: two,
    });
    formats.set(zone, format);
  }
  return format;
}

/** Whether `name` is a zone that this computer knows, such as `Europe/Paris`. Never throws. */
export function isZone(name: string): boolean {
  try {
    return Boolean(formatOf(name));
  } catch {
    return false;
  }
}

/** The zone this computer is set to: the agent's own. */
export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

const asUtc = ({ year, month, day, hour, minute, second }: WrittenTime) =>
  Date.UTC(year, month - 1, day, hour, minute, second);

/**
 * What the clocks of `zone` show at `instant`, to the second. Throws a `RangeError` for a zone that is none (`isZone`
 * asks first).
 */
export function localOf(instant: Instant, zone: string): LocalTime {
  const [month, day, year, hour, minute, second] = formatOf(zone).format(instant).match(/\d+/g)!.map(Number) as [
    ...[number, number, number, number, number, number],
  ];
  const weekday = ((new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7) + 1;
  return { year, month, day, hour, minute, second, weekday };
}

/** How far the clocks of `zone` are ahead of UTC at `instant`, in ms; below zero west of it. Throws as `localOf` does. */
export const offsetMs = (instant: Instant, zone: string): number =>
  asUtc(localOf(instant, zone)) - Math.floor(instant / 1000) * 1000;

/**
 * Every moment at which the clocks of `zone` show `local`, earliest first: none where they skip it (or no calendar has
 * that day), two where they show it twice, else one. Throws as `localOf` does.
 */
export function instantsOf(local: WrittenTime, zone: string): readonly Instant[] {
  const written = asUtc(local);
  if (Number.isNaN(written)) return [];
  const offsets = new Set([written - DAY_MS, written, written + DAY_MS].map((at) => offsetMs(at, zone)));
  // Two changes within two days: the offset between them is met where the others lead.
  for (const offset of offsets) offsets.add(offsetMs(written - offset, zone));
  return [...offsets]
    .map((offset) => written - offset)
    .filter((at) => isSame(localOf(at, zone), local))
    .sort((a, b) => a - b);
}

/** Whether both stand on one day, at one second. */
const isSame = (a: WrittenTime, b: WrittenTime) =>
  a.year === b.year &&
  a.month === b.month &&
  a.day === b.day &&
  a.hour === b.hour &&
  a.minute === b.minute &&
  a.second === b.second;

/**
 * The first moment after `local` where the clocks of `zone` skip it: a quarter past two of a night that goes from two to
 * three gives three. Of a time that is not skipped it gives the time itself. Throws as `localOf` does.
 */
export function firstAfterGap(local: WrittenTime, zone: string): Instant {
  const written = asUtc(local);
  const shown = (at: Instant) => asUtc(localOf(at, zone));
  let before = written - DAY_MS;
  let after = written + DAY_MS;
  while (after - before > 1000) {
    const middle = before + Math.floor((after - before) / 2000) * 1000;
    if (shown(middle) < written) before = middle;
    else after = middle;
  }
  return after;
}

/** With the short name of the zone: a time alone, or with its day. */
const ZONED: TimeParts = { timeZoneName: 'short' };

/** `instant` as the clocks of `zone` show it, in the words of `locale`: `3:00 PM EST`, with a day `Tue, Nov 24, 3:00 PM EST`. */
export const formatInZone = (instant: Instant, zone: string, locale: string, withDay = true): string =>
  timeFormat(locale, { ...(withDay && DAY), ...TIME, ...ZONED }, zone).format(instant);

/** What people call `zone` in the year around `at`, in the words of `locale`: `Eastern Time`. */
export function zoneName(zone: string, locale: string, at: Instant): string {
  const named = (timeZoneName: 'longGeneric' | 'long') =>
    timeFormat(locale, { timeZoneName }, zone)
      .formatToParts(at)
      .find(({ type }) => type === 'timeZoneName')?.value ?? zone;
  // An offset is no name; UTC has one, but no generic one.
  return [named('longGeneric'), named('long')].find((name) => !/\d/.test(name)) ?? zone;
}
