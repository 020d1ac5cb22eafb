// @vitest-environment node
import { describe, expect, test } from 'vitest';
import type { SimulatorOptions } from '../../src/simulator/simulator.ts';
import { createAgent, iso, NINE, type Guessed } from './agent.ts';

/** An agent with a channel, subscribed to `topics` of their own, and a way to connect to it. */
async function subscribed(
  topics = ['conversations', 'conversations.callbacks'],
  options: Partial<SimulatorOptions> = {},
) {
  const agent = createAgent(options);
  const { simulator, source, ask } = agent;
  const channel = (await ask('POST', 'notifications/channels')).body;
  const ids = topics.map((topic) => ({ id: `v2.users.${simulator.userId}.${topic}` }));
  await ask('PUT', `notifications/channels/${channel.id}/subscriptions`, ids);

  function connect(uri: string = channel.connectUri) {
    const frames: Guessed[] = [];
    const events: string[] = [];
    const socket = new simulator.WebSocket(uri);
    socket.onopen = () => events.push('open');
    socket.onerror = () => events.push('error');
    socket.addEventListener('message', ({ data }) => frames.push(JSON.parse(data)));
    socket.addEventListener('close', ({ code, wasClean }) => events.push(`close ${code} ${wasClean}`));
    source.step(5);
    return { socket, frames, events };
  }
  return { ...agent, channel, connect };
}

test('every change is heard on both topics, in order, a few milliseconds later', async () => {
  const agent = await subscribed();
  const { frames, socket } = agent.connect();
  expect(socket.readyState).toBe(socket.OPEN);
  const ids = agent.simulator.startScenario('preview-countdown');
  expect(frames).toEqual([]);
  await agent.patch(ids, { state: 'connected' });
  await agent.patch(ids, { held: true });
  agent.source.step(5);

  const topic = `v2.users.${agent.simulator.userId}.conversations`;
  expect(frames.map(({ topicName, version }) => [topicName, version])).toEqual(
    Array.from({ length: 3 }, () => [topic, `${topic}.callbacks`].map((each) => [each, '2'])).flat(),
  );
  const nested = frames.filter(({ topicName }) => topicName === topic);
  expect(nested.map(({ eventBody }) => eventBody.participants.at(-1).callbacks[0])).toMatchObject([
    { id: ids.callbackId, state: 'alerting' },
    { state: 'connected', connectedTime: iso(NINE + 5), held: false },
    { state: 'connected', held: true },
  ]);
  expect(frames[0].metadata.CorrelationId).toBe(frames[1].metadata.CorrelationId);
  expect(frames[0].metadata.CorrelationId).not.toBe(frames[2].metadata.CorrelationId);
});

test('frames know less than REST: no segments, no startAlertingTime, and each shape its own gaps', async () => {
  const agent = await subscribed();
  const { frames } = agent.connect();
  const ids = agent.simulator.startScenario('preview-countdown');
  agent.source.step(1000);
  await agent.patch(ids, { state: 'connected' });
  await agent.call(ids, '+13175550142');
  agent.source.step(8000);
  const [nested, flat] = frames.slice(-2).map(({ eventBody }) => eventBody);

  const everyKey = (value: unknown): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, each]) => [key, ...everyKey(each)])
      : [];
  for (const absent of ['segments', 'startAlertingTime', 'callbackAutoAnswer', 'callableTimeColumnName'])
    expect([...everyKey(nested), ...everyKey(flat)]).not.toContain(absent);
  expect(everyKey(nested)).not.toContain('queueName');
  expect(everyKey(nested)).not.toContain('startTime');
  const me = nested.participants.at(-1);
  expect(me).toMatchObject({ userId: agent.simulator.userId, additionalProperties: {}, wrapupExpected: true });
  expect(me.callbacks[0]).toMatchObject({ id: ids.callbackId, dialerPreview: {}, additionalProperties: {} });
  expect(me.callbacks[0]).not.toHaveProperty('direction');
  expect(me.calls[0]).toMatchObject({ state: 'connected', direction: 'outbound' });

  const mine = flat.participants.at(-1);
  expect(mine).toMatchObject({
    id: ids.participantId,
    state: 'connected',
    initialState: 'alerting',
    user: { id: agent.simulator.userId },
    queue: { name: 'Renewals' },
    outboundPreview: { phoneNumberColumns: [{ columnName: 'Mobile' }, {}, {}] },
  });
  expect(mine).not.toHaveProperty('callbacks');
  expect(everyKey(flat)).not.toContain('dialerPreview');
});

test('only the user’s own topics are permitted, and only what is subscribed is heard', async () => {
  const agent = await subscribed(['conversations.callbacks']);
  const path = `notifications/channels/${agent.channel.id}/subscriptions`;
  const other = 'v2.users.11111111-2222-4333-8444-555555555555.conversations';
  const answer = await agent.ask('POST', path, [{ id: other }, { id: `V2.Users.${agent.simulator.userId}.presence` }]);
  expect(answer.body.entities).toMatchObject([{ id: other, state: 'Rejected' }, { state: 'Permitted' }]);
  expect((await agent.ask('GET', path)).body.entities).toHaveLength(2);
  expect((await agent.ask('PUT', path, { id: other })).status).toBe(400);
  const { frames } = agent.connect();
  agent.simulator.startScenario('held');
  agent.source.step(5);
  expect(frames.map(({ topicName }) => topicName)).toEqual([
    `v2.users.${agent.simulator.userId}.conversations.callbacks`,
  ]);
});

test('a second socket disconnects the first, and hears what follows', async () => {
  const agent = await subscribed();
  const first = agent.connect();
  const second = agent.connect();
  expect(first.events).toEqual(['open', 'close 1008 true']);
  expect(first.socket.readyState).toBe(first.socket.CLOSED);
  agent.simulator.startScenario('held');
  agent.source.step(5);
  expect([first.frames.length, second.frames.length]).toEqual([0, 2]);
});

test('what happens while the socket is down is never heard', async () => {
  const agent = await subscribed();
  const before = agent.connect();
  const ids = agent.simulator.startScenario('preview-countdown');
  agent.simulator.dropSockets();
  expect(before.events).toEqual(['open', 'close 1006 false']);
  agent.source.step(5);
  expect(before.frames).toEqual([]);
  const after = agent.connect();
  agent.source.step(1000);
  expect(after.frames).toEqual([]);
  await agent.patch(ids, { state: 'connected' });
  agent.source.step(5);
  expect(after.frames).toHaveLength(2);
});

test('after the computer slept, each conversation is told once, as it stands', async () => {
  const agent = await subscribed(['conversations']);
  const ids = agent.simulator.startScenario('preview-countdown');
  await agent.patch(ids, { state: 'connected' });
  const { frames } = agent.connect();
  agent.source.jump(3600_000);
  await agent.ask('GET', 'date');
  agent.source.step(5);
  expect(frames).toHaveLength(1);
  expect(frames[0].eventBody.participants[0].calls[0].state).toBe('connected');
});

test('a heartbeat comes every 30 s, and a ping is answered', async () => {
  const agent = await subscribed([]);
  const { frames, socket } = agent.connect();
  const said = (message: string) => ({ topicName: 'channel.metadata', eventBody: { message } });
  agent.source.step(60_005);
  expect(frames).toEqual([said('WebSocket Heartbeat'), said('WebSocket Heartbeat')]);
  socket.send('{"message":"ping"}');
  socket.send('not JSON');
  agent.source.step(5);
  expect(frames.slice(2)).toEqual([said('pong')]);
  socket.close();
  agent.source.step(100_000);
  expect(frames).toHaveLength(3);
  expect(agent.source.armed).toBe(0);
});

test('the 21st channel removes the oldest without a socket, and its address no longer opens', async () => {
  const agent = await subscribed([]);
  const kept = agent.connect();
  const open = async () => (await agent.ask('POST', 'notifications/channels')).body;
  const oldest = await open();
  for (let count = 3; count <= 21; count++) {
    agent.source.step(10);
    await open();
  }
  expect((await agent.ask('GET', 'notifications/channels')).body.entities).toHaveLength(20);
  expect((await agent.ask('HEAD', `notifications/channels/${oldest.id}`)).status).toBe(404);
  expect(agent.connect(oldest.connectUri).events).toEqual(['error', 'close 1006 false']);
  expect(kept.events).toEqual(['open']);
  expect((await agent.ask('DELETE', `notifications/channels/${agent.channel.id}`)).status).toBe(204);
  expect(kept.events).toEqual(['open', 'close 1006 false']);
});

test('a channel ends after 24 hours unless it was subscribed again', async () => {
  const agent = await subscribed();
  const { events } = agent.connect();
  const path = `notifications/channels/${agent.channel.id}`;
  agent.source.step(23 * 3600_000);
  await agent.ask('POST', `${path}/subscriptions`, []);
  agent.source.step(23 * 3600_000);
  expect(events).toEqual(['open']);
  agent.source.step(2 * 3600_000);
  expect(events).toEqual(['open', 'close 1006 false']);
  expect((await agent.ask('HEAD', path)).status).toBe(404);
});

test('a simulator that is disposed of leaves no timer and no open socket', async () => {
  const agent = await subscribed();
  const { events } = agent.connect();
  const ids = agent.simulator.startScenario('preview-countdown');
  await agent.patch(ids, { state: 'connected' });
  agent.simulator.dispose();
  expect(agent.source.armed).toBe(0);
  expect(events.at(-1)).toBe('close 1006 false');
});

describe('what the platform says of the socket itself', () => {
  const system = (frames: Guessed[]) =>
    frames.map(({ topicName }) => topicName).filter((name: string) => name.startsWith('v2.system.'));

  test('it will be closed: a client that connects anew misses nothing', async () => {
    const agent = await subscribed(['conversations']);
    const patient = agent.connect();
    agent.simulator.closeSockets(10_000);
    agent.source.step(9000);
    expect(system(patient.frames)).toEqual(['v2.system.socket_closing']);
    expect(patient.events).toEqual(['open']);
    agent.source.step(1000);
    expect(patient.events).toEqual(['open', 'close 1001 true']);

    const nimble = agent.connect();
    agent.simulator.closeSockets(10_000);
    agent.source.step(5);
    const next = agent.connect();
    agent.simulator.startScenario('held');
    agent.source.step(60_000);
    expect(nimble.events).toEqual(['open', 'close 1008 true']);
    expect(next.events).toEqual(['open']);
    expect(next.frames[0].eventBody.participants).toHaveLength(3);
  });

  test('the token was revoked: the old one is void, the new one is taken', async () => {
    const agent = await subscribed();
    const { frames, events } = agent.connect();
    const old = agent.simulator.token;
    agent.simulator.revokeToken();
    agent.source.step(1000);
    expect(system(frames)).toEqual(['v2.system.token_revoked']);
    expect(events).toEqual(['open', 'close 1008 true']);
    expect((await agent.ask('GET', 'users/me', undefined, old)).status).toBe(401);
    expect((await agent.ask('GET', 'users/me')).status).toBe(200);
  });

  test('another desktop took the topics: it is said, and then nothing more is heard', async () => {
    const agent = await subscribed(['conversations']);
    const { frames, events } = agent.connect();
    agent.simulator.takeTopics();
    agent.simulator.startScenario('held');
    agent.source.step(100);
    expect(system(frames)).toEqual(['v2.system.no_longer_subscribed']);
    expect(frames[0].eventBody.channelId).toBe(agent.channel.id);
    expect([frames.length, events]).toEqual([1, ['open']]);
  });

  test('the subscriptions changed, where they did', async () => {
    const agent = await subscribed(['conversations']);
    const { frames } = agent.connect();
    const path = `notifications/channels/${agent.channel.id}/subscriptions`;
    const own = (kind: string) => ({ id: `v2.users.${agent.simulator.userId}.${kind}` });
    await agent.ask('PUT', path, [own('conversations')]);
    await agent.ask('POST', path, [own('presence')]);
    agent.source.step(5);
    expect(system(frames)).toEqual(['v2.system.subscription_changed']);
  });
});

describe('topics', () => {
  test('are combined: one subscription, each heard under its own name', async () => {
    const agent = await subscribed(['x?conversations&conversations.callbacks&conversations.calls']);
    const own = `v2.users.${agent.simulator.userId}`;
    const path = `notifications/channels/${agent.channel.id}/subscriptions`;
    const combined = `${own}?conversations&conversations.callbacks&conversations.calls`;
    expect((await agent.ask('PUT', path, [{ id: combined }])).body.entities).toMatchObject([{ state: 'Permitted' }]);
    const { frames } = agent.connect();
    agent.simulator.startScenario('on-call');
    agent.source.step(5);
    expect(frames.map(({ topicName }) => topicName)).toEqual(
      ['conversations', 'conversations.callbacks', 'conversations.calls'].map((kind) => `${own}.${kind}`),
    );
    const [nested, , calls] = frames.map(({ eventBody }) => eventBody);
    expect(nested.participants.at(-1).calls).toHaveLength(1);
    expect(calls.participants).toMatchObject([
      { purpose: 'customer', state: 'connected', direction: 'outbound' },
      { purpose: 'agent', state: 'connected', user: { id: agent.simulator.userId }, muted: false },
    ]);
  });

  test('of a queue tell its callbacks, also those that are with nobody', async () => {
    const agent = await subscribed([]);
    const [queue] = [...agent.simulator.world.queues.values()].filter(({ name }) => name === 'Billing');
    const path = `notifications/channels/${agent.channel.id}/subscriptions`;
    await agent.ask('PUT', path, [{ id: `v2.routing.queues.${queue!.id}.conversations.callbacks` }]);
    const { frames } = agent.connect();
    agent.simulator.startScenario('overdue');
    agent.simulator.startScenario('held');
    agent.source.step(5);
    expect(frames).toHaveLength(1);
    expect(frames[0].eventBody.participants).toMatchObject([{ purpose: 'customer' }, { purpose: 'acd' }]);
  });

  test('that are none are refused, or with ignoreErrors rejected with the reason', async () => {
    const agent = await subscribed(['conversations']);
    const path = `notifications/channels/${agent.channel.id}/subscriptions`;
    const long = `v2.users.${agent.simulator.userId}.${'x'.repeat(200)}`;
    for (const id of ['nonsense', long]) {
      expect((await agent.ask('POST', path, [{ id }])).status).toBe(400);
      const [entity] = (await agent.ask('POST', `${path}?ignoreErrors=true`, [{ id }])).body.entities;
      expect(entity).toMatchObject({ id, state: 'Rejected', rejectionReason: expect.stringMatching(/topic/) });
    }
    expect((await agent.ask('GET', path)).body.entities).toHaveLength(1);
    const many = Array.from({ length: 1001 }, (_, index) => ({ id: `v2.users.${agent.simulator.userId}.t${index}` }));
    expect((await agent.ask('PUT', path, many)).status).toBe(400);
    expect((await agent.ask('PUT', path, many.slice(1))).status).toBe(200);
  });

  test('are asked for over the socket as well', async () => {
    const agent = await subscribed([]);
    const { frames, socket } = agent.connect();
    const topic = `v2.users.${agent.simulator.userId}.conversations`;
    socket.send(JSON.stringify({ message: 'subscribe', topics: [topic], correlationId: 'one' }));
    socket.send(JSON.stringify({ message: 'subscribe', topics: ['v2.users.somebody-else.conversations'] }));
    agent.source.step(5);
    const answers = frames.filter(({ result }) => result !== undefined);
    expect(answers).toMatchObject([
      { result: '200', status: 'subscribed', correlationId: 'one', topics: [{ topic, state: 'Permitted' }] },
      { result: '400', topics: [{ state: 'Rejected' }] },
    ]);
    agent.simulator.startScenario('held');
    agent.source.step(5);
    expect(frames.at(-1).topicName).toBe(topic);
  });
});
