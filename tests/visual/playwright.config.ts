import { defineConfig } from 'playwright/test';
import { findBrowser } from '../browser/installed-browser.mjs';

const { args = [], ...browser } = findBrowser() ?? {};

/** The same picture every time: nothing is drawn in part, over what was there, or by several hands. */
const STEADY = [
  '--disable-partial-raster',
  '--num-raster-threads=1',
  '--force-color-profile=srgb',
  '--disable-lcd-text',
];

/** Photographs the stories as they were and as they are. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/visual',
  workers: 1, // two pages at a time are drawn already, and a second worker would have to settle them again
  retries: 0,
  timeout: 120_000, // a busy machine draws slowly
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: '../../build/tests/visual.json' }]],
  projects: [
    { name: 'chromium', use: { browserName: 'chromium', launchOptions: { ...browser, args: [...args, ...STEADY] } } },
  ],
});
