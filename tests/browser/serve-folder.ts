import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.map': 'application/json',
};

/** What to serve, and how. */
export interface Served {
  /** Looked through in order for each path. */
  readonly folders: readonly string[];
  readonly headers?: Record<string, string>;
  /** Answers what is no file; says whether it did. */
  readonly answer?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

/** Serves files on a free port of this machine, as a plain web server would. */
export async function serveFolder({ folders, headers = {}, answer }: Served): Promise<{
  readonly origin: string;
  close(): Promise<void>;
}> {
  const server = createServer((request, response) => {
    if (answer?.(request, response)) return;
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    sendFirst(
      folders.map((folder) => join(folder, normalize(path.endsWith('/') ? `${path}index.html` : path))),
      response,
      headers,
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

function sendFirst([file, ...others]: string[], response: ServerResponse, headers: Record<string, string>): void {
  if (!file) {
    response.writeHead(404).end();
    return;
  }
  const stream = createReadStream(file);
  stream.on('error', () => sendFirst(others, response, headers));
  stream.on('open', () => {
    response.writeHead(200, { ...headers, 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    stream.pipe(response);
  });
}
