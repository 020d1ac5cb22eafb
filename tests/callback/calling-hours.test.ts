// @vitest-environment node
import * as fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { callingHours, hoursVerdict, whereaboutsOf, type CallingHours } from '../../src/callback/calling-hours.ts';
import type { Contact } from '../../src/callback/decode-contact.ts';
import { guessZones } from '../../src/callback/number-zones.ts';
import { USUAL_WINDOW, type CallingWindow } from '../../src/callback/policy.ts';
import { instantsOf, isZone, localOf } from '../../src/time/zone.ts';
import { aPreview } from './build.ts';

const FULL = Boolean(process.env['CALLBACK_CARD_FULL']);
const MINUTE = 60_000;
const at = (zone: string, day: string, time: string) => {
  const [year, month, date, hour, minute] = `${day}-${time.replace(':', '-')}`.split('-').map(Number) as number[];
  return instantsOf({ year, month, day: date, hour, minute, second: 0 } as never, zone)[0]!;
};
const hours = (zones: readonly string[], now: number, window: CallingWindow = USUAL_WINDOW) =>
  callingHours({ zones, guessed: zones.length > 1 }, window, now);
const shown = (instant: number | undefined, zone: string) => {
  if (instant === undefined) return 'never';
  const { month, day, hour, minute } = localOf(instant, zone);
  return `${month}-${day} ${hour}:${String(minute).padStart(2, '0')}`;
};

const NEW_YORK = 'America/New_York';
const LONDON = 'Europe/London';

describe('it is a good time to call', () => {
  test.each<[zone: string, day: string, time: string, window: CallingWindow, state: string, next: string]>([
    [LONDON, '2026-11-23', '08:00', USUAL_WINDOW, 'inside', '11-23 21:00'],
    [LONDON, '2026-11-23', '20:59', USUAL_WINDOW, 'inside', '11-23 21:00'],
    [LONDON, '2026-11-23', '21:00', USUAL_WINDOW, 'outside', '11-24 8:00'],
    [LONDON, '2026-11-23', '07:59', USUAL_WINDOW, 'outside', '11-23 8:00'],
    // The window over midnight belongs to the day on which it opens.
    [LONDON, '2026-11-23', '23:30', { from: '22:00', to: '02:00' }, 'inside', '11-24 2:00'],
    [LONDON, '2026-11-24', '01:59', { from: '22:00', to: '02:00', days: [1] }, 'inside', '11-24 2:00'],
    [LONDON, '2026-11-25', '01:00', { from: '22:00', to: '02:00', days: [1] }, 'outside', '11-30 22:00'],
    [LONDON, '2026-11-23', '12:00', { from: '22:00', to: '22:00' }, 'inside', 'never'],
    [LONDON, '2026-11-23', '12:00', { from: '00:00', to: '24:00', days: [1, 2] }, 'inside', '11-25 0:00'],
    [LONDON, '2026-11-27', '20:00', { from: '09:00', to: '17:00', days: [1, 2, 3, 4, 5] }, 'outside', '11-30 9:00'],
    [LONDON, '2026-11-23', '12:00', { from: '09:00', to: '17:00', days: [] }, 'outside', 'never'],
    // A night that goes from two to three, and one that has the hour from one to two twice.
    [NEW_YORK, '2026-03-08', '01:00', { from: '02:30', to: '09:00' }, 'outside', '3-8 3:00'],
    [NEW_YORK, '2026-03-08', '00:30', { from: '02:15', to: '02:45' }, 'outside', '3-9 2:15'],
    [NEW_YORK, '2026-11-01', '00:30', { from: '01:30', to: '09:00' }, 'outside', '11-1 1:30'],
    ['Pacific/Apia', '2026-11-23', '06:00', USUAL_WINDOW, 'outside', '11-23 8:00'],
    ['Asia/Kathmandu', '2026-11-23', '21:45', USUAL_WINDOW, 'outside', '11-24 8:00'],
  ])('in %s on %s at %s, window %j: %s until %s', (zone, day, time, window, state, next) => {
    const found = hours([zone], at(zone, day, time), window);
    expect([found.state, shown(found.opensAt ?? found.closesAt, zone)]).toEqual([state, next]);
    expect('opensAt' in found && 'closesAt' in found).toBe(false);
  });

  test('where the hour comes twice, the window closes and opens again in it', () => {
    const window = { from: '01:15', to: '01:45' };
    const first = at(NEW_YORK, '2026-11-01', '01:00');
    const opens = hours([NEW_YORK], first, window).opensAt!;
    const closes = hours([NEW_YORK], opens, window).closesAt!;
    const again = hours([NEW_YORK], closes, window).opensAt!;
    expect([opens, closes, again].map((each) => (each - first) / MINUTE)).toEqual([15, 45, 75]);
  });

  test('of several guesses the strictest counts, and its clocks are told of', () => {
    const zones = [NEW_YORK, 'America/Los_Angeles'];
    const early = hours(zones, at(NEW_YORK, '2026-11-23', '09:00'));
    expect(early).toMatchObject({ state: 'outside', zone: 'America/Los_Angeles', guessed: true });
    expect(shown(early.opensAt, 'America/Los_Angeles')).toBe('11-23 8:00');
    const late = hours(zones, at('America/Los_Angeles', '2026-11-23', '19:00'));
    expect(late).toMatchObject({ state: 'outside', zone: 'America/Los_Angeles' });
    expect(shown(late.opensAt, 'America/Los_Angeles')).toBe('11-24 8:00');
    const noon = hours(zones, at(NEW_YORK, '2026-11-23', '15:00'));
    expect(noon).toMatchObject({ state: 'inside', zone: NEW_YORK });
    expect(shown(noon.closesAt, NEW_YORK)).toBe('11-23 21:00');
    expect(noon.localTimes.map(({ hour }) => hour)).toEqual([15, 12]);
  });

  test('nobody knows without a zone', () =>
    expect(hours([], 0)).toEqual({ zones: [], guessed: false, localTimes: [], state: 'unknown' }));

  test('where two zones have no hour in common, none is promised', () => {
    const found = hours(['Asia/Tokyo', 'Pacific/Honolulu'], at('Asia/Tokyo', '2026-11-23', '09:00'), {
      from: '08:00',
      to: '12:00',
    });
    expect([found.state, 'opensAt' in found]).toEqual(['outside', false]);
  });
});

/** What a clock on the wall of each zone says, and a calendar: nothing of the module under test. */
function isOpen(zones: readonly string[], { from, to, days }: CallingWindow, now: number): boolean {
  return zones.every((zone) => {
    const { hour, minute, weekday } = localOf(now, zone);
    const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
    const on = (day: number) => days === undefined || days.includes(day);
    if (from < to) return from <= time && time < to && on(weekday);
    return time >= from ? on(weekday) : time < to && on(weekday === 1 ? 7 : weekday - 1);
  });
}

const zone = fc.constantFrom(
  ...(FULL ? Intl.supportedValuesOf('timeZone') : []),
  ...['Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Africa/Casablanca', 'Asia/Tokyo'],
  ...['America/St_Johns', 'Pacific/Apia', 'Antarctica/Troll', 'America/Los_Angeles', 'Pacific/Chatham'],
);
const time = fc
  .integer({ min: 0, max: 1439 })
  .map((n) => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`);
const window = fc.record({
  from: time,
  to: time,
  days: fc.oneof(fc.constant(undefined), fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 })),
});
/** Around the nights on which clocks are changed, every other time. */
const moment = fc.oneof(
  fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2030, 0) }),
  fc
    .tuple(fc.constantFrom('2026-03-08', '2026-03-29', '2026-10-25', '2026-11-01', '2026-04-05'), fc.integer())
    .map(([day, n]) => Date.parse(day) + (Math.abs(n) % 86_400_000) - 40_000_000),
);

test('it is inside just when every clock says so, and changes next exactly when it is said to', () => {
  fc.assert(
    fc.property(fc.uniqueArray(zone, { minLength: 1, maxLength: 3 }), window, moment, (zones, hoursOf, now) => {
      const found = hours(zones, now, hoursOf);
      const inside = isOpen(zones, hoursOf, now);
      expect(found.state).toBe(inside ? 'inside' : 'outside');
      const next = found.opensAt ?? found.closesAt;
      if (next !== undefined) {
        expect(next).toBeGreaterThan(now);
        expect([isOpen(zones, hoursOf, next - 1000), isOpen(zones, hoursOf, next)]).toEqual([inside, !inside]);
        expect(found.zone && isOpen([found.zone], hoursOf, inside ? next : next - 1000)).toBe(false);
      }
      // Every quarter of an hour until then it is as it was, and every minute of the first and last.
      const until = next ?? now + 14 * 86_400_000;
      for (
        let then = now;
        then < until;
        then += then - now < 15 * MINUTE || until - then < 16 * MINUTE ? MINUTE : 15 * MINUTE
      )
        if (isOpen(zones, hoursOf, then) !== inside) expect.fail(`changes at ${new Date(then).toISOString()} too`);
    }),
    { numRuns: FULL ? 3000 : 120 },
  );
});

test.each<[Parameters<typeof hoursVerdict>[0], Partial<CallingHours>, string]>([
  ['block', { state: 'outside', guessed: false }, 'block'],
  ['block', { state: 'outside', guessed: true }, 'block'],
  ['block-known', { state: 'outside', guessed: false }, 'block'],
  ['block-known', { state: 'outside', guessed: true }, 'warn'],
  ['warn', { state: 'outside', guessed: false }, 'warn'],
  ['off', { state: 'outside', guessed: false }, 'go'],
  ['block', { state: 'inside', guessed: false }, 'go'],
  ['block', { state: 'unknown', guessed: true }, 'go'],
])('%s and %j: %s', (rule, found, verdict) => expect(hoursVerdict(rule, found as CallingHours)).toBe(verdict));

describe('where a number is', () => {
  const contact: Contact = {
    id: 'contact-1',
    fields: { 'Home zone': 'Asia/Tokyo', 'Odd zone': 'Mars/Olympus' },
    numbers: { Mobile: { timeZone: 'Europe/Paris' }, Work: { timeZone: 'Nowhere/Else' } },
  };
  const preview = aPreview({
    numberColumns: [
      { name: 'Home', callableTimeColumn: 'Home zone' },
      { name: 'Odd', callableTimeColumn: 'Odd zone' },
    ],
  });
  const where = (column?: string) =>
    whereaboutsOf({ number: '+13175550142', ...(column !== undefined && { column }) }, { contact, preview }, () => [
      NEW_YORK,
      'Not/AZone',
    ]);
  test.each([
    ['Mobile', 'Europe/Paris'],
    ['Home', 'Asia/Tokyo'],
  ])('the record of %s says so', (column, name) => expect(where(column)).toEqual({ zones: [name], guessed: false }));
  test.each(['Work', 'Odd', 'Other', 'constructor', undefined])(
    'of %s nothing usable is known: it is a guess',
    (column) => expect(where(column)).toEqual({ zones: [NEW_YORK], guessed: true }),
  );
});

describe('a guess from the digits', () => {
  test.each<[number: string, region: string | undefined, zones: readonly string[]]>([
    ['+13175550142', undefined, ['America/New_York']],
    ['tel:+1-317-555-0142;ext=9', undefined, ['America/New_York']],
    ['+١٣١٧٥٥٥٠١٤٢', undefined, ['America/New_York']],
    ['(317) 555-0142', 'US', ['America/New_York']],
    ['1 317 555 0142', 'ca', ['America/New_York']],
    ['011 44 20 7946 0123', 'US', ['Europe/London']],
    ['0044 20 7946 0123', undefined, ['Europe/London']],
    ['020 7946 0123', 'GB', ['Europe/London']],
    ['+18505550142', undefined, ['America/New_York', 'America/Chicago']],
    ['+18085550142', undefined, ['Pacific/Honolulu']],
    ['+18005550142', undefined, []],
    ['+61 8 9999 0142', undefined, ['Australia/Adelaide', 'Australia/Darwin', 'Australia/Perth']],
    ['+77015550142', undefined, ['Asia/Almaty']],
    ['+34 928 55 01 42', undefined, ['Atlantic/Canary']],
    ['+999 555 0142', undefined, []],
    ['3175550142', undefined, []],
    ['911', 'US', []],
    ['anonymous', 'US', []],
    ['', 'US', []],
  ])('of %j, in %s: %j', (number, region, zones) => expect(guessZones(number, { region })).toEqual(zones));

  test('a number without a country takes that of the customer’s others', () =>
    expect(guessZones('020 7946 0123', { among: ['anonymous', '020 7946 0144', '+442079460155'] })).toEqual([LONDON]));

  test('every zone is one, and every place of North America has one', () => {
    const beginnings = Array.from({ length: 990 }, (_, n) => `+${n + 10}`);
    expect(beginnings.flatMap((each) => guessZones(`${each}5550142`)).filter((each) => !isZone(each))).toEqual([]);
    const areas = Array.from({ length: 800 }, (_, n) => `+1${n + 200}2345678`);
    const isAtAPlace = (number: string) => parsePhoneNumberFromString(number)?.getType() === 'FIXED_LINE_OR_MOBILE';
    expect(areas.filter((each) => isAtAPlace(each) && guessZones(each).length === 0)).toEqual([]);
  });
});
