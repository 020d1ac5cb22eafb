import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, type Browser, type Page } from 'playwright/test';
import { serveFolder } from '../browser/serve-folder.ts';
import { filesBelow, ROOT } from '../project/source.ts';
import type { FaultKind, Look } from './page/look.ts';

/** The long run looks at everything; the short one at a part of it, another part in each combination. */
export const FULL = Boolean(process.env['CALLBACK_CARD_FULL']);

/** The stories there are, read from their files: `Title / Name`. */
export const STORIES: readonly string[] = filesBelow('src/components', /(?<!overview)\.stories\.tsx$/).flatMap(
  (path) => {
    const text = readFileSync(join(ROOT, path), 'utf8');
    const title = /title: '([^']+)'/.exec(text)![1]!;
    return [...text.matchAll(/^export const (\w+)/gm)].map(([, name]) => `${title} / ${name}`);
  },
);

/** In the long run every story, in the short one the `n`th of `parts` equal parts, which are all of them together. */
export const share = (n: number, parts: number): readonly string[] =>
  FULL ? STORIES : STORIES.filter((_, i) => i % parts === n % parts);

const USUAL: Look = {
  language: 'en',
  scheme: 'light',
  width: 360,
  text: 100,
  spacing: 'usual',
  density: 'comfortable',
};

/** The page on which every story stands. */
export interface StoriesPage {
  readonly page: Page;
  /** What is on it. */
  names(): Promise<readonly string[]>;
  show(names: readonly string[], look?: Partial<Look>): Promise<void>;
  /** What is wrong with the stories that are shown. */
  faultsOf(kind: FaultKind): Promise<string[]>;
}

/** Settings of the browser, which a page finds when it is loaded. */
export interface Settings {
  readonly forcedColors?: 'active';
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly deviceScaleFactor?: number;
  /** A host's own stylesheet. */
  readonly css?: string;
}

async function load(browser: Browser, origin: string, { css, ...settings }: Settings): Promise<StoriesPage> {
  const page = await browser.newPage({ reducedMotion: 'reduce', ...settings });
  await page.goto(`${origin}/`);
  await page.waitForFunction(() => window.everyStory !== undefined);
  if (css) await page.addStyleTag({ content: css });
  return {
    page,
    names: () => page.evaluate(() => window.everyStory!.names),
    show: (names, look) =>
      page.evaluate(([wanted, how]) => window.everyStory!.show(wanted, how), [names, { ...USUAL, ...look }] as const),
    faultsOf: (kind) => page.evaluate((what) => window.everyStory!.faultsOf(what), kind),
  };
}

/**
 * `npm test` has built the page. `open` gives it, with these settings of the browser; to load it costs more than most of
 * what is looked for, so the tests of a worker share it.
 */
export const test = base.extend<object, { open: (settings?: Settings) => Promise<StoriesPage> }>({
  open: [
    async ({ browser }, give) => {
      const server = await serveFolder({ folders: [join(ROOT, 'build/stories')] });
      const loaded = new Map<string, Promise<StoriesPage>>();
      await give((settings = {}) => {
        const key = JSON.stringify(settings);
        const page = loaded.get(key) ?? load(browser, server.origin, settings);
        loaded.set(key, page);
        return page;
      });
      await server.close();
    },
    { scope: 'worker' },
  ],
});
