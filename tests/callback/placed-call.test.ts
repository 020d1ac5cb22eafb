import { describe, expect, test } from 'vitest';
import { callProgress, placedCalls } from '../../src/callback/placed-call.ts';
import { aCall, aSegment, farLeg, NINE, ownLeg, s } from './build.ts';

const over = { state: 'disconnected', disconnectedAt: s(50) };
const progressOf = (...[own, far]: Parameters<typeof placedCalls>) => placedCalls(own, far).map(callProgress);

describe('how far a call has come (desk D4)', () => {
  test.each([
    ['my own phone rings first', [ownLeg({ state: 'alerting' })], [], 'own-phone'],
    ['my own phone is offered the call', [ownLeg({ state: 'offering' })], [], 'own-phone'],
    ['my phone is picked up, nobody dialled yet', [ownLeg()], [], 'placing'],
    ['the other side is dialled', [ownLeg()], [farLeg({ state: 'dialing' })], 'ringing'],
    ['the other side is contacted', [ownLeg()], [farLeg({ state: 'contacting' })], 'ringing'],
    [
      'the other side is dialled while my phone still rings',
      [ownLeg({ state: 'alerting' })],
      [farLeg({ state: 'dialing' })],
      'own-phone',
    ],
    ['the other side is connected', [ownLeg()], [farLeg()], 'connected'],
    ['only the other side is in the snapshot', [], [farLeg({ state: 'contacting' })], 'ringing'],
    ['the other side has gone, my leg is still being taken down', [ownLeg()], [farLeg(over)], 'over'],
    ['my phone was not answered', [ownLeg(over)], [], 'over'],
    ['both are over', [ownLeg(over)], [farLeg(over)], 'over'],
    [
      'a leg says connected but has ended',
      [ownLeg({ disconnectedAt: s(9) })],
      [farLeg({ disconnectedAt: s(9) })],
      'over',
    ],
    ['a state that is new to us', [ownLeg({ state: 'beaming' })], [], 'placing'],
  ] as const)('%s', (_what, own, far, progress) => expect(progressOf(own, far)).toEqual([progress]));
});

describe('which legs belong to one call', () => {
  const idsOf = (...[own, far]: Parameters<typeof placedCalls>) =>
    placedCalls(own, far).map((call) => [call.own?.id, call.outside?.id]);

  test('peers, whichever of the two names the other', () => {
    const own = [aCall({ id: 'a' }), aCall({ id: 'b', peerId: 'y' })];
    const far = [aCall({ id: 'y' }), aCall({ id: 'x', peerId: 'a' })];
    expect(idsOf(own, far)).toEqual([
      ['a', 'x'],
      ['b', 'y'],
    ]);
  });

  test('else in the order in which they came', () => {
    const own = [aCall({ id: 'a', ...over }), aCall({ id: 'b' })];
    const far = [aCall({ id: 'x', ...over }), aCall({ id: 'y' })];
    expect(idsOf(own, far)).toEqual([
      ['a', 'x'],
      ['b', 'y'],
    ]);
  });

  test.each([
    ['was not answered', {}],
    ['was put down before anybody was dialled', { connectedAt: NINE }],
  ])('never the live leg of a redial with that of a phone that %s', (_what, given) => {
    const own = [aCall({ id: 'in-vain', ...over, ...given }), aCall({ id: 'redial' })];
    const far = [aCall({ id: 'ringing', state: 'dialing' })];
    expect(idsOf(own, far)).toEqual([
      ['in-vain', undefined],
      ['redial', 'ringing'],
    ]);
    expect(progressOf(own, far)).toEqual(['over', 'ringing']);
  });

  test('my leg and the other side’s, though mine has ended first', () =>
    expect(idsOf([aCall({ id: 'a', ...over, connectedAt: NINE })], [aCall({ id: 'x' })])).toEqual([['a', 'x']]));

  test('the customer who calls in meanwhile is a call of their own', () => {
    const own = [ownLeg()];
    const far = [farLeg(), aCall({ id: 'inbound', peerId: 'elsewhere', direction: 'inbound', state: 'alerting' })];
    expect(idsOf(own, far)).toEqual([
      ['call-own', 'call-far'],
      [undefined, 'inbound'],
    ]);
  });
});

test('calls come oldest first, by what is known of their start; unknown ones last', () => {
  const own = [
    aCall({ id: 'unknown' }),
    aCall({ id: 'third', connectedAt: s(30) }),
    aCall({ id: 'first', segments: [aSegment('alert', s(1))], connectedAt: s(40) }),
    aCall({ id: 'second', alertedAt: s(20), connectedAt: s(50) }),
  ];
  expect(placedCalls(own, []).map(({ id }) => id)).toEqual(['first', 'second', 'third', 'unknown']);
});

test('the number is the one my leg says it dials, else the one the other side answers on', () => {
  const far = farLeg({ selfNumber: '+13175550142', otherNumber: '+13175550100' });
  const [call] = placedCalls([ownLeg({ otherNumber: '+13175550142' })], [far]);
  expect(call).toMatchObject({ id: 'call-own', number: '+13175550142', live: true });
  const [halfSeen] = placedCalls([], [far]);
  expect(halfSeen).toMatchObject({ id: 'call-far', number: '+13175550142' });
});
