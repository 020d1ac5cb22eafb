import type { Clock, Stop } from '../../time/clock.ts';
import { remainingSeconds } from '../../time/duration.ts';
import type { Instant } from '../../time/instant.ts';

/** The last two minutes are told by the second, what is longer by the minute. */
const SECONDS_TOLD = 120;
const MINUTES_TOLD = 240;

/** What is left of a time: `seconds`, or `minutes` where it is long. */
export interface TimeLeft {
  readonly seconds?: number;
  readonly minutes?: number;
}

/**
 * Tells what is left until `dueAt`, now and whenever it is another number, in a hidden page too. Every change has a
 * timer of its own from the start: a browser holds back one that sets the next by a minute, and the title would lie.
 */
export function countDown(clock: Clock, dueAt: Instant, tell: (left: TimeLeft) => void): Stop {
  const zero = Math.floor(dueAt / 1000) * 1000;
  const say = () => {
    const seconds = remainingSeconds(dueAt, clock.now());
    tell(seconds <= SECONDS_TOLD ? { seconds } : { minutes: Math.ceil(seconds / 60) });
  };
  const before = [
    ...Array.from({ length: SECONDS_TOLD + 1 }, (_, n) => n),
    ...Array.from({ length: MINUTES_TOLD }, (_, n) => (n + 3) * 60),
  ];
  const stops = before
    .map((seconds) => zero - seconds * 1000)
    .filter((when) => when > clock.now())
    .map((when) => clock.at(when, say));
  stops.push(clock.onOffset(say));
  say();
  return () => stops.forEach((stop) => stop());
}
