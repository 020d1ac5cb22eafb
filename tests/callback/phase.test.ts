import { describe, expect, test } from 'vitest';
import type { CustomerCallback } from '../../src/callback/customer-callback.ts';
import { isWrapUpOpen } from '../../src/callback/wrap-up-open.ts';
import { phaseOf, PHASES } from '../../src/callback/phase.ts';
import {
  aCall,
  aCallback,
  anIntent,
  anOfferedCallback,
  aPreview,
  aView,
  farLeg,
  ownLeg,
  s,
  unassignedView,
  watchedView,
} from './build.ts';

const over = { state: 'disconnected', disconnectedAt: s(90) };
const preview = aCallback({ preview: aPreview() });
const pending = { afterCallWork: { state: 'pending' } };
const queueOpens = { queueSettings: { autoAccept: true } };
const secondCall = [aCall({ id: 'own-2', peerId: 'far-2' }), aCall({ id: 'far-2', peerId: 'own-2' })] as const;

/** Every phase of desk D14, in its order: what the platform and the card know → where the work stands. */
const ROWS: readonly (readonly [why: string, ...args: Parameters<typeof phaseOf>, phase: string])[] = [
  ['the leg is over', aView({ callback: aCallback(over) }), [], undefined, 'done'],
  [
    'disconnected at a time, though it says connected',
    aView({ callback: aCallback({ disconnectedAt: s(9) }) }),
    [],
    'counting',
    'done',
  ],
  ['terminated', aView({ callback: aCallback({ state: 'terminated' }) }), [], undefined, 'done'],
  ['the customer’s leg is over, and nobody has it', unassignedView({ state: 'disconnected' }), [], undefined, 'done'],
  ['after-call work is pending', aView({ callback: aCallback({ ...over, ...pending }) }), [], undefined, 'wrap-up'],
  [
    'two calls are open',
    aView({ own: [ownLeg(), secondCall[0]], far: [farLeg(), secondCall[1]] }),
    [],
    undefined,
    'two-calls',
  ],
  ['own phone rings', aView({ own: [ownLeg({ state: 'alerting' })] }), [], undefined, 'own-phone'],
  [
    'own phone rings at zero: it was the system',
    aView({ callback: preview, own: [ownLeg({ state: 'alerting' })] }),
    [],
    'dialling',
    'own-phone',
  ],
  [
    'the other side rings',
    aView({ own: [ownLeg()], far: [farLeg({ state: 'contacting' })] }),
    [],
    undefined,
    'ringing',
  ],
  ['the other side is connected', aView({ own: [ownLeg()], far: [farLeg()] }), [], undefined, 'on-call'],
  [
    'connected, whatever is thought of our request',
    aView({ own: [ownLeg()], far: [farLeg()] }),
    [anIntent('checking')],
    undefined,
    'on-call',
  ],
  ['own phone is picked up, nobody dialled yet', aView({ own: [ownLeg()] }), [], undefined, 'placing'],
  ['our request is on its way', aView(), [anIntent('sending')], undefined, 'placing'],
  ['our request was accepted, no call seen', aView(), [anIntent('sent')], undefined, 'placing'],
  ['our request was lost', aView(), [anIntent('checking')], undefined, 'checking'],
  [
    'our request was lost, then zero passed',
    aView({ callback: preview }),
    [anIntent('checking')],
    'dialling',
    'checking',
  ],
  ['zero has passed', aView({ callback: preview }), [], 'dialling', 'system-dialling'],
  ['zero has long passed', aView({ callback: preview }), [], 'not-placed', 'not-placed'],
  [
    'zero has long passed, and our own request was in vain',
    aView({ callback: preview }),
    [anIntent('lost')],
    'not-placed',
    'not-placed',
  ],
  [
    'a call is over, the callback open',
    aView({ own: [ownLeg(over)], far: [farLeg(over)] }),
    [],
    undefined,
    'call-ended',
  ],
  [
    'the other side has gone, own leg not yet',
    aView({ own: [ownLeg()], far: [farLeg(over)] }),
    [],
    undefined,
    'call-ended',
  ],
  [
    'a call is over, long after zero: one was placed',
    aView({ callback: preview, own: [ownLeg(over)] }),
    [],
    'not-placed',
    'call-ended',
  ],
  ['an accepted preview', aView({ callback: preview }), [], 'counting', 'preview'],
  ['a preview without a countdown', aView({ callback: preview }), [], undefined, 'preview'],
  ['a preview whose window has closed', aView({ callback: preview }), [], 'closing', 'preview'],
  ['an accepted callback that is no preview', aView(), [], undefined, 'ready'],
  ['a request that was refused leaves it as it was', aView(), [anIntent('refused')], undefined, 'ready'],
  [
    'the campaign opens it',
    aView({ callback: anOfferedCallback({ preview: aPreview({ autoAccept: true }) }) }),
    [],
    undefined,
    'opening',
  ],
  ['the queue opens it', aView({ callback: anOfferedCallback(queueOpens) }), [], undefined, 'opening'],
  ['offered', aView({ callback: anOfferedCallback() }), [], undefined, 'alerting'],
  ['offered to another', watchedView(anOfferedCallback()), [], undefined, 'alerting'],
  ['nobody has it yet', unassignedView(), [], undefined, 'scheduled'],
  ['waiting in the queue', unassignedView({ state: 'connected' }), [], undefined, 'scheduled'],
  ['a state that is new to us', aView({ callback: aCallback({ state: 'beaming' }) }), [], undefined, 'unknown'],
];

test.each(ROWS.map((row) => [row[0], row[4], row] as const))('%s: %s', (_why, phase, [, view, intents, stage]) =>
  expect(phaseOf(view, intents, stage)).toBe(phase),
);

test('every phase there is can be reached', () => expect(new Set(ROWS.map((row) => row[4]))).toEqual(new Set(PHASES)));

describe('the wrap-up is open (desk D9)', () => {
  const required = { wrapupRequired: true };
  const written = { wrapup: { code: 'code-1', tags: [], provisional: false } };
  const draft = { wrapup: { notes: 'call again', tags: [], provisional: true } };
  const view = (me: object, callback = aCallback(over)) => aView({ callback, me });

  const rows: readonly (readonly [what: string, view: CustomerCallback, open: boolean])[] = [
    ['required and not written', view(required), true],
    ['required, only a draft written', view({ ...required, ...draft }), true],
    [
      'required, a draft on the leg but the code on the participant',
      view({ ...required, ...written }, aCallback({ ...over, ...draft })),
      false,
    ],
    ['required and written', view({ ...required, ...written }), false],
    ['required and written on the leg', view(required, aCallback({ ...over, ...written })), false],
    ['required and skipped', view({ ...required, wrapupSkipped: true }), false],
    ['required, but the time for it has ended', view({ ...required, afterCallWorkEndedAt: s(99) }), false],
    ['required, but the alert was never accepted', view(required, anOfferedCallback(over)), false],
    ['not required', view({}), false],
    ['pending on a leg that is not mine', unassignedView({ ...over, ...pending }), false],
    ['written, while after-call work is still pending', view(written, aCallback({ ...over, ...pending })), true],
    ['pending on a call of mine', aView({ callback: aCallback(over), own: [ownLeg({ ...over, ...pending })] }), true],
    [
      'complete on a call of mine',
      aView({ callback: aCallback(over), own: [ownLeg({ ...over, afterCallWork: { state: 'complete' } })] }),
      false,
    ],
  ];
  test.each(rows.map(([what, view, open]) => [what, open, view] as const))('%s: %s', (_what, open, each) =>
    expect(isWrapUpOpen(each)).toBe(open),
  );
});
