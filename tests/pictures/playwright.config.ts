import { defineConfig } from 'playwright/test';
import { findBrowser } from '../browser/installed-browser.mjs';

/** Makes the README's pictures (`npm run pictures`); run by hand when what they show has changed. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.pictures.ts',
  outputDir: '../../test-results',
  reporter: 'list',
  projects: [{ name: 'chromium', use: { browserName: 'chromium', launchOptions: findBrowser() ?? {} } }],
});
