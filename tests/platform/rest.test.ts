// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { ERROR_KINDS, isUncertain, PlatformError, type ErrorKind } from '../../src/platform/platform-error.ts';
import { createRest, type GetToken, type RestRequest } from '../../src/platform/rest.ts';
import { createClock } from '../../src/time/clock.ts';
import { createSteppedSource } from '../../src/time/stepped-clock.ts';
import { createSimulator, type SimulatorOptions } from '../../src/simulator/simulator.ts';
import { NINE } from './desk.ts';
import { answerLost, answers, createNetwork, cut, requestLost } from './recording.ts';

const DATE: RestRequest = { method: 'GET', path: '/date' };
/** How far the platform's clock is ahead of this computer's. */
const AHEAD_MS = 90_000;

function createDoor(options: { getToken?: GetToken; simulator?: Partial<SimulatorOptions> } = {}) {
  const source = createSteppedSource(NINE);
  const clocks = [createClock(source), createClock(source)] as const;
  for (const clock of clocks) clock.setOffset({ ms: AHEAD_MS, errorMs: 0 });
  const simulator = createSimulator({ clock: clocks[0], ...options.simulator });
  const network = createNetwork(simulator.fetch, source);
  const door = { offline: false, asked: [] as (string | undefined)[] };
  const rest = createRest({
    baseUrl: simulator.baseUrl,
    fetch: network.fetch,
    clock: clocks[1],
    isOffline: () => door.offline,
    getToken: (rejected) => {
      door.asked.push(rejected);
      return options.getToken ? options.getToken(rejected) : Promise.resolve(simulator.token);
    },
  });
  /** What becomes of a request, as far as it is known by now. */
  function watch(request: RestRequest) {
    const watched: { body?: unknown; error?: unknown; settled: boolean } = { settled: false };
    rest(request).then(
      (body) => Object.assign(watched, { body, settled: true }),
      (error: unknown) => Object.assign(watched, { error, settled: true }),
    );
    return watched;
  }
  return Object.assign(door, { source, simulator, network, rest, watch });
}

const failure = (asked: Promise<unknown>) =>
  asked.then(
    () => expect.unreachable('it should have failed'),
    (error: unknown) => {
      expect(error).toBeInstanceOf(PlatformError);
      return error as PlatformError;
    },
  );

describe('an answer', () => {
  test.each<[number, ErrorKind]>([
    [400, 'invalid'],
    [403, 'forbidden'],
    [404, 'gone'],
    [405, 'invalid'],
    [408, 'lost'],
    [409, 'moved-on'],
    [410, 'gone'],
    [413, 'invalid'],
    [422, 'invalid'],
    [429, 'too-many'],
    [500, 'broken'],
    [503, 'broken'],
    [504, 'broken'],
  ])('of %i is an error of kind “%s”, whatever its body is', async (status, kind) => {
    const { network, rest } = createDoor();
    for (const body of ['', '<html>Gateway</html>', 'null', '[]', '"no"', { code: 'conflict' }, { contextId: 7 }]) {
      network.next('GET /date', answers(status, body));
      expect(await failure(rest(DATE)), JSON.stringify(body)).toMatchObject({ kind, status });
    }
    expect(ERROR_KINDS).toContain(kind);
  });

  test('that refuses carries the platform’s code and its correlation id, from the body or else the header', async () => {
    const { network, rest, simulator } = createDoor();
    const error = await failure(rest({ method: 'GET', path: '/conversations/nowhere' }));
    expect(error).toMatchObject({ kind: 'gone', status: 404, code: 'not.found', retryAt: undefined });
    expect(error.correlationId).toMatch(/^[0-9a-f-]{36}$/);

    network.next('GET /date', answers(500, { contextId: 'in-body' }, { 'ININ-Correlation-Id': 'in-header' }));
    expect((await failure(rest(DATE))).correlationId).toBe('in-body');
    network.next('GET /date', answers(502, '<html>', { 'ININ-Correlation-Id': 'in-header' }));
    expect((await failure(rest(DATE))).correlationId).toBe('in-header');
    network.next('GET /date', answers(502));
    expect((await failure(rest(DATE))).correlationId).toBeUndefined();
    expect(JSON.stringify([error, error.message, error.stack])).not.toContain(simulator.token);
  });

  test.each<[string, Record<string, string>, number | undefined]>([
    ['Retry-After', { 'Retry-After': '7', 'inin-ratelimit-reset': '61' }, 7],
    ['inin-ratelimit-reset alone', { 'inin-ratelimit-reset': '61' }, 61],
    ['no header that a browser may read', {}, undefined],
    ['a header that makes no sense', { 'Retry-After': 'soon' }, undefined],
    [
      'a date, where the reset is in seconds',
      { 'Retry-After': 'Mon, 23 Nov 2026 09:01:00 GMT', 'inin-ratelimit-reset': '9' },
      9,
    ],
  ])('of 429 with %s says when to try again, on the platform’s clock', async (_, headers, seconds) => {
    const { network, rest } = createDoor();
    network.next('GET /date', answers(429, {}, headers));
    const { kind, retryAt } = await failure(rest(DATE));
    expect([kind, retryAt]).toEqual(['too-many', seconds && NINE + AHEAD_MS + seconds * 1000]);
  });

  test('of the platform’s own rate limit says the same', async () => {
    const { rest, source } = createDoor({ simulator: { ratePerMinute: 2 } });
    await source.stepAsync(10_000);
    await rest(DATE);
    await rest(DATE);
    expect((await failure(rest(DATE))).retryAt).toBe(NINE + AHEAD_MS + 60_000);
  });

  test('with an empty body is a success without a value', async () => {
    const { rest, simulator } = createDoor();
    const ids = simulator.startScenario('preview-countdown');
    const path = `/conversations/callbacks/${ids.conversationId}/participants/${ids.participantId}`;
    expect(await rest({ method: 'PATCH', path, body: { state: 'connected' } })).toBeUndefined();
  });

  test('of 200 that is no JSON is unreadable, and never taken for an empty one', async () => {
    const { network, rest } = createDoor();
    network.next('GET /date', answers(200, '<html>Sign in to the hotel’s network</html>'));
    expect(await failure(rest(DATE))).toMatchObject({ kind: 'unreadable', status: 200 });
    network.next('GET /date', answers(200, '{"currentDate":'));
    expect(await failure(rest(DATE))).toMatchObject({ kind: 'unreadable' });
  });
});

describe('no answer', () => {
  test.each([
    ['that was heard', answerLost],
    ['that was not', requestLost],
  ])('to a request %s is “lost” after 16 s, not before, and nothing stays armed', async (_, fate) => {
    const { network, source, watch } = createDoor();
    network.next('GET /date', fate);
    const watched = watch(DATE);
    await source.stepAsync(15_999);
    expect(watched.settled).toBe(false);
    await source.stepAsync(1);
    expect(watched.error).toMatchObject({ kind: 'lost', status: undefined });
    expect(source.armed).toBe(0);
  });

  test('because the line is cut is “lost” at once', async () => {
    const { network, rest, source } = createDoor();
    network.next('GET /date', cut);
    const error = await failure(rest(DATE));
    expect(error.kind).toBe('lost');
    expect(error.cause).toBeInstanceOf(TypeError);
    expect(source.armed).toBe(0);
  });

  test('because the asker no longer wants it is no error of the platform', async () => {
    const { network, source, watch } = createDoor();
    const abort = new AbortController();
    network.next('GET /date', answerLost);
    const watched = watch({ ...DATE, signal: abort.signal });
    await source.stepAsync(1000);
    abort.abort();
    await source.stepAsync(0);
    expect(watched.settled).toBe(true);
    expect(watched.error).not.toBeInstanceOf(PlatformError);
    expect((watched.error as Error).name).toBe('AbortError');
    expect(source.armed).toBe(0);
  });

  test('because the asker no longer wanted it before it left: nothing is sent', async () => {
    const { network, source, watch } = createDoor();
    const signal = AbortSignal.abort();
    const watched = watch({ ...DATE, signal });
    await source.stepAsync(0);
    expect(watched.error).toBe(signal.reason);
    expect(network.sent).toHaveLength(0);
  });

  test('is asked for while offline: nothing is sent, then or later, and no token is asked for', async () => {
    const door = createDoor();
    door.offline = true;
    expect((await failure(door.rest(DATE))).kind).toBe('offline');
    door.offline = false;
    await door.source.stepAsync(60_000);
    expect([door.network.sent, door.asked]).toEqual([[], []]);
  });
});

describe('the token', () => {
  /** Tokens as a host would bring them, one after another; the last again and again. */
  const bringing = (tokens: readonly (string | (() => Promise<string>))[]) => {
    const left = [...tokens];
    return () => {
      const next = left.length > 1 ? left.shift()! : left[0]!;
      return typeof next === 'string' ? Promise.resolve(next) : next();
    };
  };

  test('is asked for once, and travels in the Authorization header and nowhere else', async () => {
    const { network, rest, asked, simulator } = createDoor();
    await Promise.all([rest(DATE), rest(DATE), rest({ method: 'POST', path: '/notifications/channels' })]);
    expect(asked).toEqual([undefined]);
    for (const { init, path, body } of network.sent) {
      expect(new Headers(init.headers).get('Authorization')).toBe(`Bearer ${simulator.token}`);
      expect(JSON.stringify([path, body ?? null])).not.toContain(simulator.token);
      expect(init).toMatchObject({ credentials: 'omit', cache: 'no-store' });
    }
  });

  test('that expired is replaced by the host once for five requests in flight, and all five go on', async () => {
    let good = '';
    let bring = (_: string) => {};
    const late = () => new Promise<string>((done) => (bring = done));
    const door = createDoor({ getToken: bringing(['expired', late, () => Promise.resolve(good)]) });
    good = door.simulator.token;
    const five = Array.from({ length: 5 }, () => door.watch(DATE));
    await door.source.stepAsync(500);
    expect(door.asked).toEqual([undefined, 'expired']);
    bring(good);
    await door.source.stepAsync(500);
    expect(five.map(({ body }) => body)).toMatchObject(
      Array.from({ length: 5 }, () => ({ currentDate: expect.any(String) })),
    );
    expect(door.asked).toHaveLength(2);
    expect(door.network.sent).toHaveLength(10);
  });

  test('that is refused after it was replaced too means signed out, after two tries in all', async () => {
    const door = createDoor({ getToken: bringing(['expired', 'expired too']) });
    expect(await failure(door.rest(DATE))).toMatchObject({ kind: 'signed-out', status: 401 });
    expect(door.network.sent).toHaveLength(2);
  });

  test.each<[string, () => Promise<string>]>([
    ['rejects', () => Promise.reject(new Error('the pop-up was closed'))],
    [
      'throws',
      () => {
        throw new Error('the pop-up was blocked');
      },
    ],
  ])('that the host cannot bring (it %s) means signed out, and it is asked again next time', async (_, fails) => {
    let good = '';
    const door = createDoor({ getToken: bringing([fails, () => Promise.resolve(good)]) });
    good = door.simulator.token;
    expect((await failure(door.rest(DATE))).kind).toBe('signed-out');
    expect(door.network.sent).toHaveLength(0);
    expect(await door.rest(DATE)).toHaveProperty('currentDate');
  });

  test('that the host brings minutes later sends nothing any more: the moment has passed', async () => {
    let bring = (_: string) => {};
    const door = createDoor({ getToken: () => new Promise((done) => (bring = done)) });
    const watched = door.watch({
      method: 'POST',
      path: '/conversations/calls/1',
      body: { callNumber: '+13175550142' },
    });
    await door.source.stepAsync(180_000);
    expect(watched.settled).toBe(true);
    expect(isUncertain(watched.error)).toBe(false);
    bring(door.simulator.token);
    await door.source.stepAsync(1000);
    expect(door.network.sent).toHaveLength(0);
    expect(door.source.armed).toBe(0);
  });
});
