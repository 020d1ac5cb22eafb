import type { Instant } from './instant.ts';

const floorSecond = (at: Instant) => Math.floor(at / 1000);

/**
 * Whole seconds gone since `since`, never below zero. Subtracts whole seconds instead of rounding a difference down:
 * a late tick then never repeats one second and skips the next.
 */
export const elapsedSeconds = (since: Instant, now: Instant): number =>
  Math.max(0, floorSecond(now) - floorSecond(since));

/** Whole seconds left until `until`, never below zero; 0 in the very second of `until`. */
export const remainingSeconds = (until: Instant, now: Instant): number =>
  Math.max(0, floorSecond(until) - floorSecond(now));

const two = (n: number) => (n < 10 ? `0${n}` : `${n}`);

/**
 * `m:ss`, from an hour on `h:mm:ss`, from a day on `1d 02:03:04`, for eyes. Seconds in; a preview can stay open for
 * half a day. Plain arithmetic: this runs once a second for every timer on the page.
 */
export function formatDuration(seconds: number): string {
  const s = Number.isFinite(seconds) && seconds > 0 ? Math.floor(seconds) : 0;
  if (s < 3600) return `${Math.floor(s / 60)}:${two(s % 60)}`;
  const clock = `${two(Math.floor((s % 3600) / 60))}:${two(s % 60)}`;
  const hours = Math.floor(s / 3600);
  return hours < 24 ? `${hours}:${clock}` : `${Math.floor(hours / 24)}d ${two(hours % 24)}:${clock}`;
}
