import { expect, test } from 'vitest';
import { countdownOf } from '../../src/callback/countdown.ts';
import { largeTimer } from '../../src/callback/large-timer.ts';
import {
  aCallback,
  anIntent,
  anOfferedCallback,
  aPreview,
  aView,
  farLeg,
  NINE,
  ownLeg,
  s,
  unassignedView,
} from './build.ts';

const preview = aCallback({ preview: aPreview(), countdownSeconds: 60 });
const accept = { of: 'accept', startedAt: NINE, dueAt: s(30) };
const dial = { of: 'dial', startedAt: NINE, dueAt: s(60) };
const over = { state: 'disconnected', disconnectedAt: s(90) };
const ringing = {
  own: [ownLeg({ alertedAt: s(5), connectedAt: s(8) })],
  far: [farLeg({ state: 'dialing', alertedAt: s(8) })],
};
const talking = { own: [ownLeg()], far: [farLeg({ connectedAt: s(20) })] };
const onHold = { ...talking, own: [ownLeg({ held: true, heldAt: s(40) })] };

test.each([
  [
    'the time left to accept',
    'alerting',
    aView({ callback: anOfferedCallback(), me: { alertingTimeoutMs: 30_000 } }),
    accept,
  ],
  [
    'the queue’s time to accept',
    'opening',
    aView({ callback: anOfferedCallback({ queueSettings: { autoAccept: true, alertingTimeoutSeconds: 30 } }) }),
    accept,
  ],
  ['no time to accept that is not known', 'alerting', aView({ callback: anOfferedCallback() }), undefined],
  ['the time to dial', 'preview', aView({ callback: preview }), dial],
  [
    'no time to dial without a countdown',
    'preview',
    aView({ callback: aCallback({ preview: aPreview() }) }),
    undefined,
  ],
  ['none when ready', 'ready', aView(), undefined],
  [
    'how long my phone rings',
    'own-phone',
    aView({ own: [ownLeg({ state: 'alerting', alertedAt: s(5) })] }),
    { of: 'ringing', since: s(5) },
  ],
  ['how long the other side rings, not my phone', 'ringing', aView(ringing), { of: 'ringing', since: s(8) }],
  ['the talk, from the other side’s connection', 'on-call', aView(talking), { of: 'talk', since: s(20) }],
  ['the hold of the call, over the talk', 'on-call', aView(onHold), { of: 'hold', since: s(40) }],
  ['none when the call has ended', 'call-ended', aView({ own: [ownLeg(over)] }), undefined],
  [
    'the time left to wrap up',
    'wrap-up',
    aView({ callback: aCallback(over), me: { afterCallWorkStartedAt: s(91), wrapupTimeoutMs: 60_000 } }),
    { of: 'wrap-up', startedAt: s(91), dueAt: s(151) },
  ],
  [
    'else how long the wrap-up takes',
    'wrap-up',
    aView({ callback: aCallback(over) }),
    { of: 'wrapping-up', since: s(90) },
  ],
  [
    'when it is due',
    'scheduled',
    unassignedView({ scheduledAt: s(600) }),
    { of: 'due', startedAt: s(-60), dueAt: s(600) },
  ],
  ['none for what has no time', 'scheduled', unassignedView(), undefined],
] as const)('shows %s (%s)', (_what, phase, view, timer) =>
  expect(largeTimer(view, phase, countdownOf(view.callback), [])).toEqual(timer),
);

test('shows how long a lost answer is being looked for, and a request is on its way', () => {
  expect(largeTimer(aView(), 'checking', undefined, [anIntent('checking')])).toEqual({ of: 'checking', since: s(1) });
  expect(largeTimer(aView(), 'placing', undefined, [anIntent('sent')])).toEqual({ of: 'ringing', since: s(1) });
});
