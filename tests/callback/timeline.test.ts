import { describe, expect, test } from 'vitest';
import type { Segment } from '../../src/callback/callback.ts';
import { legsOf, timelineOf, type BarOwner, type TimelineLeg } from '../../src/callback/timeline.ts';
import { aCallback, aSegment, aView, farLeg, NINE, ownLeg, s } from './build.ts';

const leg = (segments: readonly Segment[], overAt?: number, whose: BarOwner = 'callback'): TimelineLeg => ({
  id: whose,
  whose,
  segments,
  ...(overAt !== undefined && { overAt }),
});
/** The timeline of one leg. */
const lay = (segments: readonly Segment[], overAt?: number) => timelineOf([leg(segments, overAt)]);

test('no segments, no timeline', () => {
  expect(timelineOf([])).toBeUndefined();
  expect(lay([])).toBeUndefined();
});

test('segments stand in the order of their start, however they came, with the gaps between them', () =>
  expect(
    lay([aSegment('interact', s(30), s(50)), aSegment('alert', NINE, s(10)), aSegment('hold', s(10), s(25))]),
  ).toEqual({
    bars: [
      { id: 'callback/1', whose: 'callback', type: 'alert', from: NINE, to: s(10), lane: 0 },
      { id: 'callback/2', whose: 'callback', type: 'hold', from: s(10), to: s(25), lane: 0 },
      { id: 'callback/0', whose: 'callback', type: 'interact', from: s(30), to: s(50), lane: 0 },
    ],
    gaps: [{ from: s(25), to: s(30) }],
    owners: [{ whose: 'callback', lane: 0, lanes: 1 }],
    from: NINE,
    to: s(50),
    lanes: 1,
  }));

test('an open segment grows, and so does the whole', () => {
  const timeline = lay([aSegment('alert', NINE, s(10)), aSegment('interact', s(10))])!;
  expect(timeline.bars[1]).toEqual({ id: 'callback/1', whose: 'callback', type: 'interact', from: s(10), lane: 0 });
  expect(timeline).not.toHaveProperty('to');
});

test('an open segment on a leg that is over ends with the leg, and says that nobody told', () =>
  expect(lay([aSegment('alert', NINE)], s(30))).toMatchObject({
    bars: [{ to: s(30), endOfLeg: true }],
    to: s(30),
  }));

test('the end of the leg stretches nothing that has its own end', () => {
  const timeline = lay([aSegment('alert', NINE, s(10))], s(30))!;
  expect(timeline).toMatchObject({ bars: [{ to: s(10) }], to: s(10) });
  expect(timeline.bars[0]).not.toHaveProperty('endOfLeg');
});

test('segments that overlap lie in lanes of their own, and a lane is used again once it is free', () => {
  const segments = [
    aSegment('interact', NINE, s(60)),
    aSegment('hold', s(10), s(20)),
    aSegment('coaching', s(15), s(40)),
    aSegment('hold', s(20), s(30)),
    aSegment('wrapup', s(60), s(70)),
  ];
  const timeline = lay(segments)!;
  expect(timeline.bars.map(({ lane }) => lane)).toEqual([0, 1, 2, 1, 0]);
  expect([timeline.lanes, timeline.gaps]).toEqual([3, []]);
});

test('two clocks: what ends before it starts has no length and no negative one, and says why', () => {
  const timeline = lay([aSegment('alert', s(10), s(5)), aSegment('interact', s(40))], s(30))!;
  expect(timeline.bars).toMatchObject([
    { from: s(10), to: s(10), twoClocks: true },
    { from: s(40), to: s(40), endOfLeg: true },
  ]);
  expect(timeline.bars[1]).not.toHaveProperty('twoClocks');
  expect(timeline.gaps).toEqual([{ from: s(10), to: s(40) }]);
});

test('nothing is a gap behind a segment that is still open', () =>
  expect(lay([aSegment('interact', NINE), aSegment('hold', s(20), s(30))])).toMatchObject({
    gaps: [],
    lanes: 2,
  }));

test.each<[string, Partial<Segment>, object]>([
  ['what came next', { howEnded: 'hold' }, { followedBy: 'hold' }],
  ['who ended it', { howEnded: 'disconnect', disconnectType: 'client' }, { endedBy: 'client' }],
  ['that it was disconnected', { howEnded: 'disconnect' }, { endedBy: 'disconnect' }],
  [
    'that it was transferred',
    { howEnded: 'transfer', disconnectType: 'transfer.noanswer' },
    { endedBy: 'transfer.noanswer' },
  ],
  ['only the kind of disconnecting', { disconnectType: 'system' }, { endedBy: 'system' }],
  ['nothing', {}, {}],
])('how it ended, where the platform says %s', (_what, said, read) => {
  const bar = { id: 'callback/0', whose: 'callback', type: 'alert', from: NINE, to: s(9), lane: 0 };
  expect(lay([{ ...aSegment('alert', NINE, s(9)), ...said }])!.bars).toEqual([{ ...bar, ...read }]);
  // what is open says it too, long before it is true
  expect(lay([{ ...aSegment('alert', NINE), ...said }])!.bars[0]).toEqual({
    id: 'callback/0',
    whose: 'callback',
    type: 'alert',
    from: NINE,
    lane: 0,
  });
});

test('every owner has lanes of their own, in one order, however many legs there are', () => {
  const timeline = timelineOf([
    leg([aSegment('dialing', s(20), s(30))], undefined, 'other-side'),
    { ...leg([aSegment('alert', s(10), s(20))], undefined, 'own-phone'), id: 'first' },
    { ...leg([aSegment('alert', s(15), s(40))], undefined, 'own-phone'), id: 'second' },
    { ...leg([aSegment('alert', s(50), s(60))], undefined, 'own-phone'), id: 'third' },
    leg([aSegment('interact', NINE, s(60))]),
  ])!;
  expect(timeline.owners).toEqual([
    { whose: 'callback', lane: 0, lanes: 1 },
    { whose: 'own-phone', lane: 1, lanes: 2 },
    { whose: 'other-side', lane: 3, lanes: 1 },
  ]);
  expect(timeline.bars.map(({ id, lane }) => [id, lane])).toEqual([
    ['callback/0', 0],
    ['first/0', 1],
    ['second/0', 2],
    ['other-side/0', 3],
    ['third/0', 1],
  ]);
  expect([timeline.lanes, timeline.gaps]).toEqual([4, []]);
});

describe('the legs of a callback', () => {
  test('are my own of the callback, and both of every call', () => {
    const view = aView({
      callback: aCallback({ segments: [aSegment('interact', NINE)] }),
      own: [ownLeg({ segments: [aSegment('alert', s(5))] })],
      far: [farLeg({ segments: [aSegment('dialing', s(7))] })],
    });
    expect(legsOf(view)).toEqual([
      { id: 'callback-mine', whose: 'callback', segments: [aSegment('interact', NINE)] },
      { id: 'call-own', whose: 'own-phone', segments: [aSegment('alert', s(5))] },
      { id: 'call-far', whose: 'other-side', segments: [aSegment('dialing', s(7))] },
    ]);
  });

  test.each<[string, Parameters<typeof aView>[0], number | undefined]>([
    ['is live: never', {}, undefined],
    ['says when: then', { callback: aCallback({ disconnectedAt: s(30) }) }, s(30)],
    ['was left by the agent: then', { callback: aCallback({ state: 'terminated' }), me: { endedAt: s(40) } }, s(40)],
    [
      'does not say when: with the last that is known of it',
      {
        callback: aCallback({
          state: 'disconnected',
          segments: [aSegment('alert', NINE, s(8)), aSegment('hold', s(8))],
        }),
      },
      s(8),
    ],
    [
      'does not say when, nor anything else: nobody knows',
      { callback: aCallback({ state: 'disconnected' }) },
      undefined,
    ],
  ])('are over when the leg %s', (_what, given, overAt) => expect(legsOf(aView(given))[0]?.overAt).toBe(overAt));
});
