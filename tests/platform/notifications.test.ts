// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { createFrames } from '../../src/platform/frames.ts';
import { createNotifications, type SocketConstructor } from '../../src/platform/notifications.ts';
import { createRest } from '../../src/platform/rest.ts';
import { createSimulator } from '../../src/simulator/simulator.ts';
import { createClock } from '../../src/time/clock.ts';
import { createSteppedSource } from '../../src/time/stepped-clock.ts';
import { createDesk, createWorkingDesk, NINE } from './desk.ts';
import { act } from './history.ts';
import { answers, createNetwork, cut, later } from './recording.ts';

const HOUR = 3_600_000;

/** A channel without a cache behind it; its socket can be anything, and its jitter is always a quarter. */
function createChannel({ WebSocket: Socket, topics }: { WebSocket?: SocketConstructor; topics?: string[] } = {}) {
  const source = createSteppedSource(NINE);
  const clocks = [createClock(source), createClock(source)] as const;
  for (const clock of clocks) clock.setOffset({ ms: 0, errorMs: 0 });
  const simulator = createSimulator({ clock: clocks[0] });
  const network = createNetwork(simulator.fetch, source);
  const heard: string[] = [];
  const opened: string[] = [];
  let gaps = 0;
  const token = { bring: () => Promise.resolve(simulator.token) };
  class Counted extends simulator.WebSocket {
    constructor(url: string) {
      super(url);
      opened.push(url);
    }
  }
  const frames = createFrames({
    clock: clocks[1],
    topic: 'v2.users.me.conversations',
    heard: (conversation) => conversation,
    apply: () => {},
    isAlert: () => false,
    onGap: () => {},
    report: () => {},
  });
  const notifications = createNotifications({
    rest: createRest({
      baseUrl: simulator.baseUrl,
      getToken: () => token.bring(),
      fetch: network.fetch,
      clock: clocks[1],
      isOffline: () => false,
    }),
    WebSocket: Socket ?? Counted,
    clock: clocks[1],
    topics: topics ?? [`v2.users.${simulator.userId}.conversations`],
    hear(text) {
      heard.push((JSON.parse(text) as { topicName: string }).topicName);
      return frames.hear(text);
    },
    onGap: () => gaps++,
    isOffline: () => false,
    random: () => 0.5,
  });
  const states: string[] = [];
  notifications.onConnection(() => states.push(notifications.connection.state));
  return {
    source,
    simulator,
    network,
    notifications,
    heard,
    opened,
    states,
    token,
    gaps: () => gaps,
    step: source.stepAsync,
    say: (topicName: string) =>
      simulator.notifications.channels().forEach(({ socket }) => socket?.send(JSON.stringify({ topicName }))),
    /** How long from now until it tries again, ms. */
    waitsMs() {
      const { connection } = notifications;
      return connection.state === 'waiting' ? connection.nextTryAt - source.wall() : undefined;
    },
  };
}

describe('the connection', () => {
  test('subscribes before it opens, asks for everything once it is open, and tells where it is', async () => {
    const channel = createChannel();
    expect(channel.notifications.connection).toEqual({ state: 'idle', since: NINE });
    const stop = channel.notifications.start();
    expect(channel.notifications.connection).toEqual({ state: 'connecting', since: NINE });
    await channel.step(4);
    expect(
      channel.network.sent.map(({ method, path }) => `${method} ${path.replace(/[0-9a-f-]{36}/, '{id}')}`),
    ).toEqual(['POST /notifications/channels', 'PUT /notifications/channels/{id}/subscriptions']);
    expect(channel.network.sent[1]!.body).toEqual([{ id: `v2.users.${channel.simulator.userId}.conversations` }]);
    expect([channel.gaps(), channel.opened.length]).toEqual([0, 1]);
    await channel.step(1);
    expect(channel.notifications.connection).toEqual({ state: 'open', since: NINE + 5 });
    expect([channel.gaps(), channel.states]).toEqual([1, ['connecting', 'open']]);
    stop();
  });

  test('that drops opens again on the same channel, a little later, and everything is asked for again', async () => {
    const channel = createChannel();
    channel.notifications.start();
    await channel.step(60_000);
    channel.simulator.dropSockets();
    expect(channel.notifications.connection).toEqual({
      state: 'waiting',
      since: NINE + 60_000,
      nextTryAt: NINE + 60_312.5,
    });
    await channel.step(400);
    expect(channel.notifications.connection.state).toBe('open');
    expect(channel.gaps()).toBe(2);
    expect(channel.network.to('POST')).toHaveLength(1);
    expect(channel.opened[1]).toBe(channel.opened[0]);
  });

  test.each<[string, (channel: ReturnType<typeof createChannel>) => void]>([
    ['no channel can be had', ({ network }) => void network.every('POST /notifications', answers(503))],
    ['the network is away', ({ network }) => void network.every('', cut)],
    ['no topic can be subscribed to', ({ network }) => void network.every('PUT /notifications', answers(500))],
    [
      'a channel comes without an address',
      ({ network }) => void network.every('POST /notifications', answers(200, {})),
    ],
    [
      'no socket opens',
      ({ network, simulator }) =>
        void network.every('PUT /notifications', async (forward) => {
          const response = await forward();
          simulator.notifications.clear();
          return response;
        }),
    ],
    [
      'every socket opens and drops',
      ({ simulator, notifications, source }) =>
        void notifications.onConnection(() => {
          if (notifications.connection.state === 'open') source.after(1, simulator.dropSockets);
        }),
    ],
  ])('waits longer from try to try while %s', async (_, breaks) => {
    const channel = createChannel();
    breaks(channel);
    const stop = channel.notifications.start();
    const waits: (number | undefined)[] = [];
    for (let tries = 0; tries < 8; tries++) {
      await channel.step(10);
      waits.push(channel.waitsMs() && Math.round((channel.waitsMs()! + 10) / 1.25 / 10) * 10);
      await channel.step((channel.waitsMs() ?? 0) + 0.5);
    }
    const table = [250, 1000, 2000, 5000, 10_000, 30_000, 30_000, 30_000];
    expect(waits.map((ms, n) => Math.abs((ms ?? NaN) - table[n]!) <= 10 || [n, ms])).toEqual(table.map(() => true));
    if (!channel.states.includes('open')) {
      expect(channel.notifications.connection.since).toBeLessThan(NINE + 30); // one outage, since when it began
    }
    stop();
    await channel.step(20);
    channel.simulator.dispose();
    expect(channel.source.armed).toBe(0);
  });

  test('takes a new channel when the old one is gone', async () => {
    const channel = createChannel();
    channel.notifications.start();
    await channel.step(1000);
    channel.simulator.notifications.clear();
    await channel.step(3000);
    expect(channel.notifications.connection.state).toBe('open');
    expect(channel.network.to('POST')).toHaveLength(2);
    expect(channel.opened).toHaveLength(3);
  });

  test('tries again at once when the computer wakes', async () => {
    const channel = createChannel();
    const heal = channel.network.every('POST /notifications', answers(503));
    channel.notifications.start();
    await channel.step(60_000);
    heal();
    channel.source.jump(600_000);
    channel.source.setHidden(false);
    await channel.step(10);
    expect(channel.notifications.connection.state).toBe('open');
  });

  test('that seems open after the computer slept is tried out at once, not after 45 s of silence', async () => {
    const channel = createChannel();
    channel.notifications.start();
    await channel.step(1000);
    for (const each of channel.simulator.notifications.channels()) delete each.socket; // the other end is gone, silently
    channel.source.jump(600_000);
    channel.source.setHidden(false);
    await channel.step(5400);
    expect([channel.notifications.connection.state, channel.gaps()]).toEqual(['open', 2]);
  });

  test('that is silent is asked for a sign of life, kept when one comes, and given up when none does', async () => {
    const channel = createChannel();
    channel.notifications.start();
    await channel.step(5);
    const [line] = channel.simulator.notifications.channels();
    line!.stopHeartbeat!();
    await channel.step(39_999);
    expect(channel.heard).toEqual([]);
    await channel.step(6);
    expect(channel.heard).toEqual(['channel.metadata']); // the pong
    await channel.step(44_000);
    expect([channel.heard.length, channel.states]).toEqual([2, ['connecting', 'open']]);

    delete line!.socket;
    await channel.step(46_000);
    expect(channel.states).toEqual(['connecting', 'open', 'waiting', 'connecting', 'open']);
    expect(channel.gaps()).toBe(2);
  });

  test('that never answers the handshake is given up and tried anew', async () => {
    let made = 0;
    class Deaf {
      onopen = null;
      onmessage = null;
      onclose = null;
      onerror = null;
      constructor() {
        made++;
      }
      send() {}
      close() {}
    }
    const channel = createChannel({ WebSocket: Deaf });
    const stop = channel.notifications.start();
    await channel.step(120_000);
    expect(made).toBeGreaterThan(1);
    stop();
    expect(channel.source.armed).toBe(0);
  });

  test('whose socket cannot even be made (a policy of the page forbids it) waits and says so', async () => {
    class Forbidden {
      onopen = null;
      onmessage = null;
      onclose = null;
      onerror = null;
      constructor() {
        throw new DOMException('Refused to connect', 'SecurityError');
      }
      send() {}
      close() {}
    }
    const channel = createChannel({ WebSocket: Forbidden });
    const stop = channel.notifications.start();
    await channel.step(100);
    expect(channel.notifications.connection.state).toBe('waiting');
    stop();
  });

  test('that the platform will close is renewed at once, and nothing is lost meanwhile', async () => {
    const channel = createChannel();
    channel.notifications.start();
    await channel.step(1000);
    channel.say('v2.system.socket_closing');
    await channel.step(5);
    expect(channel.states).toEqual(['connecting', 'open', 'connecting', 'open']);
    expect([channel.gaps(), channel.opened.length]).toEqual([2, 2]);
  });

  test('moves to a new channel before the old one ends after 24 hours', async () => {
    const channel = createChannel();
    channel.notifications.start();
    await channel.step(23 * HOUR);
    expect(channel.network.to('POST')).toHaveLength(1);
    await channel.step(60_000);
    expect(channel.network.to('POST')).toHaveLength(2);
    expect([channel.notifications.connection.state, channel.gaps()]).toEqual(['open', 2]);
    expect(new Set(channel.opened).size).toBe(2);
    await channel.step(22 * HOUR);
    expect(channel.states).not.toContain('waiting');
  });

  test.each<[string, string, (channel: ReturnType<typeof createChannel>) => void]>([
    ['the token is revoked', 'signed-out', ({ say }) => say('v2.system.token_revoked')],
    ['another desktop takes the topics', 'taken-over', ({ say }) => say('v2.system.no_longer_subscribed')],
  ])('does not fight on when %s', async (_, state, happens) => {
    const channel = createChannel();
    const stop = channel.notifications.start();
    await channel.step(1000);
    happens(channel);
    await channel.step(0);
    expect(channel.notifications.connection).toEqual({ state, since: NINE + 1000 });
    await channel.step(HOUR);
    expect([channel.opened.length, channel.network.sent.length, channel.gaps()]).toEqual([1, 2, 1]);
    expect(channel.simulator.notifications.channels().map(({ socket }) => socket)).toEqual([undefined]);
    stop();
    expect(channel.source.armed).toBe(0);
  });

  test.each<[string, string, (channel: ReturnType<typeof createChannel>) => void, string[]?]>([
    ['a topic is rejected', 'rejected', () => {}, ['v2.users.somebody-else.conversations']],
    ['no channel is permitted', 'rejected', ({ network }) => void network.every('POST', answers(403))],
    ['the token is refused', 'signed-out', ({ token }) => (token.bring = () => Promise.resolve('expired'))],
  ])('is not even opened when %s', async (_, state, happens, topics) => {
    const channel = createChannel(topics && { topics });
    happens(channel);
    channel.notifications.start();
    await channel.step(HOUR);
    expect([channel.notifications.connection.state, channel.opened.length, channel.gaps()]).toEqual([state, 0, 0]);
    expect(channel.network.sent.length).toBeLessThan(4);
    expect(channel.source.armed).toBe(0);
  });

  test('waits as long as the platform asks it to', async () => {
    const channel = createChannel();
    channel.network.next('POST /notifications', answers(429, {}, { 'Retry-After': '90' }));
    channel.notifications.start();
    await channel.step(10);
    expect(channel.waitsMs()).toBeGreaterThanOrEqual(90_000 - 10);
    await channel.step(140_000);
    expect(channel.notifications.connection.state).toBe('open');
  });

  test('that is stopped while a channel is asked for in vain does not come back', async () => {
    const channel = createChannel();
    channel.network.every('POST', later(channel.source, 100, answers(503)));
    const stop = channel.notifications.start();
    await channel.step(50);
    stop();
    await channel.step(60_000);
    expect([channel.states, channel.network.sent.length, channel.source.armed]).toEqual([['connecting', 'idle'], 1, 0]);
  });

  test.each([0, 3, 5, 1000])(
    'that is stopped after %i ms leaves no timer, no socket and no late surprise',
    async (ms) => {
      const channel = createChannel();
      const stop = channel.notifications.start();
      if (ms > 0) await channel.step(ms);
      const sockets = channel.opened.length;
      stop();
      stop();
      expect(channel.notifications.connection.state).toBe('idle');
      await channel.step(20);
      expect([channel.states.at(-1), channel.opened.length - sockets]).toEqual(['idle', 0]);
      channel.simulator.dispose();
      expect(channel.source.armed).toBe(0);
    },
  );
});

test('a host that stops the connection the moment it opens has stopped it', async () => {
  const channel = createChannel();
  const stop = channel.notifications.start();
  channel.notifications.onConnection(() => {
    if (channel.notifications.connection.state === 'open') stop();
  });
  await channel.step(120_000);
  expect([channel.states, channel.opened.length, channel.gaps()]).toEqual([['connecting', 'open', 'idle'], 1, 0]);
});

describe('an event', () => {
  const gets = (desk: Awaited<ReturnType<typeof createWorkingDesk>>) => desk.network.to('GET /conversations/').length;
  const topic = (userId: string) => `v2.users.${userId}.conversations`;

  test.each<[string, (desk: Awaited<ReturnType<typeof createWorkingDesk>>) => string]>([
    ['is not JSON', () => 'Bad gateway'],
    ['is cut off', (desk) => desk.frameOf(desk.id).slice(0, -10)],
    ['is no object', () => '"hello"'],
    ['is null', () => 'null'],
    ['has no topic', (desk) => JSON.stringify({ eventBody: JSON.parse(desk.frameOf(desk.id)).eventBody })],
    ['has no body', (desk) => JSON.stringify({ topicName: topic(desk.simulator.userId) })],
    ['has no conversation', (desk) => JSON.stringify({ topicName: topic(desk.simulator.userId), eventBody: 7 })],
    ['has an id of a wrong kind', (desk) => desk.frameOf(desk.id).replace(`"id":"${desk.id}"`, '"id":7')],
    [
      'is a megabyte long',
      (desk) => JSON.stringify({ ...JSON.parse(desk.frameOf(desk.id)), more: 'x'.repeat(1_000_001) }),
    ],
    ['is nothing but 10,000 brackets', () => '['.repeat(10_000) + ']'.repeat(10_000)],
    [
      'is 10,000 levels deep where the conversation should be',
      (desk) =>
        `{"topicName":"${topic(desk.simulator.userId)}","eventBody":${'{"id":'.repeat(10_000)}1${'}'.repeat(10_000)}}`,
    ],
  ])('that %s is reported without its contents, dropped, and made up for by asking', async (_, write) => {
    const desk = await createWorkingDesk('preview-countdown');
    const text = write(desk);
    await desk.untold(() => act(desk.simulator, desk, 'hold'));
    await desk.step(100);
    const asked = gets(desk);
    expect([desk.reports, desk.view(desk.id)!.callback.held]).toEqual([[], false]);
    desk.hears(text);
    await desk.step(100);
    expect(desk.reports).toHaveLength(1);
    expect(JSON.stringify(desk.reports)).not.toMatch(/Dana|3175550142/);
    expect(gets(desk)).toBe(asked + 1);
    expect(desk.view(desk.id)!.callback.held).toBe(true);
    expect(desk.platform.connection.state).toBe('open');
  });

  test('with values that cannot be read is used for the rest, and says where they are', async () => {
    const desk = await createWorkingDesk('preview-countdown');
    desk.hears(desk.frameOf(desk.id).replaceAll('"skipEnabled":true', '"skipEnabled":"yes"'));
    await desk.step(20);
    expect(desk.view(desk.id)!.callback).toMatchObject({ state: 'connected', skipAllowed: false });
    expect(desk.reports.at(-1)!.problems).toContainEqual({
      path: 'participants[0].callbacks[0].skipEnabled',
      expected: 'true or false',
      found: 'text',
    });
  });

  test('is known by its topic however that is spelt; other topics and strange ones are no business of ours', async () => {
    const desk = await createWorkingDesk('preview-countdown');
    const held = desk.frameOf(desk.id).replace('"held":false', '"held":true');
    const others = ['v2.users.somebody-else.conversations', 'v2.system.new', 'constructor', '__proto__', ''];
    const asked = gets(desk);
    for (const topicName of others) desk.hears(JSON.stringify({ topicName, eventBody: JSON.parse(held).eventBody }));
    await desk.step(100);
    expect([desk.reports, gets(desk), desk.platform.connection.state]).toEqual([[], asked, 'open']);
    desk.hears(held.replace(topic(desk.simulator.userId), topic(desk.simulator.userId).toUpperCase()));
    await desk.step(20);
    expect(desk.cached(desk.id)!.participants[0]!.callbacks[0]!.held).toBe(true);
  });

  test('in a storm of bad ones makes the desk ask a few times, not once for each', async () => {
    const desk = await createWorkingDesk('preview-countdown');
    const asked = gets(desk);
    for (let n = 0; n < 200; n++) {
      desk.hears('Bad gateway');
      await desk.step(10);
    }
    await desk.step(3000);
    expect(gets(desk) - asked).toBeLessThanOrEqual(8);
  });

  test('of a storm about one conversation is written once a frame, the last as it stands', async () => {
    const desk = await createWorkingDesk('preview-countdown');
    let writes = 0;
    desk.onClose(
      desk.client.getQueryCache().subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'success') writes++;
      }),
    );
    const text = desk.frameOf(desk.id);
    for (let n = 1; n <= 100; n++) desk.hears(text.replaceAll('Dana Whitcombe', `Dana ${n}`));
    expect(writes).toBe(0);
    await desk.step(15);
    expect(writes).toBe(0);
    await desk.step(1);
    expect(writes).toBe(1);
    expect(desk.view(desk.id)!.customerName).toBe('Dana 100');
  });

  test('comes within 50 ms in a hidden tab, where no frame is ever painted', async () => {
    const desk = await createWorkingDesk('preview-countdown');
    desk.source.setHidden(true);
    await act(desk.simulator, desk, 'hold');
    await desk.step(54);
    expect(desk.view(desk.id)!.callback.held).toBe(false);
    await desk.step(1);
    expect(desk.view(desk.id)!.callback.held).toBe(true);
  });

  test('that is an alert is shown at once, with all that waited before it', async () => {
    const desk = createDesk();
    desk.connect();
    await desk.step(50);
    const busy = desk.simulator.startScenario('held');
    await desk.step(5);
    expect(desk.view(busy.conversationId)).toBeUndefined();
    const alerting = desk.simulator.startScenario('preview-countdown');
    await desk.step(5);
    expect(desk.view(alerting.conversationId)!.callback.state).toBe('alerting');
    expect(desk.view(busy.conversationId)!.callback.held).toBe(true);
  });
});
