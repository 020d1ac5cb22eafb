import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { createClock } from '../time/clock.ts';
import { answerControl, isControlPath } from './control.ts';
import { ConnectionBroke } from './rest/errors.ts';
import { EVERYDAY, type ScenarioName } from './scenarios.ts';
import { createSimulator, type Simulator, type SimulatorOptions } from './simulator.ts';

export { isScenarioName, SCENARIO_NAMES } from './scenarios.ts';

/** The pretend platform, as two handlers that any Node HTTP server can use. */
export interface Handlers {
  /** Connect-style: answers `/api/v2/*` and `/simulator*`, passes everything else to `next`. */
  middleware(request: IncomingMessage, response: ServerResponse, next: () => void): void;
  /** For the server's `upgrade` event: takes `/channels/*`, leaves everything else alone. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Whether an upgrade to this path would be taken. */
  takes(path: string): boolean;
  close(): void;
}

/** What a browser on another origin may do. */
export interface CorsOptions {
  /** Answer headers that a page's script may read; none by default, as the real platform promises none. */
  readonly exposeHeaders?: readonly string[];
}

const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS';

function allowOrigin(request: IncomingMessage, response: ServerResponse, exposed: readonly string[]) {
  const { origin } = request.headers;
  response.setHeader('Vary', 'Origin');
  if (!origin) return;
  response.setHeader('Access-Control-Allow-Origin', origin);
  if (exposed.length > 0) response.setHeader('Access-Control-Expose-Headers', exposed.join(', '));
}

function answerPreflight(response: ServerResponse) {
  response.setHeader('Access-Control-Allow-Methods', METHODS);
  response.setHeader('Access-Control-Allow-Headers', 'Authorization, Content-Type, Range');
  response.setHeader('Access-Control-Max-Age', '600');
  response.writeHead(204).end();
}

const urlOf = (request: IncomingMessage) => {
  const scheme = 'encrypted' in request.socket ? 'https' : 'http';
  return new URL(request.url ?? '/', `${scheme}://${request.headers.host ?? 'localhost'}`);
};

async function toFetchRequest(request: IncomingMessage): Promise<Request> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const method = request.method ?? 'GET';
  const body = Buffer.concat(chunks);
  const takesBody = body.length > 0 && method !== 'GET' && method !== 'HEAD';
  return new Request(urlOf(request), { method, headers, ...(takesBody && { body }) });
}

async function send(answer: Response, response: ServerResponse) {
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  const body = Buffer.from(await answer.arrayBuffer());
  if (answer.status !== 204) response.setHeader('Content-Length', body.length);
  response.writeHead(answer.status).end(body);
}

/** Makes the handlers for `simulator`. */
export function createHandlers(simulator: Simulator, { exposeHeaders = [] }: CorsOptions = {}): Handlers {
  const sockets = new WebSocketServer({ noServer: true });
  const channelOf = (path: string) => /^\/channels\/([^/?]+)/.exec(path)?.[1];

  async function answer(request: IncomingMessage): Promise<Response> {
    const url = urlOf(request);
    const asked = await toFetchRequest(request);
    if (isControlPath(url.pathname)) return answerControl(simulator, asked.method, url, await asked.text());
    return simulator.fetch(asked);
  }

  return {
    middleware(request, response, next) {
      const [pathname = ''] = (request.url ?? '').split('?');
      if (!pathname.startsWith('/api/v2/') && !isControlPath(pathname)) return next();
      allowOrigin(request, response, exposeHeaders);
      if (request.method === 'OPTIONS') return answerPreflight(response);
      answer(request)
        .then((each) => send(each, response))
        .catch((error: unknown) => {
          if (error instanceof ConnectionBroke) return response.destroy();
          console.error(error); // a fault of the simulator itself, and nobody else would say so
          return response.writeHead(500).end();
        });
    },
    takes: (path) => channelOf(path) !== undefined,
    upgrade(request, socket, head) {
      const channelId = channelOf(request.url ?? '');
      if (channelId === undefined) return;
      if (simulator.notifications.refuses(channelId)) {
        socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      sockets.handleUpgrade(request, socket, head, (end) => {
        const attached = simulator.notifications.attach(channelId, {
          send: (text) => end.send(text),
          close: (code, reason) => (code === undefined ? end.terminate() : end.close(code, reason)),
        });
        if (!attached) return end.terminate();
        end.on('message', (data: Buffer) => attached.receive(data.toString()));
        end.on('close', () => attached.closed());
        end.on('error', () => end.terminate());
      });
    },
    close() {
      simulator.dispose();
      sockets.close();
    },
  };
}

/** The part of a Vite development server (or any connect app with its HTTP server) that is used here. */
export interface Host {
  readonly middlewares: { use(middleware: Handlers['middleware']): unknown };
  readonly httpServer: {
    on(event: 'upgrade', upgrade: Handlers['upgrade']): unknown;
    on(event: 'close', close: () => void): unknown;
  } | null;
}

/**
 * Puts a pretend platform on a server that already exists, under its own port; it ends when the server closes. For Vite,
 * call it in `configureServer`: later, Vite's own 404 stands before it.
 */
export function attachSimulator(host: Host, options: Partial<SimulatorOptions> & CorsOptions = {}): Simulator {
  const simulator = createSimulator({ clock: createClock(), ...options });
  const handlers = createHandlers(simulator, options);
  host.middlewares.use(handlers.middleware);
  host.httpServer?.on('upgrade', handlers.upgrade);
  host.httpServer?.on('close', handlers.close);
  return simulator;
}

/** A pretend platform on a port of its own. */
export interface Served {
  readonly baseUrl: string;
  readonly simulator: Simulator;
  close(): Promise<void>;
}

/**
 * Serves a pretend platform over real HTTP and real WebSockets. `port` 0 takes any free one; `host` is the loopback by
 * default; `scenario` starts that one alone, else a handful of everyday ones are started. Rejects when the port is taken.
 */
export async function serveSimulator(
  options: { port: number; host?: string; scenario?: ScenarioName } & Partial<SimulatorOptions> & CorsOptions,
): Promise<Served> {
  const { port, host = '127.0.0.1', scenario } = options;
  const server = createServer();
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, host, listening);
  });
  const shownHost = host.includes(':') ? `[${host}]` : host;
  const baseUrl = `http://${shownHost}:${(server.address() as AddressInfo).port}`;
  const simulator = createSimulator({ clock: createClock(), ...options, baseUrl });
  const handlers = createHandlers(simulator, options);
  server.on('request', (request, response) =>
    handlers.middleware(request, response, () => response.writeHead(404).end()),
  );
  server.on('upgrade', (request, socket, head) => {
    if (handlers.takes(request.url ?? '')) handlers.upgrade(request, socket, head);
    else socket.destroy();
  });
  for (const name of scenario ? [scenario] : EVERYDAY) simulator.startScenario(name);
  return {
    baseUrl,
    simulator,
    close() {
      handlers.close();
      server.closeAllConnections();
      return new Promise((closed) => void server.close(() => closed()));
    },
  };
}
