import { ABOUT_MS, DRIFT, JUMP_MS, type Clock } from './clock.ts';
import type { Instant } from './instant.ts';

/** What is known of `offset = platform's clock − this computer's wall clock`, in ms. Either end may be infinite. */
export interface OffsetInterval {
  readonly low: number;
  readonly high: number;
}

/** One question to the platform that it stamped. `sentAt` and `receivedAt` are wall times of this computer. */
export interface Exchange {
  readonly sentAt: number;
  readonly receivedAt: number;
  readonly stampedAt: Instant;
  /** How coarse the stamp is: 1 with milliseconds, 1000 without. */
  readonly resolutionMs: number;
}

/** Nothing is known. */
export const UNKNOWN: OffsetInterval = { low: -Infinity, high: Infinity };

/** The stamp was made between sending and receiving, and may have been rounded down to its resolution. */
export const intervalOf = ({ sentAt, receivedAt, stampedAt, resolutionMs }: Exchange): OffsetInterval => ({
  low: stampedAt - receivedAt,
  high: stampedAt + resolutionMs - sentAt,
});

/**
 * Begins to measure an exchange; call what it gives back when the answer arrives. Where the two clocks of this computer
 * differ a little the longer time counts, so the interval may be wide, never wrong. Nothing when the clock jumped
 * meanwhile: that is no measure.
 */
export function measureExchange(clock: Clock): () => Pick<Exchange, 'sentAt' | 'receivedAt'> | undefined {
  const beganAt = clock.wall();
  const began = clock.monotonic();
  return () => {
    const receivedAt = clock.wall();
    const [wallMs, monotonicMs] = [receivedAt - beganAt, clock.monotonic() - began];
    if (Math.abs(wallMs - monotonicMs) > JUMP_MS) return undefined;
    return { receivedAt, sentAt: receivedAt - Math.max(wallMs, monotonicMs) };
  };
}

/** What both allow; `low` above `high` when they contradict one another. */
export const intersect = (a: OffsetInterval, b: OffsetInterval): OffsetInterval => ({
  low: Math.max(a.low, b.low),
  high: Math.min(a.high, b.high),
});

/**
 * What is still known after `ms`, in which the clocks drifted and the wall clock moved by `stepMs` against monotonic time:
 * somebody changed it, or the computer slept. One of the two, and nobody can say which.
 */
export const widen = ({ low, high }: OffsetInterval, ms: number, stepMs = 0): OffsetInterval => ({
  low: low - ms * DRIFT - Math.max(0, stepMs),
  high: high + ms * DRIFT - Math.min(0, stepMs),
});

/** How wrong `offset` is at worst; infinite unless both ends are known. */
export const worstError = ({ low, high }: OffsetInterval, offset: number): number =>
  Math.max(high - offset, offset - low);

/**
 * Keeps `present` while it is possible and its error tolerable, so that seconds jump only when they were wrong; else takes
 * the middle. The error of what it gives is above a second exactly when half the interval is.
 */
export function chooseOffset(known: OffsetInterval, present: number): number {
  const { low, high } = known;
  if (Number.isFinite(high - low)) {
    const isPossible = present >= low && present <= high;
    return isPossible && worstError(known, present) <= ABOUT_MS ? present : (low + high) / 2;
  }
  return Math.min(Math.max(present, low), high);
}
