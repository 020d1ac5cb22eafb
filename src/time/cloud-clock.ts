import type { Clock, Stop } from './clock.ts';
import { parseInstant, type Instant } from './instant.ts';

/** What is known of `offset = platform's clock − this computer's wall clock`, in ms. Either end may be infinite. */
export interface OffsetInterval {
  readonly low: number;
  readonly high: number;
}

/** One question to the platform for its time. `sentAt` and `receivedAt` are wall times of this computer. */
export interface Exchange {
  readonly sentAt: number;
  readonly receivedAt: number;
  readonly stampedAt: Instant;
  /** How coarse the stamp is: 1 with milliseconds, 1000 without. */
  readonly resolutionMs: number;
}

export const UNKNOWN: OffsetInterval = { low: -Infinity, high: Infinity };

/** The stamp was made between sending and receiving, and may have been rounded down to its resolution. */
export const intervalOf = ({ sentAt, receivedAt, stampedAt, resolutionMs }: Exchange): OffsetInterval => ({
  low: stampedAt - receivedAt,
  high: stampedAt + resolutionMs - sentAt,
});

export const intersect = (a: OffsetInterval, b: OffsetInterval): OffsetInterval => ({
  low: Math.max(a.low, b.low),
  high: Math.min(a.high, b.high),
});

/** Two quartz clocks part by some 100 ppm at worst; twice that, for each side. */
const DRIFT = 200e-6;

/** What is still known after `ms`, since the two clocks drift. */
export const widen = (interval: OffsetInterval, ms: number): OffsetInterval => ({
  low: interval.low - ms * DRIFT,
  high: interval.high + ms * DRIFT,
});

/** Keeps `present` while it is still possible, else takes the middle: seconds jump only when they were wrong. */
export function chooseOffset({ low, high }: OffsetInterval, present: number): number {
  if (present >= low && present <= high) return present;
  if (low === -Infinity) return high === Infinity ? present : high;
  return high === Infinity ? low : (low + high) / 2;
}

/** How the platform's clock is learnt, and what of it is told. */
export interface CloudClock {
  /** Asks the platform for its time now; settles when the samples are in or have failed. */
  sample(): Promise<void>;
  /** A cloud-clock stamp was heard: the platform's time is at least that. Never a stamp that lies in the future. */
  heard(stampedAt: Instant): void;
  /** Starts sampling: at once, on waking, and every 10 minutes. */
  start(): Stop;
  readonly interval: OffsetInterval;
  /** When the last sample came in, on this computer's wall clock; for the details. */
  readonly sampledAt: number | undefined;
}

const SAMPLES = 3;
const EVERY_MS = 10 * 60_000;
const RETRY_MS = 15_000;
/** No computer is a day behind; a stamp that says so is wrong itself. */
const FURTHEST_MS = 86_400_000;
/** Coming back to the tab so soon teaches nothing new. */
const FRESH_MS = 60_000;

/**
 * Keeps `clock` on the platform's time by asking `readDate` (`GET /api/v2/date` → `currentDate`, ISO-8601). Works in
 * intervals, signed both ways: what contradicts everything known before drops it and samples again.
 */
export function createCloudClock(options: {
  clock: Clock;
  readDate: () => Promise<string>;
  /** Told when the samples contradict one another, or cannot be had. */
  report?: (problem: string) => void;
}): CloudClock {
  const { clock, readDate, report } = options;
  let interval = UNKNOWN;
  let knownAt = clock.monotonic();
  let sampledAt: number | undefined;
  let sampling: Promise<void> | undefined;
  let again: Stop = () => {};
  let started = false;
  let failed = false;
  /** A stamp contradicted the samples; until the platform was asked, no other stamp counts. */
  let doubted = false;
  let askedAt = -Infinity;

  const aged = () => widen(interval, clock.monotonic() - knownAt);

  function learn(fact: OffsetInterval) {
    const known = intersect(aged(), fact);
    if (known.low > known.high) {
      report?.('The platform’s clock contradicts what was known of it; sampling again.');
      interval = fact;
      if (started) void sample();
    } else interval = known;
    knownAt = clock.monotonic();
    apply();
    return known.low <= known.high;
  }

  function apply() {
    const present = aged();
    const ms = chooseOffset(present, clock.offset.ms);
    clock.setOffset({ ms, errorMs: Math.max(present.high - ms, ms - present.low) });
  }

  async function sampleOnce() {
    const sentAt = clock.wall();
    const sentMonotonic = clock.monotonic();
    const text = await readDate();
    const tookMs = clock.monotonic() - sentMonotonic;
    const receivedAt = clock.wall();
    if (Math.abs(receivedAt - sentAt - tookMs) > 50) return; // the wall clock was changed in between: no measure
    const stampedAt = parseInstant(text);
    if (stampedAt === undefined) throw new Error('GET /date answered without a date');
    learn(intervalOf({ sentAt, receivedAt, stampedAt, resolutionMs: /\.\d/.test(text) ? 1 : 1000 }));
    sampledAt = receivedAt;
  }

  function sample() {
    sampling ??= (async () => {
      try {
        for (let i = 0; i < SAMPLES; i++) await sampleOnce();
        failed = doubted = false;
        askedAt = clock.monotonic();
      } catch {
        failed = true;
        report?.('The platform’s time could not be read; trying again.');
      } finally {
        sampling = undefined;
        schedule();
      }
    })();
    return sampling;
  }

  function schedule() {
    again();
    const isOpen = !Number.isFinite(interval.high - interval.low);
    if (started) again = clock.after(failed || isOpen ? RETRY_MS : EVERY_MS, () => void sample());
  }

  return {
    sample,
    heard(stampedAt) {
      const low = stampedAt - clock.wall();
      if (low <= aged().low || low > FURTHEST_MS || doubted) return;
      if (low <= aged().high) return void learn({ low, high: Infinity });
      // Stamps against all samples: they may be absurd, so they move nothing. Unless just sampled, nothing is sure now.
      if (clock.monotonic() - askedAt < FRESH_MS) return;
      doubted = true;
      report?.('A stamp contradicts what was known of the platform’s clock; sampling again.');
      interval = UNKNOWN;
      clock.setOffset({ ms: clock.offset.ms, errorMs: Infinity });
      if (started) void sample();
    },
    start() {
      started = true;
      void sample();
      const stopWake = clock.onWake((jumped) => {
        if (jumped) {
          interval = UNKNOWN;
          doubted = true;
          clock.setOffset({ ms: clock.offset.ms, errorMs: Infinity });
        } else apply();
        const fresh = !jumped && !failed && clock.monotonic() - askedAt < FRESH_MS;
        if (!fresh) void sample();
      });
      return () => {
        started = false;
        again();
        stopWake();
      };
    },
    get interval() {
      return aged();
    },
    get sampledAt() {
      return sampledAt;
    },
  };
}
