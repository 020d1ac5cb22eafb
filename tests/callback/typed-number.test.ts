// @vitest-environment node
import * as fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { sameNumber } from '../../src/callback/phone-number.ts';
import {
  caretAfter,
  formatTyped,
  NUMBER_FAULTS,
  readTyped,
  regionFor,
  type TypedHints,
} from '../../src/callback/typed-number.ts';

const US = { region: 'US' };
const GB = { region: 'gb' };
const shortAllowed = { region: 'US', shortCodes: 'allow' } as const;
const said = (text: string, hints: TypedHints = {}) => {
  const read = readTyped(text, hints);
  return 'number' in read ? read.number : read.fault;
};

test.each<[text: string, hints: TypedHints, number: string]>([
  ['+13175550142', {}, '+13175550142'],
  ['tel:+1-317-555-0142', {}, '+13175550142'],
  ['tel:+13175550142;ext=12', {}, '+13175550142;ext=12'],
  ['tel:+13175550142;phone-context=example.org;ext=12', {}, '+13175550142;ext=12'],
  ['(317) 555-0142', US, '+13175550142'],
  ['1 317 555 0142', US, '+13175550142'],
  ['317.555.0142 x 9', US, '+13175550142;ext=9'],
  ['317 555 0142 ext. 4455', US, '+13175550142;ext=4455'],
  ['011 44 20 7946 0123', US, '+442079460123'],
  ['0044 20 7946 0123', {}, '+442079460123'],
  ['0044 20 7946 0123', US, '+442079460123'],
  ['+44 (0)20 7946 0123', {}, '+442079460123'],
  ['020 7946 0123', GB, '+442079460123'],
  ['07700 900123', GB, '+447700900123'],
  ['+١ ٣١٧ ٥٥٥ ٠١٤٢', {}, '+13175550142'],
  ['۰۲۰ ۷۹۴۶ ۰۱۲۳', GB, '+442079460123'],
  ['\u202a+44 20 7946 0123\u202c', {}, '+442079460123'],
  ['＋４４２０７９４６０１２３', {}, '+442079460123'],
  ['\u00a0+44\u00a020\u00a07946\u20110123 ', {}, '+442079460123'],
  ['4455', shortAllowed, '4455'],
  ['9100', shortAllowed, '9100'],
])('%j, read with %j, is %s', (text, hints, number) => expect(said(text, hints)).toBe(number));

test.each<[text: string, hints: TypedHints, fault: string]>([
  ['', US, 'empty'],
  [' + ', US, 'empty'],
  ['1-800-FLOWERS', US, 'letters'],
  ['anonymous', US, 'letters'],
  ['sip:amara@example.org', US, 'letters'],
  ['*31#3175550142', US, 'letters'],
  ['317+5550142', US, 'letters'],
  ['3175550142', {}, 'country'],
  ['+999 123 4567', {}, 'country'],
  ['31755', US, 'too-short'],
  ['+49 160', {}, 'too-short'],
  ['+1 317 555 0142 12', {}, 'too-long'],
  ['5550142', US, 'too-short'],
  ['+44 12345678', {}, 'impossible'],
  // Emergency, however it is dialled, and short codes allowed or not.
  ...[
    '112',
    '911',
    '999',
    '000',
    '110',
    '119',
    '+112',
    '+1 911',
    '+44 999',
    '0-911',
    '9911',
    '9 1 1',
    '٩١١',
    '00112',
    '15',
  ].map((text) => [text, shortAllowed, 'emergency'] as [string, TypedHints, string]),
  ['4455', US, 'short-code'],
  ['(12)', US, 'short-code'],
  ['+1 900 555 0142', {}, 'premium'],
  ['900 555 0142', US, 'premium'],
  ['317-976-0142', US, 'premium'],
  ['0909 879 0142', GB, 'premium'],
  ['+49 900 1 123456', {}, 'premium'],
  ['+33 892 70 12 39', {}, 'premium'],
  ['+34 806 123 456', {}, 'premium'],
  ['+39 899 123 456', {}, 'premium'],
  ['+41 901 123 456', {}, 'premium'],
  ['+979 1 2345 6789', {}, 'premium'],
])('%j, read with %j: %s', (text, hints, fault) => {
  expect(NUMBER_FAULTS).toContain(fault);
  expect(said(text, hints)).toBe(fault);
});

test('what is called premium is nothing else by the largest metadata', () => {
  const all = fc.tuple(fc.integer({ min: 1, max: 999 }), fc.stringMatching(/^[0-9]{6,10}$/));
  const biased = fc.tuple(
    fc.constantFrom(
      ...'1 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 54 55 57 60 61 62 64 66 7 81 82 852 90 351 352 353 354 358 359 370 371 372 380 381 385 386 420 421 65 966 971 972'
        .split(' ')
        .map(Number),
    ),
    fc.stringMatching(/^(?:9|8|7|6|1|90|19|89)[0-9]{6,9}$/),
  );
  let premium = 0;
  fc.assert(
    fc.property(fc.oneof(all, biased, biased, biased), ([code, rest]) => {
      const text = `+${code}${rest}`;
      const type = parsePhoneNumberFromString(text)?.getType();
      if (said(text) !== 'premium' || /^\+1\d{3}976/.test(text)) return; // pay-per-call by plan, which no metadata tells
      premium++;
      if (type !== undefined) expect([text, type]).toEqual([text, expect.stringMatching('PREMIUM_RATE|SHARED_COST')]);
    }),
    { numRuns: process.env['CALLBACK_CARD_FULL'] ? 200_000 : 5000 },
  );
  expect(premium).toBeGreaterThan(50);
});

describe('while it is typed', () => {
  test.each<[text: string, region: string | undefined, shown: string]>([
    ['3175550142', 'US', '(317) 555-0142'],
    ['+442079460123', undefined, '+44 20 7946 0123'],
    ['02079460123', 'GB', '020 7946 0123'],
    ['+13175550142 ext. 12', undefined, '+1 317 555 0142 ext. 12'],
    ['+13175550142;ext=12', undefined, '+1 317 555 0142;ext=12'],
    ['tel:+13175550142', undefined, '+1 317 555 0142'],
    ['+١٣١٧٥٥٥٠١٤٢', undefined, '+1 317 555 0142'],
    ['1-800-FLOWERS', 'US', '1-800-FLOWERS'],
    ['', 'US', ''],
    ['+', 'US', '+'],
    ['9', undefined, '9'],
  ])('%j in %s stands there as %j', (text, region, shown) => expect(formatTyped(text, region)).toBe(shown));

  test('any numbers are shown without losing a digit, and read as what was typed', () => {
    const piece = fc.constantFrom(...'0123456789+ ()-.x#;'.split(''), 'ext. ', '\u200e');
    // How wrong it is may look different; which number it is may not.
    const read = (text: string, region: string | undefined) => {
      const found = readTyped(text, { region });
      return 'number' in found ? found.number : undefined;
    };
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 24 }),
        fc.constantFrom('US', 'GB', 'DE', undefined),
        (pieces, region) => {
          const typed = pieces.join('');
          const shown = formatTyped(typed, region);
          expect(formatTyped(shown, region)).toBe(shown);
          expect(read(shown, region)).toEqual(read(typed, region));
        },
      ),
      { numRuns: process.env['CALLBACK_CARD_FULL'] ? 50_000 : 1000 },
    );
  });

  test.each<[before: string, caret: number, after: string, at: number]>([
    ['(317) 555-01423', 15, '31755501423', 11],
    ['(317) 5|55', 7, '(317) 555', 7],
    ['31755', 3, '317-55', 3],
    ['+1 3175', 7, '+1 317 5', 8],
    ['', 0, '', 0],
    ['٣١٧٥٥', 2, '317-55', 2],
  ])('in %j the caret at %i goes, in %j, to %i', (before, caret, after, at) =>
    expect(caretAfter(before, caret, after)).toBe(at),
  );
});

test('a number that was read is the same as the one that was typed', () =>
  expect(sameNumber(said('(317) 555-0142 x12', US), '3175550142')).toBe(true));

test.each<[region: string | undefined, among: string[], locales: string[], found: string | undefined]>([
  ['DE', ['+442079460123'], ['en-US'], 'DE'],
  [undefined, ['anonymous', '020 7946 0144', '+44 20 7946 0123'], ['en-US'], 'GB'],
  [undefined, [], ['en', 'zh-Hant-TW', 'en-US'], 'TW'],
  [undefined, [], ['en-US@posix'], 'US'],
  [undefined, [], ['en', 'not a locale', ''], undefined],
])(
  'a number without a country, of a host in %s, beside %j, on a desk in %j, is of %s',
  (region, among, locales, found) => expect(regionFor(region, among, locales)).toBe(found),
);
