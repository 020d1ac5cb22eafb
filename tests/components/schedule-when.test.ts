import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { quickPicks } from '../../src/components/schedule/quick-picks.ts';
import { LONGEST_AHEAD_MS, whenOf, writtenIn } from '../../src/components/schedule/when.ts';
import { instantsOf, localOf } from '../../src/time/zone.ts';

const FULL = Boolean(process.env['CALLBACK_CARD_FULL']);
const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
const MINUTE = 60_000;
const minutes = fc.integer({ min: Date.UTC(2024, 0, 1) / MINUTE, max: Date.UTC(2036, 0, 1) / MINUTE });
const runs = (short: number) => ({ numRuns: FULL ? 100 * short : short });

test('whatever moment is written down, in whichever zone, is the moment that is sent', () =>
  fc.assert(
    fc.property(zones, zones, minutes, fc.integer({ min: 1, max: 43_200 }), (mine, theirs, minute, ahead) => {
      const now = minute * MINUTE - 29_000;
      const at = (minute + ahead) * MINUTE;
      if (at > now + LONGEST_AHEAD_MS) return;
      for (const zone of [mine, theirs]) expect(whenOf(writtenIn(at, zone), now)).toMatchObject({ is: 'set', at });
    }),
    runs(400),
  ));

test('what is written twice, or never, is not sent before somebody said which', () =>
  fc.assert(
    fc.property(zones, minutes, (zone, minute) => {
      const { reading, ...written } = writtenIn(minute * MINUTE, zone);
      const when = whenOf(written, minute * MINUTE - 8 * 3_600_000);
      expect(when.is).toBe(reading === undefined ? 'set' : 'twice');
    }),
    runs(400),
  ));

test('a quick pick is never in a gap, never past and always shown as the moment it is', () =>
  fc.assert(
    fc.property(zones, minutes, fc.integer({ min: 0, max: 59_999 }), (zone, minute, ms) => {
      const now = minute * MINUTE + ms;
      for (const { at, name } of quickPicks(now, zone)) {
        expect(at).toBeGreaterThan(now);
        expect(instantsOf(localOf(at, zone), zone)).toContain(at);
        expect(whenOf(writtenIn(at, zone), now)).toMatchObject({ is: 'set', at });
        if (name === 'weekday') expect(localOf(at, zone).weekday).toBe(1);
      }
    }),
    runs(400),
  ));

test('the quick picks around a change of the clocks', () => {
  const named = (now: number, zone: string) =>
    quickPicks(now, zone).map(({ at }) => new Date(at).toISOString().slice(5, 16));
  // Saturday evening, two hours before New York skips an hour: the morning is an hour nearer.
  expect(named(Date.UTC(2026, 2, 8, 5), 'America/New_York')).toEqual([
    ...['03-08T05:30', '03-08T06:00', '03-08T07:00', '03-09T13:00'],
  ]);
  // A Friday: the Monday too.
  expect(named(Date.UTC(2026, 9, 30, 16), 'America/New_York').slice(3)).toEqual(['10-31T13:00', '11-02T14:00']);
});
