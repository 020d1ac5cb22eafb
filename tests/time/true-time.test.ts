import fc from 'fast-check';
import { expect, test } from 'vitest';
import { live, type Beginning, type Happening } from './weather.ts';

const RUNS = process.env['CALLBACK_CARD_FULL'] ? 10_000 : 300;
const HOUR = 3_600_000;

const oneWay = fc.oneof(fc.integer({ min: 5, max: 400 }), fc.integer({ min: 5, max: 3000 }));
const drift = fc.double({ min: -100e-6, max: 100e-6, noNaN: true });
/** From what is just noticed to half a day, either way; the small ones as often as the large ones. */
const step = fc
  .tuple(fc.double({ min: Math.log(150), max: Math.log(12 * HOUR), noNaN: true }), fc.boolean())
  .map(([size, isBack]) => Math.round(Math.exp(size)) * (isBack ? -1 : 1));

const beginning: fc.Arbitrary<Beginning> = fc.record({
  offsetMs: fc.oneof(fc.integer({ min: -12 * HOUR, max: 12 * HOUR }), fc.integer({ min: -3000, max: 3000 })),
  wallDrift: drift,
  platformDrift: drift,
  stamps: fc.constantFrom('milliseconds' as const, 'seconds' as const),
  providerAheadMs: fc.integer({ min: -2000, max: 2000 }),
  there: oneWay,
  back: oneWay,
});

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 30_000 }) }),
  fc.record({ kind: fc.constant('stall' as const), ms: fc.integer({ min: 0, max: 60_000 }) }),
  fc.record({ kind: fc.constantFrom('set' as const, 'sleep' as const), ms: step }),
  fc.record({
    kind: fc.constant('hide' as const),
    ms: fc.oneof(fc.integer({ min: 0, max: 90_000 }), fc.integer({ min: 0, max: 4 * HOUR })),
    meanwhile: fc.constantFrom('nothing' as const, 'set' as const, 'sleep' as const),
    by: step,
  }),
  fc.record({ kind: fc.constant('network' as const), there: oneWay, back: oneWay, isDown: fc.boolean() }),
  fc.record({ kind: fc.constant('heard' as const), ms: fc.integer({ min: 0, max: 5000 }) }),
  fc.record({ kind: fc.constant('answer' as const), ms: fc.constant(0) }),
);

test('whatever the computer, the network and the platform’s stamps: times are as true as they say, and say "about" when they are not', async () => {
  const history = fc.array(happening, { maxLength: 10 });
  const everyPromise = fc.asyncProperty(beginning, history, (begin, happenings) => live(begin, happenings));
  await expect(fc.assert(everyPromise, { numRuns: RUNS })).resolves.toBeUndefined();
});
