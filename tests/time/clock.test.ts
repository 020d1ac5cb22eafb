import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createClock, type TimeSource } from '../../src/time/clock.ts';
import { createSteppedClock, createSteppedSource } from '../../src/time/stepped-clock.ts';

const NINE = Date.UTC(2026, 10, 23, 9);
const HOUR = 3_600_000;
const RUNS = process.env['CALLBACK_CARD_FULL'] ? 20_000 : 300;

describe('a second', () => {
  test('is painted everywhere in one task, with the same now, when it begins on the platform’s clock', () => {
    const { clock, source } = createSteppedClock(NINE + 200);
    clock.setOffset({ ms: 90_333, errorMs: 5 });
    const painted: number[][] = [[], [], []];
    for (const list of painted) {
      clock.onSecond((now) => list.push(now));
      source.step(13);
    }
    expect(source.armed).toBe(1);
    source.step(3000);
    const seconds = [91_000, 92_000, 93_000].map((ms) => NINE + ms);
    expect(painted).toEqual([seconds, seconds, seconds]);
    expect(source.wall() + 90_333).toBe(clock.now());
  });

  test('is neither missed nor painted twice by timers that come late or a millisecond early', () => {
    const stepped = createSteppedSource(NINE + 457);
    let n = 0;
    const clock = createClock({ ...stepped, after: (ms, run) => stepped.after(ms + ((n++ * 7) % 18) - 1, run) });
    const seconds: number[] = [];
    clock.onSecond((now) => seconds.push(Math.floor(now / 1000) - NINE / 1000));
    stepped.step(600_500);
    expect(seconds).toEqual(Array.from({ length: 600 }, (_, i) => i + 1));
  });

  test('is not painted on a hidden page; the present one is at once when it shows again', () => {
    const { clock, source } = createSteppedClock(NINE);
    const painted: number[] = [];
    clock.onSecond((now) => painted.push(now));
    source.step(2000);
    source.setHidden(true);
    source.step(1000); // what was armed may still come
    painted.length = 0;
    source.step(HOUR + 300);
    expect(painted).toEqual([]);
    expect(source.armed).toBe(0);
    source.setHidden(false);
    expect(painted).toEqual([NINE + HOUR + 3300]);
    source.step(700);
    expect(painted).toEqual([NINE + HOUR + 3300, NINE + HOUR + 4000]);
  });

  test('is painted at once when the offset changes, and not when only its error does', () => {
    const { clock, source } = createSteppedClock(NINE + 250);
    const painted: number[] = [];
    const offsets: number[] = [];
    clock.onSecond((now) => painted.push(now - NINE));
    clock.onOffset(() => offsets.push(clock.offset.errorMs));
    clock.setOffset({ ms: 0, errorMs: 80 });
    clock.setOffset({ ms: 0, errorMs: 80 });
    expect([painted, offsets]).toEqual([[], [80]]);
    clock.setOffset({ ms: -120_000, errorMs: 20 });
    expect([painted, offsets]).toEqual([[-119_750], [80, 20]]);
    source.step(750);
    expect(painted).toEqual([-119_750, -119_000]);
  });

  test('costs nothing once the last painter has left; leaving twice takes nobody else along', () => {
    const { clock, source } = createSteppedClock(NINE);
    const paint = () => {};
    const stops = [clock.onSecond(paint), clock.onSecond(paint)];
    stops[0]!();
    stops[0]!();
    expect(source.armed).toBe(1);
    stops[1]!();
    expect(source.armed).toBe(0);
  });

  test('is not painted for one who left in that very second', () => {
    const { clock, source } = createSteppedClock(NINE);
    const painted: string[] = [];
    clock.onSecond(() => {
      painted.push('stays');
      stop();
    });
    const stop = clock.onSecond(() => painted.push('left'));
    source.step(1000);
    expect(painted).toEqual(['stays']);
  });

  test('goes on for all others when one painter fails', () => {
    const { clock, source } = createSteppedClock(NINE);
    const painted: number[] = [];
    clock.onSecond((now) => {
      if (now === NINE + 1000) throw new Error('a host’s own format');
    });
    clock.onSecond((now) => painted.push(now - NINE));
    const steps = [1, 2, 3].map(() => {
      try {
        source.step(1000);
        return 'fine';
      } catch {
        return 'told';
      }
    });
    source.step(1000);
    expect(steps.filter((step) => step === 'told')).toHaveLength(1);
    expect(painted.slice(-3)).toEqual([2000, 3000, 4000]);
  });
});

describe('an alarm', () => {
  test.each([
    ['an instant ahead', 1500, 1500],
    ['an instant a fraction ahead', 0.25, 1],
    ['this instant', 0, 0],
    ['an instant long past', -HOUR, 0],
  ])('for %s runs once, on time, never synchronously', (_what, ahead, wait) => {
    const { clock, source } = createSteppedClock(NINE);
    const ranAt: number[] = [];
    clock.at(NINE + ahead, () => ranAt.push(clock.now() - NINE));
    expect(ranAt).toEqual([]);
    source.step(10_000);
    expect(ranAt).toEqual([wait]);
    expect(source.armed).toBe(0);
  });

  test('a month ahead never asks for a timer that browsers would run at once', () => {
    const stepped = createSteppedSource(NINE);
    const waits: number[] = [];
    const source: TimeSource = {
      ...stepped,
      after(ms, run) {
        waits.push(ms);
        return stepped.after(ms, run);
      },
    };
    const clock = createClock(source);
    const month = 30 * 24 * HOUR;
    let ran = 0;
    clock.at(NINE + month, () => ran++);
    stepped.step(month - 1);
    expect(ran).toBe(0);
    stepped.step(1);
    expect(ran).toBe(1);
    expect(Math.max(...waits)).toBe(2 ** 31 - 1);
    expect(waits.filter((ms) => ms > 30_000)).toHaveLength(2);
  });

  test('keeps to the platform’s clock when the offset is corrected, either way', () => {
    const { clock, source } = createSteppedClock(NINE);
    const ran: string[] = [];
    clock.at(NINE + 60_000, () => ran.push('at a minute'));
    clock.setOffset({ ms: -30_000, errorMs: 0 });
    source.step(89_999);
    expect(ran).toEqual([]);
    source.step(1);
    expect(ran).toEqual(['at a minute']);
    clock.at(NINE + 120_000, () => ran.push('at two'));
    clock.setOffset({ ms: 40_000, errorMs: 0 });
    expect(ran).toHaveLength(1);
    source.step(0);
    expect(ran).toEqual(['at a minute', 'at two']);
  });

  test('that passed while the computer slept runs as soon as the page shows again', () => {
    const { clock, source } = createSteppedClock(NINE);
    const ran: number[] = [];
    clock.at(NINE + HOUR, () => ran.push(clock.now() - NINE));
    source.setHidden(true);
    source.jump(3 * HOUR); // asleep: monotonic time stands
    source.setHidden(false);
    source.step(0);
    expect(ran).toEqual([3 * HOUR]);
  });

  test('that passed while the computer slept with the page in view runs with the next tick', () => {
    const { clock, source } = createSteppedClock(NINE);
    const ran: number[] = [];
    clock.onSecond(() => {});
    clock.at(NINE + 60_000, () => ran.push(clock.now() - NINE));
    source.step(10_000);
    source.jump(HOUR);
    source.step(1000);
    expect(ran).toEqual([HOUR + 11_000]);
  });

  test('that comes up after the wall clock was set back waits, and tells that the clock jumped', () => {
    const { clock, source } = createSteppedClock(NINE);
    const told: boolean[] = [];
    let ran = 0;
    clock.onWake((jumped) => told.push(jumped));
    clock.at(NINE + 60_000, () => ran++);
    source.jump(-30_000);
    source.step(89_999);
    expect(ran).toBe(0);
    source.step(1);
    expect(ran).toBe(1);
    expect(told).toEqual([true]);
  });

  test('that was stopped never runs, even in the task in which it is due', () => {
    const { clock, source } = createSteppedClock(NINE);
    let ran = 0;
    clock.at(NINE + 1000, () => stop());
    const stop = clock.at(NINE + 1000, () => ran++);
    source.step(5000);
    stop();
    expect(ran).toBe(0);
    expect(source.armed).toBe(0);
  });
});

test('whatever the computer goes through, an alarm runs once, never early, and the page shows the present second', () => {
  const event = fc.oneof(
    fc.record({ kind: fc.constant('step' as const), ms: fc.integer({ min: 0, max: 90_000 }) }),
    fc.record({ kind: fc.constant('jump' as const), ms: fc.integer({ min: -90_000, max: 90_000 }) }),
    fc.record({ kind: fc.constant('offset' as const), ms: fc.integer({ min: -90_000, max: 90_000 }) }),
    fc.record({ kind: fc.constantFrom('hide' as const, 'show' as const), ms: fc.constant(0) }),
  );
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -5000, max: 120_000 }), { minLength: 1, maxLength: 5 }),
      fc.array(event, { maxLength: 12 }),
      (alarms, events) => {
        const { clock, source } = createSteppedClock(NINE);
        const ran = alarms.map(() => 0);
        let lastPainted = 0;
        let early = 0;
        const stop = clock.onSecond((now) => (lastPainted = now));
        alarms.forEach((ahead, i) =>
          clock.at(NINE + ahead, () => {
            ran[i]!++;
            if (clock.now() < NINE + ahead) early++;
          }),
        );
        for (const { kind, ms } of events) {
          if (kind === 'step') source.step(ms);
          else if (kind === 'jump') source.jump(ms);
          else if (kind === 'offset') clock.setOffset({ ms, errorMs: 0 });
          else source.setHidden(kind === 'hide');
        }
        source.setHidden(false);
        expect(Math.floor(lastPainted / 1000)).toBe(Math.floor(clock.now() / 1000));
        source.step(0);
        alarms.forEach((ahead, i) => {
          if (clock.now() >= NINE + ahead) expect(ran[i]).toBe(1);
        });
        stop();
        source.step(HOUR);
        expect(ran).toEqual(alarms.map(() => 1));
        expect(early).toBe(0);
        expect(source.armed).toBe(0);
      },
    ),
    { numRuns: RUNS },
  );
});

describe('waking', () => {
  test.each([
    ['the page shows again', 0, false],
    ['the page shows again after the clock was set by half a second', 500, false],
    ['the page shows again after sleep', HOUR, true],
    ['the page shows again after the clock was set back', -HOUR, true],
  ])('is told once when %s', (_when, ms, jumped) => {
    const { clock, source } = createSteppedClock(NINE);
    const told: boolean[] = [];
    const stop = clock.onWake((how) => told.push(how));
    source.setHidden(true);
    source.jump(ms);
    source.setHidden(false);
    expect(told).toEqual([jumped]);
    source.step(5000);
    expect(told).toHaveLength(1);
    stop();
    source.setHidden(false);
    expect(told).toHaveLength(1);
  });

  test('is told by the next tick when the clock jumps in view, before that second is painted', () => {
    const { clock, source } = createSteppedClock(NINE);
    const happened: string[] = [];
    clock.onWake((jumped) => happened.push(jumped ? 'jumped' : 'shown'));
    clock.onSecond(() => happened.push('painted'));
    source.jump(1500);
    source.step(1000);
    expect(happened).toEqual(['jumped', 'painted']);
  });
});

describe('soon', () => {
  test.each([
    ['with the next frame', false, 16],
    ['within 50 ms where no frame comes', true, 50],
  ])('runs once, %s', (_how, hidden, ms) => {
    const { clock, source } = createSteppedClock(NINE);
    source.setHidden(hidden);
    let ran = 0;
    clock.soon(() => ran++);
    source.step(ms - 1);
    expect(ran).toBe(0);
    source.step(1);
    source.step(1000);
    expect(ran).toBe(1);
    expect(source.armed).toBe(0);
  });

  test('does not run when it was stopped', () => {
    const { clock, source } = createSteppedClock(NINE);
    let ran = 0;
    clock.soon(() => ran++)();
    source.step(1000);
    expect([ran, source.armed]).toEqual([0, 0]);
  });
});
