import type { Clock, Stop } from '../time/clock.ts';
import { parseHttpDate } from '../time/instant.ts';
import { measureExchange, type Exchange } from '../time/offset-interval.ts';
import { kindOfStatus, PlatformError } from './platform-error.ts';

/** One request to the platform. */
export interface RestRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v2`, with its parts already encoded. */
  readonly path: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  /** Asked at the very last moment, after everything that had to be waited for; where it says no, nothing is sent. */
  readonly isStillWanted?: () => boolean;
  /** Goes on when the page is left; the browser takes 64 kB of such at a time. */
  readonly keepalive?: boolean;
}

/** Sends one request and gives the parsed body (`undefined` for an empty one). Rejects with a `PlatformError`. */
export type Rest = (request: RestRequest) => Promise<unknown>;

/** `rejected` is the token that the platform no longer takes: bring a fresh one. */
export type GetToken = (rejected?: string) => Promise<string>;

const TIMEOUT_MS = 16_000; // as the vendor's own client

/**
 * The one door to the platform's REST API. Adds the token, asks the host for a fresh one once on 401 (shared by all
 * requests in flight), gives up after 16 s, never retries by itself: GETs are retried by the query layer, actions never.
 * A token of another user sends nothing and shows nothing: on a shared computer the host may bring the next agent's.
 */
export function createRest(options: {
  /** Without `/api/v2`. */
  baseUrl: string;
  getToken: GetToken;
  fetch: typeof globalThis.fetch;
  clock: Clock;
  isOffline: () => boolean;
  /** Whose token it must be; without it any is taken. */
  userId?: string;
  /** Once it does, every request is refused as signed out. */
  hasEnded?: () => boolean;
  /** Told of every answer whose `Date` header this page may read. */
  onDate?: (exchange: Exchange) => void;
}): Rest {
  const { baseUrl, getToken, fetch, clock, isOffline, userId, hasEnded = () => false, onDate } = options;
  let token: Promise<string> | undefined;
  let current: string | undefined;

  function freshToken(rejected?: string): Promise<string> {
    if (token && (rejected === undefined || rejected !== current)) return token;
    current = undefined;
    token = (async () => getToken(rejected))(); // a host that throws is one that brings none
    token.then(
      (value) => (current = value),
      () => (token = undefined),
    );
    return token;
  }

  let owner: { bearer: string; isMine: Promise<boolean> } | undefined;

  /** Whose token it is. A platform that does not say is believed; one that cannot be reached will be asked again. */
  function isMine(bearer: string): Promise<boolean> {
    if (owner?.bearer === bearer) return owner.isMine;
    const asked = (async () => {
      const { status, text } = await send({ method: 'GET', path: '/users/me' }, bearer);
      if (status >= 500 || status === 401) owner = undefined;
      const id = status === 200 ? textOf((parse(text) as { id?: unknown } | undefined)?.id) : undefined;
      return id === undefined || id === userId;
    })();
    owner = { bearer, isMine: asked };
    asked.catch(() => (owner = undefined));
    return asked;
  }

  async function sendAsMe(request: RestRequest, bearer: string): Promise<Response> {
    const mine = userId === undefined || isMine(bearer);
    // What only reads need not wait to be asked, only to be believed.
    const early = request.method === 'GET' ? send(request, bearer) : undefined;
    early?.catch(() => {});
    if (!(await mine)) throw new PlatformError('signed-out', 'The token that the host brought is another user’s');
    return early ?? send(request, bearer);
  }

  async function send(request: RestRequest, bearer: string): Promise<Response> {
    const { method, path, body, signal, isStillWanted, keepalive } = request;
    signal?.throwIfAborted();
    if (hasEnded()) throw new PlatformError('signed-out', `${method} ${path} was not sent: signed out`);
    if (isStillWanted?.() === false) throw new PlatformError('unsent', `${method} ${path} was not sent: too late`);
    const abort = new AbortController();
    const stop = clock.after(TIMEOUT_MS, () => abort.abort());
    const whenAborted = () => abort.abort();
    signal?.addEventListener('abort', whenAborted);
    const measure = measureExchange(clock);
    try {
      const response = await fetch(`${baseUrl}/api/v2${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${bearer}`,
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: abort.signal,
        ...(keepalive && { keepalive }),
        credentials: 'omit',
        cache: 'no-store',
      });
      const stampedAt = parseHttpDate(response.headers.get('Date'));
      const measured = measure();
      if (stampedAt !== undefined && measured) onDate?.({ ...measured, stampedAt, resolutionMs: 1000 });
      const text = await response.text();
      return { status: response.status, headers: response.headers, text };
    } catch (cause) {
      if (signal?.aborted) throw cause;
      throw new PlatformError('lost', `${method} ${path} was sent, and no answer came`, { cause });
    } finally {
      stop();
      signal?.removeEventListener('abort', whenAborted);
    }
  }

  return async (request) => {
    if (hasEnded()) throw new PlatformError('signed-out', `${request.method} ${request.path} was not sent: signed out`);
    if (isOffline()) throw new PlatformError('offline', `${request.method} ${request.path} was not sent: offline`);
    let bearer = await bring(freshToken(), clock);
    let response = await sendAsMe(request, bearer);
    if (response.status === 401) {
      bearer = await bring(freshToken(bearer), clock);
      response = await sendAsMe(request, bearer);
    }
    if (hasEnded()) throw new PlatformError('signed-out', 'Signed out while the answer was on its way');
    return read(request, response, clock);
  };
}

/** What is left of a fetch once its body was read within the time allowed. */
interface Response {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Waits for the host's token as long as for an answer: a press that waited minutes for a sign-in is meant no more. */
async function bring(token: Promise<string>, clock: Clock): Promise<string> {
  let stop: Stop = () => {};
  const late = new Promise<never>((_, fail) => {
    stop = clock.after(TIMEOUT_MS, () => fail(new PlatformError('unsent', 'Not sent: the host brought no token')));
  });
  try {
    return await Promise.race([token, late]);
  } catch (cause) {
    if (cause instanceof PlatformError) throw cause;
    throw new PlatformError('signed-out', 'The host gave no token', { cause });
  } finally {
    stop();
  }
}

function read({ method, path }: RestRequest, { status, headers, text }: Response, clock: Clock): unknown {
  const body = parse(text);
  if (status >= 200 && status < 300) {
    if (text !== '' && body === undefined) {
      throw new PlatformError('unreadable', `${method} ${path} answered ${status} with no JSON`, { status });
    }
    return body;
  }
  const said = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const code = textOf(said['code']);
  const correlationId = textOf(said['contextId']) ?? headers.get('ININ-Correlation-Id') ?? undefined;
  const seconds = (name: string) => Number(headers.get(name) ?? NaN);
  const wait = ['Retry-After', 'inin-ratelimit-reset'].map(seconds).find(Number.isFinite);
  const field = status === 400 ? fieldOf(said['details']) : undefined;
  const words = textOf(said['message']);
  throw new PlatformError(kindOfStatus(status), `${method} ${path} answered ${status}`, {
    status,
    ...(code !== undefined && { code }),
    ...(correlationId !== undefined && { correlationId }),
    ...(status === 429 && wait !== undefined && { retryAt: clock.now() + wait * 1000 }),
    ...(field !== undefined && { field, ...(words !== undefined && { said: words }) }),
  });
}

/** The first field that an ErrorBody names. */
function fieldOf(details: unknown): string | undefined {
  const all: unknown[] = Array.isArray(details) ? details : [];
  return all.map((each) => textOf((each as { fieldName?: unknown } | null)?.fieldName)).find((name) => name);
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
