import { describe, expect, test } from 'vitest';
import { attemptsOf, isCallOf, isOpenIntent } from '../../src/callback/attempt.ts';
import { anIntent, aPlacedCall, farLeg, ownLeg, s } from './build.ts';

test.each([
  ['sending', true],
  ['sent', true],
  ['checking', true],
  ['lost', false],
  ['refused', false],
  ['seen', false],
] as const)('an intent that is %s keeps everybody from calling: %s', (state, open) =>
  expect(isOpenIntent(anIntent(state))).toBe(open),
);

describe('a call is ours', () => {
  test.each([
    ['when it goes to our number, however it is spelt', aPlacedCall({ number: 'tel:(317) 555-0142' }), true],
    ['when its number is not known', aPlacedCall(), true],
    ['not when it goes elsewhere', aPlacedCall({ number: '+13175550199' }), false],
    ['not when it was there before', aPlacedCall({ id: 'before', number: '+13175550142' }), false],
    [
      'not when one leg of it was there before the other came',
      aPlacedCall({ id: 'call-own', own: ownLeg(), outside: farLeg({ id: 'before' }) }),
      false,
    ],
  ])('%s', (_when, call, ours) => expect(isCallOf(anIntent('sent', { callsBefore: ['before'] }), call)).toBe(ours));
});

describe('the list of attempts (desk D2)', () => {
  const row = (each: ReturnType<typeof attemptsOf>[number]) => [
    each.n,
    each.by,
    each.number,
    each.call?.id,
    each.state,
  ];

  test('joins what the card sent with the calls the platform shows', () => {
    const call = aPlacedCall({ id: 'call-1', number: '+13175550142', startedAt: s(2) });
    const intent = anIntent('seen', { column: 'Home' });
    expect(attemptsOf([call], [intent])).toEqual([
      { n: 1, number: '+13175550142', column: 'Home', by: 'agent', sentAt: s(1), call },
    ]);
  });

  test('counts redials over two numbers in the order of their calls, oldest first', () => {
    const home = anIntent('seen', { id: 'i1', sentAt: s(1) });
    const mobile = anIntent('seen', { id: 'i2', number: '+13175550199', sentAt: s(60), callsBefore: ['c1'] });
    const homeAgain = anIntent('sent', { id: 'i3', sentAt: s(120), callsBefore: ['c1', 'c2'] });
    const calls = [
      aPlacedCall({ id: 'c1', number: '+13175550142', startedAt: s(2) }),
      aPlacedCall({ id: 'c2', number: '+13175550199', startedAt: s(61) }),
    ];
    expect(attemptsOf(calls, [home, mobile, homeAgain]).map(row)).toEqual([
      [1, 'agent', '+13175550142', 'c1', undefined],
      [2, 'agent', '+13175550199', 'c2', undefined],
      [3, 'agent', '+13175550142', undefined, 'sent'],
    ]);
  });

  test('adopts a call that nobody here asked for: the system’s, or another desktop’s', () => {
    const calls = [
      aPlacedCall({ id: 'theirs', number: '+13175550199', startedAt: s(1) }),
      aPlacedCall({ id: 'unknown-start' }),
    ];
    const lost = anIntent('lost', { sentAt: s(30), callsBefore: ['theirs', 'unknown-start'] });
    expect(attemptsOf(calls, [lost]).map(row)).toEqual([
      [1, 'platform', '+13175550199', 'theirs', undefined],
      [2, 'agent', '+13175550142', undefined, 'lost'],
      [3, 'platform', undefined, 'unknown-start', undefined],
    ]);
  });

  test('gives a call that came 20 s late to the attempt that was thought lost', () => {
    const late = aPlacedCall({ id: 'late', number: '+13175550142', startedAt: s(21) });
    expect(attemptsOf([late], [anIntent('lost')]).map(row)).toEqual([[1, 'agent', '+13175550142', 'late', undefined]]);
  });

  test('never gives a call to an attempt that was refused', () => {
    const refused = anIntent('refused', { id: 'i1', sentAt: s(1) });
    const second = anIntent('seen', { id: 'i2', sentAt: s(9) });
    const call = aPlacedCall({ id: 'c1', number: '+13175550142', startedAt: s(10) });
    expect(attemptsOf([call], [refused, second]).map(row)).toEqual([
      [1, 'agent', '+13175550142', undefined, 'refused'],
      [2, 'agent', '+13175550142', 'c1', undefined],
    ]);
  });
});
