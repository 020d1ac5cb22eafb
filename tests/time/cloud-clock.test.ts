import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createClock } from '../../src/time/clock.ts';
import { createCloudClock } from '../../src/time/cloud-clock.ts';
import { chooseOffset, intersect, intervalOf, UNKNOWN, widen } from '../../src/time/offset-interval.ts';
import { createSteppedSource } from '../../src/time/stepped-clock.ts';

const NINE = Date.UTC(2026, 10, 23, 9);
const HOUR = 3_600_000;
const EVERY_MS = 600_000;
const RUNS = process.env['CALLBACK_CARD_FULL'] ? 20_000 : 500;

describe('one exchange', () => {
  test.each([
    ['with milliseconds, 40 ms there and back', 0, 40, 5020, 1, { low: 4980, high: 5021 }],
    ['in whole seconds', 0, 40, 5000, 1000, { low: 4960, high: 6000 }],
    ['on a computer that is ahead', 10_000, 10_040, 5020, 1, { low: -5020, high: -4979 }],
    ['that took no time at all', 100, 100, 100, 1, { low: 0, high: 1 }],
  ])('%s leaves an interval', (_what, sentAt, receivedAt, stampedAt, resolutionMs, known) =>
    expect(intervalOf({ sentAt, receivedAt, stampedAt, resolutionMs })).toEqual(known),
  );

  test('narrows what is known, and says nothing against what is not', () => {
    expect(intersect({ low: -50, high: 30 }, { low: -10, high: 900 })).toEqual({ low: -10, high: 30 });
    expect(intersect(UNKNOWN, { low: -10, high: 900 })).toEqual({ low: -10, high: 900 });
  });

  test('is worth less as it ages: 0.12 s to both sides in ten minutes', () => {
    expect(widen({ low: -10, high: 10 }, 600_000)).toEqual({ low: -130, high: 130 });
    expect(widen(UNKNOWN, 600_000)).toEqual(UNKNOWN);
  });
});

test.each([
  ['kept while it is possible', { low: -100, high: 100 }, 90, 90],
  ['kept at the very edge', { low: 90, high: 100 }, 90, 90],
  ['kept when nothing is known', UNKNOWN, 1234, 1234],
  ['kept while it is wrong by a second at most', { low: 90, high: 1090 }, 90, 90],
  ['the middle when it may be wrong by more', { low: 90, high: 1091 }, 90, 590.5],
  ['the middle when it is impossible', { low: 200, high: 300 }, 90, 250],
  ['negative as well', { low: -300, high: -200 }, 90, -250],
  ['the nearest end when only a lower bound is known', { low: 200, high: Infinity }, 90, 200],
  ['the nearest end when only an upper bound is known', { low: -Infinity, high: 50 }, 90, 50],
])('the present offset is %s', (_what, interval, present, chosen) =>
  expect(chooseOffset(interval, present)).toBe(chosen),
);

interface Weather {
  /** The platform's time less this computer's, at the start. */
  readonly offsetMs: number;
  /** How much faster the platform's clock runs. */
  readonly drift?: number;
  /** One-way delays, there and back, exchange after exchange. */
  readonly delays?: readonly (readonly [there: number, back: number])[];
  readonly stamps?: 'milliseconds' | 'seconds';
}

/** A computer and a platform at nine o'clock, with a network in between. */
function aComputer({ offsetMs, drift = 0, delays = [[20, 20]], stamps = 'milliseconds' }: Weather) {
  const source = createSteppedSource(NINE);
  const clock = createClock(source);
  const reports: string[] = [];
  let asked = 0;
  let isDown = false;
  let fast = () => 0;
  const platformNow = () => NINE + offsetMs + source.monotonic() * (1 + drift) + fast();
  const readDate = () => {
    const [there, back] = delays[asked++ % delays.length]!;
    if (isDown) return Promise.reject(new Error('offline'));
    return new Promise<string>((resolve) => {
      source.after(there, () => {
        const text = new Date(platformNow()).toISOString();
        const stamp = stamps === 'seconds' ? text.replace(/\.\d+/, '') : text;
        source.after(back, () => resolve(stamp));
      });
    });
  };
  const cloudClock = createCloudClock({ clock, readDate, report: (problem) => reports.push(problem) });
  return {
    source,
    clock,
    cloudClock,
    reports,
    platformNow,
    trueOffset: () => platformNow() - source.wall(),
    asked: () => asked,
    setDown: (down: boolean) => (isDown = down),
    /** The platform’s clock itself is set ahead. */
    setFast: (ms: number | (() => number)) => (fast = typeof ms === 'number' ? () => ms : ms),
    /** The page goes and comes; the wall clock may have moved meanwhile. */
    wake(jumpMs: number) {
      source.setHidden(true);
      source.jump(jumpMs);
      source.setHidden(false);
    },
  };
}

describe('the cloud clock', () => {
  test.each([
    ['behind', 400_000],
    ['ahead', -400_000],
  ])('puts a computer that is minutes %s on the platform’s time', async (_how, offsetMs) => {
    const { source, clock, cloudClock, platformNow, asked } = aComputer({ offsetMs });
    expect(clock.offset).toEqual({ ms: 0, errorMs: Infinity });
    cloudClock.start();
    await source.stepAsync(1000);
    expect(asked()).toBe(3);
    expect(Math.abs(clock.now() - platformNow())).toBeLessThanOrEqual(21);
    expect(clock.offset.errorMs).toBeLessThan(25);
    expect(Math.abs(cloudClock.sampledAt! - (NINE + 120 + offsetMs))).toBeLessThanOrEqual(21);
  });

  test('leaves the offset alone while it is possible: seconds jump only when they were wrong', async () => {
    const { source, clock, cloudClock } = aComputer({ offsetMs: 7, delays: [[80, 80]] });
    cloudClock.start();
    await source.stepAsync(1000);
    expect(clock.offset.ms).toBe(0);
    expect(clock.offset.errorMs).toBeLessThan(Infinity);
  });

  test('says no smaller error than it may make, also where the offset was kept', async () => {
    const { source, clock, cloudClock, platformNow } = aComputer({ offsetMs: 700, stamps: 'seconds' });
    cloudClock.start();
    await source.stepAsync(1000);
    expect(Math.abs(clock.now() - platformNow())).toBeLessThanOrEqual(clock.offset.errorMs);
  });

  test('learns less than a second from stamps in whole seconds, where a second begins in between', async () => {
    const { source, cloudClock } = aComputer({ offsetMs: 60_550, stamps: 'seconds', delays: [[150, 50]] });
    cloudClock.start();
    await source.stepAsync(1000);
    const { low, high } = cloudClock.interval;
    expect(high - low).toBeLessThan(500);
    expect([low <= 60_550, high >= 60_550]).toEqual([true, true]);
  });

  test('samples again every ten minutes, and no more once stopped', async () => {
    const { source, cloudClock, asked } = aComputer({ offsetMs: 0 });
    const stop = cloudClock.start();
    await source.stepAsync(599_000);
    expect(asked()).toBe(3);
    await source.stepAsync(602_000);
    expect(asked()).toBe(9);
    stop();
    expect(source.armed).toBe(0);
  });

  test('a platform that cannot be asked is reported, and asked again after 15 s', async () => {
    const { source, clock, cloudClock, reports, asked, setDown } = aComputer({ offsetMs: 0 });
    setDown(true);
    cloudClock.start();
    await source.stepAsync(14_000);
    expect([reports.length, asked(), clock.offset.errorMs]).toEqual([1, 1, Infinity]);
    setDown(false);
    await source.stepAsync(2000);
    expect([asked(), clock.offset.errorMs < 25]).toEqual([4, true]);
  });

  test('a date that is none is reported and teaches nothing', async () => {
    const source = createSteppedSource(NINE);
    const clock = createClock(source);
    const reports: string[] = [];
    const readDate = () => Promise.resolve('soon');
    const cloudClock = createCloudClock({ clock, readDate, report: (problem) => reports.push(problem) });
    await cloudClock.sample();
    expect([reports.length, cloudClock.interval, clock.offset.errorMs]).toEqual([1, UNKNOWN, Infinity]);
  });

  test('an exchange during which the wall clock was changed teaches nothing', async () => {
    const { source, cloudClock, reports, trueOffset } = aComputer({ offsetMs: 5000, delays: [[500, 500]] });
    const sampled = cloudClock.sample();
    await source.stepAsync(600);
    source.jump(-HOUR);
    await source.stepAsync(10_000);
    await sampled;
    expect(reports).toEqual([]);
    const { low, high } = cloudClock.interval;
    expect([low <= trueOffset(), high >= trueOffset()]).toEqual([true, true]);
  });
});

describe('a stamp that was heard', () => {
  test('is a lower bound: alone it says which time it is at least, and that the error is unknown', () => {
    const { clock, cloudClock } = aComputer({ offsetMs: 0 });
    cloudClock.heard(NINE + 90_000);
    expect(cloudClock.interval).toEqual({ low: 90_000, high: Infinity });
    expect(clock.offset).toEqual({ ms: 90_000, errorMs: Infinity });
  });

  test('narrows what samples left open, and an old one says nothing new', async () => {
    const { source, cloudClock, platformNow } = aComputer({ offsetMs: 300, delays: [[400, 400]] });
    cloudClock.start();
    await source.stepAsync(3000);
    const { low, high } = cloudClock.interval;
    cloudClock.heard(platformNow() - 100);
    expect(cloudClock.interval.low).toBeCloseTo(200, 0);
    expect(cloudClock.interval.low).toBeGreaterThan(low);
    expect(cloudClock.interval.high).toBeCloseTo(high, 0);
    const known = cloudClock.interval;
    cloudClock.heard(platformNow() - HOUR);
    expect(cloudClock.interval).toEqual(known);
  });

  test('and contradicts the samples drops everything, is reported, and has the platform asked again', async () => {
    const { source, clock, cloudClock, reports, asked } = aComputer({ offsetMs: 0 });
    cloudClock.start();
    await source.stepAsync(1000);
    cloudClock.heard(source.wall() + 5000);
    expect(clock.offset.errorMs, 'against samples just taken, it is the stamp that is wrong').toBeLessThan(25);
    await source.stepAsync(60_000);
    cloudClock.heard(source.wall() + 5000);
    expect(clock.offset.errorMs).toBe(Infinity);
    expect(reports).toHaveLength(1);
    await source.stepAsync(1000);
    expect(asked()).toBe(6);
    expect(clock.offset.errorMs).toBeLessThan(25);
    expect(Math.abs(clock.offset.ms)).toBeLessThan(25);
  });
});

describe('another answer that carries a time', () => {
  const exchange = (wall: number, stampedAt: number) =>
    ({ sentAt: wall - 200, receivedAt: wall, stampedAt, resolutionMs: 1000 }) as const;

  test('says something where no sample did, and narrows no sample', async () => {
    const { source, clock, cloudClock } = aComputer({ offsetMs: 5000 });
    cloudClock.exchanged(exchange(source.wall(), NINE + 4000));
    expect(cloudClock.interval).toEqual({ low: 4000, high: 5200 });
    expect(clock.offset).toEqual({ ms: 4600, errorMs: 600 });
    cloudClock.start();
    await source.stepAsync(1000);
    const known = cloudClock.interval;
    cloudClock.exchanged(exchange(source.wall(), source.wall() + 4990));
    expect(cloudClock.interval).toEqual(known);
  });

  test('and contradicts the samples makes times "about" and has the platform asked once, not for every answer', async () => {
    const { source, clock, cloudClock, reports, asked } = aComputer({ offsetMs: 0 });
    cloudClock.start();
    await source.stepAsync(61_000);
    for (let n = 0; n < 400; n++) {
      cloudClock.exchanged(exchange(source.wall(), source.wall() + 5000));
      if (n === 0) expect(clock.offset.errorMs).toBe(Infinity);
      await source.stepAsync(1000);
      expect(clock.offset.errorMs).toBeLessThan(100);
      expect(Math.abs(clock.offset.ms)).toBeLessThan(25);
    }
    expect([reports.length, asked()]).toEqual([1, 6]);
  });

  test('and comes with every sample, wrong each time, does not stand against the samples', async () => {
    const { source, clock, cloudClock, asked, reports } = aComputer({ offsetMs: 0 });
    cloudClock.start();
    for (let ms = 0; ms < 200; ms += 10) {
      cloudClock.exchanged(exchange(source.wall(), source.wall() + 30_000));
      await source.stepAsync(10);
    }
    expect([asked(), reports, Math.abs(clock.offset.ms) < 25]).toEqual([3, [], true]);
  });

  test.each([
    ['a day and more away', { low: 86_400_001, high: 86_400_100 }],
    ['a day and more back', { low: -90_000_000, high: -86_400_001 }],
    ['no number', { low: Number.NaN, high: Number.NaN }],
    ['the wrong way round', { low: 10, high: -10 }],
  ])('moves nothing when it is %s', async (_how, bound) => {
    const { source, clock, cloudClock, reports } = aComputer({ offsetMs: 0 });
    cloudClock.start();
    await source.stepAsync(61_000);
    const { offset } = clock;
    cloudClock.crossCheck(bound);
    expect([clock.offset, reports]).toEqual([offset, []]);
  });

  test('as the host’s own bound narrows what samples left open', async () => {
    const { source, clock, cloudClock } = aComputer({ offsetMs: 300, delays: [[900, 900]] });
    cloudClock.start();
    await source.stepAsync(6000);
    cloudClock.crossCheck({ low: 290, high: 310 });
    expect(cloudClock.interval).toEqual({ low: 290, high: 310 });
    expect(clock.offset.ms).toBe(300.5);
  });
});

describe('a contradiction', () => {
  test('between samples drops them all, is reported, and is settled by the next ones', async () => {
    const { source, clock, cloudClock, reports, asked, setFast } = aComputer({ offsetMs: 0 });
    cloudClock.start();
    await source.stepAsync(1000);
    setFast(5000);
    await source.stepAsync(EVERY_MS - 1000 + 165);
    expect(clock.offset.errorMs).toBe(Infinity);
    await source.stepAsync(1000);
    expect([reports.length, asked()]).toEqual([1, 7]);
    expect(Math.abs(clock.offset.ms - 5000)).toBeLessThan(25);
    expect(clock.offset.errorMs).toBeLessThan(25);
  });

  test('that does not end leaves times "about" and is asked about every 15 s, not all the time', async () => {
    const { source, clock, cloudClock, asked, setFast } = aComputer({ offsetMs: 0 });
    let n = 0;
    setFast(() => (n++ % 2) * 5000);
    cloudClock.start();
    await source.stepAsync(60_000);
    expect(clock.offset.errorMs).toBe(Infinity);
    expect(asked()).toBeLessThan(40);
  });
});

test('a host whose own reporting fails harms neither the sampling nor the request whose answer is told of', async () => {
  const source = createSteppedSource(NINE);
  const clock = createClock(source);
  const readDate = () => Promise.resolve(new Date(source.wall()).toISOString());
  const report = () => {
    throw new Error('the host’s own');
  };
  const cloudClock = createCloudClock({ clock, readDate, report });
  await cloudClock.sample();
  source.step(61_000);
  cloudClock.exchanged({ sentAt: NINE, receivedAt: NINE, stampedAt: NINE + HOUR, resolutionMs: 1000 });
  expect(clock.offset.errorMs).toBe(Infinity);
  expect(() => source.step(0)).toThrow('the host’s own');
});

describe('age', () => {
  test('makes times "about" when nobody can be asked, at the very moment when half of what is known is a second', async () => {
    const { source, clock, cloudClock, setDown } = aComputer({ offsetMs: 30_000 });
    cloudClock.start();
    await source.stepAsync(1000);
    setDown(true);
    const half = () => (cloudClock.interval.high - cloudClock.interval.low) / 2;
    const { ms } = clock.offset;
    for (let minutes = 0; minutes < 90; minutes += 0.5) {
      await source.stepAsync(30_000);
      expect(clock.offset.errorMs > 1000).toBe(half() > 1000);
      expect(clock.offset.ms).toBe(ms);
    }
    expect(half()).toBeGreaterThan(1000);
    setDown(false);
    await source.stepAsync(16_000);
    expect(clock.offset.errorMs).toBeLessThan(25);
  });
});

describe('a wall clock that moves', () => {
  test('by half a second widens what is known by as much, to one side, and has the platform asked', async () => {
    const { source, clock, cloudClock, asked, trueOffset } = aComputer({ offsetMs: 0 });
    clock.onSecond(() => {});
    cloudClock.start();
    await source.stepAsync(1000);
    source.jump(500);
    const { low, high } = cloudClock.interval;
    expect([low < trueOffset(), high > trueOffset(), high - low < 560]).toEqual([true, true, true]);
    await source.stepAsync(1001);
    expect(clock.offset.errorMs).toBeGreaterThan(450);
    await source.stepAsync(1000);
    expect([asked(), clock.offset.errorMs < 560, Math.abs(clock.now() - source.wall() + 500) < 25]).toEqual([
      6,
      true,
      true,
    ]);
  });

  test.each([3 * HOUR, -3 * HOUR])(
    'by %i ms, and a stamp is heard before anybody noticed: the offset stays, and the platform is asked at once',
    async (ms) => {
      const { source, clock, cloudClock, asked, platformNow } = aComputer({ offsetMs: 5000 });
      cloudClock.start();
      await source.stepAsync(10_000);
      const offset = clock.offset.ms;
      source.jump(ms);
      cloudClock.heard(platformNow() - 5);
      expect(clock.offset).toEqual({ ms: offset, errorMs: Infinity });
      await source.stepAsync(200);
      expect([asked(), clock.offset.errorMs < 25]).toEqual([6, true]);
    },
  );

  test('while nobody looks at a time is noticed within half a minute, and no alarm waits for longer', async () => {
    const { source, clock, cloudClock, asked } = aComputer({ offsetMs: 0 });
    const stop = cloudClock.start();
    let ran = 0;
    clock.at(NINE + HOUR, () => ran++);
    await source.stepAsync(1000);
    source.setHidden(true);
    source.jump(2 * HOUR);
    await source.stepAsync(30_000);
    expect([ran, asked()]).toEqual([1, 6]);
    stop();
    expect(source.armed).toBe(0);
  });

  test('during a sample makes it no measure: the platform is asked once more', async () => {
    const { source, clock, cloudClock, reports, asked, trueOffset } = aComputer({ offsetMs: 0, delays: [[500, 500]] });
    cloudClock.start();
    await source.stepAsync(2600);
    source.jump(HOUR);
    await source.stepAsync(6000);
    expect([reports, asked()]).toEqual([[], 6]);
    expect(Math.abs(clock.offset.ms - trueOffset())).toBeLessThan(510);
  });
});

test('a clock that is set back and a sleep as long, in one sample, do not cancel one another out', async () => {
  const { source, clock, cloudClock, setFast, trueOffset } = aComputer({ offsetMs: 0, delays: [[5, 4000]] });
  clock.onSecond(() => {});
  cloudClock.start();
  await source.stepAsync(500);
  source.jump(-600);
  await source.stepAsync(1100);
  source.jump(600);
  setFast(600); // the computer slept: the platform did not
  await source.stepAsync(2500);
  const { low, high } = cloudClock.interval;
  expect([low <= trueOffset(), high >= trueOffset()]).toEqual([true, true]);
});

describe('waking', () => {
  test('asks the platform again, and keeps the offset and what is known of it meanwhile', async () => {
    const { source, clock, cloudClock, asked, wake } = aComputer({ offsetMs: 30_000 });
    cloudClock.start();
    await source.stepAsync(1000);
    wake(0);
    await source.stepAsync(60_000);
    expect(asked(), 'a tab that comes and goes').toBe(3);
    const { ms } = clock.offset;
    wake(0);
    expect(clock.offset.ms).toBe(ms);
    expect(clock.offset.errorMs).toBeLessThan(50);
    await source.stepAsync(1000);
    expect(asked()).toBe(6);
  });

  test('after the clock jumped, the offset stays and its error is unknown until the platform was asked', async () => {
    const { source, clock, cloudClock, platformNow, wake } = aComputer({ offsetMs: 30_000 });
    cloudClock.start();
    await source.stepAsync(60_000);
    const { ms } = clock.offset;
    wake(-HOUR);
    expect(clock.offset).toEqual({ ms, errorMs: Infinity });
    await source.stepAsync(1000);
    expect(clock.offset.errorMs).toBeLessThan(25);
    expect(Math.abs(clock.now() - platformNow())).toBeLessThan(25);
  });

  test('in the middle of an exchange, which then teaches nothing, asks again after 15 s at the latest', async () => {
    const { source, clock, cloudClock, wake } = aComputer({ offsetMs: 0 });
    cloudClock.start();
    await source.stepAsync(60_000);
    wake(0);
    await source.stepAsync(90); // two of three answers are in
    wake(HOUR);
    await source.stepAsync(16_000);
    expect(clock.offset.errorMs).toBeLessThan(25);
  });

  test('before the network is back asks again after 15 s, not in ten minutes', async () => {
    const { source, clock, cloudClock, setDown, wake } = aComputer({ offsetMs: 0 });
    cloudClock.start();
    await source.stepAsync(60_000);
    setDown(true);
    wake(HOUR);
    await source.stepAsync(5000);
    expect(clock.offset.errorMs).toBe(Infinity);
    setDown(false);
    await source.stepAsync(15_000);
    expect(clock.offset.errorMs).toBeLessThan(25);
  });
});

describe('whatever the offset, the network and the stamps', () => {
  const delay = fc.integer({ min: 5, max: 3000 });
  const weather = fc.record({
    offsetMs: fc.integer({ min: -12 * HOUR, max: 12 * HOUR }),
    drift: fc.double({ min: -150e-6, max: 150e-6, noNaN: true }),
    delays: fc.array(fc.tuple(delay, delay), { minLength: 1, maxLength: 6 }),
    stamps: fc.constantFrom('milliseconds' as const, 'seconds' as const),
  });
  const heardAgo = fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 3 });

  test('the true offset is never outside the interval, and nothing is ever thought a contradiction', async () => {
    await fc.assert(
      fc.asyncProperty(weather, heardAgo, fc.integer({ min: 0, max: 600_000 }), async (each, ago, later) => {
        const { source, cloudClock, reports, platformNow, trueOffset } = aComputer(each);
        const holds = () => {
          const { low, high } = cloudClock.interval;
          expect(low).toBeLessThanOrEqual(trueOffset());
          expect(high).toBeGreaterThanOrEqual(trueOffset());
        };
        const stop = cloudClock.start();
        for (const ms of ago) {
          await source.stepAsync(1500);
          cloudClock.heard(platformNow() - ms);
          holds();
        }
        await source.stepAsync(20_000);
        holds();
        expect(cloudClock.interval.high - cloudClock.interval.low).toBeLessThan(7100);
        source.step(later);
        holds();
        expect(reports).toEqual([]);
        stop();
      }),
      { numRuns: RUNS },
    );
  });
});
