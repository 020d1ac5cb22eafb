import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { keyActions, type Engine } from './engine.ts';

/** The browser that the driver starts by itself; it is told which window it gets. */
const CAPABILITIES = { alwaysMatch: { 'webkitgtk:browserOptions': { args: ['--automation'] } } };

/** Starts WebKitGTK's small browser on a display that nobody sees, driven by WebDriver. */
export async function launchWebKit(paths: { driver: string; display: string }): Promise<Engine> {
  const xvfb = spawn(paths.display, ['-displayfd', '3', '-screen', '0', '1280x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = (await once(createInterface({ input: xvfb.stdio[3] as Readable }), 'line')) as [string];
  const port = await freePort();
  const driver = spawn(paths.driver, [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: `:${number}`, GDK_BACKEND: 'x11', LIBGL_ALWAYS_SOFTWARE: '1' },
  });
  const end = () => [driver, xvfb].forEach((child) => child.kill());
  process.once('exit', end);
  const base = `http://127.0.0.1:${port}`;
  await isUp(driver, `${base}/status`);
  const { sessionId } = await ask<{ sessionId: string }>('POST', `${base}/session`, { capabilities: CAPABILITIES });
  const session = `${base}/session/${sessionId}`;
  await ask('POST', `${session}/window/rect`, { x: 0, y: 0, width: 1280, height: 1000 });
  return {
    open: async (url) => void (await ask('POST', `${session}/url`, { url })),
    press: async (key) => void (await ask('POST', `${session}/actions`, { actions: keyActions(key) })),
    read: (expression) => ask('POST', `${session}/execute/sync`, { script: `return (${expression})`, args: [] }),
    picture: async () => Buffer.from(await ask<string>('GET', `${session}/screenshot`), 'base64'),
    async close() {
      await ask('DELETE', session).catch(() => {});
      process.off('exit', end);
      end();
    },
  };
}

async function ask<Value>(method: 'GET' | 'POST' | 'DELETE', url: string, body?: unknown): Promise<Value> {
  const answer = await fetch(url, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
  const { value } = (await answer.json()) as { value: unknown };
  if (!answer.ok) throw new Error(`${method} ${new URL(url).pathname}: ${JSON.stringify(value)}`);
  return value as Value;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The driver says nothing when it is ready: it is asked until it answers. */
async function isUp(driver: ChildProcess, status: string): Promise<void> {
  while (driver.exitCode === null) {
    const up = await fetch(status).then(
      ({ ok }) => ok,
      () => false,
    );
    if (up) return;
    await pause(50);
  }
  throw new Error(`WebKitWebDriver ended with ${driver.exitCode} before it could be asked`);
}
