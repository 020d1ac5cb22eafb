import { join } from 'node:path';
import { test as base, type Browser } from 'playwright/test';
import { openAlbum, type Album } from './album.ts';
import { createBuiltPages, NoPage, type BuiltPages } from './built-pages.ts';
import { createEyes, type Eyes } from './eyes.ts';
import { createHistory, type Commit, type History } from './history.ts';

/** The checkout that is tested. */
export const ROOT: string = join(import.meta.dirname, '../..');

/** What the stories look like now, and what they looked like. */
export interface Albums {
  readonly history: History;
  readonly eyes: Eyes;
  readonly now: Album;
  /** Of the baseline, or why there is none. */
  readonly before: { readonly commit: Commit; readonly album: Album } | string;
}

async function openBefore(browser: Browser, history: History, pages: BuiltPages): Promise<Albums['before']> {
  const commit = await history.findBaseline();
  if (!commit) return 'this clone has no history to compare with';
  try {
    return { commit, album: await openAlbum(browser, await pages.of(commit)) };
  } catch (error) {
    if (error instanceof NoPage) return `${commit.hash.slice(0, 9)} (${commit.subject}): ${error.message}`;
    throw error;
  }
}

/** Opens both albums once for all tests: what takes time is that every story settles. */
export const test = base.extend<object, { albums: Albums }>({
  albums: [
    async ({ browser }, lend) => {
      const history = createHistory(ROOT);
      const pages = createBuiltPages(ROOT, history);
      try {
        const [now, before, eyes] = await Promise.all([
          pages.ofNow().then((folder) => openAlbum(browser, folder)),
          openBefore(browser, history, pages),
          createEyes(browser),
        ]);
        await lend({ history, eyes, now, before });
        await Promise.all([now.close(), eyes.close(), typeof before !== 'string' && before.album.close()]);
      } finally {
        pages.dispose();
      }
    },
    { scope: 'worker', timeout: 300_000 },
  ],
});
