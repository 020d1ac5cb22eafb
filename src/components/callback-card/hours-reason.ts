import type { CallingHours } from '../../callback/calling-hours.ts';
import { formatTimeThere } from '../../time/clock-time.ts';
import type { Instant } from '../../time/instant.ts';
import type { Say } from '../words.tsx';

/** Why it cannot be called now: until when, by the clocks there. */
export function hoursReason({ zone, opensAt }: CallingHours, now: Instant, say: Say, locale: string): string {
  if (zone === undefined || opensAt === undefined) return say('reason.outside-hours');
  return say('reason.outside-hours-until', { time: formatTimeThere(opensAt, now, zone, locale) });
}
