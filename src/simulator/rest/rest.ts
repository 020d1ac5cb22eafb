import type { Notifications } from '../events/notifications.ts';
import type { RequestFault, Strikes } from '../faults.ts';
import { sentinelFor } from '../sentinels.ts';
import { createRandom } from '../world/random.ts';
import type { World } from '../world/world.ts';
import { ConnectionBroke, errorBody, HttpRefused } from './errors.ts';
import { createReadable } from './past.ts';
import { findRoute, type Access, type Answer } from './route.ts';
import { routesOf } from './routes.ts';

const BASE = '/api/v2/';
/** Source: the platform's documented default, per user and OAuth client. */
const REQUESTS_A_MINUTE = 300;
const LARGEST_BODY = 1_000_000;

/** How the pretend platform answers. */
export interface RestOptions {
  /** From acting to the answer's arrival, ms; 0 answers at once. */
  readonly latencyMs?: number;
  /** Requests a minute before 429; absent: all are answered, and the headers still count. */
  readonly ratePerMinute?: number;
  /** Whether `GET /date` tells milliseconds, or whole seconds. */
  readonly dateResolution?: 'ms' | 's';
}

function parsed(text: string): unknown {
  if (text.length > LARGEST_BODY) throw new HttpRefused(413);
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new HttpRefused(400);
  }
}

/** What calling a sentinel number does to the request that places the call. */
function sentinelFault(method: string, path: string, text: string): RequestFault | undefined {
  if (method !== 'POST' || !path.startsWith('conversations/calls/')) return undefined;
  const number = /"callNumber"\s*:\s*"([^"]*)"/.exec(text)?.[1];
  const { status, answer, ms } = (number && sentinelFor(number)) || {};
  if (status !== undefined) return { on: 'request', do: 'refuse', status };
  return answer && { on: 'request', do: answer, ...(ms !== undefined && { ms }) };
}

/**
 * The REST API of `world` as a `fetch`: any host, paths under `/api/v2/`. Every answer carries a correlation id and the
 * rate-limit headers; errors are ErrorBody. Other paths are answered 404 too: nothing ever reaches a network.
 */
export function createFetch(
  world: World,
  notifications: Notifications,
  faults: Strikes,
  options: RestOptions = {},
): typeof fetch {
  const { latencyMs = 0, ratePerMinute, dateResolution = 'ms' } = options;
  const random = createRandom(world.random.between(0, 2 ** 31 - 1));
  const routes = routesOf(world, notifications, createReadable(world, faults), dateResolution);
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

  function admit(headers: Headers, { open, permission = [], asUser }: Access) {
    if (open) return;
    const token = /^Bearer (.+)$/i.exec(headers.get('Authorization') ?? '')?.[1];
    if (!token)
      throw new HttpRefused(401, 'No authentication bearer token specified in header.', 'authentication.required');
    if (token !== world.token && token !== world.applicationToken) throw new HttpRefused(401);
    if (count > (ratePerMinute ?? Infinity)) throw new HttpRefused(429);
    if (asUser && token !== world.token)
      throw new HttpRefused(400, 'This request requires a user context. Client credentials cannot be used.');
    if (permission.length > 0 && permission.every((each) => world.missingPermissions.has(each))) {
      const permissions = permission.join(', ');
      const message = `Unable to perform the requested action. You are missing the following permission(s): ${permissions}`;
      throw new HttpRefused(403, message, 'missing.any.permissions', { permissions });
    }
  }

  /** Nobody can tell an unknown path from a forbidden one without a token. */
  function act(request: Request, text: string): Answer {
    const url = new URL(request.url);
    const found = url.pathname.startsWith(BASE)
      ? findRoute(routes, request.method, url.pathname.slice(BASE.length))
      : 404;
    admit(request.headers, typeof found === 'number' ? {} : found.route.access);
    if (found === 404) throw new HttpRefused(404, `There is no ${url.pathname}.`);
    if (found === 405) throw new HttpRefused(405, `${request.method} is not possible here.`);
    const body = parsed(text);
    world.agenda.catchUp();
    const { params, route } = found;
    return route.answer({ params, query: url.searchParams, body, origin: url.origin, headers: request.headers });
  }

  function passes(ms: number, signal: AbortSignal | null) {
    return new Promise<void>((done) => {
      if (Number.isFinite(ms)) world.clock.after(ms, done);
      signal?.addEventListener('abort', () => done());
    });
  }

  return async (input, init = {}) => {
    // A signal of another realm (a simulated page in Node) is refused by Request, so it is heeded here instead.
    const { signal = input instanceof Request ? input.signal : null, ...rest } = init;
    const request = new Request(input, rest);
    signal?.throwIfAborted();
    const contextId = random.uuid();
    const resetSeconds = countRequest();
    const text = await request.text();
    const path = new URL(request.url).pathname.replace(BASE, '');
    const fault = faults.request(request.method, path) ?? sentinelFault(request.method, path, text);
    const { ms = 0 } = fault ?? {};

    function answered(): Answer {
      try {
        if (fault?.do === 'refuse') throw new HttpRefused(fault.status ?? 500);
        return act(request, text);
      } catch (error) {
        const refusal = errorBody(error, contextId);
        return { status: refusal.status, body: refusal };
      }
    }

    if (fault?.do === 'late') world.agenda.after(ms, () => void answered());
    if (fault?.do === 'late' || fault?.do === 'break') throw new ConnectionBroke();
    const { status, body, file, headers: more = {} } = answered();
    if (fault?.do === 'lose') throw new ConnectionBroke();
    const waitMs = fault?.do === 'hang' ? Infinity : latencyMs + ms;
    if (waitMs > 0) await passes(waitMs, signal);
    signal?.throwIfAborted();
    const headers = new Headers({
      'ININ-Correlation-Id': contextId,
      'inin-ratelimit-count': String(count),
      'inin-ratelimit-allowed': String(ratePerMinute ?? REQUESTS_A_MINUTE),
      'inin-ratelimit-reset': String(resetSeconds),
      ...more,
    });
    if (status === 429) headers.set('Retry-After', String(resetSeconds));
    if (file) {
      headers.set('Content-Type', file.type);
      return new Response(request.method === 'HEAD' ? null : file.bytes, { status, headers });
    }
    if (body === undefined || request.method === 'HEAD') return new Response(null, { status, headers });
    headers.set('Content-Type', 'application/json');
    return new Response(JSON.stringify(body), { status, headers });
  };
}
