import { describe, expect, test } from 'vitest';
import { digitsOf, lastDigits, pickableNumbers, sameNumber } from '../../src/callback/phone-number.ts';
import { aCallback, aPreview } from './build.ts';

test.each([
  ['+1 (317) 555-0142', '13175550142', '0142'],
  ['tel:+13175550142;ext=9', '13175550142', '0142'],
  ['317.555.0142 x 12', '3175550142', '0142'],
  ['317-555-0142 Ext. 12', '3175550142', '0142'],
  ['317 555 0142 #7', '3175550142', '0142'],
  ['٠٣١٧٥٥٥٠١٤٢', '03175550142', '0142'],
  ['۰۳۱۷۵۵۵۰۱۴۲', '03175550142', '0142'],
  ['112', '112', '112'],
  ['anonymous', '', ''],
  ['', '', ''],
])('%s is compared as %s and shown as ··%s', (number, digits, last) => {
  expect(digitsOf(number)).toBe(digits);
  expect(lastDigits(number)).toBe(last);
});

test.each([
  ['one spelling and another', '+13175550142', '(317) 555-0142', true],
  ['with and without country code and zero', '+44 20 7946 0321', '020 7946 0321', true],
  ['with and without extension', '+13175550142 x12', '+13175550142', true],
  ['Arabic-Indic and Latin digits', '+١٣١٧٥٥٥٠١٤٣', '+13175550143', true],
  ['two numbers', '+13175550142', '+13175550143', false],
  ['a short code and a number that ends in it', '50142', '+13175550142', false],
  ['two short codes', '50142', '50142', true],
  ['one text without digits, and the same', 'anonymous', ' anonymous', true],
  ['a text without digits, and none', 'anonymous', '', false],
])('%s: %s and %s, the same line: %s', (_what, a, b, same) => {
  expect(sameNumber(a, b)).toBe(same);
  expect(sameNumber(b, a)).toBe(same);
});

describe('the numbers to pick from', () => {
  const columns = [
    { name: 'Mobile', type: 'cell' },
    { name: 'Home', type: 'home' },
    { name: 'Empty', type: 'work' },
  ];
  const preview = (numbers: string[], numberColumns = columns) =>
    aCallback({ numbers, preview: aPreview({ numberColumns }) });

  test('are those of the callback, as given and in its order, when there is no contact', () =>
    expect(pickableNumbers(aCallback({ numbers: ['(317) 555-0142', '50142'] }))).toEqual([
      { index: 0, number: '(317) 555-0142' },
      { index: 1, number: '50142' },
    ]));

  test('take their column from the contact’s record, not from the order of the two lists', () => {
    const contact = { Mobile: '317-555-0142', Home: '+1 317 555 0118', Empty: ' ' };
    expect(pickableNumbers(preview(['+13175550118', '+13175550142', '+13175550100']), contact)).toEqual([
      { index: 0, number: '+13175550118', column: 'Home', type: 'home' },
      { index: 1, number: '+13175550142', column: 'Mobile', type: 'cell' },
      { index: 2, number: '+13175550100' },
    ]);
  });

  test('end with columns the callback does not list', () => {
    const contact = { Mobile: '+13175550142', Home: '+13175550118' };
    expect(pickableNumbers(preview(['+13175550142']), contact)).toEqual([
      { index: 0, number: '+13175550142', column: 'Mobile', type: 'cell' },
      { index: 1, number: '+13175550118', column: 'Home', type: 'home' },
    ]);
  });

  test('keep one number under two columns apart', () => {
    const contact = { Mobile: '+13175550142', Home: '+13175550142' };
    const picked = pickableNumbers(preview(['+13175550142', '+13175550142']), contact);
    expect(picked.map(({ index, column }) => [index, column])).toEqual([
      [0, 'Mobile'],
      [1, 'Home'],
    ]);
  });

  test('keep two extensions of one switchboard apart', () => {
    const contact = { Mobile: '+13175550142 x2', Home: '+13175550142 x1' };
    const picked = pickableNumbers(preview(['+13175550142 x1', '+13175550142 x2']), contact);
    expect(picked.map(({ number, column }) => [number, column])).toEqual([
      ['+13175550142 x1', 'Home'],
      ['+13175550142 x2', 'Mobile'],
    ]);
  });

  test('keep them apart also where only the second is spelt as in the contact’s record', () => {
    const contact = { Mobile: '+13175550142 x2', Home: '+13175550142 x1' };
    const picked = pickableNumbers(preview(['(317) 555-0142 ext. 1', '+13175550142 x2']), contact);
    expect(picked.map(({ column }) => column)).toEqual(['Home', 'Mobile']);
  });

  test('survive a contact without the columns, and columns named like parts of the language', () => {
    expect(pickableNumbers(preview(['+13175550142']), {})).toEqual([{ index: 0, number: '+13175550142' }]);
    const odd = preview(['+13175550142'], [{ name: 'constructor', type: 'work' }]);
    expect(pickableNumbers(odd, {})).toEqual([{ index: 0, number: '+13175550142' }]);
  });
});
