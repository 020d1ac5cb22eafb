import { ABOUT_MS, DRIFT, JUMP_MS, type Clock, type Stop } from './clock.ts';
import { parseInstant, type Instant } from './instant.ts';
import {
  chooseOffset,
  intersect,
  intervalOf,
  measureExchange,
  UNKNOWN,
  widen,
  worstError,
  type Exchange,
  type OffsetInterval,
} from './offset-interval.ts';
import { tellAll, type Told } from './tell-all.ts';

/** How the platform's clock is learnt, and what of it is told. */
export interface CloudClock {
  /** Asks the platform for its time now; settles when the samples are in or have failed. */
  sample(): Promise<void>;
  /** A cloud-clock stamp was heard: the platform's time is at least that. Never a stamp that lies in the future. */
  heard(stampedAt: Instant): void;
  /**
   * Another answer carried a time, as the `Date` header does. It counts less than a sample: it may raise a doubt, and
   * narrows only what is "about".
   */
  exchanged(exchange: Exchange): void;
  /** What the host knows of the offset from elsewhere, in ms. */
  crossCheck(bound: OffsetInterval): void;
  /** Starts sampling: at once, on waking, and every 10 minutes. */
  start(): Stop;
  /** What is known now; wider with every second. */
  readonly interval: OffsetInterval;
  /** When the last sample came in, on the platform's clock; for the details. */
  readonly sampledAt: Instant | undefined;
  /** Told when a sample came in. */
  onSample(listener: () => void): Stop;
}

const SAMPLES = 3;
const EVERY_MS = 10 * 60_000;
const RETRY_MS = 15_000;
/** No computer is a day behind; a stamp that says so is wrong itself. */
const FURTHEST_MS = 86_400_000;
/** The wall clock may drift against monotonic time too, which looks like a step; rather looked at too early. */
const FASTEST_FADING = 2 * DRIFT;
/** Two readings of a clock are never taken at quite the same moment. */
const NOISE_MS = 50;
/** What was asked so lately is not asked again when the tab is shown, nor doubted. */
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
  const { clock, readDate } = options;
  let known = UNKNOWN;
  let knownAt = clock.monotonic();
  let knownApart = clock.wall() - knownAt;
  let sampledAt: Instant | undefined;
  let sampling: Promise<void> | undefined;
  let again: Stop = () => {};
  let fades: Stop = () => {};
  let started = false;
  let failed = false;
  /** Something contradicted the samples, or the clock jumped: until the platform was asked, nothing else counts. */
  let doubted = false;
  let doubtedAt = -Infinity;
  let askedAt = -Infinity;
  /** How often the wall clock was seen to move. */
  let steps = 0;
  const sampleListeners: Told<void> = new Set();
  const reporters: Told<string> = new Set(options.report && [{ run: options.report }]);

  const tell = <Said>(told: Told<Said>, said: Said) => tellAll(told, said, (run) => clock.after(0, run));

  const since = (monotonic: number) => clock.monotonic() - monotonic;

  /** How far somebody, or sleep, moved the wall clock since something was known. */
  const step = () => clock.wall() - clock.monotonic() - knownApart;

  const present = () => (Math.abs(step()) > JUMP_MS ? UNKNOWN : widen(known, since(knownAt), step()));

  /**
   * Takes `next` for what is known and tells it, and again when age alone has made it "about". Whoever comes first after
   * the wall clock moved has the platform asked.
   */
  function know(next: OffsetInterval) {
    const moved = Math.abs(step());
    if (moved > NOISE_MS) steps++;
    if (moved > JUMP_MS) doubted = true;
    known = next;
    knownAt = clock.monotonic();
    knownApart = clock.wall() - knownAt;
    const ms = chooseOffset(known, clock.offset.ms);
    const errorMs = worstError(known, ms);
    clock.setOffset({ ms, errorMs });
    fades();
    if (started && errorMs <= ABOUT_MS) {
      fades = clock.after((ABOUT_MS - errorMs) / FASTEST_FADING + 1, () => know(present()));
    }
    if (started && moved > NOISE_MS) void sample();
  }

  /** Whether `fact` fits what was known. */
  function learn(fact: OffsetInterval): boolean {
    const both = intersect(present(), fact);
    const fits = both.low <= both.high;
    if (!fits) tell(reporters, 'The platform’s clock contradicts what was known of it; sampling again.');
    know(fits ? both : UNKNOWN);
    return fits;
  }

  /** Asks once; whether the answer is one, and fits what was known. */
  async function sampleOnce(): Promise<boolean> {
    const measure = measureExchange(clock);
    const before = steps;
    const text = await readDate();
    const measured = steps === before ? measure() : undefined; // two steps may cancel one another out
    const stampedAt = parseInstant(text);
    if (stampedAt === undefined) throw new Error('GET /date answered without a date');
    if (!measured) return false;
    const fits = learn(intervalOf({ ...measured, stampedAt, resolutionMs: /\.\d/.test(text) ? 1 : 1000 }));
    sampledAt = clock.now();
    tell(sampleListeners, undefined);
    return fits;
  }

  async function sampleAll() {
    let patience = 2;
    for (let left = SAMPLES; left > 0; left--) {
      if (await sampleOnce()) continue;
      if (--patience < 0) throw new Error('The platform’s clock contradicts itself');
      left = SAMPLES + 1; // from the beginning: what came before says nothing
    }
  }

  function sample() {
    sampling ??= sampleAll()
      .then(
        () => {
          failed = doubted = false;
          askedAt = clock.monotonic();
        },
        () => {
          failed = true;
          know(present());
          tell(reporters, 'The platform’s time could not be read; trying again.');
        },
      )
      .finally(() => {
        sampling = undefined;
        schedule();
      });
    return sampling;
  }

  function schedule() {
    again();
    const { low, high } = known;
    const isAbout = worstError(known, (low + high) / 2) > ABOUT_MS;
    const wait = failed || !Number.isFinite(high - low) ? RETRY_MS : isAbout ? FRESH_MS : EVERY_MS;
    if (started) again = clock.after(wait, () => void sample());
  }

  function crossCheck(fact: OffsetInterval, isWeak = false) {
    if (Math.abs(step()) > JUMP_MS) know(UNKNOWN);
    const isAbsurd = !(fact.low <= fact.high) || fact.low > FURTHEST_MS || fact.high < -FURTHEST_MS;
    if (isAbsurd || doubted || (isWeak && sampling)) return; // a better one is on its way
    const now = present();
    const { low, high } = intersect(now, fact);
    if (low <= high) {
      const isUseful = low > now.low || high < now.high;
      if (isUseful && !(isWeak && now.high - now.low <= 2 * ABOUT_MS)) know({ low, high });
      return;
    }
    // One against all samples: it may be absurd, so it moves nothing. Unless just sampled, nothing is sure now; and one
    // that goes on contradicting is not asked about for ever.
    if (since(askedAt) < FRESH_MS || since(doubtedAt) < EVERY_MS) return;
    doubted = true;
    doubtedAt = clock.monotonic();
    tell(reporters, 'A stamp contradicts what was known of the platform’s clock; sampling again.');
    know(UNKNOWN);
    if (started) void sample();
  }

  return {
    sample,
    heard: (stampedAt) => crossCheck({ low: stampedAt - clock.wall(), high: Infinity }),
    exchanged: (exchange) => crossCheck(intervalOf(exchange), true),
    crossCheck: (bound) => crossCheck(bound),
    start() {
      started = true;
      void sample();
      const stopWake = clock.onWake(() => {
        know(present());
        if (failed || since(askedAt) >= FRESH_MS) void sample();
      });
      return () => {
        started = false;
        again();
        fades();
        stopWake();
      };
    },
    get interval() {
      return present();
    },
    get sampledAt() {
      return sampledAt;
    },
    onSample(listener) {
      const entry = { run: listener };
      sampleListeners.add(entry);
      return () => void sampleListeners.delete(entry);
    },
  };
}
