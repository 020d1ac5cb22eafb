import { expect, test } from 'vitest';
import { decodeContact } from '../../src/callback/decode-contact.ts';
import { LAST_RESULTS, lastResultOf } from '../../src/callback/decode-last-result.ts';
import { NINE } from './build.ts';

test('what is known of each number is gathered from the platform’s four maps, column by column', () =>
  expect(
    decodeContact({
      id: 'contact-1',
      data: { Mobile: '+13175550142', Plan: 'Household 24', Empty: '' },
      callable: true,
      callRecords: { Mobile: { lastAttempt: '2026-11-23T09:00:00Z', lastResult: 'ININ-OUTBOUND-BUSY' } },
      phoneNumberStatus: { Mobile: { callable: false }, Home: { callable: true } },
      contactColumnTimeZones: { Home: { timeZone: 'Europe/London', columnType: 'PHONE' } },
    }),
  ).toEqual({
    value: {
      id: 'contact-1',
      fields: { Mobile: '+13175550142', Plan: 'Household 24' },
      callable: true,
      numbers: {
        Mobile: { lastAttemptAt: NINE, lastResult: 'ININ-OUTBOUND-BUSY', callable: false },
        Home: { callable: true, timeZone: 'Europe/London' },
      },
    },
    problems: [],
  }));

test('a contact without records has none, and a bad one costs itself', () => {
  expect(decodeContact({ id: 'contact-1' }).value).toEqual({ id: 'contact-1', fields: {}, numbers: {} });
  const odd = decodeContact({
    id: 'contact-1',
    callRecords: { Mobile: { lastAttempt: 'yesterday', lastResult: 7 }, Home: 'never', Work: null },
    phoneNumberStatus: [],
    contactColumnTimeZones: JSON.parse('{ "__proto__": { "timeZone": "Europe/London" } }'),
  });
  expect(Object.entries(odd.value!.numbers)).toEqual([
    ['Mobile', {}],
    ['__proto__', { timeZone: 'Europe/London' }],
  ]);
  expect(odd.problems.map(({ path }) => path)).toEqual([
    'callRecords.Mobile.lastAttempt',
    'callRecords.Mobile.lastResult',
    'callRecords.Home',
    'phoneNumberStatus',
  ]);
});

test.each([
  ['ININ-OUTBOUND-BUSY', 'busy'],
  ['inin-outbound-no-answer', 'no-answer'],
  ['ININ-OUTBOUND-NUMBER_COULD_NOT_BE_DIALED', 'bad-number'],
  ['ININ-WRAP-UP-TIMEOUT', 'no-wrap-up'],
  ['ININ-OUTBOUND-constructor', undefined],
  ['ININ-OUTBOUND-NEWER-THAN-THIS', undefined],
  ['Asked for Friday', undefined],
])('the result %s is read as %s', (code, result) => {
  expect(lastResultOf(code)).toBe(result);
  expect(result === undefined || LAST_RESULTS.includes(result as never)).toBe(true);
});
