import { describe, expect, test } from 'vitest';
import { holdOf } from '../../src/callback/hold.ts';
import { aCallback, aSegment, aView, farLeg, NINE, ownLeg, s } from './build.ts';

const interact = aSegment('interact', NINE, s(10));
const holds = [
  interact,
  aSegment('hold', s(10), s(40)),
  aSegment('interact', s(40), s(50)),
  aSegment('hold', s(50), s(55)),
];
const over = { state: 'disconnected', disconnectedAt: s(90) };

describe('the hold that matters (desk D13)', () => {
  test('is the callback’s while no call lives', () => {
    const callback = aCallback({ held: true, heldAt: s(60), segments: [...holds, aSegment('hold', s(60))] });
    expect(holdOf(aView({ callback }))).toEqual({
      of: 'callback',
      heldAt: s(60),
      earlierMs: 35_000,
      earlierCount: 2,
      incomplete: false,
    });
  });

  test('is that of my own leg while a call lives, though the callback is parked too', () => {
    const callback = aCallback({ held: true, heldAt: s(60) });
    const own = ownLeg({ held: true, heldAt: s(70), segments: [interact, aSegment('hold', s(70))] });
    expect(holdOf(aView({ callback, own: [own], far: [farLeg()] }))).toMatchObject({ of: 'call', heldAt: s(70) });
  });

  test('is not that of the other side', () => {
    const far = farLeg({ held: true, heldAt: s(70) });
    expect(holdOf(aView({ own: [ownLeg()], far: [far] }))).not.toHaveProperty('heldAt');
  });

  test('is the callback’s again once the call is over', () => {
    const callback = aCallback({ held: true, heldAt: s(95) });
    const own = ownLeg({ ...over, held: true, heldAt: s(70) });
    expect(holdOf(aView({ callback, own: [own], far: [farLeg(over)] }))).toMatchObject({
      of: 'callback',
      heldAt: s(95),
    });
  });

  test('is none on a leg that is over, whatever it says', () => {
    const callback = aCallback({ ...over, held: true, heldAt: s(60) });
    expect(holdOf(aView({ callback }))).not.toHaveProperty('heldAt');
  });
});

describe('the total is "at least"', () => {
  test.each([
    ['where the platform sent no segments (as in events)', aCallback({ held: true, heldAt: s(60) }), true],
    ['where it is held, nobody knows since when', aCallback({ held: true, segments: holds }), true],
    [
      'where the last hold was left open on a leg that is over',
      aCallback({ ...over, segments: [interact, aSegment('hold', s(10))] }),
      true,
    ],
    ['not where everything was told', aCallback({ held: true, heldAt: s(60), segments: holds }), false],
  ])('%s', (_where, callback, incomplete) => expect(holdOf(aView({ callback })).incomplete).toBe(incomplete));
});

test('a hold that ends before it starts (two clocks) takes nothing off the total', () => {
  const callback = aCallback({ segments: [aSegment('hold', s(10), s(40)), aSegment('hold', s(60), s(50))] });
  expect(holdOf(aView({ callback }))).toMatchObject({ earlierMs: 30_000, earlierCount: 2 });
});
