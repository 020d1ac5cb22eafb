import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** What `npm run simulator -- --json` says once it is ready. */
export interface RunningSimulator {
  readonly baseUrl: string;
  readonly token: string;
  readonly userId: string;
  readonly conversations: readonly {
    readonly scenario: string;
    readonly conversationId: string;
    readonly participantId?: string;
    readonly callbackId?: string;
  }[];
  stop(): void;
}

const command = join(import.meta.dirname, '../../src/simulator/cli.mjs');

/** Starts the pretend platform as a program of its own, on a free port: real HTTP, real sockets, real time. */
export async function runSimulator(scenario?: string): Promise<RunningSimulator> {
  const args = [command, '--port', '0', '--json', ...(scenario ? ['--scenario', scenario] : [])];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ready = await new Promise<string>((line, failed) => {
    createInterface({ input: child.stdout }).once('line', line);
    child.once('exit', (code) => failed(new Error(`the simulator ended with ${code} before it was ready`)));
  });
  return { ...(JSON.parse(ready) as Omit<RunningSimulator, 'stop'>), stop: () => void child.kill() };
}
