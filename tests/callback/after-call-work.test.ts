import { describe, expect, test } from 'vitest';
import { wrapUpOwed } from '../../src/callback/after-call-work.ts';
import { isWrapUpOpen } from '../../src/callback/wrap-up-open.ts';
import type { Callback } from '../../src/callback/callback.ts';
import type { Participant } from '../../src/callback/conversation.ts';
import { holdsCardNumber } from '../../src/callback/card-number.ts';
import { entryOnPlatform } from '../../src/callback/wrap-up-entry.ts';
import { aCallback, aView, ownLeg, s, watchedView } from './build.ts';

const over = { state: 'disconnected', connectedAt: s(2), disconnectedAt: s(60) } as const;
const since = (at: number) => ({ afterCallWork: { state: 'pending', startedAt: s(at) } });
const pending = { ...over, ...since(60) };
const view = (me: Partial<Participant>, callback: Partial<Callback> = pending) =>
  aView({ callback: aCallback(callback), me });

describe('after-call work', () => {
  test.each<[string, Partial<Participant>, object]>([
    ['mandatory', { wrapupPrompt: 'mandatory', wrapupRequired: true }, { owed: 'must', canSkip: false }],
    ['mandatory, though not said to be required', { wrapupPrompt: 'mandatory' }, { owed: 'must', canSkip: false }],
    ['optional', { wrapupPrompt: 'optional' }, { owed: 'may', canSkip: true }],
    [
      'optional and required at once, as in real data',
      { wrapupPrompt: 'optional', wrapupRequired: true },
      { owed: 'may', canSkip: true },
    ],
    [
      'timed',
      { wrapupPrompt: 'timeout', wrapupRequired: true, wrapupTimeoutMs: 30_000 },
      { owed: 'must', canSkip: false, endsAt: s(90) },
    ],
    ['timed, and not required', { wrapupPrompt: 'timeout', wrapupTimeoutMs: 30_000 }, { owed: 'may', canSkip: false }],
    [
      'forced',
      { wrapupPrompt: 'forcedTimeout', wrapupTimeoutMs: 45_000, afterCallWorkStartedAt: s(61) },
      { canSkip: false, endsAt: s(106) },
    ],
    ['that I asked for', { wrapupPrompt: 'agentRequested', wrapupRequired: true }, { owed: 'must', canSkip: false }],
    ['of a kind nobody knows', { wrapupPrompt: 'byMoonlight' }, { owed: 'may', canSkip: true, prompt: 'byMoonlight' }],
    ['of a queue that does not say, required', { wrapupRequired: true }, { prompt: 'mandatory', owed: 'must' }],
    ['of a queue that does not say', {}, { prompt: 'optional', owed: 'may' }],
  ])('%s', (_what, me, owed) => expect(wrapUpOwed(view(me))).toMatchObject(owed));

  test('is owed exactly where the wrap-up is open', () => {
    for (const each of [
      view({}),
      view({}, over),
      view({}, {}),
      view({ wrapupRequired: true }, over),
      watchedView(aCallback(pending)),
    ])
      expect(wrapUpOwed(each).owed !== 'nothing').toBe(isWrapUpOpen(each));
  });

  test('has no end before it has begun, and none of a queue without a time', () => {
    expect(wrapUpOwed(view({ wrapupTimeoutMs: 30_000 }, {}))).not.toHaveProperty('endsAt');
    expect(wrapUpOwed(view({}))).not.toHaveProperty('endsAt');
  });

  test('is written for me, unless one communication has it pending: then for that one (D19)', () => {
    expect(wrapUpOwed(view({ wrapupRequired: true }, over))).not.toHaveProperty('to');
    expect(wrapUpOwed(view({}))).toMatchObject({ to: 'callback-mine', of: 'callback', pending: 1 });
  });

  test('of a call and of the callback is written for the call, which ended first, then for the callback', () => {
    const both = (call: object) => aView({ callback: aCallback(pending), own: [ownLeg({ ...over, ...call })] });
    expect(wrapUpOwed(both(since(58)))).toMatchObject({ to: ownLeg().id, of: 'call', pending: 2 });
    expect(wrapUpOwed(both({ afterCallWork: { state: 'complete' } }))).toMatchObject({
      to: 'callback-mine',
      pending: 1,
    });
  });
});

describe('what there is to go on from', () => {
  const codes = [{ id: 'code-1', name: 'Renewed' }];
  const there = (me: Partial<Participant>, callback: Partial<Callback> = pending) => {
    const each = view(me, callback);
    return entryOnPlatform(each, wrapUpOwed(each), codes);
  };
  const written = (given: object) => ({ wrapup: { tags: [], provisional: true, ...given } });

  test('is the draft for just this communication, else the one for me', () => {
    const mine = written({ notes: 'for me' });
    expect(there(mine, { ...pending, ...written({ notes: 'for this' }) }).notes).toBe('for this');
    expect(there(mine).notes).toBe('for me');
  });

  test('has the code’s id, though an event tells its name; never a code of the platform’s own', () => {
    expect(there(written({ code: 'Renewed' })).code).toBe('code-1');
    expect(there(written({ code: 'code-1', name: 'Renewed' })).code).toBe('code-1');
    expect(there(written({ code: 'ININ-WRAP-UP-TIMEOUT', notes: 'so far' }))).toEqual({
      typed: false,
      notes: 'so far',
    });
  });
});

describe('a card number', () => {
  test.each([
    '4111111111111111',
    'paid by 4111 1111 1111 1111 12/27',
    '4111-1111-1111-1111',
    '378282246310005 amex',
    'رقم ٤١١١ ١١١١ ١١١١ ١١١١',
    '6304 0000 0000 0000 00',
  ])('is seen in: %s', (text) => expect(holdsCardNumber(text)).toBe(true));
  test.each([
    '',
    '+1 317 555 0142',
    '+44 20 7946 0123',
    '4111 1111 1111 1112',
    'contract 0000 0000 0000 0000',
    '2026-11-23 16:10',
    '1 2 3 4 5 6 7 8 9 10 11 12',
    '41111111111111110000',
  ])('is not seen in: %s', (text) => expect(holdsCardNumber(text)).toBe(false));
});
