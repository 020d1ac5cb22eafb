import type { SocketConstructor } from '../../../src/platform/notifications.ts';
import type { Said, Told } from './words.ts';

/** The page's line to the pretend platform in a worker: its `fetch`, its sockets, and what moves it by hand. */
export interface Line {
  readonly baseUrl: string;
  readonly token: string;
  readonly userId: string;
  readonly fetch: typeof fetch;
  readonly WebSocket: SocketConstructor;
  say(said: Said): void;
  /** Says it, and waits for what the platform answers to it. */
  ask<What extends 'passed' | 'began'>(said: Said, what: What): Promise<Extract<Told, { what: What }>>;
}

/** Starts the worker, and settles when it is ready. */
export async function openLine(): Promise<Line> {
  const worker = new Worker(new URL('./pretend-platform.ts', import.meta.url), { type: 'module' });
  const say = (said: Said) => worker.postMessage(said);
  const asked = new Map<number, (response: Response) => void>();
  const sockets = new Map<number, InstanceType<SocketConstructor>>();
  const awaited = new Map<Told['what'], (told: Told) => void>();
  let last = 0;

  worker.onmessage = ({ data: told }: MessageEvent<Told>) => {
    if (told.what === 'answer') {
      const body = told.status === 204 || told.status === 205 ? null : told.text;
      const headers = told.headers.map(([name, value]): [string, string] => [name, value]);
      asked.get(told.id)!(new Response(body, { status: told.status, headers }));
      asked.delete(told.id);
    } else if (told.what === 'opened') sockets.get(told.id)?.onopen?.({} as never);
    else if (told.what === 'message') sockets.get(told.id)?.onmessage?.({ data: told.text } as never);
    else if (told.what === 'closed') {
      sockets.get(told.id)?.onclose?.({} as never);
      sockets.delete(told.id);
    } else {
      awaited.get(told.what)?.(told);
      awaited.delete(told.what);
    }
  };
  const next = <What extends Told['what']>(what: What) =>
    new Promise<Extract<Told, { what: What }>>((settle) => awaited.set(what, settle as (told: Told) => void));

  class Socket {
    onopen: ((event: never) => void) | null = null;
    onmessage: ((event: never) => void) | null = null;
    onclose: ((event: never) => void) | null = null;
    onerror: ((event: never) => void) | null = null;
    readonly #id = ++last;

    constructor(url: string) {
      sockets.set(this.#id, this);
      say({ what: 'open', id: this.#id, url });
    }

    send(text: string) {
      say({ what: 'send', id: this.#id, text });
    }

    close() {
      say({ what: 'close', id: this.#id });
    }
  }

  const { baseUrl, token, userId } = await next('ready');
  return {
    baseUrl,
    token,
    userId,
    WebSocket: Socket,
    say,
    ask(said, what) {
      const told = next(what);
      say(said);
      return told;
    },
    fetch: (input, { method = 'GET', headers, body } = {}) =>
      new Promise((answered) => {
        const id = ++last;
        asked.set(id, answered);
        const init = { method, headers: headers as Record<string, string>, ...(typeof body === 'string' && { body }) };
        say({ what: 'ask', id, url: input as string, init });
      }),
  };
}
