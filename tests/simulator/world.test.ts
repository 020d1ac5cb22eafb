// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WireConversation } from '../../src/callback/wire.ts';
import { SCENARIO_NAMES, type Personality } from '../../src/simulator/simulator.ts';
import { createAgent, iso, NINE } from './agent.ts';

const SKIP = { wrapup: { code: 'ININ-OUTBOUND-PREVIEW-SKIPPED', notes: '' } };

describe('a callback', () => {
  test('alerts at once, and is the agent’s from the moment of accept, when the queue lets it go', async () => {
    const agent = createAgent();
    const ids = agent.simulator.startScenario('preview-countdown');
    const [alerting] = await agent.participants(ids.conversationId, 'agent');
    expect(alerting).toMatchObject({ id: ids.participantId, alertingTimeoutMs: 30_000, wrapupPrompt: 'optional' });
    expect(alerting.callbacks[0]).toMatchObject({
      id: ids.callbackId,
      state: 'alerting',
      segments: [],
      startAlertingTime: iso(NINE),
      callbackNumbers: ['+13175550142', '+13175550118', '+442079460321'],
    });
    expect(alerting.callbacks[0]).not.toHaveProperty('direction');
    expect(Date.parse(alerting.startTime)).toBeLessThan(NINE);

    agent.source.step(4321);
    expect(await agent.patch(ids, { state: 'connected' })).toMatchObject({ status: 202, body: undefined });
    const [accepted] = await agent.participants(ids.conversationId, 'agent');
    expect(accepted.callbacks[0]).toMatchObject({ state: 'connected', connectedTime: iso(NINE + 4321) });
    const [acd] = await agent.participants(ids.conversationId, 'acd');
    const [customer] = await agent.participants(ids.conversationId, 'customer');
    expect(acd).toMatchObject({ endTime: iso(NINE + 4321) });
    expect(acd.callbacks[0]).toMatchObject({ disconnectType: 'transfer', peerId: customer.callbacks[0].id });
  });

  test('that is declined or missed comes back 5 s later as a new participant, and the old ones stay', async () => {
    const agent = createAgent();
    const ids = agent.simulator.startScenario('preview-no-skip');
    await agent.patch(ids, { state: 'disconnected' });
    agent.source.step(4999);
    expect(await agent.participants(ids.conversationId, 'agent')).toHaveLength(1);
    agent.source.step(1 + 30_000 + 5000);
    const [declined, missed, third] = await agent.participants(ids.conversationId, 'agent');
    expect(declined).toMatchObject({ id: ids.participantId, endTime: iso(NINE) });
    expect(declined.callbacks[0]).toMatchObject({ state: 'disconnected', disconnectType: 'client' });
    expect(missed.callbacks[0]).toMatchObject({ disconnectType: 'system', disconnectedTime: iso(NINE + 35_000) });
    expect(third.callbacks[0]).toMatchObject({ state: 'alerting', startAlertingTime: iso(NINE + 40_000) });
  });

  test('on hold says since when, and its segments tell of it 300 ms late', async () => {
    const agent = createAgent();
    const ids = agent.simulator.startScenario('preview-no-countdown');
    await agent.patch(ids, { state: 'connected' });
    agent.source.step(10_000);
    await agent.patch(ids, { held: true });
    agent.source.step(299);
    const leg = async () => (await agent.participants(ids.conversationId, 'agent'))[0].callbacks[0];
    expect(await leg()).toMatchObject({ held: true, startHoldTime: iso(NINE + 10_000) });
    expect((await leg()).segments.at(-1)).toEqual({ type: 'Interact', startTime: iso(NINE), howEnded: 'Disconnect' });
    agent.source.step(1);
    expect((await leg()).segments.slice(-2)).toEqual([
      { type: 'Interact', startTime: iso(NINE), endTime: iso(NINE + 10_000), howEnded: 'Hold' },
      { type: 'Hold', startTime: iso(NINE + 10_000), howEnded: 'Disconnect' },
    ]);
    await agent.patch(ids, { held: false });
    expect(await leg()).toMatchObject({ held: false });
    expect(await leg()).not.toHaveProperty('startHoldTime');
  });

  test('that was held before anybody looked has the history of a real one', async () => {
    const agent = createAgent();
    const ids = agent.simulator.startScenario('held');
    const [me] = await agent.participants(ids.conversationId, 'agent');
    const [leg] = me.callbacks;
    expect(leg).toMatchObject({ connectedTime: iso(NINE - 240_000), startHoldTime: iso(NINE - 95_000), held: true });
    expect(leg.segments.map(({ type }: { type: string }) => type)).toEqual([
      'Alert',
      'Interact',
      'Hold',
      'Interact',
      'Hold',
    ]);
    expect(leg.segments.filter(({ endTime }: { endTime?: string }) => !endTime)).toHaveLength(1);
  });

  test('that is scheduled waits for its time, without an agent, and is not in the agent’s list', async () => {
    const agent = createAgent();
    const ids = agent.simulator.startScenario('scheduled');
    const [customer] = await agent.participants(ids.conversationId, 'customer');
    expect(customer.callbacks[0]).toMatchObject({
      id: ids.callbackId,
      state: 'scheduled',
      callbackScheduledTime: '2026-11-23T09:30:00Z',
    });
    expect((await agent.ask('GET', 'conversations/callbacks')).body.entities).toEqual([]);
    agent.source.step(30 * 60_000 + 1500);
    expect((await agent.participants(ids.conversationId, 'acd'))[0].callbacks[0].state).toBe('connected');
    expect((await agent.participants(ids.conversationId, 'agent'))[0].callbacks[0].state).toBe('alerting');
    expect((await agent.ask('GET', 'conversations/callbacks')).body.total).toBe(1);
  });

  test.each([
    ['requeues', 2],
    ['ends', 1],
  ] as const)('closed without a call %s', async (closeRequeues, agents) => {
    const agent = createAgent({ personality: { closeRequeues } });
    const ids = agent.simulator.startScenario('preview-no-countdown');
    await agent.patch(ids, { state: 'connected' });
    await agent.patch(ids, { state: 'disconnected' });
    agent.source.step(6000);
    expect(await agent.participants(ids.conversationId, 'agent')).toHaveLength(agents);
    expect(Boolean((await agent.conversation(ids.conversationId)).endTime)).toBe(closeRequeues === 'ends');
  });
});

describe('the countdown', () => {
  const started = async (personality: Partial<Personality>, scenario = 'preview-countdown' as const) => {
    const agent = createAgent({ personality });
    const ids = agent.simulator.startScenario(scenario);
    agent.source.step(10_000);
    await agent.patch(ids, { state: 'connected' });
    const calls = async () => (await agent.participants(ids.conversationId, 'agent'))[0].calls ?? [];
    return { ...agent, ids, calls };
  };

  test('dials exactly 60 s after accept: own phone first, the customer when it is picked up', async () => {
    const agent = await started({});
    agent.source.step(59_999);
    expect(await agent.calls()).toEqual([]);
    agent.source.step(1);
    const dialledAt = NINE + 70_000;
    const [own] = await agent.calls();
    expect(own).toMatchObject({ state: 'alerting', startAlertingTime: iso(dialledAt) });
    expect(own.other.addressNormalized).toBe('+13175550142');
    const customer = async () => (await agent.participants(agent.ids.conversationId, 'customer'))[0];
    expect(await customer()).not.toHaveProperty('calls');
    agent.source.step(1200);
    expect((await customer()).calls[0]).toMatchObject({ state: 'dialing', peerId: own.id });
    agent.source.step(500);
    expect((await customer()).calls[0].state).toBe('contacting');
    agent.source.step(3500);
    expect((await customer()).calls[0]).toMatchObject({ state: 'connected', connectedTime: iso(dialledAt + 5200) });
  });

  test.each<[string, Partial<Personality>, number | undefined, string]>([
    ['counts from the alert', { countdownStarts: 'alert' }, 50_000, '+13175550142'],
    ['dials another number', { numberDialled: 'other' }, 60_000, '+442079460321'],
    ['leaves dialling to somebody else', { dialsAtZero: 'nobody' }, undefined, ''],
    ['goes on while on hold', { holdPausesCountdown: 'no' }, 60_000, '+13175550142'],
    ['waits while on hold', { holdPausesCountdown: 'yes' }, 67_000, '+13175550142'],
  ])('%s, where that is the personality', async (_, personality, afterMs, number) => {
    const agent = await started(personality);
    agent.source.step(1000);
    await agent.patch(agent.ids, { held: true });
    agent.source.step(7000);
    await agent.patch(agent.ids, { held: false });
    agent.source.step(300_000);
    const [own] = await agent.calls();
    expect(own?.startAlertingTime).toBe(afterMs && iso(NINE + 10_000 + afterMs));
    expect(own?.other.addressNormalized ?? '').toBe(number);
  });

  test.each(['never', 'at-once'] as const)('of 0 seconds dials %s', async (autoDialZero) => {
    const agent = createAgent({ personality: { autoDialZero } });
    const ids = agent.simulator.startScenario('preview-no-countdown');
    await agent.patch(ids, { state: 'connected' });
    agent.source.step(600_000);
    const [me] = await agent.participants(ids.conversationId, 'agent');
    expect(me.calls?.[0]?.startAlertingTime).toBe(autoDialZero === 'at-once' ? iso(NINE) : undefined);
  });

  test('ends with the agent’s own call, and is over when the computer wakes past zero', async () => {
    const called = await started({});
    await called.call(called.ids, '+13175550118');
    called.source.step(3000);
    await called.patchCall(called.ids, { state: 'disconnected' });
    called.source.step(300_000);
    expect(await called.calls()).toHaveLength(1);

    const slept = await started({});
    slept.source.jump(3600_000);
    expect(await slept.calls()).toMatchObject([{ startAlertingTime: iso(NINE + 70_000), state: 'connected' }]);
  });
});

describe('a placed call', () => {
  test('to a busy number ends with cause 17, the own leg as its peer, and may be placed again', async () => {
    const agent = createAgent();
    const ids = agent.simulator.startScenario('call-busy');
    expect((await agent.call(ids, '+13175550171')).status).toBe(409);
    await agent.patch(ids, { state: 'connected' });
    expect((await agent.call(ids, '(317) 555-0171')).status).toBe(200);
    expect((await agent.call(ids, '+13175550171')).status).toBe(409);
    agent.source.step(10_000);
    const legs = async (purpose: string) => (await agent.participants(ids.conversationId, purpose))[0].calls;
    expect(await legs('customer')).toMatchObject([
      {
        state: 'disconnected',
        disconnectType: 'endpoint',
        disconnectReasons: [{ type: 'q850', code: 17, phrase: 'User busy' }],
        self: { addressNormalized: '+13175550171', addressRaw: '(317) 555-0171' },
      },
    ]);
    expect(await legs('agent')).toMatchObject([{ state: 'disconnected', disconnectType: 'peer' }]);
    expect((await agent.call(ids, '+13175550109')).status).toBe(200);
    const [first] = await legs('agent');
    const one = `conversations/calls/${ids.conversationId}/participants/${ids.participantId}/communications/${first.id}`;
    expect((await agent.ask('PATCH', one, { state: 'disconnected' })).status).toBe(409);
    agent.source.step(10_000);
    expect((await legs('customer'))[1].state).toBe('connected');
  });

  test('can be held, muted and hung up; the callback stays open until it is ended, and then all is over', async () => {
    const agent = createAgent();
    const ids = agent.simulator.startScenario('preview-no-countdown');
    await agent.patch(ids, { state: 'connected' });
    await agent.call(ids, '+13175550127');
    expect((await agent.patchCall(ids, { held: true })).status).toBe(409);
    agent.source.step(8000);
    expect((await agent.patchCall(ids, { held: true, muted: true })).status).toBe(202);
    const me = async () => (await agent.participants(ids.conversationId, 'agent'))[0];
    expect((await me()).calls[0]).toMatchObject({ held: true, muted: true, startHoldTime: iso(NINE + 8000) });
    expect((await me()).callbacks[0].held).toBe(false);
    await agent.ask('PATCH', `conversations/${ids.conversationId}/participants/${ids.participantId}`, {
      state: 'disconnected',
    });
    expect((await me()).calls[0]).toMatchObject({ state: 'disconnected', disconnectType: 'client' });
    expect((await me()).callbacks[0].state).toBe('connected');
    await agent.patch(ids, { wrapup: { code: agent.simulator.world.wrapupCodes[0]!.id }, state: 'disconnected' });
    agent.source.step(10);
    const over = await agent.conversation(ids.conversationId);
    expect(over.endTime).toBeDefined();
    expect(over.participants[0]).toMatchObject({ callbacks: [{ disconnectType: 'peer' }] });
    expect(over.participants.at(-1).wrapup.name).toBe('Renewed');
    expect((await agent.ask('GET', 'conversations')).body.total).toBe(0);
  });

  test('whose own phone is not answered never reaches the customer', async () => {
    const agent = createAgent({ phone: 'not-answered' });
    const ids = agent.simulator.startScenario('preview-no-countdown');
    await agent.patch(ids, { state: 'connected' });
    await agent.call(ids, '+13175550127');
    agent.source.step(20_000);
    const [me] = await agent.participants(ids.conversationId, 'agent');
    expect(me.calls).toMatchObject([{ state: 'disconnected', disconnectType: 'timeout' }]);
    expect((await agent.participants(ids.conversationId, 'customer'))[0]).not.toHaveProperty('calls');
  });
});

describe('a skip', () => {
  test.each([1, 2] as const)('takes %i request by personality, also from hold, and ends it', async (skipTakes) => {
    const agent = createAgent({ personality: { skipTakes } });
    const ids = agent.simulator.startScenario('preview-countdown');
    await agent.patch(ids, { state: 'connected' });
    await agent.patch(ids, { held: true });
    expect((await agent.patch(ids, { ...SKIP, state: 'disconnected' })).status).toBe(202);
    const leg = async () => (await agent.participants(ids.conversationId, 'agent'))[0].callbacks[0];
    expect((await leg()).state).toBe(skipTakes === 1 ? 'disconnected' : 'connected');
    if (skipTakes === 2) await agent.patch(ids, { state: 'disconnected' });
    agent.source.step(60_000);
    expect(await leg()).toMatchObject({ state: 'disconnected', disconnectType: 'client', held: false });
    expect(await leg()).not.toHaveProperty('startHoldTime');
    expect(await agent.participants(ids.conversationId, 'agent')).toHaveLength(1);
    expect((await agent.conversation(ids.conversationId)).endTime).toBeDefined();
  });

  test('is refused where the campaign forbids it, and brings the next preview 0.4 s later where asked', async () => {
    const agent = createAgent();
    const forbidden = agent.simulator.startScenario('preview-no-skip');
    await agent.patch(forbidden, { state: 'connected' });
    expect((await agent.patch(forbidden, { ...SKIP, state: 'disconnected' })).status).toBe(400);

    const afterSkip = () => void agent.simulator.startScenario('preview-countdown');
    const ids = agent.simulator.startScenario('preview-countdown', { afterSkip });
    await agent.patch(ids, { state: 'connected' });
    await agent.patch(ids, { ...SKIP, state: 'disconnected' });
    agent.source.step(400);
    const [, , next] = agent.simulator.started;
    expect((await agent.participants(next!.conversationId, 'agent'))[0].callbacks[0]).toMatchObject({
      state: 'alerting',
      startAlertingTime: iso(NINE + 400),
    });
  });
});

test('after-call work is owed only where the queue demands it, and is ended by writing, skipping or time', async () => {
  const agent = createAgent({ personality: { closeRequeues: 'ends' } });
  const work = async (end: (ids: { conversationId: string; participantId: string }) => unknown) => {
    const ids = agent.simulator.startScenario('preview-no-countdown', {
      afterCallWork: { required: true, timeoutMs: 15_000 },
    });
    await agent.patch(ids, { state: 'connected' });
    await agent.patch(ids, { state: 'disconnected' });
    const me = async () => (await agent.participants(ids.conversationId, 'agent'))[0];
    expect(await me()).toMatchObject({ wrapupPrompt: 'timeout', wrapupTimeoutMs: 15_000, wrapupRequired: true });
    expect((await me()).callbacks[0].afterCallWork.state).toBe('pending');
    expect((await agent.ask('GET', 'conversations/callbacks')).body.total).toBe(1);
    await end(ids);
    agent.source.step(20_000);
    return [(await me()).callbacks[0].afterCallWork.state, (await me()).wrapup?.code];
  };
  expect(await work((ids) => agent.patch(ids, { wrapup: { code: agent.simulator.world.wrapupCodes[1]!.id } }))).toEqual(
    ['complete', agent.simulator.world.wrapupCodes[1]!.id],
  );
  expect(await work((ids) => agent.patch(ids, { wrapupSkipped: true }))).toEqual(['skipped', undefined]);
  expect(await work(() => undefined)).toEqual(['complete', 'ININ-WRAP-UP-TIMEOUT']);
});

describe('the API', () => {
  test.each([
    ['no token', 401, 'GET', 'users/me', undefined, null],
    ['a wrong token', 401, 'GET', 'users/me', undefined, 'somebody-else'],
    ['an unknown conversation', 404, 'GET', 'conversations/callbacks/nope', undefined, undefined],
    ['an unknown participant', 404, 'PATCH', 'conversations/callbacks/CID/participants/nope', {}, undefined],
    [
      'the customer’s leg',
      403,
      'PATCH',
      'conversations/callbacks/CID/participants/CUSTOMER',
      { held: true },
      undefined,
    ],
    ['an unknown path', 404, 'GET', 'no/such/thing', undefined, undefined],
    ['a method that is not there', 405, 'DELETE', 'users/me', undefined, undefined],
    ['text that is not JSON', 400, 'PATCH', 'conversations/callbacks/CID/participants/PID', '{"state"', undefined],
    ['another state', 400, 'PATCH', 'conversations/callbacks/CID/participants/PID', { state: 'dialing' }, undefined],
    ['nothing asked', 400, 'PATCH', 'conversations/callbacks/CID/participants/PID', {}, undefined],
    ['a hold before accept', 409, 'PATCH', 'conversations/callbacks/CID/participants/PID', { held: true }, undefined],
    ['a call without a number', 400, 'POST', 'conversations/calls/CID', { phoneColumn: 'Mobile' }, undefined],
    ['a call before accept', 409, 'POST', 'conversations/calls/CID', { callNumber: '+13175550142' }, undefined],
  ])('answers %s with %i and an ErrorBody', async (_, status, method, path, body, token) => {
    const agent = createAgent();
    const ids = agent.simulator.startScenario('preview-countdown');
    const [customer] = await agent.participants(ids.conversationId, 'customer');
    const real = path
      .replace('CID', ids.conversationId)
      .replace('PID', ids.participantId)
      .replace('CUSTOMER', customer.id);
    const answer = await agent.ask(method, real, body, token);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ status, code: expect.any(String), message: expect.any(String) });
    expect(answer.body.contextId).toBe(answer.headers.get('ININ-Correlation-Id'));
    expect(answer.headers.get('inin-ratelimit-reset')).toBe('60');
  });

  test('refuses what is over with 409, by participant and by communication', async () => {
    const agent = createAgent();
    const ids = agent.simulator.startScenario('preview-countdown');
    const one = `conversations/callbacks/${ids.conversationId}/participants/${ids.participantId}/communications/${ids.callbackId}`;
    expect((await agent.ask('PATCH', one, { state: 'disconnected' })).status).toBe(200);
    expect((await agent.ask('PATCH', one, { state: 'disconnected' })).status).toBe(409);
    expect((await agent.patch(ids, { state: 'connected' })).status).toBe(409);
    const whole = `conversations/callbacks/${ids.conversationId}`;
    expect((await agent.ask('PATCH', whole, { state: 'disconnected' })).body.endTime).toBeDefined();
    expect((await agent.ask('PATCH', whole, { state: 'disconnected' })).status).toBe(409);
    agent.source.step(60_000);
    expect(await agent.participants(ids.conversationId, 'agent')).toHaveLength(1);
  });

  test('answers 429 with Retry-After once the minute is spent, and again after it', async () => {
    const agent = createAgent({ ratePerMinute: 2 });
    agent.source.step(15_000);
    for (const status of [200, 200, 429]) expect((await agent.ask('GET', 'date')).status).toBe(status);
    expect((await agent.ask('GET', 'date')).headers.get('Retry-After')).toBe('45');
    agent.source.step(45_000);
    expect((await agent.ask('GET', 'date')).body).toEqual({ currentDate: '2026-11-23T09:01:00.000Z' });
  });

  test('joins a preview’s columns to the contact’s numbers', async () => {
    const agent = createAgent();
    const ids = agent.simulator.startScenario('preview-countdown');
    const [me] = await agent.participants(ids.conversationId, 'agent');
    const { contactListId, contactId, campaignId, phoneNumberColumns } = me.callbacks[0].dialerPreview;
    const contact = await agent.ask('GET', `outbound/contactlists/${contactListId}/contacts/${contactId}`);
    expect(phoneNumberColumns.map((each: { columnName: string }) => contact.body.data[each.columnName])).toEqual(
      me.callbacks[0].callbackNumbers,
    );
    expect((await agent.ask('GET', `outbound/contactlists/${contactListId}`)).body.name).toBe(
      'Plans ending in December',
    );
    expect((await agent.ask('GET', `outbound/campaigns/${campaignId}`)).body.previewTimeOutSeconds).toBe(60);
  });
});

test('the same seed gives the same ids, and a scenario played twice gives different ones', () => {
  const played = (seed: number) => {
    const { simulator } = createAgent({ seed });
    return [...SCENARIO_NAMES, ...SCENARIO_NAMES].map((name) => simulator.startScenario(name));
  };
  expect(played(7)).toEqual(played(7));
  const ids = [...played(7), ...played(8)].flatMap((each) => [each.conversationId, each.participantId]);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('whatever is asked in whatever order, over stays over, nobody vanishes, and at most one call is live', async () => {
  const requests = [
    { state: 'connected' },
    { state: 'disconnected' },
    { held: true },
    { held: false },
    { muted: true },
    { ...SKIP, state: 'disconnected' },
    'call',
  ] as const;
  const act = fc.record({
    body: fc.constantFrom(...requests),
    medium: fc.constantFrom('conversations', 'conversations/callbacks', 'conversations/calls'),
    thenMs: fc.constantFrom(0, 1, 700, 3000, 31_000, 61_000),
  });
  const isOver = ({ state }: { state?: string }) => state === 'disconnected';

  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 25 }), fc.nat(), async (acts, seed) => {
      const agent = createAgent({ seed });
      const { conversationId } = agent.simulator.startScenario('call-busy');
      let before: WireConversation = await agent.conversation(conversationId);
      for (const { body, medium, thenMs } of acts) {
        const participantId = before.participants!.findLast(({ purpose }) => purpose === 'agent')!.id!;
        const answer =
          body === 'call'
            ? await agent.call({ conversationId }, '+13175550171')
            : await agent.ask('PATCH', `${medium}/${conversationId}/participants/${participantId}`, body);
        expect([200, 202, 404, 409]).toContain(answer.status);
        agent.source.step(thenMs);

        const now: WireConversation = await agent.conversation(conversationId);
        const liveCalls = now.participants!.flatMap(({ calls = [] }) => calls.filter((leg) => !isOver(leg)));
        expect(liveCalls.length).toBeLessThanOrEqual(2);
        if (now.endTime) expect(now.participants!.every(({ callbacks }) => callbacks!.every(isOver))).toBe(true);
        for (const [index, was] of before.participants!.entries()) {
          const is = now.participants![index]!;
          expect(is.id).toBe(was.id);
          if (was.endTime) expect(is).toMatchObject({ endTime: was.endTime });
          for (const [which, leg] of was.callbacks!.entries())
            if (isOver(leg)) expect(is.callbacks![which]).toMatchObject({ ...leg, segments: expect.anything() });
        }
        for (const [, stamp] of JSON.stringify(now).matchAll(/"\w+Time":"([^"]+)"/g))
          expect(Date.parse(stamp!)).toBeLessThanOrEqual(agent.source.wall());
        before = now;
      }
    }),
    { numRuns: 60 },
  );
});
