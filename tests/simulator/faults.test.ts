// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { answerControl } from '../../src/simulator/control.ts';
import { SENTINELS, type Fault } from '../../src/simulator/simulator.ts';
import { createAgent, type Guessed } from './agent.ts';

/** An agent who listens to their conversations. */
async function listening() {
  const agent = createAgent();
  const { simulator, source, ask } = agent;
  const channel = (await ask('POST', 'notifications/channels')).body;
  await ask('PUT', `notifications/channels/${channel.id}/subscriptions`, [
    { id: `v2.users.${simulator.userId}.conversations` },
  ]);
  const frames: Guessed[] = [];
  const events: string[] = [];
  const connect = () => {
    const socket = new simulator.WebSocket(channel.connectUri);
    socket.onopen = () => events.push('open');
    socket.onclose = ({ code }) => events.push(`close ${code}`);
    socket.onmessage = ({ data }) => frames.push(JSON.parse(data as string));
    source.step(5);
    return socket;
  };
  const socket = connect();
  const ids = simulator.startScenario('ready-to-call');
  source.step(50);
  frames.length = 0;
  const held = () => frames.map(({ eventBody }) => eventBody.participants.at(-1).callbacks[0].held);
  const hold = (is: boolean) => agent.patch(ids, { held: is });
  return { ...agent, channel, socket, connect, frames, events, ids, held, hold };
}

describe('a request', () => {
  const patched = async (fault: Fault) => {
    const agent = createAgent();
    const ids = agent.simulator.startScenario('preview-countdown');
    agent.simulator.faults.add(fault);
    let outcome = 'nothing';
    const asked = agent.patch(ids, { state: 'connected' }).then(
      ({ status }) => (outcome = String(status)),
      (error: Error) => (outcome = error.message),
    );
    const state = async () => (await agent.participants(ids.conversationId, 'agent')).at(-1).callbacks[0].state;
    await agent.source.stepAsync(0);
    return { ...agent, asked, outcome: () => outcome, state };
  };
  const on = { on: 'request', method: 'PATCH', path: '/api/v2/conversations/callbacks/*/participants/*' } as const;

  test('is refused, once, and nothing happens', async () => {
    const agent = await patched({ ...on, do: 'refuse', status: 503 });
    expect([agent.outcome(), await agent.state()]).toEqual(['503', 'alerting']);
    expect(agent.simulator.faults.list()).toEqual([]);
  });

  test.each([
    ['break', 'Failed to fetch', 'alerting'],
    ['lose', 'Failed to fetch', 'connected'],
    ['hang', 'nothing', 'connected'],
  ] as const)('%s: the answer is “%s”, the callback %s', async (does, outcome, state) => {
    const agent = await patched({ ...on, do: does });
    await agent.source.stepAsync(20_000);
    expect([agent.outcome(), await agent.state()]).toEqual([outcome, state]);
  });

  test('is answered late, or happens late', async () => {
    const slow = await patched({ ...on, do: 'delay', ms: 3000 });
    await slow.source.stepAsync(2999);
    expect([slow.outcome(), await slow.state()]).toEqual(['nothing', 'connected']);
    await slow.source.stepAsync(1);
    expect(slow.outcome()).toBe('202');

    const late = await patched({ ...on, do: 'late', ms: 20_000 });
    await late.source.stepAsync(19_999);
    expect([late.outcome(), await late.state()]).toEqual(['Failed to fetch', 'alerting']);
    await late.source.stepAsync(1);
    expect(await late.state()).toBe('connected');
  });

  test('is struck by path, method, number of times and chance', async () => {
    const agent = createAgent();
    const { faults } = agent.simulator;
    const date = async () => (await agent.ask('GET', 'date')).status;
    faults.add({ on: 'request', do: 'refuse', status: 500, path: 'users/*', times: 2 });
    faults.add({ on: 'request', do: 'refuse', status: 502, method: 'post', path: '**', times: 9 });
    expect(await date()).toBe(200);
    expect((await agent.ask('GET', 'users/me')).status).toBe(500);
    expect((await agent.ask('POST', 'notifications/channels')).status).toBe(502);
    expect((await agent.ask('GET', 'users/me')).status).toBe(500);
    expect((await agent.ask('GET', 'users/me')).status).toBe(200);
    faults.clear();
    const stop = faults.add({ on: 'request', do: 'refuse', status: 500, chance: 0.5, times: 1000 });
    const statuses: number[] = [];
    for (let count = 0; count < 100; count++) statuses.push(await date());
    const struck = statuses.filter((status) => status === 500).length;
    expect(struck).toBeGreaterThan(25);
    expect(struck).toBeLessThan(75);
    stop();
    expect(await date()).toBe(200);
  });
});

test('reads may be answered from the past, lists as well', async () => {
  const agent = createAgent();
  agent.simulator.faults.add({ on: 'read', do: 'stale', ms: 3000 });
  const ids = agent.simulator.startScenario('preview-countdown');
  const total = async () => (await agent.ask('GET', 'conversations/callbacks')).body.total;
  expect([(await agent.ask('GET', `conversations/${ids.conversationId}`)).status, await total()]).toEqual([404, 0]);
  agent.source.step(3000);
  await agent.patch(ids, { state: 'connected' });
  const state = async () => (await agent.conversation(ids.conversationId)).participants.at(-1).callbacks[0].state;
  expect([await state(), await total()]).toEqual(['alerting', 1]);
  agent.source.step(3000);
  expect(await state()).toBe('connected');
  await agent.patch(ids, { held: true });
  agent.simulator.faults.clear();
  expect((await agent.conversation(ids.conversationId)).participants.at(-1).callbacks[0].held).toBe(true);
});

describe('events', () => {
  test('are lost, as many as asked', async () => {
    const agent = await listening();
    agent.simulator.faults.add({ on: 'event', do: 'lose', times: 1 });
    await agent.hold(true);
    await agent.hold(false);
    agent.source.step(5);
    expect(agent.held()).toEqual([false]);
  });

  test('come twice', async () => {
    const agent = await listening();
    agent.simulator.faults.add({ on: 'event', do: 'repeat', times: 1, ms: 100 });
    await agent.hold(true);
    agent.source.step(20);
    await agent.hold(false);
    agent.source.step(200);
    expect(agent.held()).toEqual([true, false, true]);
  });

  test('come late in order, or are overtaken', async () => {
    const slow = await listening();
    slow.simulator.faults.add({ on: 'event', do: 'delay', ms: 2000, times: 1 });
    await slow.hold(true);
    await slow.hold(false);
    slow.source.step(2000);
    expect(slow.held()).toEqual([]);
    slow.source.step(5);
    expect(slow.held()).toEqual([true, false]);

    const mixed = await listening();
    mixed.simulator.faults.add({ on: 'event', do: 'reorder', times: 1 });
    await mixed.hold(true);
    await mixed.hold(false);
    mixed.source.step(1000);
    expect(mixed.held()).toEqual([false, true]);
  });
});

describe('sockets', () => {
  test('are refused, and open again', async () => {
    const agent = await listening();
    agent.simulator.faults.add({ on: 'socket', do: 'refuse', times: 1 });
    agent.simulator.dropSockets();
    agent.connect();
    agent.connect();
    expect(agent.events).toEqual(['open', 'close 1006', 'close 1006', 'open']);
  });

  test('fall silent without closing: no event, no heartbeat, no pong', async () => {
    const agent = await listening();
    const speak = agent.simulator.faults.add({ on: 'socket', do: 'silence' });
    await agent.hold(true);
    agent.socket.send('{"message":"ping"}');
    agent.source.step(100_000);
    expect([agent.frames, agent.events, agent.socket.readyState]).toEqual([[], ['open'], agent.socket.OPEN]);
    speak();
    agent.socket.send('{"message":"ping"}');
    agent.source.step(5);
    expect(agent.frames).toHaveLength(1);
  });
});

describe('numbers that provoke something', () => {
  test.each(Object.entries(SENTINELS))('%s: %o', async (number, { line, status, answer }) => {
    const agent = createAgent();
    const ids = agent.simulator.startScenario('ready-to-call');
    const called = agent.call(ids, number.replace('+1317', '(317) ')).then(
      (each) => each.status,
      () => 'broken',
    );
    await agent.source.stepAsync(90_000);
    expect(await called).toBe(status ?? (answer && answer !== 'delay' ? 'broken' : 200));
    const [customer] = (await agent.conversation(ids.conversationId)).participants;
    const [leg] = customer.calls ?? [];
    expect(Boolean(leg)).toBe(status === undefined && answer !== 'break');
    if (line) expect(leg).toMatchObject({ state: 'disconnected', disconnectReasons: [{ type: 'q850' }] });
  });
});

describe('the control API', () => {
  const control = (agent: ReturnType<typeof createAgent>, method: string, path: string, body?: unknown) => {
    const url = new URL(`http://here.invalid/simulator${path}`);
    const answer = answerControl(agent.simulator, method, url, body === undefined ? '' : JSON.stringify(body));
    return answer.json().then((told: Guessed) => ({ status: answer.status, body: told }));
  };

  test('shows and changes the state', async () => {
    const agent = createAgent();
    const { body: state } = await control(agent, 'GET', '');
    expect(state).toMatchObject({ faults: [], phone: 'auto-answer', personality: { secondCall: 'refuses' } });
    expect(Object.keys(state.titles)).toEqual(state.scenarios);
    const faults = [
      { on: 'event', do: 'lose', chance: 0.1 },
      { on: 'request', do: 'delay', ms: 900, times: 3 },
    ];
    expect((await control(agent, 'POST', '/faults', faults)).body.faults).toEqual(faults);
    expect((await control(agent, 'DELETE', '/faults')).body.faults).toEqual([]);
    const turned = { secondCall: 'accepts', skipTakes: 2 };
    expect((await control(agent, 'POST', '/personality', turned)).body.personality).toMatchObject(turned);
    const denied = { 'outbound:contact:view': false };
    expect((await control(agent, 'POST', '/permissions', denied)).body.missingPermissions).toEqual(Object.keys(denied));
    expect((await control(agent, 'POST', '/phone', { phone: 'rings' })).body.phone).toBe('rings');
    const { token } = state;
    expect((await control(agent, 'POST', '/token/revoke')).body.token).not.toBe(token);
    expect((await agent.ask('GET', 'date', undefined, token)).status).toBe(401);
    expect((await agent.ask('GET', 'date')).status).toBe(200);
    for (const path of ['drop', 'close', 'take-over'])
      expect((await control(agent, 'POST', `/sockets/${path}`)).status).toBe(200);
  });

  test('moves a call by hand', async () => {
    const agent = createAgent({ phone: 'rings' });
    const { body: ids } = await control(agent, 'POST', '/scenarios/ready-to-call');
    const at = `/conversations/${ids.conversationId}`;
    expect((await control(agent, 'POST', '/phone/answer')).status).toBe(409);
    expect((await control(agent, 'POST', `${at}/dial`)).status).toBe(200);
    expect((await control(agent, 'POST', `${at}/dial`)).status).toBe(409);
    expect((await control(agent, 'POST', '/phone/decline')).status).toBe(200);
    expect((await control(agent, 'POST', `${at}/dial`, { number: '+13175550142' })).status).toBe(200);
    expect((await control(agent, 'POST', '/phone/answer')).status).toBe(200);
    agent.source.step(5000);
    expect((await control(agent, 'POST', `${at}/hang-up`)).status).toBe(200);
    const [me] = await agent.participants(ids.conversationId, 'agent');
    expect(me.calls).toMatchObject([
      { state: 'disconnected', disconnectReasons: [{ code: 21 }] },
      { state: 'disconnected', disconnectType: 'peer' },
    ]);
    expect((await control(agent, 'POST', `/conversations/nope/dial`)).status).toBe(404);
  });

  test.each([
    ['/faults', { on: 'weather', do: 'rain' }, 'on'],
    ['/faults', { on: 'event', do: 'refuse' }, 'do'],
    ['/faults', { on: 'request', do: 'refuse' }, 'status'],
    ['/faults', { on: 'request', do: 'lose', times: 0 }, 'times'],
    ['/faults', { on: 'event', do: 'lose', chance: 2 }, 'chance'],
    ['/faults', { on: 'read', do: 'stale' }, 'ms'],
    ['/personality', { moods: 'many' }, 'moods'],
    ['/personality', { skipTakes: 3 }, 'skipTakes'],
    ['/phone', { phone: 'off' }, 'phone'],
    ['/permissions', { 'outbound:dnc:add': 'no' }, 'outbound:dnc:add'],
  ])('refuses %s %j and names what is wrong', async (path, body, field) => {
    const answer = await control(createAgent(), 'POST', path, body);
    expect(answer).toMatchObject({ status: 400, body: { details: [{ fieldName: field }] } });
  });
});
