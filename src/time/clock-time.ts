import type { Instant } from './instant.ts';

/**
 * The time of day of `at` in the agent's own zone and way of writing (`4:40 PM`, `16:40`), with the day where it is
 * another day than `now`'s. Made once and read once: for what does not tick.
 */
export function formatClockTime(at: Instant, now: Instant, locale?: string): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  const day = sameDay ? ({} as const) : ({ weekday: 'short', day: 'numeric', month: 'short' } as const);
  return new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', ...day }).format(at);
}
