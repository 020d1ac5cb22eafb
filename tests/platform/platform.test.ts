// @vitest-environment node
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { describe, expect, test } from 'vitest';
import { ERROR_KINDS, PlatformError } from '../../src/platform/platform-error.ts';
import { createPlatform } from '../../src/platform/platform.ts';
import { REGIONS, type Region } from '../../src/platform/region.ts';
import { createClock } from '../../src/time/clock.ts';
import { createDesk, createWorkingDesk, NINE } from './desk.ts';
import { act } from './history.ts';
import { answers, later, slowAnswer } from './recording.ts';

const channels = (desk: ReturnType<typeof createDesk>) => desk.network.to('POST /notifications/channels').length;

describe('a platform', () => {
  test('sends nothing before it is connected, and keeps off the cache', async () => {
    const desk = createDesk();
    await desk.step(60_000);
    expect([desk.network.sent, desk.tokens, desk.client.getQueryCache().getAll(), desk.source.armed]).toEqual([
      [],
      [],
      [],
      0,
    ]);
    expect(desk.platform.connection).toEqual({ state: 'idle', since: NINE });
  });

  test('connected twice and stopped twice has one channel, until the last stop', async () => {
    const desk = createDesk();
    const [first, second] = [desk.connect(), desk.connect()];
    await desk.step(100);
    first();
    first();
    await desk.step(100);
    expect(desk.platform.connection.state).toBe('open');
    second();
    await desk.step(100);
    expect(desk.platform.connection.state).toBe('idle');
    expect(channels(desk)).toBe(1);
    expect(desk.simulator.notifications.channels().map(({ socket }) => socket)).toEqual([undefined]);
  });

  test('connected, stopped and connected again in one turn, as StrictMode does, makes one channel and no gap', async () => {
    const desk = createDesk();
    desk.connect()();
    desk.connect();
    await desk.step(100);
    expect([channels(desk), desk.network.to('GET /date').length]).toEqual([1, 3]);
    expect(desk.platform.connection.state).toBe('open');
    const { conversationId } = desk.simulator.startScenario('preview-countdown');
    await desk.step(10);
    expect(desk.view(conversationId)?.callback.state).toBe('alerting');
  });

  test('connected again later goes on where the world is', async () => {
    const desk = await createWorkingDesk('preview-countdown');
    desk.disconnect();
    await desk.step(1000);
    await act(desk.simulator, desk, 'skip');
    await desk.step(60_000);
    expect(desk.view(desk.id)!.callback.state).toBe('connected');
    desk.connect();
    await desk.step(100);
    expect(desk.cached(desk.id)).toEqual(await desk.truth(desk.id));
  });

  test('disconnected leaves nothing running, whatever was under way', async () => {
    for (const ms of [0, 3, 7, 25, 500, 1500, 31_000]) {
      const desk = createDesk({ simulator: { latencyMs: 2 } });
      const stop = desk.connect();
      const { conversationId } = desk.simulator.startScenario('held');
      desk.show(conversationId);
      await desk.step(ms);
      void act(desk.simulator, { conversationId }, 'resume');
      await desk.step(6);
      stop();
      desk.hide();
      await desk.step(50);
      desk.simulator.dispose();
      expect(desk.source.armed, `stopped after ${ms} ms`).toBe(0);
      const sent = desk.network.sent.length;
      await desk.step(120_000);
      expect(desk.network.sent.length).toBe(sent);
      desk.close();
    }
  });

  test('disconnected between an event and the frame in which it would be written has not written it', async () => {
    const desk = createDesk();
    const stop = desk.connect();
    await desk.step(2000);
    const { conversationId } = desk.simulator.startScenario('held');
    await desk.step(5);
    stop();
    await desk.step(6);
    desk.simulator.dispose();
    expect([desk.source.armed, desk.cached(conversationId)]).toEqual([0, undefined]);
  });

  test('feeds one QueryClient at a time, and another once it was let go of', async () => {
    const desk = createDesk();
    const other = new QueryClient();
    const stop = desk.platform.connect(desk.client);
    expect(() => desk.platform.connect(other)).toThrow(/another QueryClient/);
    stop(); // as an effect does, whose next run follows in the same turn
    const stopOther = desk.platform.connect(other);
    await desk.step(50);
    const { conversationId } = desk.simulator.startScenario('preview-countdown');
    await desk.step(10);
    expect(other.getQueryData(desk.platform.keys.conversation(conversationId))).toBeDefined();
    expect(desk.cached(conversationId)).toBeUndefined();
    stopOther();
    await desk.step(50);
    desk.simulator.dispose();
    expect(desk.source.armed).toBe(0);
    other.clear();
  });

  test('does not mix with another in the same QueryClient, not even for the same agent', async () => {
    const desk = createDesk();
    const twin = createPlatform({
      baseUrl: desk.simulator.baseUrl,
      userId: desk.simulator.userId,
      getToken: () => Promise.resolve(desk.simulator.token),
      clock: createClock(desk.source),
      fetch: desk.simulator.fetch,
      WebSocket: desk.simulator.WebSocket,
    });
    desk.connect();
    const stopTwin = twin.connect(desk.client);
    await desk.step(50);
    const { conversationId: id } = desk.simulator.startScenario('preview-countdown');
    await desk.step(50);
    const cachedBy = (platform: typeof twin) => desk.client.getQueryData(platform.keys.conversation(id));
    expect(cachedBy(twin)).toEqual(cachedBy(desk.platform));
    expect(cachedBy(twin)).not.toBe(cachedBy(desk.platform));

    stopTwin();
    await desk.step(50);
    await act(desk.simulator, { conversationId: id }, 'accept');
    await desk.step(50);
    expect(desk.view(id)!.callback.state).toBe('connected');
    expect(cachedBy(twin)).toMatchObject({ participants: [{}, {}, { callbacks: [{ state: 'alerting' }] }] });
    expect(twin.connection.state).toBe('idle');
    expect(desk.platform.connection.state).toBe('open');
  });

  test('never touches what the host itself keeps in the cache', async () => {
    const desk = createDesk();
    desk.client.setQueryData(['host', 'customer'], { participants: [], id: 'c' });
    const host = desk.client.getQueryData(['host', 'customer']);
    const observer = new QueryObserver(desk.client, { queryKey: ['host', 'customer'], enabled: false });
    let woken = 0;
    desk.onClose(observer.subscribe(() => woken++));
    desk.connect();
    desk.simulator.startScenario('preview-countdown');
    await desk.step(2000);
    desk.simulator.dropSockets();
    await desk.step(2000);
    expect(desk.client.getQueryData(['host', 'customer'])).toBe(host);
    expect(woken).toBe(0);
  });

  test('tells the token to nobody: not in the cache, in a report, in an error or in an address', async () => {
    const desk = await createWorkingDesk('preview-countdown');
    desk.network.next('GET /conversations/', answers(500, '<html>'));
    desk.hears('{"topicName":"');
    await desk.press(desk.platform.actions.call(desk.id), { number: '+13175550142' }).catch(() => {});
    await desk.step(5000);
    const everything = [
      desk.client
        .getQueryCache()
        .getAll()
        .map(({ queryKey, state }) => [queryKey, state, String(state.error)]),
      desk.client
        .getMutationCache()
        .getAll()
        .map(({ state }) => [state, String(state.error)]),
      desk.reports,
      desk.network.sent.map(({ path, body }) => [path, body]),
      desk.platform.keys.all,
    ];
    expect(JSON.stringify(everything)).not.toContain(desk.simulator.token);
  });

  test('a conversation that never answers in peace is asked about now and then, not without end', async () => {
    const desk = await createWorkingDesk('preview-no-countdown');
    desk.network.every('GET /conversations/', later(desk.source, 40));
    const frame = JSON.parse(desk.frameOf(desk.id)) as { eventBody: { participants: object[] } };
    frame.eventBody.participants.push({ id: 'never-in-rest', purpose: 'workflow', callbacks: [] });
    desk.hears(JSON.stringify(frame));
    const asked = desk.network.to('GET /conversations/').length;
    for (let ms = 0; ms < 60_000; ms += 100) await desk.step(100);
    expect(desk.network.to('GET /conversations/').length - asked).toBeLessThan(15);
    await act(desk.simulator, desk, 'hold');
    await desk.step(100);
    expect(desk.view(desk.id)!.callback.held).toBe(true);
  });

  test.each([
    ['a hundred years', 'startHoldTime', '2150-01-01T00:00:00Z'],
    ['two hours', 'connectedTime', '2026-11-23T11:01:30Z'],
  ])('stamps %s ahead, in every event, do not move the clock, nor make it ask without end', async (_, field, stamp) => {
    const desk = await createWorkingDesk('held', { aheadMs: 90_000 });
    const rightBy = () => Math.abs(desk.platform.clock.now() - (desk.source.wall() + 90_000));
    expect(rightBy()).toBeLessThan(1000);
    desk.network.every('GET /date', later(desk.source, 200));
    const asked = desk.network.to('GET /date').length;
    for (let ms = 0; ms < 5000; ms += 50) {
      const text = desk.frameOf(desk.id).replaceAll(new RegExp(`"${field}":"[^"]+"`, 'g'), `"${field}":"${stamp}"`);
      if (ms % 250 === 0) desk.hears(text.replace('Robin Ashdown', `Robin ${ms}`));
      await desk.step(50);
      expect(rightBy(), `after ${ms} ms`).toBeLessThan(1000);
    }
    expect(desk.platform.clock.offset.errorMs).toBeLessThan(1000);
    expect(desk.network.to('GET /date').length - asked).toBeLessThanOrEqual(6);
  });

  test('what is read is tried again where that may help, later each time, and not before the platform’s own time', () => {
    const { platform, source } = createDesk();
    const { retry, retryDelay } = platform.queries.conversation('id');
    const tried = ERROR_KINDS.filter((kind) => retry(0, new PlatformError(kind, '')));
    expect(tried).toEqual(['lost', 'too-many', 'broken']);
    const broken = new PlatformError('broken', '');
    expect([3, 4].map((failures) => retry(failures, broken))).toEqual([true, false]);
    expect(retry(0, new TypeError('a mistake of ours'))).toBe(false);
    for (const [failures, least] of [500, 1000, 2000, 4000].entries()) {
      const ms = retryDelay(failures, broken);
      expect(ms).toBeGreaterThanOrEqual(least);
      expect(ms).toBeLessThanOrEqual(least * 1.5);
    }
    const retryAt = source.wall() + 90_000;
    expect(retryDelay(0, new PlatformError('too-many', '', { retryAt }))).toBeGreaterThanOrEqual(90_000);
  });

  test('a slow answer that comes after the card is gone and the platform stopped changes nothing', async () => {
    const desk = await createWorkingDesk('preview-countdown');
    const slow = slowAnswer();
    desk.network.next('GET /conversations/', slow.fate);
    void desk.platform.refetch(desk.client, desk.id).catch(() => {});
    await desk.step(100);
    desk.hide();
    desk.disconnect();
    await desk.step(10);
    desk.client.clear();
    slow.letGo();
    await desk.step(5000);
    expect(desk.source.armed - desk.simulator.world.conversations.size).toBeLessThanOrEqual(1); // the world's own agenda
    expect(desk.network.sent.at(-1)!.path).toBe(`/conversations/${desk.id}`);
  });

  test('knows where each region lives, and does not start without one', () => {
    const options = { userId: 'u', getToken: () => Promise.resolve('t') };
    expect(() => createPlatform(options)).toThrow(/region.*baseUrl/);
    for (const region of Object.keys(REGIONS) as Region[]) {
      expect(createPlatform({ ...options, region }).id).toMatch(
        /^https:\/\/api\.[a-z0-9.-]+\.(com|ie|au|jp|de|cloud)(\.au)?\|u\|\d+$/,
      );
    }
  });
});
