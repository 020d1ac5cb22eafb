import { createClock, DRIFT, isAbout, type Clock } from '../../src/time/clock.ts';
import { createCloudClock, type CloudClock } from '../../src/time/cloud-clock.ts';
import { elapsedSeconds, remainingSeconds } from '../../src/time/duration.ts';
import { measureExchange, worstError } from '../../src/time/offset-interval.ts';
import { createSteppedSource } from '../../src/time/stepped-clock.ts';

/** What a computer begins with: all in ms, drifts as parts of one. */
export interface Beginning {
  /** The platform's time less this computer's. */
  readonly offsetMs: number;
  /** How much faster than its monotonic time the computer's wall clock runs, and the platform's. */
  readonly wallDrift: number;
  readonly platformDrift: number;
  readonly stamps: 'milliseconds' | 'seconds';
  /** How far the provider's clock is ahead of the cloud's. */
  readonly providerAheadMs: number;
  readonly there: number;
  readonly back: number;
}

/** What may happen to it. */
export type Happening =
  | { readonly kind: 'wait' | 'stall'; readonly ms: number }
  /** Somebody sets the wall clock; the computer sleeps, and its monotonic time stands. */
  | { readonly kind: 'set' | 'sleep'; readonly ms: number }
  | { readonly kind: 'hide'; readonly ms: number; readonly meanwhile: 'nothing' | 'set' | 'sleep'; readonly by: number }
  | { readonly kind: 'network'; readonly there: number; readonly back: number; readonly isDown: boolean }
  /** A cloud-clock stamp so old is heard; another answer with a `Date` header begins. */
  | { readonly kind: 'heard' | 'answer'; readonly ms: number };

const START = Date.UTC(2026, 10, 23, 9, 0, 0, 457);
const AHEAD_MS = 7_200_000;
/** A round trip of so many ms is good enough to be sure to the second, even by stamps without milliseconds. */
const GOOD_TRIP_MS = 990;

/** Timers are no finer than a millisecond, in which half of what is known fades by so many ms. */
const A_MOMENT = 0.001;

/** A promise that was broken; the message says which. */
class Broken extends Error {}

function must(holds: boolean, promise: string, ...facts: unknown[]) {
  if (!holds) throw new Broken(`${promise}: ${facts.map(String).join(', ')}`);
}

/** Lives through `happenings` on one computer and throws at the first promise that is broken. */
export async function live(begin: Beginning, happenings: readonly Happening[]): Promise<void> {
  const stepped = createSteppedSource(START);
  const source = { ...stepped, wall: () => stepped.wall() + stepped.monotonic() * begin.wallDrift };
  const clock: Clock = createClock(source);
  let sleptMs = 0;
  let { there, back } = begin;
  let isDown = false;
  const truth = () => START + begin.offsetMs + sleptMs + stepped.monotonic() * (1 + begin.platformDrift);

  let jumps = 0;
  let good = 0;
  let goodAt = -Infinity;
  let asked = 0;
  let answered = 0;
  const readDate = () => {
    asked++;
    const [mine, trip] = [jumps, there + back];
    if (isDown) {
      answered++;
      return Promise.reject(new Error('offline'));
    }
    return new Promise<string>((resolve) => {
      stepped.after(there, () => {
        const text = new Date(truth()).toISOString();
        stepped.after(back, () => {
          good = mine === jumps && trip <= GOOD_TRIP_MS ? good + 1 : 0;
          goodAt = stepped.monotonic();
          answered++;
          resolve(begin.stamps === 'seconds' ? text.replace(/\.\d+/, '') : text);
        });
      });
    });
  };
  const reports: string[] = [];
  const cloudClock: CloudClock = createCloudClock({ clock, readDate, report: (problem) => reports.push(problem) });

  /** Promises that hold at any moment, noticed or not. */
  function isHonest() {
    const { low, high } = cloudClock.interval;
    const offset = truth() - source.wall();
    must(low <= offset && offset <= high, 'the true offset is inside the interval', low, offset, high);
    must(
      reports.every((report) => /could not be read/.test(report)),
      'the truth never contradicts',
      reports,
    );
  }

  const since = truth() - 3_600_000;
  const until = truth() + AHEAD_MS;
  const timers = [
    { of: (now: number) => elapsedSeconds(since, now), truly: () => truth() - since, by: 1, slack: 0 },
    { of: (now: number) => remainingSeconds(until, now), truly: () => until - truth(), by: -1, slack: 0 },
    {
      of: (now: number) => elapsedSeconds(since + begin.providerAheadMs, now),
      truly: () => truth() - since,
      by: 1,
      slack: Math.abs(begin.providerAheadMs),
    },
  ].map((timer) => ({ ...timer, shown: timer.of(clock.now()) }));
  let undisturbed = false;
  let saidAt = 0;
  let offsetMs = clock.offset.ms;
  clock.onOffset(() => {
    if (clock.offset.ms !== offsetMs) undisturbed = false;
    offsetMs = clock.offset.ms;
    saidAt = stepped.monotonic();
  });
  let second = 0;
  clock.onSecond((now) => {
    const isSame = Math.floor(now / 1000) === second; // painted again, for another reason than a second
    second = Math.floor(now / 1000);
    for (const timer of timers) {
      const next = timer.of(now);
      must(Number.isInteger(next) && next >= 0, 'a time is a whole number, never below zero', next);
      const isNext = next === 0 || next === timer.shown + (isSame ? 0 : timer.by);
      must(!undisturbed || isNext, 'no second is repeated or skipped', timer.shown, next);
      timer.shown = next;
    }
    undisturbed = true;
  });

  /** Promises that hold once the clock has had a second to notice. */
  function isTrue() {
    isHonest();
    const { interval } = cloudClock;
    const error = worstError(interval, clock.offset.ms);
    const half = (interval.high - interval.low) / 2;
    must(
      isAbout(clock) === half > 1000 || Number.isNaN(half) || Math.abs(half - 1000) < A_MOMENT,
      '"about" just while half the interval is over a second',
      half,
    );
    const faded = (stepped.monotonic() - saidAt) * 2 * DRIFT + A_MOMENT;
    const hidden = error === clock.offset.errorMs ? 0 : error - clock.offset.errorMs;
    must(hidden <= faded && hidden >= -A_MOMENT, 'the error told is the error, but for its age', hidden, faded);
    for (const { shown, truly, slack } of timers) {
      const off = Math.abs(shown * 1000 - Math.max(0, truly()));
      must(off <= error + 1000 + slack, 'what is shown is true to the error and a second', off, error);
    }
    if (good >= 2 && stepped.monotonic() - goodAt < 2000) must(!isAbout(clock), '"about" is gone after two exchanges');
  }

  async function wait(ms: number) {
    for (let left = ms; left > 0; left -= 730) {
      await stepped.stepAsync(Math.min(left, 730));
      isHonest();
      if (ms - left > 1100) isTrue();
    }
  }

  function disturb(kind: 'set' | 'sleep', ms: number) {
    jumps++;
    good = 0;
    undisturbed = false;
    stepped.jump(ms);
    if (kind === 'sleep') sleptMs += ms;
    isHonest();
    if (ms % 2 === 0) cloudClock.heard(Math.floor(truth())); // before anybody noticed
    isHonest();
  }

  /** Waits until the clock noticed what happened; then the platform was asked, or is being asked. */
  async function notice() {
    const [before, isAsking] = [asked, asked > answered];
    await wait(2500);
    must(asked > before || isAsking, 'the platform is asked as soon as the clock moved');
  }

  const HAPPENS: { [Kind in Happening['kind']]: (one: Extract<Happening, { kind: Kind }>) => unknown } = {
    wait: ({ ms }) => wait(ms),
    stall({ ms }) {
      undisturbed = false;
      good = 0;
      stepped.stall(ms);
      isHonest();
      return wait(2500);
    },
    set({ ms }) {
      disturb('set', ms);
      return notice();
    },
    sleep({ ms }) {
      disturb('sleep', Math.abs(ms));
      return notice();
    },
    async hide({ ms, meanwhile, by }) {
      stepped.setHidden(true);
      undisturbed = false;
      await stepped.stepAsync(ms);
      isHonest();
      if (meanwhile !== 'nothing') disturb(meanwhile, meanwhile === 'sleep' ? Math.abs(by) : by);
      await stepped.stepAsync(ms / 7);
      isHonest();
      undisturbed = false;
      stepped.setHidden(false);
      isTrue();
    },
    network(next) {
      ({ there, back, isDown } = next);
      good = 0;
    },
    heard({ ms }) {
      cloudClock.heard(Math.floor(truth() - ms));
      isHonest();
    },
    answer() {
      const measure = measureExchange(clock);
      const before = jumps;
      stepped.after(there, () => {
        const stampedAt = Math.floor(truth() / 1000) * 1000;
        stepped.after(back, () => {
          const measured = measure();
          const isOneStep = jumps - before < 2; // two may cancel one another out, and nobody can tell
          if (measured && isOneStep) cloudClock.exchanged({ ...measured, stampedAt, resolutionMs: 1000 });
        });
      });
    },
  };

  const stop = cloudClock.start();
  await wait(3000);
  for (const one of happenings) await HAPPENS[one.kind](one as never);
  await wait(2500);
  stop();
}
