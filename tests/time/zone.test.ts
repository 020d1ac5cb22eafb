import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  firstAfterGap,
  formatInZone,
  instantsOf,
  isZone,
  localOf,
  offsetMs,
  ownZone,
  zoneName,
  type WrittenTime,
} from '../../src/time/zone.ts';

const FULL = Boolean(process.env['CALLBACK_CARD_FULL']);
const ZONES = Intl.supportedValuesOf('timeZone');
/** Those of the short run: seconds in the offset, half hours, days left out, changes twice within weeks, no change at all. */
const ODD = [
  ...['Africa/Monrovia', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia', 'Africa/Casablanca', 'Asia/Tehran'],
  ...['America/St_Johns', 'Pacific/Kwajalein', 'Antarctica/Troll', 'America/New_York', 'Europe/London', 'Asia/Tokyo'],
];
const FROM = Date.UTC(1970, 0, 1);
const UNTIL = Date.UTC(2038, 0, 1);
const HOUR = 3_600_000;

const writtenOf = ({ year, month, day, hour, minute, second }: Temporal.PlainDateTime | Temporal.ZonedDateTime) => ({
  ...{ year, month, day, hour, minute, second },
});
const zoned = (at: number, zone: string) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

/** Every moment, on Temporal's word, at which `zone` shows `local`: its earlier and later reading, unless it is skipped. */
function expected(local: WrittenTime, zone: string): number[] {
  const plain = Temporal.PlainDateTime.from(local);
  const read = (['earlier', 'later'] as const).map((disambiguation) => plain.toZonedDateTime(zone, { disambiguation }));
  const shown = read.filter((one) => one.toPlainDateTime().equals(plain)).map((one) => one.epochMilliseconds);
  return [...new Set(shown)];
}

/** Every change of the clocks of `zone`. */
function changesOf(zone: string): number[] {
  const changes: number[] = [];
  let at = zoned(FROM, zone).getTimeZoneTransition('next');
  while (at && at.epochMilliseconds < UNTIL) {
    changes.push(at.epochMilliseconds);
    at = at.getTimeZoneTransition('next');
  }
  return changes;
}

/** What we say of a moment, and what Temporal says: the moment sent is the moment shown. */
const ours = (at: number, zone: string) => {
  const local = localOf(at, zone);
  return { zone, local, offset: offsetMs(at, zone), instants: instantsOf(local, zone) };
};
const theirs = (at: number, zone: string): ReturnType<typeof ours> => {
  const shown = zoned(at, zone);
  const local = { ...writtenOf(shown), weekday: shown.dayOfWeek };
  return { zone, local, offset: shown.offsetNanoseconds / 1e6, instants: expected(local, zone) };
};

const zones = fc.constantFrom(...(FULL ? ZONES : ODD), ...ZONES);
const seconds = fc.integer({ min: FROM / 1000, max: UNTIL / 1000 });

test('random moments are shown as Temporal shows them, and found again, in every zone', () =>
  fc.assert(
    fc.property(zones, seconds, (zone, second) => {
      expect(ours(second * 1000, zone)).toEqual(theirs(second * 1000, zone));
      expect(ours(second * 1000, zone).instants).toContain(second * 1000);
    }),
    { numRuns: FULL ? 200_000 : 1500 },
  ));

test('a time agreed in one zone is the same moment in the other', () =>
  fc.assert(
    fc.property(zones, zones, seconds, (customers, mine, second) => {
      for (const at of instantsOf(localOf(second * 1000, customers), customers)) {
        expect(instantsOf(localOf(at, mine), mine)).toContain(at);
        expect(zoned(at, customers).withTimeZone(mine).toPlainDateTime().toString({ smallestUnit: 'second' })).toBe(
          Temporal.PlainDateTime.from(localOf(at, mine)).toString({ smallestUnit: 'second' }),
        );
      }
    }),
    { numRuns: FULL ? 50_000 : 300 },
  ));

describe('two hours around every change of the clocks', () => {
  test.each(FULL ? ZONES : ODD)('%s', (zone) => {
    const all = changesOf(zone);
    const changes = FULL ? all : all.filter((_, i) => i % 12 === 0);
    for (const change of changes) {
      for (const away of [-2 * HOUR, -HOUR, -1800_000, -1000, 0, 1000, 1800_000, HOUR, 2 * HOUR])
        expect(ours(change + away, zone)).toEqual(theirs(change + away, zone));
      const [before, after] = [offsetMs(change - 1000, zone), offsetMs(change, zone)];
      // A time in the very middle of what is skipped, or had twice.
      const middle = new Date(change + (before + after) / 2);
      const local = writtenOf(
        Temporal.Instant.fromEpochMilliseconds(Math.floor(middle.getTime() / 1000) * 1000)
          .toZonedDateTimeISO('UTC')
          .toPlainDateTime(),
      );
      const instants = instantsOf(local, zone);
      expect(instants, `${zone} ${change}`).toEqual(expected(local, zone));
      if (after > before) {
        expect(instants).toEqual([]);
        expect(firstAfterGap(local, zone)).toBe(change);
      } else if (after < before) expect(instants).toHaveLength(2);
    }
  });
});

test('a night in spring has no half past two, one in autumn has two half past ones', () => {
  const at = (month: number, day: number, hour: number, minute: number) => ({
    ...{ year: 2026, month, day, hour, minute, second: 0 },
  });
  expect(instantsOf(at(3, 8, 2, 30), 'America/New_York')).toEqual([]);
  expect(firstAfterGap(at(3, 8, 2, 30), 'America/New_York')).toBe(Date.UTC(2026, 2, 8, 7));
  expect(firstAfterGap(at(3, 8, 4, 30), 'America/New_York')).toBe(Date.UTC(2026, 2, 8, 8, 30));
  expect(instantsOf(at(11, 1, 1, 30), 'America/New_York')).toEqual([
    Date.UTC(2026, 10, 1, 5, 30),
    Date.UTC(2026, 10, 1, 6, 30),
  ]);
});

test('a day that no calendar has, or a whole day left out, is no moment', () => {
  expect(instantsOf({ year: 2026, month: 2, day: 30, hour: 9, minute: 0, second: 0 }, 'Europe/Paris')).toEqual([]);
  expect(instantsOf({ year: 2011, month: 12, day: 30, hour: 12, minute: 0, second: 0 }, 'Pacific/Apia')).toEqual([]);
});

test('a zone that nobody knows is said to be none', () => {
  expect(['Europe/Paris', 'UTC', 'utc', ownZone()].map(isZone)).toEqual([true, true, true, true]);
  expect(['Mars/Olympus', '', 'Europe/', '\u0000'].map(isZone)).toEqual([false, false, false, false]);
});

test.each([
  ['en', 'America/New_York', 'Tue, Nov 24, 3:00 PM EST', '3:00 PM EST', 'Eastern Time'],
  ['en', 'UTC', 'Tue, Nov 24, 8:00 PM UTC', '8:00 PM UTC', 'Coordinated Universal Time'],
  ['de', 'Europe/Berlin', 'Di., 24. Nov., 21:00 MEZ', '21:00 MEZ', 'Mitteleuropäische Zeit'],
  ['ja', 'Asia/Tokyo', '11月25日(水) 5:00 JST', '5:00 JST', '日本標準時'],
])('in %s a moment in %s is written with the short name of the zone', (locale, zone, whole, alone, name) => {
  const at = Date.UTC(2026, 10, 24, 20);
  const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, ' ');
  expect(plain(formatInZone(at, zone, locale))).toBe(whole);
  expect(plain(formatInZone(at, zone, locale, false))).toBe(alone);
  expect(zoneName(zone, locale, at)).toBe(name);
});
