// `npm run visual`: the pictures of the stories alone. `-- --all` in every look; `-- NAME` of these stories, in every look.
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { ensureBrowser } from '../browser/installed-browser.mjs';

process.chdir(resolve(import.meta.dirname, '../..'));

const [stories] = process.argv.slice(2).filter((argument) => argument !== '--all');
const { executablePath } = await ensureBrowser();
const env = {
  ...process.env,
  CALLBACK_CARD_BROWSER: executablePath,
  ...((stories || process.argv.includes('--all')) && { CALLBACK_CARD_FULL: '1' }),
  ...(stories && { CALLBACK_CARD_STORIES: stories }),
};
const args = ['test', '--config', 'tests/visual/playwright.config.ts', 'stories.spec.ts'];
const { status } = spawnSync(process.execPath, [join('node_modules', 'playwright', 'cli.js'), ...args], {
  stdio: 'inherit',
  env,
});
process.exitCode = status ?? 1;
