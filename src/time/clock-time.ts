import type { Instant } from './instant.ts';

/** The parts in which a moment is written. */
export type TimeParts = Intl.DateTimeFormatOptions;

/** The time of day. */
export const TIME: TimeParts = { hour: 'numeric', minute: '2-digit' };

/** The time of day, to the second. */
export const EXACT_TIME: TimeParts = { hour: 'numeric', minute: '2-digit', second: '2-digit' };

/** A day of a week; before a time where that is of another day. */
export const DAY: TimeParts = { weekday: 'short', day: 'numeric', month: 'short' };

/** `de` on a computer set to Austrian German is `de-AT`: the agent's own way, but never another language's words. */
const ownLocale = (locale: string) =>
  globalThis.navigator?.languages?.find((own) => own.split('-')[0] === locale) ?? locale;

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * What writes moments in these parts, in `zone` (the agent's own without one), in the words of `locale`, always in Latin
 * digits. Made when first asked for, and then kept: the first one of a page costs more than the rest of a card.
 */
export function timeFormat(locale: string, parts: TimeParts, zone?: string): Intl.DateTimeFormat {
  const name = `${locale} ${Object.entries(parts).join()} ${zone ?? ''}`;
  let format = formats.get(name);
  if (!format) {
    const inZone = zone === undefined ? {} : { timeZone: zone };
    format = new Intl.DateTimeFormat(ownLocale(locale), { ...parts, ...inZone, numberingSystem: 'latn' });
    formats.set(name, format);
  }
  return format;
}

/** Whether both are of one day, in the agent's own zone. */
export const isSameDay = (a: Instant, b: Instant): boolean => new Date(a).toDateString() === new Date(b).toDateString();

/**
 * The time of day of `at` in the agent's own zone and way of writing (`4:40 PM`, `16:40`), with the day where it is
 * another day than `now`'s. Read once: for what does not tick.
 */
export const formatClockTime = (at: Instant, now: Instant, locale: string): string =>
  timeFormat(locale, isSameDay(at, now) ? TIME : { ...DAY, ...TIME }).format(at);

const DAY_MS = 86_400_000;

/** The time of day of `at` by the clocks of `zone`, in the agent's way of writing; with the day where it is a day away. */
export const formatTimeThere = (at: Instant, now: Instant, zone: string, locale: string): string =>
  timeFormat(locale, { ...(Math.abs(at - now) < DAY_MS ? {} : DAY), ...TIME, timeZone: zone }).format(at);
