import type { Browser, Page } from 'playwright/test';
import { serveFolder } from '../browser/serve-folder.ts';
import type { Box, Sheet } from './eyes.ts';
import type { Look } from './looks.ts';

/** The stories of one built page, to be photographed. */
export interface Album {
  /** Their names, as `hold-timer/an-hour`. */
  readonly stories: readonly string[];
  dress(look: Look): Promise<void>;
  /** Adds rules to the page, and gives back what takes them away again. */
  wear(css: string): Promise<() => Promise<void>>;
  /** Many stories on one picture: quick, but where one grows, others move. */
  photographTogether(stories: readonly string[]): Promise<Sheet>;
  /** One story in a place that depends on no other. */
  photograph(story: string): Promise<Buffer>;
  close(): Promise<void>;
}

const SETTLES_WITHIN_MS = 120_000;
const VIEWPORT = { width: 1800, height: 1200 };

/** Five in a row at 320 px. A story's figure is as wide as the part and the canvas around it. */
const LAYOUT = `
  html, body { margin: 0 }
  .story-canvas { display: flex; flex-wrap: wrap; align-items: start; padding: 0 }
  [data-story] { box-sizing: border-box; inline-size: calc(var(--story-width) + 32px); margin: 0; padding: 16px }
  [data-story]:not([data-shown]) { display: none }
  /* Time stands, but a browser's own transitions would not. */
  * { transition: none !important; animation: none !important; caret-color: transparent !important }
`;

async function waitUntilSettled(page: Page) {
  const unsettled = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('[data-story]')]
        .filter((figure) => !figure.querySelector('.story-stage[data-settled], .cb-part-failed'))
        .map((figure) => figure.dataset['story']!),
    );
  await page.locator('[data-story]').first().waitFor({ state: 'attached' });
  const settled = () =>
    [...document.querySelectorAll('[data-story]')].every((figure) =>
      figure.querySelector('.story-stage[data-settled], .cb-part-failed'),
    );
  await page.waitForFunction(settled, undefined, { timeout: SETTLES_WITHIN_MS, polling: 100 }).catch(async () => {
    throw new Error(`stories that never settle: ${(await unsettled()).join(', ')}`);
  });
  await page.evaluate(async () => void (await document.fonts.ready));
}

/** Shows these stories and no others, with nothing focused. */
const show = (page: Page, stories: readonly string[]) =>
  page.evaluate((names) => {
    for (const figure of document.querySelectorAll<HTMLElement>('[data-story]'))
      figure.toggleAttribute('data-shown', names.includes(figure.dataset['story']!));
    (document.activeElement as HTMLElement | null)?.blur();
  }, stories);

/** Where the stories shown are, in whole pixels. */
const findBoxes = (page: Page): Promise<Record<string, Box>> =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('[data-shown]')].map((figure) => {
        const { left, top, width, height } = figure.getBoundingClientRect();
        return [figure.dataset['story']!, { x: left, y: top, width, height: Math.ceil(height) }];
      }),
    ),
  );

/** Opens the page in `folder` and waits until every story shows what it is to show. */
export async function openAlbum(browser: Browser, folder: string): Promise<Album> {
  const server = await serveFolder({ folders: [folder] });
  const context = await browser.newContext({
    viewport: VIEWPORT,
    deviceScaleFactor: 1,
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
    locale: 'en-US',
  });
  const page = await context.newPage();
  await page.goto(`${server.origin}/index.html`);
  await waitUntilSettled(page);
  await page.addStyleTag({ content: LAYOUT });
  const figures = page.locator('[data-story]');
  const session = await context.newCDPSession(page);

  /** Playwright's own pictures take twice as long: it waits for what stands here anyway, and packs them small. */
  async function shoot(box: Box) {
    const { data } = await session.send('Page.captureScreenshot', {
      format: 'png',
      optimizeForSpeed: true,
      captureBeyondViewport: box.y + box.height > VIEWPORT.height,
      clip: { ...box, scale: 1 },
    });
    return Buffer.from(data, 'base64');
  }

  return {
    stories: await figures.evaluateAll((all) => all.map((figure) => (figure as HTMLElement).dataset['story']!)),
    async dress({ scheme, width, direction }) {
      const colorScheme = scheme === 'dark' ? 'dark' : 'light';
      await page.emulateMedia({ colorScheme, forcedColors: scheme === 'forced' ? 'active' : 'none' });
      await page.locator('.story-canvas').evaluate(
        (canvas: HTMLElement, to) => {
          canvas.dir = to.direction;
          canvas.dataset['width'] = String(to.width);
          canvas.style.colorScheme = to.colorScheme;
        },
        { direction, width, colorScheme },
      );
      await page.locator(`.story-canvas[data-speaks=${direction}]`).waitFor({ state: 'attached' });
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    },
    async wear(css) {
      const style = await page.addStyleTag({ content: css });
      return () => style.evaluate((element) => (element as HTMLElement).remove());
    },
    async photographTogether(stories) {
      await show(page, stories);
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      return { boxes: await findBoxes(page), picture: await shoot({ x: 0, y: 0, width: VIEWPORT.width, height }) };
    },
    async photograph(story) {
      await show(page, []); // what stood there must not shine through a corner that is drawn anew
      await shoot({ x: 0, y: 0, width: 1, height: 1 });
      await show(page, [story]);
      return shoot((await findBoxes(page))[story]!);
    },
    async close() {
      await context.close();
      await server.close();
    },
  };
}
