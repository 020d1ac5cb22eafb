import { describe, expect, test } from 'vitest';
import { isOver } from '../../src/callback/conversation.ts';
import { customerCallback, myLeg } from '../../src/callback/customer-callback.ts';
import { aCall, aCallback, aConversation, ME, myself, NINE, aParticipant, s, theCustomer, viewOf } from './build.ts';

const leg = (id: string) => aCallback({ id });
const overLeg = (id: string) => aCallback({ id, state: 'disconnected', disconnectedAt: s(30) });

test.each([
  [{ state: 'connected' }, false],
  [{ state: 'alerting' }, false],
  [{ state: 'something-new' }, false],
  [{ state: 'disconnected' }, true],
  [{ state: 'terminated' }, true],
  [{ state: 'connected', disconnectedAt: NINE }, true],
])('over is over, whatever else a leg says: %j → %s', (given, over) => expect(isOver(given)).toBe(over));

describe('whose leg is shown', () => {
  test('the newest of mine, of one per alert', () => {
    const conversation = aConversation(
      theCustomer(),
      myself({ id: 'declined', callbacks: [overLeg('a')] }),
      myself({ id: 'missed', callbacks: [overLeg('b')] }),
      myself({ id: 'accepted', callbacks: [leg('c')] }),
    );
    const { participant, callback, role } = viewOf(conversation);
    expect([participant.id, callback.id, role]).toEqual(['accepted', 'c', 'mine']);
  });

  test('the newest of mine when it was transferred away and back', () => {
    const conversation = aConversation(
      theCustomer(),
      myself({ id: 'first', callbacks: [overLeg('a')] }),
      aParticipant({ id: 'colleague', userId: 'user-other', callbacks: [overLeg('b')] }),
      myself({ id: 'again', callbacks: [leg('c')] }),
    );
    expect(viewOf(conversation).participant.id).toBe('again');
  });

  test('my own, over as it is, when a colleague has it now: it tells how mine ended', () => {
    const conversation = aConversation(
      theCustomer(),
      myself({ callbacks: [overLeg('a')] }),
      aParticipant({ id: 'colleague', userId: 'user-other', callbacks: [leg('b')] }),
    );
    expect(viewOf(conversation)).toMatchObject({ role: 'mine', callback: { id: 'a' } });
  });

  test('that of the colleague who works it, to a supervisor: watching', () => {
    const conversation = aConversation(
      theCustomer(),
      aParticipant({ id: 'missed', userId: 'user-one', callbacks: [overLeg('a')] }),
      aParticipant({ id: 'works', userId: 'user-two', callbacks: [leg('b')] }),
    );
    expect(viewOf(conversation, 'user-supervisor')).toMatchObject({ role: 'watching', participant: { id: 'works' } });
  });

  test('never that of one who coaches, monitors or barges, though it is the newest', () => {
    const conversation = aConversation(
      theCustomer(),
      aParticipant({ id: 'works', userId: 'user-two', callbacks: [leg('b')] }),
      myself({ id: 'coach', observes: true, callbacks: [leg('c')] }),
    );
    expect(myLeg(conversation, ME)).toBeUndefined();
    expect(viewOf(conversation)).toMatchObject({ role: 'watching', participant: { id: 'works' } });
    expect(viewOf(conversation, 'user-three').participant.id).toBe('works');
  });

  test('the customer’s, while no agent has it', () => {
    const conversation = aConversation(
      theCustomer(),
      aParticipant({ id: 'acd', purpose: 'acd', callbacks: [leg('q')] }),
    );
    expect(viewOf(conversation)).toMatchObject({ role: 'unassigned', callback: { id: 'callback-customer' } });
  });

  test('the customer’s again, once it went back to the queue', () => {
    const declined = aParticipant({ userId: 'user-other', callbacks: [overLeg('a')] });
    expect(viewOf(aConversation(theCustomer(), declined)).role).toBe('unassigned');
  });

  test('none, where there is no callback', () => {
    expect(customerCallback(aConversation(), ME)).toBeUndefined();
    expect(customerCallback(aConversation(theCustomer({ callbacks: [] }), myself()), ME)).toBeUndefined();
  });
});

describe('what the agent greets with', () => {
  test.each([
    ['the name given with the request', 'Dana Requested', 'Dana Contact', 'Dana Requested'],
    ['else the customer’s own', undefined, 'Dana Contact', 'Dana Contact'],
    ['else nothing, not an id', undefined, undefined, undefined],
  ])('%s', (_what, requested, own, shown) => {
    const conversation = aConversation(
      theCustomer(own === undefined ? {} : { name: own }),
      myself({ callbacks: [aCallback(requested === undefined ? {} : { customerName: requested })] }),
    );
    expect(viewOf(conversation).customerName).toBe(shown);
  });

  test('the queue and the language, whoever of the participants carries them', () => {
    const acd = aParticipant({ id: 'acd', purpose: 'acd', queueName: 'Renewals', language: 'Español' });
    const view = viewOf(aConversation(theCustomer(), acd, myself({ callbacks: [leg('a')] })));
    expect([view.queueName, view.language]).toEqual(['Renewals', 'Español']);
  });

  test('my own queue’s name before another’s, after a transfer between queues', () => {
    const acd = aParticipant({ id: 'acd', purpose: 'acd', queueName: 'Renewals' });
    const me = myself({ callbacks: [leg('a')], queueName: 'Complaints' });
    expect(viewOf(aConversation(theCustomer(), acd, me)).queueName).toBe('Complaints');
  });
});

describe('the calls of a callback', () => {
  const far = aCall({ id: 'far', peerId: 'own' });
  const own = aCall({ id: 'own', peerId: 'far' });

  test('join my leg with the other side, whatever the platform calls it', () => {
    for (const purpose of ['customer', 'external', 'something-new']) {
      const other = aParticipant({ id: 'other', purpose, calls: [far] });
      const me = myself({ callbacks: [leg('a')], calls: [own] });
      const { calls } = viewOf(aConversation(theCustomer(), me, other));
      expect(calls, purpose).toMatchObject([{ id: 'own', own: { id: 'own' }, outside: { id: 'far' } }]);
    }
  });

  test('leave out the platform’s machines, a colleague who is consulted, and a coach', () => {
    const others = [
      ...['acd', 'ivr', 'voicemail', 'workflow', 'dialer'].map((purpose) => aParticipant({ purpose, calls: [far] })),
      aParticipant({ userId: 'user-consulted', calls: [aCall({ id: 'consult' })] }),
      myself({ id: 'coach', observes: true, calls: [aCall({ id: 'coaching' })] }),
    ];
    const me = myself({ callbacks: [leg('a')] });
    expect(viewOf(aConversation(theCustomer(), me, ...others)).calls).toEqual([]);
  });

  test('are those of the colleague, to a supervisor who has a call of their own', () => {
    const works = aParticipant({ id: 'works', userId: 'user-two', callbacks: [leg('b')], calls: [own] });
    const supervisor = myself({ id: 'me', calls: [aCall({ id: 'mine' })] });
    const view = viewOf(aConversation(theCustomer({ calls: [far] }), works, supervisor));
    expect(view.calls.map(({ id }) => id)).toEqual(['own']);
  });

  test('outlive the alert in which they were placed', () => {
    const first = myself({ id: 'first', callbacks: [overLeg('a')], calls: [own] });
    const again = myself({ id: 'again', callbacks: [leg('b')] });
    expect(viewOf(aConversation(theCustomer({ calls: [far] }), first, again)).calls).toHaveLength(1);
  });
});
