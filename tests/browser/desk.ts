import { join } from 'node:path';
import { expect, test as base, type Locator, type Page } from 'playwright/test';
import { runSimulator, type RunningSimulator } from './running-simulator.ts';
import { serveFolder } from './serve-folder.ts';

/** The built demo in a real page, on a pretend platform that is a program of its own: real HTTP, real sockets. */
export interface Desk {
  readonly page: Page;
  readonly simulator: RunningSimulator;
  /** Opens the demo at `scenario` and waits for its card. */
  open(scenario: string): Promise<void>;
  /** What the heading of the card's band says. */
  readonly phase: Locator;
  /** What the line under the heading says: once it is done, how it ended. */
  readonly outcome: Locator;
  /** Presses a button once it has settled: a control ignores what comes within its first moments. */
  press(name: string | RegExp): Promise<void>;
  /** Waits until the buttons on the screen have settled, for a press that is no single click. */
  settle(): Promise<void>;
  /** Requests to the platform so far, as `METHOD path`. */
  readonly requests: string[];
  /** Bodies of the requests so far whose `METHOD path` begins with `line`, as JSON. */
  sent(line: string): unknown[];
  /** Moves the pretend platform by its control API (src/simulator/control.ts); `{id}` is the conversation on the screen. */
  tell(path: string, body?: unknown): Promise<void>;
  /** The browser itself complains of a broken or refused request; where a test provokes one, that is no failure. */
  mayComplain(words: RegExp): void;
}

/** What places a call, for `Desk.sent`. */
export const CALLS = 'POST /conversations/calls/';

const demo = join(import.meta.dirname, '../../build/demo');
const SETTLED_MS = 750;

/** Simulators that a worker has started: starting one costs more than most tests, so they are used again. */
interface Simulators {
  take(): Promise<RunningSimulator>;
  /** Puts it back as it was at first. */
  giveBack(simulator: RunningSimulator): Promise<void>;
  stop(): void;
}

function createSimulators(): Simulators {
  const free: RunningSimulator[] = [];
  const all: RunningSimulator[] = [];
  const start = async () => {
    const simulator = await runSimulator('scheduled');
    all.push(simulator);
    return simulator;
  };
  return {
    take: async () => free.pop() ?? (await start()),
    async giveBack(simulator) {
      const control = `${simulator.baseUrl}/simulator`;
      const { switches } = (await (await fetch(control)).json()) as { switches: Record<string, unknown[]> };
      const likeliest = Object.fromEntries(Object.entries(switches).map(([name, [first]]) => [name, first]));
      await post(`${control}/personality`, likeliest);
      await post(`${control}/phone`, { phone: 'auto-answer' });
      await post(`${control}/reset`);
      free.push(simulator);
    },
    stop: () => all.forEach((simulator) => simulator.stop()),
  };
}

async function post(url: string, body?: unknown): Promise<void> {
  const answer = await fetch(url, { method: 'POST', ...(body !== undefined && { body: JSON.stringify(body) }) });
  if (!answer.ok) throw new Error(`POST ${url}: ${await answer.text()}`);
}

/** Sits an agent down: a simulator, a server of the demo, and whatever must be true when the agent leaves. */
async function sitDown(page: Page, simulators: Simulators): Promise<{ desk: Desk; leave: () => Promise<void> }> {
  const simulator = await simulators.take();
  const server = await serveFolder({ folders: [demo] });
  const complaints: string[] = [];
  const expected: RegExp[] = [];
  const requests: string[] = [];
  const bodies: unknown[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const [, path] = request.url().split('/api/v2');
    if (!path || request.method() === 'OPTIONS') return;
    requests.push(`${request.method()} ${path}`);
    bodies.push(request.postData() === null ? undefined : request.postDataJSON());
  });
  const phase = page.locator('.cb-phase');
  const settle = () => page.evaluate((ms) => new Promise<void>((settled) => setTimeout(settled, ms)), SETTLED_MS);
  const desk: Desk = {
    page,
    simulator,
    phase,
    outcome: page.locator('.cb-helper'),
    requests,
    settle,
    sent: (line) => bodies.filter((_, i) => requests[i]!.startsWith(line)),
    async open(scenario) {
      await page.goto(`${server.origin}/?simulator=${simulator.baseUrl}&scenario=${scenario}`);
      await expect(phase).toBeVisible();
      await expect(page.getByText('Live', { exact: true })).toBeVisible();
    },
    async press(name) {
      const button = page.getByRole('button', { name });
      await expect(button).toBeVisible();
      // A button that is about to be allowed settles anew; one that stays forbidden is pressed all the same.
      const allowed = button.and(page.locator(':not([aria-disabled="true"])'));
      await allowed.waitFor({ timeout: 3000 }).catch(() => {});
      await settle();
      await button.click();
    },
    async tell(path, body) {
      const control = `${simulator.baseUrl}/simulator`;
      const { conversations } = (await (await fetch(control)).json()) as Pick<RunningSimulator, 'conversations'>;
      const onScreen = conversations.findLast(({ scenario }) => page.url().includes(`scenario=${scenario}`));
      await post(`${control}${path.replace('{id}', onScreen?.conversationId ?? '')}`, body);
    },
    mayComplain: (words) => void expected.push(words),
  };
  return {
    desk,
    async leave() {
      await page.close(); // before the reset: a card that still looked would find its conversation gone
      await server.close();
      await simulators.giveBack(simulator);
      expect(complaints.filter((complaint) => !expected.some((words) => words.test(complaint)))).toEqual([]);
    },
  };
}

/**
 * A desk for each test; any complaint on the console, failed request or page error fails it. `another` gives further
 * ones, for what can be waited for together, or for one piece of work each: whoever takes one may leave it early.
 */
export const test = base.extend<
  { desk: Desk; another: () => Promise<Desk & { leave(): Promise<void> }> },
  { simulators: Simulators }
>({
  simulators: [
    async ({}, give) => {
      const simulators = createSimulators();
      await give(simulators);
      simulators.stop();
    },
    { scope: 'worker' },
  ],
  desk: async ({ page, simulators }, give) => {
    const { desk, leave } = await sitDown(page, simulators);
    await give(desk);
    await leave();
  },
  another: async ({ browser, simulators }, give) => {
    const open = new Set<() => Promise<void>>();
    await give(async () => {
      const context = await browser.newContext();
      const { desk, leave: leaveDesk } = await sitDown(await context.newPage(), simulators);
      const leave = async () => {
        open.delete(leave);
        await leaveDesk();
        await context.close();
      };
      open.add(leave);
      return { ...desk, leave };
    });
    await Promise.all([...open].map((leave) => leave()));
  },
});
