import type { WireErrorBody } from '../../callback/wire-rest.ts';
import type { Notifications } from '../events/notifications.ts';
import { createRandom } from '../world/random.ts';
import { Refused, type RefusedBecause } from '../world/refused.ts';
import { findRoute, type Answer, type Route } from './route.ts';
import { conversationRoutes } from './routes-conversations.ts';
import { notificationRoutes } from './routes-notifications.ts';
import { outboundRoutes } from './routes-outbound.ts';
import { sessionRoutes } from './routes-session.ts';
import type { World } from '../world/world.ts';

const BASE = '/api/v2/';
/** Source: the platform's documented default, per user and OAuth client. */
const REQUESTS_A_MINUTE = 300;

const REFUSALS: Readonly<Record<RefusedBecause, { status: number; code: string }>> = {
  malformed: { status: 400, code: 'bad.request' },
  forbidden: { status: 403, code: 'not.authorized' },
  unknown: { status: 404, code: 'not.found' },
  'moved-on': { status: 409, code: 'conflict' },
};

/** Thrown for what is not a rule of the world: no token, no such endpoint, too many requests. */
class HttpRefused extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** How the pretend platform answers. */
export interface RestOptions {
  /** From acting to the answer's arrival, ms; 0 answers at once. */
  readonly latencyMs?: number;
  /** Requests a minute before 429; absent: all are answered, and the headers still count. */
  readonly ratePerMinute?: number;
}

async function bodyOf(request: Request): Promise<unknown> {
  const text = await request.text();
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused('malformed', 'The request could not be understood by the server due to malformed syntax.');
  }
}

/**
 * The REST API of `world` as a `fetch`: any host, paths under `/api/v2/`. Every answer carries a correlation id and the
 * rate-limit headers; errors are ErrorBody. Other paths are answered 404 too: nothing ever reaches a network.
 */
export function createFetch(world: World, notifications: Notifications, options: RestOptions = {}): typeof fetch {
  const { latencyMs = 0, ratePerMinute } = options;
  const random = createRandom(world.random.between(0, 2 ** 31 - 1));
  const routes: Route[] = [
    ...sessionRoutes(world),
    ...conversationRoutes(world),
    ...outboundRoutes(world),
    ...notificationRoutes(notifications),
  ];
  let minuteBeganAt = world.agenda.now();
  let count = 0;

  function countRequest() {
    const at = world.agenda.now();
    if (at - minuteBeganAt >= 60_000) {
      minuteBeganAt = at;
      count = 0;
    }
    count += 1;
    return Math.ceil((minuteBeganAt + 60_000 - at) / 1000);
  }

  async function answer(request: Request): Promise<Answer> {
    const url = new URL(request.url);
    const token = /^Bearer (.+)$/i.exec(request.headers.get('Authorization') ?? '')?.[1];
    if (!token)
      throw new HttpRefused(401, 'authentication.required', 'No authentication bearer token specified in header.');
    if (token !== world.token) throw new HttpRefused(401, 'bad.credentials', 'Invalid login credentials.');
    if (count > (ratePerMinute ?? Infinity))
      throw new HttpRefused(429, 'too.many.requests', 'Rate limit exceeded the maximum.');
    const found = url.pathname.startsWith(BASE)
      ? findRoute(routes, request.method, url.pathname.slice(BASE.length))
      : 404;
    if (found === 404) throw new HttpRefused(404, 'not.found', `There is no ${url.pathname}.`);
    if (found === 405) throw new HttpRefused(405, 'method.not.allowed', `${request.method} is not possible here.`);
    const body = await bodyOf(request);
    world.agenda.catchUp();
    return found.route.answer({ params: found.params, query: url.searchParams, body, origin: url.origin });
  }

  function errorBody(error: unknown, contextId: string): WireErrorBody & { status: number } {
    if (!(error instanceof Refused) && !(error instanceof HttpRefused)) throw error;
    const { status, code } = error instanceof Refused ? REFUSALS[error.because] : error;
    return { message: error.message, code, status, messageParams: {}, contextId, details: [], errors: [] };
  }

  return async (input, init = {}) => {
    // A signal of another realm (a simulated page in Node) is refused by Request, so it is heeded here instead.
    const { signal = input instanceof Request ? input.signal : null, ...rest } = init;
    const request = new Request(input, rest);
    signal?.throwIfAborted();
    const contextId = random.uuid();
    const resetSeconds = countRequest();
    const { status, body } = await answer(request).catch((error: unknown): Answer => {
      const refusal = errorBody(error, contextId);
      return { status: refusal.status, body: refusal };
    });
    if (latencyMs > 0) await passes(latencyMs, signal);
    signal?.throwIfAborted();
    const headers = new Headers({
      'ININ-Correlation-Id': contextId,
      'inin-ratelimit-count': String(count),
      'inin-ratelimit-allowed': String(ratePerMinute ?? REQUESTS_A_MINUTE),
      'inin-ratelimit-reset': String(resetSeconds),
    });
    if (status === 429) headers.set('Retry-After', String(resetSeconds));
    if (body === undefined || request.method === 'HEAD') return new Response(null, { status, headers });
    headers.set('Content-Type', 'application/json');
    return new Response(JSON.stringify(body), { status, headers });
  };

  function passes(ms: number, signal: AbortSignal | null) {
    return new Promise<void>((done) => {
      world.clock.after(ms, done);
      signal?.addEventListener('abort', () => done());
    });
  }
}
