// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { permits } from '../../src/simulator/simulator.ts';
import { createAgent, iso, NINE, type Guessed } from './agent.ts';

type Agent = ReturnType<typeof createAgent>;
type Ids = { conversationId: string; participantId: string };

const legs = async (agent: Agent, { conversationId }: Ids, purpose = 'agent'): Promise<Guessed[]> =>
  (await agent.participants(conversationId, purpose)).at(-1).calls ?? [];

describe('calls', () => {
  test('a second one is refused while one lives, or placed where the personality says so', async () => {
    for (const [secondCall, status, count] of [
      ['refuses', 409, 1],
      ['accepts', 200, 2],
    ] as const) {
      const agent = createAgent({ personality: { secondCall } });
      const ids = agent.simulator.startScenario('ready-to-call');
      await agent.call(ids, '+13175550142');
      expect((await agent.call(ids, '+13175550118')).status).toBe(status);
      agent.source.step(6000);
      expect(await legs(agent, ids)).toHaveLength(count);
      const [first] = await legs(agent, ids);
      const path = `conversations/calls/${ids.conversationId}/participants/${ids.participantId}/communications`;
      await agent.ask('PATCH', `${path}/${first.id}`, { state: 'disconnected' });
      const states = (await legs(agent, ids)).map(({ state }) => state);
      expect(states).toEqual(['disconnected', 'connected'].slice(0, count));
    }
  });

  test('the platform dials 50 ms after the press: one call more, where a second is accepted', async () => {
    for (const [secondCall, count] of [
      ['refuses', 1],
      ['accepts', 2],
    ] as const) {
      const agent = createAgent({ personality: { secondCall } });
      const ids = agent.simulator.startScenario('platform-dials-after-press');
      await agent.patch(ids, { state: 'connected' });
      agent.source.step(30_000);
      await agent.call(ids, '+13175550109');
      agent.source.step(49);
      expect(await legs(agent, ids)).toHaveLength(1);
      agent.source.step(1);
      expect(await legs(agent, ids)).toHaveLength(count);
    }
  });

  test('another desktop dials, the customer hangs up, and the contact’s record tells of it', async () => {
    const agent = createAgent();
    const ids = agent.simulator.startScenario('preview-no-countdown');
    expect(() => agent.simulator.dialElsewhere(ids.conversationId)).toThrow('No agent');
    await agent.patch(ids, { state: 'connected' });
    agent.simulator.dialElsewhere(ids.conversationId);
    agent.source.step(10_000);
    agent.simulator.hangUpCustomer(ids.conversationId);
    expect(await legs(agent, ids)).toMatchObject([{ state: 'disconnected', disconnectType: 'peer' }]);
    const { contactId } = (await agent.participants(ids.conversationId, 'agent'))[0].callbacks[0].dialerPreview;
    const record = agent.simulator.world.contacts.get(contactId)!.callRecords!;
    expect(record).toEqual({ Mobile: { lastAttempt: iso(NINE), lastResult: 'ININ-OUTBOUND-LIVE-VOICE' } });
    await agent.call(ids, '(317) 555-0163');
    expect(record).not.toHaveProperty('Home');
    expect(agent.simulator.world.contacts.get(contactId)!.callRecords!.Home).toEqual({
      lastAttempt: iso(NINE + 10_000),
    });
  });

  test('the agent’s own phone: declined or answered by hand', async () => {
    const agent = createAgent({ phone: 'rings' });
    const ids = agent.simulator.startScenario('ready-to-call');
    expect(agent.simulator.answerPhone()).toBe(false);
    await agent.call(ids, '+13175550142');
    expect(agent.simulator.declinePhone()).toBe(true);
    expect((await agent.participants(ids.conversationId, 'customer'))[0]).not.toHaveProperty('calls');
    await agent.call(ids, '+13175550142');
    expect(agent.simulator.answerPhone()).toBe(true);
    agent.source.step(5000);
    expect((await legs(agent, ids)).map(({ state }) => state)).toEqual(['disconnected', 'connected']);
  });

  test('are refused for external campaigns, callbacks placed automatically, and unknown columns', async () => {
    const agent = createAgent();
    for (const name of ['preview-external', 'placed-automatically'] as const) {
      const ids = agent.simulator.startScenario(name);
      await agent.patch(ids, { state: 'connected' });
      expect((await agent.call(ids, '+13175550142')).status).toBe(400);
    }
    const ids = agent.simulator.startScenario('preview-no-countdown');
    await agent.patch(ids, { state: 'connected' });
    const body = { callNumber: '+13175550127', phoneColumn: 'Pager' };
    const answer = await agent.ask('POST', `conversations/calls/${ids.conversationId}`, body);
    expect(answer).toMatchObject({ status: 400, body: { details: [{ fieldName: 'phoneColumn' }] } });
  });

  test('go to numbers in any spelling, and to none that has no digit', async () => {
    const agent = createAgent();
    const ids = agent.simulator.startScenario('seven-numbers');
    await agent.patch(ids, { state: 'connected' });
    const numbers: string[] = (await agent.participants(ids.conversationId, 'agent'))[0].callbacks[0].callbackNumbers;
    const dialled = [];
    for (const number of numbers) {
      const { status } = await agent.call(ids, number);
      const last = (await legs(agent, ids)).at(-1);
      dialled.push(status === 200 ? last.other.addressNormalized : status);
      if (status === 200) await agent.patchCall(ids, { state: 'disconnected' });
    }
    expect(dialled).toEqual([
      ...['+13175550156', '+13175550157', '+13175550158', '55501', 400, '+13175550159', '00442079460233'],
    ]);
  });
});

describe('whose callback it is', () => {
  const transfer = (agent: Agent, ids: Ids, body: object) =>
    agent.ask('POST', `conversations/callbacks/${ids.conversationId}/participants/${ids.participantId}/replace`, body);
  const colleague = (agent: Agent, name: string) =>
    agent.simulator.world.colleagues.find((each) => each.name === name)!.id;
  const agents = async (agent: Agent, ids: Ids) =>
    (await agent.participants(ids.conversationId, 'agent')).map(({ userId, callbacks: [leg] }) => [
      userId === agent.simulator.userId ? 'me' : 'other',
      leg.state,
      leg.disconnectType,
    ]);

  test.each([
    ['Noor Haddad', 3000, [['other', 'connected', undefined]]],
    [
      'Oskar Lindahl',
      30_100,
      [
        ['other', 'disconnected', 'system'],
        ['me', 'alerting', undefined],
      ],
    ],
    [
      'Beatriz Okonkwo',
      3000,
      [
        ['other', 'disconnected', 'client'],
        ['me', 'alerting', undefined],
      ],
    ],
  ])('transferred to %s, who has until %i ms', async (name, ms, then) => {
    const agent = createAgent();
    const ids = agent.simulator.startScenario('ready-to-call');
    expect((await transfer(agent, ids, { userId: colleague(agent, name) })).status).toBe(202);
    expect((await agents(agent, ids)).slice(0, 2)).toEqual([
      ['me', 'disconnected', 'transfer'],
      ['other', 'alerting', undefined],
    ]);
    agent.source.step(ms);
    expect((await agents(agent, ids)).slice(1)).toEqual(then);
  });

  test('an attended transfer leaves it with me until the other accepts', async () => {
    const agent = createAgent();
    const ids = agent.simulator.startScenario('ready-to-call');
    await transfer(agent, ids, { userId: colleague(agent, 'Noor Haddad'), transferType: 'Attended' });
    agent.source.step(1999);
    expect((await agents(agent, ids))[0]).toEqual(['me', 'connected', undefined]);
    agent.source.step(1);
    expect(await agents(agent, ids)).toEqual([
      ['me', 'disconnected', 'transfer'],
      ['other', 'connected', undefined],
    ]);
    const ignored = agent.simulator.startScenario('ready-to-call');
    await transfer(agent, ignored, { userId: colleague(agent, 'Oskar Lindahl'), transferType: 'Attended' });
    agent.source.step(31_000);
    expect((await agents(agent, ignored))[0]).toEqual(['me', 'connected', undefined]);
  });

  test.each<[string, object, string]>([
    ['myself', { userId: 'ME' }, 'userId'],
    ['nobody', { userId: 'nobody' }, 'userId'],
    ['a phone number', { address: '+13175550142' }, 'userId'],
    ['a voicemail inbox', { userId: 'ME', voicemail: true }, 'voicemail'],
    ['an unknown kind', { userId: 'ME', transferType: 'Consult' }, 'transferType'],
  ])('a transfer to %s is refused, and names the field', async (_, body, fieldName) => {
    const agent = createAgent();
    const ids = agent.simulator.startScenario('ready-to-call');
    const real = JSON.parse(JSON.stringify(body).replace('ME', agent.simulator.userId));
    expect(await transfer(agent, ids, real)).toMatchObject({ status: 400, body: { details: [{ fieldName }] } });
  });

  test('an owned callback that nobody accepts goes to the queue when its time is over', async () => {
    const agent = createAgent();
    const ids = agent.simulator.startScenario('owned-expires');
    const routing = async () => (await agent.participants(ids.conversationId, 'acd')).at(-1).conversationRoutingData;
    expect((await routing()).scoredAgents).toMatchObject([{ agent: { id: agent.simulator.userId }, score: 100 }]);
    agent.source.step(20_000);
    expect(await agents(agent, ids)).toEqual([['me', 'disconnected', 'system']]);
    expect(await routing()).not.toHaveProperty('scoredAgents');
    agent.source.step(40_000);
    expect(await agents(agent, ids)).toEqual([
      ['me', 'disconnected', 'system'],
      ['other', 'connected', undefined],
    ]);

    const kept = agent.simulator.startScenario('owned-expires');
    await agent.patch(kept, { state: 'connected' });
    agent.source.step(60_000);
    expect(await agents(agent, kept)).toEqual([['me', 'connected', undefined]]);
  });

  test('one that opens by itself does so after a second', async () => {
    const agent = createAgent();
    const ids = agent.simulator.startScenario('preview-auto-accept');
    agent.source.step(999);
    expect((await agents(agent, ids))[0]).toEqual(['me', 'alerting', undefined]);
    agent.source.step(1);
    expect((await agents(agent, ids))[0]).toEqual(['me', 'connected', undefined]);
  });

  test('listeners are no agents: nothing is permitted to a supervisor, and a coach takes nothing from the agent', async () => {
    const agent = createAgent();
    const seen = agent.simulator.startScenario('supervisor-view');
    for (const act of ['accept', 'call', 'hold', 'hang-up', 'done'] as const)
      expect(permits(agent.simulator.world, seen.conversationId, act)).toBe('no');
    expect((await agent.patch(seen, { held: true })).status).toBe(403);
    const { participants } = await agent.conversation(seen.conversationId);
    expect(participants.at(-1)).toMatchObject({
      purpose: 'user',
      mediaRoles: ['monitor'],
      monitoredParticipantId: seen.participantId,
    });

    const ids = agent.simulator.startScenario('coach-joins');
    agent.source.step(6000);
    const coached = (await agent.conversation(ids.conversationId)).participants.at(-1);
    expect(coached).toMatchObject({ purpose: 'agent', coachedParticipantId: ids.participantId });
    expect(coached.userId).not.toBe(agent.simulator.userId);
    expect(permits(agent.simulator.world, ids.conversationId, 'hold-call')).toBe('yes');
    await agent.patchCall(ids, { state: 'disconnected' });
    const after = await agent.conversation(ids.conversationId);
    expect(after.participants.flatMap(({ calls = [] }) => calls.map(({ state }: Guessed) => state))).toEqual(
      Array.from({ length: 4 }, () => 'disconnected'),
    );
  });

  test('a customer who calls in meanwhile is a conversation of its own', async () => {
    const agent = createAgent();
    agent.simulator.startScenario('customer-calls-in');
    agent.source.step(6000);
    expect((await agent.ask('GET', 'conversations')).body.total).toBe(2);
    expect((await agent.ask('GET', 'conversations/callbacks')).body.total).toBe(1);
    const [inbound] = (await agent.ask('GET', 'conversations?communicationType=call')).body.entities;
    const me = inbound.participants.find(({ purpose }: Guessed) => purpose === 'agent');
    const ids = { conversationId: inbound.id, participantId: me.id };
    expect((await agent.patchCall(ids, { state: 'connected' })).status).toBe(202);
    expect((await legs(agent, ids))[0]).toMatchObject({ state: 'connected', direction: 'inbound' });
  });
});

describe('after-call work', () => {
  const wrapup = (agent: Agent) => ({ code: agent.simulator.world.wrapupCodes[0]!.id });
  const state = async (agent: Agent, ids: Ids) =>
    (await agent.participants(ids.conversationId, 'agent'))[0].callbacks[0].afterCallWork.state;

  test('that is forced lasts its time, and keeps the code', async () => {
    const agent = createAgent();
    const ids = agent.simulator.startScenario('wrap-up-forced');
    await agent.patch(ids, { wrapup: wrapup(agent) });
    expect(await state(agent, ids)).toBe('pending');
    agent.source.step(45_000);
    expect(await state(agent, ids)).toBe('complete');
    expect((await agent.participants(ids.conversationId, 'agent'))[0].wrapup.name).toBe('Renewed');
  });

  test('that times out keeps the notes of a draft, under the platform’s own code', async () => {
    const agent = createAgent();
    const ids = agent.simulator.startScenario('wrap-up-timed');
    await agent.patch(ids, { wrapup: { notes: 'wants a call on Friday', provisional: true } });
    agent.source.step(30_000);
    const [me] = await agent.participants(ids.conversationId, 'agent');
    expect(me.wrapup).toMatchObject({ code: 'ININ-WRAP-UP-TIMEOUT', notes: 'wants a call on Friday' });
    expect(me.wrapup).not.toHaveProperty('provisional');
  });

  test('that is mandatory is not skipped, needs a code that exists, and may have none to offer', async () => {
    const agent = createAgent();
    const ids = agent.simulator.startScenario('wrap-up-no-codes');
    expect((await agent.patch(ids, { wrapupSkipped: true })).status).toBe(400);
    expect((await agent.patch(ids, { wrapup: { code: 'made-up' } })).body.details[0].fieldName).toBe('wrapup.code');
    const path = `conversations/callbacks/${ids.conversationId}/participants/${ids.participantId}/wrapupcodes`;
    expect((await agent.ask('GET', path)).body).toEqual([]);
  });

  test('is owed where the agent asked for it, and only there', async () => {
    for (const asks of [true, false]) {
      const agent = createAgent();
      const ids = agent.simulator.startScenario('wrap-up-agent-requested');
      const path = `conversations/aftercallwork/${ids.conversationId}/participants/${ids.participantId}/communications/${ids.callbackId}`;
      if (asks) await agent.ask('PATCH', path, { afterCallWorkRequired: true });
      await agent.patchCall(ids, { state: 'disconnected' });
      await agent.patch(ids, { state: 'disconnected' });
      const [me] = await agent.participants(ids.conversationId, 'agent');
      expect(me.callbacks[0].afterCallWork?.state).toBe(asks ? 'pending' : undefined);
      expect((await agent.ask('PATCH', path, { afterCallWorkRequired: true })).status).toBe(409);
    }
  });

  test('follows when the platform ends a callback by itself', async () => {
    const agent = createAgent();
    const ids = agent.simulator.startScenario('auto-end', { afterCallWork: { required: true } });
    agent.source.step(14_000);
    expect((await agent.participants(ids.conversationId, 'agent'))[0].callbacks[0].state).toBe('connected');
    agent.source.step(3000);
    const [me] = await agent.participants(ids.conversationId, 'agent');
    expect(me.callbacks[0]).toMatchObject({ disconnectType: 'system', afterCallWork: { state: 'pending' } });
  });
});

describe('what a request says of time and numbers', () => {
  test.each<[string, object]>([
    ['callbackScheduledTime', { callbackScheduledTime: 'tomorrow' }],
    ['callbackScheduledTime', { callbackScheduledTime: iso(NINE - 1000) }],
    ['callbackScheduledTime', { callbackScheduledTime: iso(NINE + 31 * 86_400_000) }],
    ['callbackNumbers', { callbackNumbers: [] }],
    ['callbackNumbers', { callbackNumbers: ['3175550142'], validateCallbackNumbers: true }],
    ['queueId', { queueId: 'nope' }],
    ['queueId', { queueId: undefined }],
  ])('a wrong %s is 400 and named: %j', async (fieldName, wrong) => {
    const agent = createAgent();
    const [queue] = agent.simulator.world.queues.values();
    const body = { queueId: queue!.id, callbackNumbers: ['+13175550142'], ...wrong };
    const answer = await agent.ask('POST', 'conversations/callbacks', body);
    expect(answer).toMatchObject({ status: 400, body: { details: [{ fieldName }] } });
  });

  test('a callback scheduled from another waits in the same conversation, and comes when it is due', async () => {
    const agent = createAgent();
    const ids = agent.simulator.startScenario('ready-to-call');
    const [queue] = agent.simulator.world.queues.values();
    const body = {
      queueId: queue!.id,
      callbackNumbers: ['+13175550199'],
      callbackScheduledTime: iso(NINE + 600_000),
    };
    const path = `conversations/${ids.conversationId}/participants/${ids.participantId}/callbacks`;
    await agent.ask('POST', path, body);
    await agent.patch(ids, { state: 'disconnected' });
    agent.source.step(602_000);
    const [customer] = await agent.participants(ids.conversationId, 'customer');
    expect(customer.callbacks.map(({ state }: Guessed) => state)).toEqual(['disconnected', 'connected']);
    const me = (await agent.participants(ids.conversationId, 'agent')).at(-1);
    expect(me.callbacks[0]).toMatchObject({
      state: 'alerting',
      callbackNumbers: ['+13175550199'],
      peerId: customer.callbacks[1].id,
    });
  });

  test('the platform’s time may come in whole seconds', async () => {
    const agent = createAgent({ dateResolution: 's' });
    agent.source.step(1999);
    expect((await agent.ask('GET', 'date')).body).toEqual({ currentDate: '2026-11-23T09:00:01Z' });
  });

  test('a contact may be deleted or forbidden, a voicemail too', async () => {
    const agent = createAgent();
    for (const [name, status] of [
      ['preview-contact-deleted', 404],
      ['preview-contact-forbidden', 403],
    ] as const) {
      const ids = agent.simulator.startScenario(name);
      const { contactListId, contactId } = (await agent.participants(ids.conversationId, 'agent'))[0].callbacks[0]
        .dialerPreview;
      expect((await agent.ask('GET', `outbound/contactlists/${contactListId}/contacts/${contactId}`)).status).toBe(
        status,
      );
    }
    for (const [name, status] of [
      ['voicemail-deleted', 404],
      ['voicemail-forbidden', 403],
    ] as const) {
      const ids = agent.simulator.startScenario(name);
      const { id } = (await agent.participants(ids.conversationId, 'agent'))[0].callbacks[0].voicemail;
      expect((await agent.ask('GET', `voicemail/messages/${id}/media`)).status).toBe(status);
    }
  });

  test('a voicemail’s file is there once its upload is complete', async () => {
    const agent = createAgent();
    const ids = agent.simulator.startScenario('voicemail-pending');
    const uploaded = async () => (await agent.participants(ids.conversationId, 'agent'))[0].callbacks[0].voicemail;
    const { id, uploadStatus } = await uploaded();
    expect([uploadStatus, (await agent.ask('GET', `voicemail/messages/${id}/media`)).status]).toEqual(['pending', 404]);
    agent.source.step(12_000);
    expect([
      (await uploaded()).uploadStatus,
      (await agent.ask('GET', `voicemail/messages/${id}/media`)).status,
    ]).toEqual(['complete', 200]);
  });

  test('the wire may show what nobody knows, and next to nothing', async () => {
    const agent = createAgent();
    const strange = agent.simulator.startScenario('unknown-state');
    const { participants } = await agent.conversation(strange.conversationId);
    expect(participants.map(({ purpose }: Guessed) => purpose)).toContain('concierge');
    expect(participants.at(-1).callbacks[0].state).toBe('levitating');
    const bare = agent.simulator.startScenario('nothing-but-id');
    const me = (await agent.participants(bare.conversationId, 'agent'))[0];
    expect(me).toEqual({
      id: bare.participantId,
      purpose: 'agent',
      userId: agent.simulator.userId,
      callbacks: [{ id: bare.callbackId }],
    });
  });
});
