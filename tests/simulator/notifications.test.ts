// @vitest-environment node
import { expect, test } from 'vitest';
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
