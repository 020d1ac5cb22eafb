import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { expect, type BrowserContext, type Frame, type Locator, type Page } from 'playwright/test';
import { test as atDesk } from './desk.ts';
import { partitionedBrowser } from './partitioned-browser.ts';
import { serveFolder } from './serve-folder.ts';

/** One card on a page or in a frame, as an agent sees it. */
export interface Card {
  readonly phase: Locator;
  readonly live: Locator;
  readonly held: Locator;
  /** What the card says besides: a refusal, a reason. */
  readonly notice: Locator;
  readonly attempts: Locator;
  readonly call: Locator;
  button(name: string | RegExp): Locator;
}

/** A request that a page sent to the platform. */
export interface Sent {
  readonly line: string;
  readonly page: Page;
}

/** An agent's browser with several tabs, on one pretend platform: real processes, locks, messages and storage. */
export interface Office {
  readonly context: BrowserContext;
  /** Where the pretend platform is. */
  readonly baseUrl: string;
  /** Begins a scenario, accepts its callback where asked to, and gives the conversation. */
  begin(scenario: string, accept?: boolean): Promise<string>;
  /** Where the desktop lies that shows `conversationId`; any name of this machine's leads there. */
  address(conversationId: string, wishes?: { name?: string; user?: string }): string;
  /** Opens the desktop at `address` in a new tab and waits until its card is live. */
  open(address: string): Promise<Page>;
  /** Everything sent so far by any tab or frame, as `METHOD path`. */
  readonly sent: readonly Sent[];
  /** How many requests began with `line`. */
  count(line: string): number;
  /** Ids of the channels on which a socket listens at this moment. */
  listening(): Promise<string[]>;
  channels(): Promise<number>;
  /** Past every tab: what the vendor's own desktop asks for. */
  elsewhere(method: string, path: string, body?: unknown): Promise<unknown>;
  /** Waits until nobody has asked the platform for anything for longer than a card waits to look again after an event. */
  quiet(): Promise<void>;
  /** Another desktop parks the callback, or takes it up again. */
  hold(conversationId: string, held: boolean): Promise<void>;
  /** Moves the pretend platform by its control API. */
  tell(path: string, body?: unknown): Promise<void>;
  forgetFaults(): Promise<void>;
  /** The browser itself complains of something that a test provokes. */
  mayComplain(words: RegExp): void;
}

/** What places a call of `conversationId`. */
export const callOf = (conversationId: string): string => `POST /conversations/calls/${conversationId}`;

const SETTLED_MS = 750;
const LOOKED_AGAIN_MS = 1300;

/** Waits until the buttons on the screen have settled: a press within their first moments is not meant. */
export const settle = (page: Page | Frame): Promise<void> =>
  page.evaluate((ms) => new Promise((settled) => setTimeout(settled, ms)), SETTLED_MS);

/** The card on `page`. */
export function cardOn(page: Page | Frame): Card {
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  return {
    phase: page.locator('.cb-phase'),
    live: page.locator('.cb-connection').getByText('Live', { exact: true }),
    held: page.getByRole('timer', { name: 'Callback on hold' }),
    notice: page.getByRole('status'),
    attempts: page.getByRole('region', { name: 'Attempts' }).getByRole('listitem'),
    call: button(/^Call /),
    button,
  };
}

/** Presses a button once it has settled. */
export async function press(page: Page | Frame, name: string | RegExp): Promise<void> {
  const button = cardOn(page).button(name);
  await expect(button).toBeEnabled();
  await settle(page);
  await button.click();
}

/** Presses the button of that name on all pages at once: each waits for the same moment of the one clock that they have. */
export async function pressTogether(pages: readonly (Page | Frame)[], name: RegExp): Promise<void> {
  for (const page of pages) await expect(cardOn(page).button(name)).toBeEnabled();
  await Promise.all(pages.map(settle));
  const at = Date.now() + 200;
  await Promise.all(
    pages.map((page) =>
      cardOn(page)
        .button(name)
        .evaluate(async (button: HTMLElement, when) => {
          await new Promise((near) => setTimeout(near, when - Date.now() - 10));
          while (Date.now() < when);
          button.click();
        }, at),
    ),
  );
}

/** Ends the process of `page` as a fault of the browser does: nothing in the page is told. */
export async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const gone = page.waitForEvent('crash');
  session.send('Page.crash').catch(() => {}); // it never answers
  await gone;
}

const root = join(import.meta.dirname, '../..');
const FOLDERS = [join(root, 'tests/hosts/tabs'), join(root, 'dist/cdn')];
/** A sandboxed frame is of no origin: whatever it loads must be there for everybody. */
const FOR_ALL = { 'access-control-allow-origin': '*' };

/** A browser whose storage is partitioned; any complaint on a console, or page error, fails the test. */
export const test = atDesk.extend<{ office: Office }>({
  launchOptions: [({}, give) => give(partitionedBrowser()), { scope: 'worker' }],
  office: async ({ context, simulators }, give) => {
    const simulator = await simulators.take();
    const { baseUrl, token, userId } = simulator;
    const answer = (request: IncomingMessage, response: ServerResponse) => {
      if (request.url !== '/desk.json') return false;
      response.writeHead(200, FOR_ALL).end(JSON.stringify({ baseUrl, token, userId }));
      return true;
    };
    const server = await serveFolder({ folders: FOLDERS, headers: FOR_ALL, answer });
    const complaints: string[] = [];
    const expected: RegExp[] = [];
    const sent: Sent[] = [];
    context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    context.on('weberror', (error) => complaints.push(error.error().message));
    context.on('request', (request) => {
      const [, path] = request.url().split('/api/v2');
      if (path) sent.push({ line: `${request.method()} ${path}`, page: request.frame().page() });
    });

    const control = `${baseUrl}/simulator`;
    const read = async (): Promise<{ channels: { id: string; hasSocket: boolean }[] }> =>
      (await (await fetch(control)).json()) as never;
    async function ask(method: string, url: string, body?: unknown) {
      const said = await fetch(url, {
        method,
        headers: { Authorization: `Bearer ${token}` },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await said.text();
      if (!said.ok) throw new Error(`${method} ${url}: ${text}`);
      return (text === '' ? undefined : JSON.parse(text)) as unknown;
    }
    const legs = new Map<string, string>();

    await give({
      context,
      baseUrl,
      sent,
      count: (line) => sent.filter((each) => each.line.startsWith(line)).length,
      async begin(scenario, accept = false) {
        const ids = await ask('POST', `${control}/scenarios/${scenario}`);
        const { conversationId, participantId } = ids as { conversationId: string; participantId: string };
        const path = `/conversations/callbacks/${conversationId}/participants/${participantId}`;
        legs.set(conversationId, path);
        if (accept) await ask('PATCH', `${baseUrl}/api/v2${path}`, { state: 'connected' });
        return conversationId;
      },
      address(conversationId, { name = 'desk.localhost', user } = {}) {
        const { port } = new URL(server.origin);
        return `http://${name}:${port}/${user ? `?user=${user}` : ''}#${conversationId}`;
      },
      async open(address) {
        const page = await context.newPage();
        await page.goto(address);
        await expect(page.getByRole('article')).toBeVisible();
        await expect(cardOn(page).live).toBeVisible();
        return page;
      },
      listening: async () => (await read()).channels.flatMap(({ id, hasSocket }) => (hasSocket ? [id] : [])),
      channels: async () => (await read()).channels.length,
      elsewhere: (method, path, body) => ask(method, `${baseUrl}/api/v2${path}`, body),
      quiet: () =>
        expect
          .poll(async () => {
            const before = sent.length;
            await new Promise((passed) => setTimeout(passed, LOOKED_AGAIN_MS));
            return sent.length === before;
          })
          .toBe(true),
      hold: async (id, held) => void (await ask('PATCH', `${baseUrl}/api/v2${legs.get(id)}`, { held })),
      tell: async (path, body) => void (await ask('POST', `${control}${path}`, body)),
      forgetFaults: async () => void (await ask('DELETE', `${control}/faults`)),
      mayComplain: (words) => void expected.push(words),
    });

    for (const page of context.pages()) await page.close(); // before the reset: what it looked at would be gone
    await server.close();
    await simulators.giveBack(simulator);
    expect(complaints.filter((complaint) => !expected.some((words) => words.test(complaint)))).toEqual([]);
  },
});
