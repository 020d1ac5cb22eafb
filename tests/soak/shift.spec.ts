import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { expect, test, type Page } from 'playwright/test';
import { build } from 'vite';
import { findBrowser } from '../browser/installed-browser.mjs';
import { serveFolder } from '../browser/serve-folder.ts';
import type { Shift } from './page/words.ts';
import { ALLOWED, leaking, rises, type Sample } from './verdict.ts';

const FULL = Boolean(process.env['CALLBACK_CARD_FULL']);
/** Of an hour each: a working day, or as much of one as every run of the tests has time for. */
const QUARTERS = FULL ? 32 : 5;
const HEAP_ALLOWED = FULL ? ALLOWED : 5 * ALLOWED;
let folder: string;
const { args = [], ...browser } = findBrowser() ?? {};

// Machine code comes and goes as the browser pleases, and is no memory of the page's.
test.use({ launchOptions: { ...browser, args: [...args, '--js-flags=--jitless'] } });

test.beforeAll(async () => {
  folder = join(import.meta.dirname, `../../build/soak/${test.info().parallelIndex}`);
  process.env['NODE_ENV'] = 'production';
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'page'),
    base: './',
    logLevel: 'error',
    plugins: [react()],
    worker: { format: 'es' },
    build: { target: 'chrome123', outDir: folder, emptyOutDir: true },
  });
});

/** Lives through a shift on a real page; gives what was measured at the end of each quarter of an hour. */
async function live(page: Page, quarters: number, leak = '') {
  const server = await serveFolder({ folders: [folder] });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(`${server.origin}/?leak=${leak}`);
  await page.waitForFunction(() => 'shift' in globalThis);
  const browserTells = await page.context().newCDPSession(page);
  await browserTells.send('Performance.enable');
  await browserTells.send('HeapProfiler.enable');

  async function sample() {
    for (let times = 0; times < 4; times++) await browserTells.send('HeapProfiler.collectGarbage');
    const { metrics } = await browserTells.send('Performance.getMetrics');
    const of = (wanted: string) => metrics.find(({ name }) => name === wanted)!.value;
    return { heap: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners') };
  }

  const samples: Sample[] = [];
  let most = 0;
  for (let quarter = 1; quarter <= quarters; quarter++) {
    const { entries, stored, ...day } = await page.evaluate(() =>
      (globalThis as unknown as { shift: Shift }).shift.quarter(),
    );
    expect(day.inVain, 'looked for in vain').toEqual([]);
    expect(day.calls).toBeGreaterThanOrEqual(4 * quarter);
    most = day.mostRequestsAMinute;
    samples.push({ ...(await sample()), entries, stored });
  }
  await server.close();
  expect(complaints).toEqual([]);
  return { samples, most };
}

const told = (samples: readonly Sample[]) =>
  Object.entries(rises(samples))
    .map(([measure, rise]) => `${measure} ${samples[0]![measure as keyof Sample]} … ${(rise * 100).toFixed(2)} %`)
    .join(', ');

test(`callbacks that are worked for ${QUARTERS / 4} hours leave nothing behind in the page`, async ({ page }) => {
  test.setTimeout(600_000);
  const { samples, most } = await live(page, QUARTERS);
  console.log(`${told(samples)}; at most ${most} requests a minute`);
  expect(leaking(samples, HEAP_ALLOWED), told(samples)).toEqual([]);
  expect(most).toBeLessThan(300);
});

test('a page that keeps something of every callback is found out', async ({ page }) => {
  test.setTimeout(60_000);
  const { samples } = await live(page, 5, 'listener,node,entry,key,reference');
  expect(leaking(samples, HEAP_ALLOWED), told(samples)).toEqual(['heap', 'nodes', 'listeners', 'entries', 'stored']);
});
