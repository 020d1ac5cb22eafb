import { describe, expect, test } from 'vitest';
import { elapsedSeconds, formatDuration, remainingSeconds } from '../../src/time/duration.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

test.each([
  [0, '0:00'],
  [9, '0:09'],
  [59, '0:59'],
  [60, '1:00'],
  [61.999, '1:01'],
  [599, '9:59'],
  [HOUR - 1, '59:59'],
  [HOUR, '1:00:00'],
  [12 * HOUR + 21 * 60 + 5, '12:21:05'],
  [DAY - 1, '23:59:59'],
  [DAY, '1d 00:00:00'],
  [DAY + 2 * HOUR + 3 * 60 + 4, '1d 02:03:04'],
  [400 * DAY, '400d 00:00:00'],
  [0.999, '0:00'],
  [-0, '0:00'],
  [-1, '0:00'],
  [Number.NaN, '0:00'],
  [Infinity, '0:00'],
  [-Infinity, '0:00'],
])('%d s reads %s', (seconds, shown) => expect(formatDuration(seconds)).toBe(shown));

/** The same "random" numbers in every run, from 0 up to 1. */
function createRandom(seed: number) {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
}

/** 200 timers for 10 minutes, painted on each whole second, 0–16 ms late: seconds that stood still or were jumped over. */
function faultsOf(shown: (anchor: number, now: number) => number, anchorOf: (start: number) => number) {
  const random = createRandom(20_261_123);
  const start = Date.UTC(2026, 10, 23, 9);
  const anchors = Array.from({ length: 200 }, () => anchorOf(start) + random() * 1000);
  let before = anchors.map((anchor) => shown(anchor, start));
  let faults = 0;
  for (let second = 1; second <= 600; second++) {
    const now = start + second * 1000 + random() * 16;
    const present = anchors.map((anchor) => shown(anchor, now));
    faults += present.filter((seconds, i) => Math.abs(seconds - before[i]!) !== 1).length;
    before = present;
  }
  return faults;
}

describe('no second is repeated and then skipped', () => {
  const before = (start: number) => start - 60_000;
  const after = (start: number) => start + 700_000;

  test('while time goes by', () => expect(faultsOf(elapsedSeconds, before)).toBe(0));
  test('while time runs out', () => expect(faultsOf(remainingSeconds, after)).toBe(0));
  test('which rounding a difference would do (so the simulation can fail)', () => {
    expect(faultsOf((since, now) => Math.floor((now - since) / 1000), before)).toBeGreaterThan(100);
    expect(faultsOf((until, now) => Math.ceil((until - now) / 1000), after)).toBeGreaterThan(100);
  });
});

describe('whatever the phases of the two instants', () => {
  const anchor = Date.UTC(2026, 10, 23, 9);
  const pairs = Array.from({ length: 72 }, (_, i) => i * 14).flatMap((phase) =>
    Array.from({ length: 300 }, (_, i) => [anchor + phase, anchor + phase + (i - 150) * 67] as const),
  );

  test('both are within a second of the truth', () => {
    const errors = pairs.flatMap(([at, now]) => [
      elapsedSeconds(at, now) * 1000 - Math.max(0, now - at),
      remainingSeconds(at, now) * 1000 - Math.max(0, at - now),
    ]);
    expect(Math.max(...errors.map(Math.abs))).toBeLessThan(1000);
  });

  test('a countdown is exactly 0 at zero and ever after, and neither is ever negative', () => {
    expect(pairs.filter(([at, now]) => now >= at && !Object.is(remainingSeconds(at, now), 0))).toEqual([]);
    expect(pairs.filter(([at, now]) => now <= at && !Object.is(elapsedSeconds(at, now), 0))).toEqual([]);
  });

  test('what has passed and what is left add up', () => {
    const length = 60_000;
    const sums = pairs
      .filter(([at, now]) => now >= at)
      .map(([at, now]) => elapsedSeconds(at, now) + remainingSeconds(at + length, now));
    expect(new Set(sums)).toEqual(new Set([60]));
  });
});
