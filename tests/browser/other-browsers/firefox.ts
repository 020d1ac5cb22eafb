import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { WebSocket } from 'ws';
import { keyActions, type Engine } from './engine.ts';

const build = join(import.meta.dirname, '../../../build');

/** On macOS, too, Tab goes to every control. Firefox itself looks after the rest: it asks the internet for nothing. */
const PREFERENCES = "user_pref('accessibility.tabfocus', 7);\n";

const SPOKEN = /^WebDriver BiDi listening on (ws:\S+)$/;

/** Starts a Firefox without a window, with a profile of its own, driven by WebDriver BiDi. */
export async function launchFirefox(path: string): Promise<Engine> {
  await mkdir(build, { recursive: true });
  const profile = await mkdtemp(join(build, 'firefox-'));
  await writeFile(join(profile, 'user.js'), PREFERENCES);
  const firefox = spawn(path, ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(firefox, 'exit');
  const end = () => firefox.kill();
  process.once('exit', end);
  const address = new Promise<string>((found, failed) => {
    const lines: string[] = [];
    createInterface({ input: firefox.stderr }).on('line', (line) => {
      const [, url] = SPOKEN.exec(line) ?? [];
      if (url) found(url);
      else lines.push(line);
    });
    firefox.once('error', failed);
    firefox.once('exit', () => failed(new Error(`Firefox ended before it could be driven:\n${lines.join('\n')}`)));
  });
  const ask = await connect(`${await address}/session`);
  await ask('session.new', { capabilities: {} });
  // The first tab leaves the focus in the address bar, where the page shows none.
  const { context } = await ask<{ context: string }>('browsingContext.create', { type: 'tab' });
  await ask('browsingContext.setViewport', { context, viewport: { width: 1280, height: 900 } });
  return {
    open: async (url) => void (await ask('browsingContext.navigate', { context, url, wait: 'complete' })),
    press: async (key) => void (await ask('input.performActions', { context, actions: keyActions(key) })),
    async read(expression) {
      const { result, exceptionDetails } = await ask<{ result?: { value: string }; exceptionDetails?: unknown }>(
        'script.evaluate',
        {
          expression: `(async () => JSON.stringify([await ${expression}]))()`,
          target: { context },
          awaitPromise: true,
        },
      );
      if (!result) throw new Error(JSON.stringify(exceptionDetails));
      return (JSON.parse(result.value) as [never])[0];
    },
    async picture() {
      const { data } = await ask<{ data: string }>('browsingContext.captureScreenshot', { context });
      return Buffer.from(data, 'base64');
    },
    async close() {
      process.off('exit', end);
      end();
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

interface Answer {
  readonly id: number;
  readonly type: 'success' | 'error';
  readonly result?: unknown;
  readonly message?: string;
}

type Ask = <Result>(method: string, params: unknown) => Promise<Result>;

async function connect(url: string): Promise<Ask> {
  const socket = new WebSocket(url);
  await once(socket, 'open');
  const waiting = new Map<number, (answer: Answer) => void>();
  socket.on('message', (data: Buffer) => {
    const answer = JSON.parse(data.toString()) as Answer;
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  let asked = 0;
  return async <Result>(method: string, params: unknown) => {
    const id = ++asked;
    const answered = new Promise<Answer>((answer) => waiting.set(id, answer));
    socket.send(JSON.stringify({ id, method, params }));
    const { type, result, message } = await answered;
    if (type === 'error') throw new Error(`${method}: ${message}`);
    return result as Result;
  };
}
