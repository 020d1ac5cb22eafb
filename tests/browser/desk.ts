import { join } from 'node:path';
import { expect, test as base, type Page } from 'playwright/test';
import { runSimulator, type RunningSimulator } from './running-simulator.ts';
import { serveFolder } from './serve-folder.ts';

/** The built demo in a real page, on a pretend platform that is a program of its own: real HTTP, real sockets. */
export interface Desk {
  readonly page: Page;
  readonly simulator: RunningSimulator;
  /** Opens the demo at `scenario` and waits for its card. */
  open(scenario: string): Promise<void>;
  /** What the heading of the card's band says. */
  readonly phase: ReturnType<Page['locator']>;
  /** Presses a button once it has settled: a control ignores what comes within its first moments. */
  press(name: string | RegExp): Promise<void>;
  /** Requests to the platform so far, as `METHOD path`. */
  readonly requests: string[];
}

const demo = join(import.meta.dirname, '../../build/demo');
const SETTLED_MS = 750;

/** A desk for each test; any complaint on the console, failed request or page error fails it. */
export const test = base.extend<{ desk: Desk }>({
  desk: async ({ page }, give) => {
    const simulator = await runSimulator('scheduled');
    const server = await serveFolder({ folders: [demo] });
    const complaints: string[] = [];
    const requests: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      const [, path] = request.url().split('/api/v2');
      if (path && request.method() !== 'OPTIONS') requests.push(`${request.method()} ${path}`);
    });
    const phase = page.locator('.cb-phase');
    await give({
      page,
      simulator,
      phase,
      requests,
      async open(scenario) {
        await page.goto(`${server.origin}/?simulator=${simulator.baseUrl}&scenario=${scenario}`);
        await expect(phase).toBeVisible();
        await expect(page.getByText('Live', { exact: true })).toBeVisible();
      },
      async press(name) {
        const button = page.getByRole('button', { name });
        await expect(button).toBeVisible();
        await page.evaluate((ms) => new Promise((settled) => setTimeout(settled, ms)), SETTLED_MS);
        await button.click();
      },
    });
    await server.close();
    simulator.stop();
    expect(complaints).toEqual([]);
  },
});
