import type { Instant } from './instant.ts';

const TIME = { hour: 'numeric', minute: '2-digit' } as const;
const DAY = { day: 'numeric', month: 'short' } as const;

/** The ways in which a moment is written. */
const WAYS = {
  time: TIME,
  'time-seconds': { ...TIME, second: '2-digit' },
  'weekday-time': { weekday: 'short', ...DAY, ...TIME },
  'weekday-time-seconds': { weekday: 'short', ...DAY, ...TIME, second: '2-digit' },
  'day-time': { ...DAY, ...TIME },
  'day-year': { ...DAY, year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** How a moment is written: its time of day, its day, or both. */
export type TimeWay = keyof typeof WAYS;

const languageOf = (locale: string) => locale.split('-')[0];

/** `de` on a computer set to Austrian German is `de-AT`: the agent's own way, but never another language's words. */
const ownLocale = (locale: string): string =>
  locale.includes('-')
    ? locale
    : (globalThis.navigator?.languages?.find((own) => languageOf(own) === languageOf(locale)) ?? locale);

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * What writes moments in the agent's own zone, in the words of `locale`, always in Latin digits. Made when first asked
 * for, and then kept: the first one of a page costs more than all the rest of a card.
 */
export function timeFormat(locale: string, way: TimeWay): Intl.DateTimeFormat {
  const name = `${locale} ${way}`;
  let format = formats.get(name);
  if (!format)
    formats.set(name, (format = new Intl.DateTimeFormat(ownLocale(locale), { ...WAYS[way], numberingSystem: 'latn' })));
  return format;
}

/** Whether both are of one day, in the agent's own zone. */
export const isSameDay = (a: Instant, b: Instant): boolean => new Date(a).toDateString() === new Date(b).toDateString();

/**
 * The time of day of `at` in the agent's own zone and way of writing (`4:40 PM`, `16:40`), with the day where it is
 * another day than `now`'s. Read once: for what does not tick.
 */
export const formatClockTime = (at: Instant, now: Instant, locale: string): string =>
  timeFormat(locale, isSameDay(at, now) ? 'time' : 'weekday-time').format(at);
