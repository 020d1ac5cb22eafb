import { expect, test } from 'vitest';
import { timelineOf } from '../../src/callback/timeline.ts';
import { aSegment, NINE, s } from './build.ts';

test('no segments, no timeline', () => expect(timelineOf([])).toBeUndefined());

test('segments stand in the order of their start, however they came, with the gaps between them', () =>
  expect(
    timelineOf([aSegment('interact', s(30), s(50)), aSegment('alert', NINE, s(10)), aSegment('hold', s(10), s(25))]),
  ).toEqual({
    bars: [
      { n: 0, type: 'alert', from: NINE, to: s(10), lane: 0 },
      { n: 1, type: 'hold', from: s(10), to: s(25), lane: 0 },
      { n: 2, type: 'interact', from: s(30), to: s(50), lane: 0 },
    ],
    gaps: [{ from: s(25), to: s(30) }],
    from: NINE,
    to: s(50),
    lanes: 1,
  }));

test('an open segment grows, and so does the whole', () => {
  const timeline = timelineOf([aSegment('alert', NINE, s(10)), aSegment('interact', s(10))])!;
  expect(timeline.bars[1]).toEqual({ n: 1, type: 'interact', from: s(10), lane: 0 });
  expect(timeline).not.toHaveProperty('to');
});

test('an open segment on a leg that is over ends with the leg', () =>
  expect(timelineOf([aSegment('alert', NINE)], s(30))).toMatchObject({ bars: [{ to: s(30) }], to: s(30) }));

test('the end of the leg stretches nothing that has its own end', () =>
  expect(timelineOf([aSegment('alert', NINE, s(10))], s(30))).toMatchObject({ bars: [{ to: s(10) }], to: s(10) }));

test('segments that overlap lie in lanes of their own, and a lane is used again once it is free', () => {
  const segments = [
    aSegment('interact', NINE, s(60)),
    aSegment('hold', s(10), s(20)),
    aSegment('coaching', s(15), s(40)),
    aSegment('hold', s(20), s(30)),
    aSegment('wrapup', s(60), s(70)),
  ];
  const timeline = timelineOf(segments)!;
  expect(timeline.bars.map(({ lane }) => lane)).toEqual([0, 1, 2, 1, 0]);
  expect([timeline.lanes, timeline.gaps]).toEqual([3, []]);
});

test('two clocks: what ends before it starts, or starts after the leg is over, has no length and no negative one', () => {
  const timeline = timelineOf([aSegment('alert', s(10), s(5)), aSegment('interact', s(40))], s(30))!;
  expect(timeline.bars).toMatchObject([
    { from: s(10), to: s(10) },
    { from: s(40), to: s(40) },
  ]);
  expect(timeline.gaps).toEqual([{ from: s(10), to: s(40) }]);
});

test('nothing is a gap behind a segment that is still open', () =>
  expect(timelineOf([aSegment('interact', NINE), aSegment('hold', s(20), s(30))])).toMatchObject({
    gaps: [],
    lanes: 2,
  }));
