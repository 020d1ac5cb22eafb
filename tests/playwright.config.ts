import { defineConfig } from 'playwright/test';
import { findBrowser } from './browser/installed-browser.mjs';

/** What `npm test` runs, and what it leaves to CI's samples and to the full run; by hand, both. */
const SUITES: Record<string, RegExp[]> = {
  desk: [
    /browser\/(?!keyboard-flows|frames|layout|loaded-anew|settings|spark-host|true-time|voicemail|whole-job)[^/]+\.spec\.ts$/,
  ],
  samples: [
    /browser\/(keyboard-flows|frames|layout|loaded-anew|settings|spark-host|true-time|voicemail|whole-job)\.spec\.ts$/,
    /tests\/(browser\/other-browsers|accessibility|soak)\/[^/]+\.spec\.ts$/,
  ],
};
const suites = process.env['CALLBACK_CARD_SUITES'] ?? '';

/** Real Chromium against real HTTP and WebSocket. `npm test` builds what these tests load before it runs them. */
export default defineConfig({
  testDir: '.',
  testMatch: SUITES[suites] ?? Object.values(SUITES).flat(),
  outputDir: '../test-results',
  workers: 3, // they wait for real time more than they work
  retries: 0, // a test that passes at the second try hides what an agent would see at the first
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  expect: { timeout: 10_000 },
  timeout: process.env['CALLBACK_CARD_FULL'] ? 600_000 : 60_000,
  reporter: [['list'], ['json', { outputFile: `../build/tests/${suites || 'browser'}.json` }]],
  projects: [{ name: 'chromium', use: { browserName: 'chromium', launchOptions: findBrowser() ?? {} } }],
});
