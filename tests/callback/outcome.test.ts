import { describe, expect, test } from 'vitest';
import { callbackOutcome, callOutcome, OUTCOMES, SKIPPED_CODE } from '../../src/callback/outcome.ts';
import { placedCalls } from '../../src/callback/placed-call.ts';
import {
  aCallback,
  aConversation,
  anOfferedCallback,
  aParticipant,
  aView,
  farLeg,
  myself,
  ownLeg,
  s,
  theCustomer,
  viewOf,
} from './build.ts';

const over = { state: 'disconnected', disconnectedAt: s(90) };
const talked = { ...over, connectedAt: s(20) };
const outcomeOf = (...[own, far]: Parameters<typeof placedCalls>) => callOutcome(placedCalls(own, far)[0]!);

describe('a call that reached nobody', () => {
  test.each([
    [1, 'not-in-service'],
    [17, 'busy'],
    [18, 'no-answer'],
    [19, 'no-answer'],
    [21, 'rejected'],
    [28, 'not-in-service'],
    [34, 'line-failed'],
    [38, 'line-failed'],
    [41, 'line-failed'],
    [42, 'line-failed'],
  ])('for Q.850 cause %d: %s', (cause, kind) =>
    expect(outcomeOf([ownLeg({ ...talked, disconnectType: 'peer' })], [farLeg({ ...over, cause })])).toEqual({ kind }),
  );

  test('counts as the other side’s, though when my own phone was picked up was not told', () =>
    expect(outcomeOf([ownLeg(over)], [farLeg({ ...over, cause: 17 })])).toEqual({ kind: 'busy' }));

  test.each([
    ['an unknown cause is named as it is', { cause: 16 }, {}, { kind: 'ended', raw: 'Q.850 16' }],
    ['no cause: the type', { disconnectType: 'spam' }, {}, { kind: 'ended', raw: 'spam' }],
    ['nothing at all', {}, {}, { kind: 'ended', raw: '?' }],
    ['given up by the agent', { disconnectType: 'peer' }, { disconnectType: 'client' }, { kind: 'you-hung-up' }],
    ['not callable', { disconnectType: 'uncallable' }, {}, { kind: 'not-in-service' }],
  ])('%s', (_what, far, own, outcome) =>
    expect(outcomeOf([ownLeg({ ...talked, ...own })], [farLeg({ ...over, ...far })])).toEqual(outcome),
  );

  test.each([
    ['without a cause', {}],
    ['with a cause of its own, which is not the customer’s', { cause: 18 }],
    ['because it was busy', { cause: 17 }],
  ])('since the agent’s own phone was not answered, %s', (_how, own) =>
    expect(outcomeOf([ownLeg({ ...over, ...own })], [])).toEqual({ kind: 'own-phone-unanswered' }),
  );
});

describe('a call that was connected (70 s)', () => {
  test.each([
    ['the agent clicked Hang up', 'client', 'peer', 'you-hung-up'],
    ['the agent hung up the phone itself', 'endpoint', 'peer', 'you-hung-up'],
    ['the other side hung up', 'peer', 'endpoint', 'other-hung-up'],
    ['the platform ended it', 'peer', 'system', 'ended-by-system'],
    ['the platform failed', 'peer', 'error', 'ended-by-system'],
    ['the agent transferred it', 'transfer', 'peer', 'transferred'],
    ['the line broke down', 'peer', 'transport.failure', 'line-failed'],
  ])('%s', (_what, own, far, kind) =>
    expect(
      outcomeOf([ownLeg({ ...talked, disconnectType: own })], [farLeg({ ...talked, disconnectType: far })]),
    ).toEqual({ kind, seconds: 70 }),
  );

  test('has no length where it is not known, and none below zero where two clocks differ', () => {
    const far = { state: 'disconnected', connectedAt: s(20), disconnectType: 'endpoint' };
    expect(outcomeOf([], [farLeg(far)])).toEqual({ kind: 'other-hung-up' });
    expect(outcomeOf([], [farLeg({ ...far, disconnectedAt: s(19) })])).toEqual({ kind: 'other-hung-up', seconds: 0 });
  });
});

test('a call that lives has no outcome', () => {
  expect(outcomeOf([ownLeg()], [farLeg(over)])).toBeUndefined();
  expect(outcomeOf([ownLeg(over)], [farLeg()])).toBeUndefined();
});

describe('a callback', () => {
  const wrapup = (code: string) => ({ wrapup: { code, tags: [], provisional: false } });

  test.each([
    ['missed: the alert ran out', anOfferedCallback({ ...over, disconnectType: 'system' }), { kind: 'missed' }],
    ['missed, by another word', anOfferedCallback({ ...over, disconnectType: 'timeout' }), { kind: 'missed' }],
    ['declined', anOfferedCallback({ ...over, disconnectType: 'client' }), { kind: 'declined' }],
    [
      'taken away while it alerted',
      anOfferedCallback({ ...over, disconnectType: 'peer' }),
      { kind: 'ended', raw: 'peer' },
    ],
    ['transferred', aCallback({ ...over, disconnectType: 'transfer' }), { kind: 'transferred' }],
    [
      'transferred after a consult',
      aCallback({ ...over, disconnectType: 'transfer.consult' }),
      { kind: 'transferred' },
    ],
    ['closed without a call', aCallback({ ...over, disconnectType: 'client' }), { kind: 'closed-without-call' }],
    ['ended by the system', aCallback({ ...over, disconnectType: 'system' }), { kind: 'ended-by-system' }],
    [
      'ended in a way new to us',
      aCallback({ ...over, disconnectType: 'vanished' }),
      { kind: 'ended', raw: 'vanished' },
    ],
    ['skipped', aCallback({ ...over, disconnectType: 'client', ...wrapup(SKIPPED_CODE) }), { kind: 'skipped' }],
    [
      'blocked by do-not-call',
      aCallback({ ...over, ...wrapup('ININ-OUTBOUND-DNC-SKIPPED') }),
      { kind: 'blocked-do-not-call' },
    ],
    [
      'blocked by hours',
      aCallback({ ...over, ...wrapup('ININ-OUTBOUND-ZONE-BLOCKED-SKIPPED') }),
      { kind: 'blocked-hours' },
    ],
    [
      'with a number that is none',
      aCallback({ ...over, ...wrapup('ININ-OUTBOUND-PREVIEW-ERROR-PHONE-NUMBER') }),
      { kind: 'not-in-service' },
    ],
  ])('%s', (_what, callback, outcome) => expect(callbackOutcome(aView({ callback }))).toEqual(outcome));

  test('closed without a call, and seen to be back in the queue', () => {
    const callback = aCallback({ ...over, disconnectType: 'client' });
    const queue = aParticipant({ id: 'queue', purpose: 'acd', callbacks: [aCallback({ id: 'queued' })] });
    const conversation = aConversation(theCustomer(), myself({ callbacks: [callback] }), queue);
    expect(callbackOutcome(viewOf(conversation))).toEqual({ kind: 'back-in-queue' });
  });

  test('ended as its last call did, once it was called', () => {
    const own = [ownLeg({ ...talked, disconnectType: 'peer' })];
    const far = [farLeg({ ...over, cause: 17 })];
    const callback = aCallback({ ...over, disconnectType: 'client' });
    expect(callbackOutcome(aView({ callback, own, far }))).toEqual({ kind: 'busy' });
  });

  test('is not "closed without a call" while a call lives on', () => {
    const callback = aCallback({ ...over, disconnectType: 'client' });
    expect(callbackOutcome(aView({ callback, own: [ownLeg()], far: [farLeg()] }))?.kind).not.toBe(
      'closed-without-call',
    );
  });

  test('that the participant’s wrap-up says was skipped, was skipped', () => {
    const callback = aCallback({ ...over, disconnectType: 'client' });
    expect(callbackOutcome(aView({ callback, me: wrapup(SKIPPED_CODE) }))).toEqual({ kind: 'skipped' });
  });

  test('has no outcome while it is open', () => expect(callbackOutcome(aView())).toBeUndefined());

  test.each(['constructor', 'toString', '__proto__'])(
    'ends in a word there is, also for the wrap-up code %s',
    (code) => {
      const callback = aCallback({ ...over, ...wrapup(code) });
      expect(OUTCOMES).toContain(callbackOutcome(aView({ callback }))?.kind);
    },
  );
});
