import { expect, test } from 'vitest';
import { parseHttpDate, parseInstant } from '../../src/time/instant.ts';

const NINE = Date.UTC(2026, 10, 23, 9);

test.each([
  ['2026-11-23T09:00:00Z', NINE],
  ['2026-11-23T09:00:00.000Z', NINE],
  ['2026-11-23T09:00:00.092Z', NINE + 92],
  ['2026-11-23T09:00:00.5Z', NINE + 500],
  ['2026-11-23T09:00:00.123456789Z', NINE + 123],
  ['2026-11-23T09:00:00+0000', NINE],
  ['2026-11-23T09:00:00.007+0000', NINE + 7],
  ['2026-11-23T10:00:00+01:00', NINE],
  ['2026-11-23T04:30:00-0430', NINE],
  ['1990-01-01T00:00:00Z', Date.UTC(1990, 0, 1)],
  ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
])('%s is read', (text, at) => expect(parseInstant(text)).toBe(at));

test.each([
  ['no zone: whose nine o’clock?', '2026-11-23T09:00:00'],
  ['no time', '2026-11-23'],
  ['no seconds', '2026-11-23T09:00Z'],
  ['a space for the T', '2026-11-23 09:00:00Z'],
  ['something before', ' 2026-11-23T09:00:00Z'],
  ['something after', '2026-11-23T09:00:00Z\n'],
  ['a date for people', 'Mon, 23 Nov 2026 09:00:00 GMT'],
  ['epoch milliseconds', String(NINE)],
  ['an hour there is not', '2026-11-23T25:00:00Z'],
  ['a month there is not', '2026-13-01T09:00:00Z'],
  ['a zone there is not', '2026-11-23T09:00:00+99:99'],
  ['a day there is not, which engines read differently', '2026-02-30T09:00:00Z'],
  ['the year 1', '0001-01-01T00:00:00Z'],
  ['1970, an unset date', '1970-01-01T00:00:00Z'],
  ['the year 9999, "never"', '9999-12-31T23:59:59Z'],
  ['a year of six digits', '+012026-11-23T09:00:00Z'],
  ['nothing', ''],
])('%s is no instant: undefined, never NaN', (_why, text) => expect(parseInstant(text)).toBeUndefined());

test.each([
  ['Mon, 23 Nov 2026 09:00:00 GMT', NINE],
  ['Mon, 23 Nov 2026 09:00:59 GMT', NINE + 59_000],
  [null, undefined],
  ['', undefined],
  ['Monday, 23-Nov-26 09:00:00 GMT', undefined],
  ['Mon, 23 Nov 2026 09:00:00 +0100', undefined],
  ['Mon, 23 Nov 2026 25:00:00 GMT', undefined],
  ['Mon, 23 Foo 2026 09:00:00 GMT', undefined],
  ['Thu, 01 Jan 1970 00:00:00 GMT', undefined],
  ['2026-11-23T09:00:00Z', undefined],
])('an HTTP date %j is read as %j', (text, at) => expect(parseHttpDate(text)).toBe(at));
