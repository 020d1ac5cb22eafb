// Finds a Chromium to drive, and installs one where there is none: see `ensureBrowser` for the order.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { chromium } from 'playwright';
import { installPackages, run } from './system-packages.mjs';

const root = resolve(import.meta.dirname, '../..');

const ON_PATH = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'msedge'];

const APPLICATIONS = {
  darwin: ['Chromium', 'Google Chrome', 'Microsoft Edge'].flatMap((name) =>
    ['/Applications', join(process.env.HOME ?? '', 'Applications')].map(
      (at) => `${at}/${name}.app/Contents/MacOS/${name}`,
    ),
  ),
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((folder) =>
    [
      'Chromium/Application/chrome.exe',
      'Google/Chrome/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
    ].map((program) => join(process.env[folder] ?? '', program)),
  ),
  linux: ['/opt/google/chrome/chrome', '/snap/bin/chromium'],
};

/** Nothing that asks the internet for anything: tests run where there is none. */
const FLAGS = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const onLinux = process.platform === 'linux';
const isRoot = process.getuid?.() === 0;

/** Root, and most CI machines, cannot have Chromium's own sandbox. */
const args = onLinux && (isRoot || process.env.CI) ? ['--no-sandbox', ...FLAGS] : FLAGS;

/** A browser that is there but cannot start (a library missing, an empty wrapper) is none. Windows would open a window. */
const starts = (path) =>
  process.platform === 'win32' ||
  spawnSync(path, ['--version', ...args], { stdio: 'ignore', timeout: 20_000 }).status === 0;

const candidates = (env) => {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const programs = process.platform === 'win32' ? ON_PATH.map((name) => `${name}.exe`) : ON_PATH;
  const onPath = programs.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...(APPLICATIONS[process.platform] ?? []), chromium.executablePath()].filter((path) =>
    existsSync(path),
  );
};

/** The launch options of a browser that is on this machine, or `undefined`. */
export function findBrowser(env = process.env) {
  const chosen = env.CALLBACK_CARD_BROWSER;
  if (chosen && !existsSync(chosen)) throw new Error(`CALLBACK_CARD_BROWSER names ${chosen}, which does not exist.`);
  const executablePath = chosen ?? candidates(env).find(starts);
  return executablePath && { executablePath, args };
}

const PACKAGES = { 'apt-get': ['chromium'], dnf: ['chromium'], apk: ['chromium'] };

const NONE = `No browser to test with. Do one of these, then run the tests again:
  - install Chromium, Google Chrome or Microsoft Edge (Debian: apt-get install chromium), or
  - npx playwright install --with-deps chromium, or
  - set CALLBACK_CARD_BROWSER to the path of a Chromium that is already here.`;

/**
 * A browser, come what may: the one in CALLBACK_CARD_BROWSER, an installed Chromium or Chrome, Playwright's own, that
 * downloaded now, that of the system's package manager; else an error that says what to do.
 */
export async function ensureBrowser() {
  const installs = [
    () => run(120, process.execPath, join(root, 'node_modules', 'playwright', 'cli.js'), 'install', 'chromium'),
    () => installPackages(PACKAGES),
  ];
  let found = findBrowser();
  while (!found && installs.length) {
    await installs.shift()();
    found = findBrowser();
  }
  if (!found) throw new Error(NONE);
  return found;
}
