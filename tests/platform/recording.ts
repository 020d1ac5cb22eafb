import type { Stop } from '../../src/time/clock.ts';
import type { SocketConstructor } from '../../src/platform/notifications.ts';
import type { SteppedSource } from '../../src/time/stepped-clock.ts';

/** One request as it left the desk. */
export interface Sent {
  /** This computer's wall time, ms. */
  readonly at: number;
  readonly method: string;
  /** Below `/api/v2`. */
  readonly path: string;
  readonly body: unknown;
  readonly init: RequestInit;
}

/** What the network makes of a request; `forward` lets it reach the platform. */
export type Fate = (forward: () => Promise<Response>, signal: AbortSignal) => Promise<Response>;

/** The network between the desk and the platform: writes down what passes, and can be bad. */
export interface Network {
  readonly fetch: typeof fetch;
  readonly sent: readonly Sent[];
  /** What was sent so far to anything that begins with `what`, such as `GET /conversations/`. */
  to(what: string): Sent[];
  /** Tells of every request that begins with `what`, before it meets its fate. */
  watch(what: string, listener: (sent: Sent) => void): void;
  /** The next request that begins with `what` meets this fate. */
  next(what: string, fate: Fate): void;
  /** Every request that begins with `what` meets this fate, until stopped. */
  every(what: string, fate: Fate): Stop;
}

/** Wraps the platform's own `fetch`. */
export function createNetwork(platform: typeof fetch, source: SteppedSource): Network {
  const sent: Sent[] = [];
  const watched: { what: string; listener: (sent: Sent) => void }[] = [];
  const fates: { what: string; fate: Fate; once: boolean }[] = [];

  return {
    sent,
    to: (what) => sent.filter(({ method, path }) => `${method} ${path}`.startsWith(what)),
    watch: (what, listener) => void watched.push({ what, listener }),
    next: (what, fate) => void fates.push({ what, fate, once: true }),
    every(what, fate) {
      const entry = { what, fate, once: false };
      fates.push(entry);
      return () => void fates.splice(fates.indexOf(entry), 1);
    },
    fetch: async (input, init = {}) => {
      const url = input instanceof Request ? input.url : input.toString();
      const [, path = ''] = url.split('/api/v2');
      const { method = 'GET', body, signal } = init;
      signal?.throwIfAborted();
      const request = {
        at: source.wall(),
        method,
        path,
        body: typeof body === 'string' ? JSON.parse(body) : undefined,
        init,
      };
      sent.push(request);
      for (const { what, listener } of watched) if (`${method} ${path}`.startsWith(what)) listener(request);
      const found = fates.findIndex(({ what }) => `${method} ${path}`.startsWith(what));
      const fate = fates[found]?.fate;
      if (fates[found]?.once) fates.splice(found, 1);
      const forward = () => platform(input, { ...init, signal: null });
      return fate ? fate(forward, signal ?? new AbortController().signal) : forward();
    },
  };
}

const aborted = (signal: AbortSignal) =>
  new Promise<never>((_, fail) => {
    if (signal.aborted) fail(signal.reason as Error);
    signal.addEventListener('abort', () => fail(signal.reason as Error));
  });

/** It reaches the platform, and its answer never comes. */
export const answerLost: Fate = async (forward, signal) => {
  await forward();
  return aborted(signal);
};

/** It never reaches the platform, and nobody says so. */
export const requestLost: Fate = (_, signal) => aborted(signal);

/** The line is cut: it fails at once, as a browser's `fetch` does. */
export const cut: Fate = () => Promise.reject(new TypeError('Failed to fetch'));

/** Something between the desk and the platform answers instead of it. */
export const answers =
  (status: number, body: unknown = '', headers: Record<string, string> = {}): Fate =>
  () =>
    Promise.resolve(
      new Response([204, 205].includes(status) ? null : typeof body === 'string' ? body : JSON.stringify(body), {
        status,
        headers,
      }),
    );

/** The platform reads it at once; its answer travels for `ms`. */
export const later =
  (source: SteppedSource, ms: number, fate: Fate = (forward) => forward()): Fate =>
  async (forward, signal) => {
    const response = await fate(forward, signal);
    if (ms > 0) await Promise.race([new Promise<void>((done) => void source.after(ms, done)), aborted(signal)]);
    return response;
  };

/** The platform reads it at once; its answer arrives when it is let go. */
export function slowAnswer(): { readonly fate: Fate; letGo(): void } {
  let letGo = () => {};
  const gone = new Promise<void>((done) => (letGo = done));
  return {
    fate: async (forward, signal) => {
      const response = await forward();
      await Promise.race([gone, aborted(signal)]);
      return response;
    },
    letGo,
  };
}

/** A bad line: each message in turn waits so long, and is said twice or not. */
export interface Disorder {
  readonly delaysMs: readonly number[];
  readonly repeats: readonly boolean[];
}

/** The platform's own socket class behind a bad line: what is said arrives late, twice, and out of order. */
export function createDisorderlySocket(
  Base: typeof WebSocket,
  source: SteppedSource,
  { delaysMs, repeats }: Disorder,
): SocketConstructor {
  let said = 0;
  return class {
    onopen: ((event: never) => void) | null = null;
    onmessage: ((event: never) => void) | null = null;
    onclose: ((event: never) => void) | null = null;
    onerror: ((event: never) => void) | null = null;
    readonly #line: WebSocket;

    constructor(url: string) {
      this.#line = new Base(url);
      this.#line.onopen = (event) => this.onopen?.(event as never);
      this.#line.onclose = (event) => this.onclose?.(event as never);
      this.#line.onerror = (event) => this.onerror?.(event as never);
      this.#line.onmessage = (event) => {
        const n = said++;
        for (let times = repeats[n % repeats.length] ? 2 : 1; times > 0; times--) {
          const ms = delaysMs[(n + times) % delaysMs.length]!;
          if (ms === 0) this.onmessage?.(event as never);
          else source.after(ms, () => this.onmessage?.(event as never));
        }
      };
    }

    send(text: string) {
      this.#line.send(text);
    }

    close() {
      this.#line.close();
    }
  };
}
