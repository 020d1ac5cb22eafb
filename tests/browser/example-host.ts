import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { runSimulator } from './running-simulator.ts';
import { serveFolder } from './serve-folder.ts';

const root = join(import.meta.dirname, '../..');

/** A page of `tests/hosts` as a browser finds it. */
export interface ExampleHost {
  readonly origin: string;
  close(): Promise<void>;
}

/** What a page's server does besides: headers, which may name the platform's address, and answers of its own. */
export interface HostServer {
  readonly headers?: (simulator: string) => Record<string, string>;
  readonly answer?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

/** Serves a page of `tests/hosts` with the built element, and a pretend platform beside it. */
export async function serveExample(name: string, { headers, answer }: HostServer = {}): Promise<ExampleHost> {
  const { baseUrl, token, userId, conversations, stop } = await runSimulator('preview-countdown');
  const desk = { baseUrl, token, userId, conversationId: conversations[0]?.conversationId };
  const server = await serveFolder({
    folders: [join(root, 'tests/hosts', name), join(root, 'dist/cdn')],
    ...(headers && { headers: headers(baseUrl) }),
    answer(request, response) {
      if (request.url === '/desk.json') response.end(JSON.stringify(desk));
      else if (request.url === '/favicon.ico') response.writeHead(204).end();
      else return answer?.(request, response) ?? false;
      return true;
    },
  });
  return {
    origin: server.origin,
    async close() {
      await server.close();
      stop();
    },
  };
}
