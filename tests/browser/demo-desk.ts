import { join } from 'node:path';
import { expect, test as base, type Locator, type Page } from 'playwright/test';
import { serveFolder } from './serve-folder.ts';

/** The static build as anybody opens it: the pretend platform runs in the page, and the drawer moves it. */
export interface Demo {
  readonly page: Page;
  /** The side panel with the card: what the agent works in. */
  readonly card: Locator;
  readonly phase: Locator;
  readonly drawer: Locator;
  open(query?: string): Promise<void>;
  openDrawer(tab: string): Promise<void>;
  /** Presses a button of the card once it has settled. */
  press(name: string): Promise<void>;
}

const demo = join(import.meta.dirname, '../../build/demo');
const SETTLED_MS = 750;

/** The demo for each test; whatever the console or the network says fails it. */
export const test = base.extend<{ demo: Demo }>({
  demo: async ({ page }, give) => {
    const server = await serveFolder({ folders: [demo] });
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
    page.on('response', (answer) => {
      if (answer.status() >= 400) complaints.push(`${answer.status()}: ${answer.url()}`);
    });
    const card = page.getByRole('complementary', { name: 'Callback' });
    const drawer = page.getByRole('complementary', { name: 'Simulator' });
    await give({
      page,
      card,
      drawer,
      phase: card.locator('.cb-phase'),
      async open(query = '') {
        await page.goto(`${server.origin}/${query}`);
        await expect(card.getByText('Live', { exact: true })).toBeVisible();
      },
      async openDrawer(tab) {
        const opener = page.getByRole('button', { name: 'Simulator', exact: true });
        if ((await opener.getAttribute('aria-expanded')) === 'false') await opener.click();
        await drawer.getByRole('tab', { name: tab }).click();
      },
      async press(name) {
        const button = card.getByRole('button', { name });
        await expect(button).toBeVisible();
        await page.evaluate((ms) => new Promise((settled) => setTimeout(settled, ms)), SETTLED_MS);
        await button.click();
      },
    });
    await server.close();
    expect(complaints).toEqual([]);
  },
});
