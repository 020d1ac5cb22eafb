// `npm test`: makes ready what the tests need, runs them, one stage after the other, and adds up. `--samples` runs what
// takes longer instead, in samples: looks, accessibility, a day's work, other browsers (for CI). `--full` runs all of
// it, in its full length. Any other argument is a part of a file name that all runners filter by.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureBrowser } from './browser/installed-browser.mjs';
import { ensureOtherBrowsers } from './browser/other-browsers/installed.mjs';

process.chdir(resolve(import.meta.dirname, '..'));

const tier = process.argv.includes('--full') ? 'full' : process.argv.includes('--samples') ? 'samples' : 'test';
const filters = process.argv.slice(2).filter((argument) => !['--full', '--samples'].includes(argument));
const env = { ...process.env, ...(tier === 'full' && { CALLBACK_CARD_FULL: '1' }) };

const run = (command, ...args) =>
  new Promise((done) => {
    const shell = process.platform === 'win32' && command === 'npm'; // there it is npm.cmd, which needs a shell
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env, shell });
    child.on('error', () => done(false));
    child.on('exit', (code) => done(code === 0));
  });

const node = (...args) => run(process.execPath, ...args);

async function findBrowser() {
  const { executablePath } = await ensureBrowser();
  env.CALLBACK_CARD_BROWSER = executablePath;
  console.log(executablePath);
  return true;
}

/** Of the other browsers, those that are not here and could not be installed: their tests count as skipped. */
const notTested = [];

async function findOtherBrowsers() {
  notTested.push(...(await ensureOtherBrowsers()));
  return true;
}

/** React 18 has a lock of its own; it is installed anew only when that changed. */
async function installReact18() {
  const host = join('tests', 'hosts', 'react-18');
  const stamp = join(host, 'node_modules', '.installed-from');
  const lock = createHash('sha256')
    .update(readFileSync(join(host, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return true;
  const installed = await run('npm', 'ci', '--prefix', host, '--no-audit', '--no-fund');
  if (installed) writeFileSync(stamp, lock);
  return installed;
}

const RESULTS = join('build', 'tests');

const readResult = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

async function vitest(config, result) {
  const file = join(RESULTS, result);
  const ok = await node(
    join('node_modules', 'vitest', 'vitest.mjs'),
    ...['run', '--config', config, '--passWithNoTests', '--reporter=default', '--reporter=json'],
    ...[`--outputFile.json=${file}`, ...filters],
  );
  const { numPassedTests: passed = 0, numFailedTests: failed = 0 } = readResult(file) ?? {};
  return { ok, passed, failed };
}

async function playwright(config, suites) {
  const result = `${suites}.json`;
  env.CALLBACK_CARD_SUITES = suites;
  const cli = join('node_modules', 'playwright', 'cli.js');
  const ok = await node(cli, 'test', '--config', config, '--pass-with-no-tests', ...filters);
  const { stats } = readResult(join(RESULTS, result)) ?? {};
  const { expected: passed = 0, unexpected: failed = 0, skipped = 0 } = stats ?? {};
  return { ok, passed, failed, skipped };
}

/**
 * Each with the tiers that it belongs to.
 * @type {[name: string, run: () => Promise<any>, tiers: string][]}
 */
const STAGES = [
  ['a browser', findBrowser, 'test samples full'],
  ['Firefox and WebKit', findOtherBrowsers, 'samples full'],
  ['React 18', installReact18, 'test full'],
  ['build', () => node('tests/build.mjs', 'library', 'cdn', 'demo', 'stories'), 'test samples full'],
  ['tests', () => vitest('tests/vitest.config.ts', 'vitest.json'), 'test full'],
  ['tests on React 18', () => vitest('tests/hosts/react-18/vitest.config.ts', 'react-18.json'), 'test full'],
  ['tests in the browser', () => playwright('tests/playwright.config.ts', 'desk'), 'test full'],
  ['samples', () => playwright('tests/playwright.config.ts', 'samples'), 'samples full'],
  ['pictures of stories', () => playwright('tests/visual/playwright.config.ts', 'visual'), 'samples full'],
];

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });

/** @type {[name: string, seconds: string, how: string][]} */
const rows = [];
let passed = 0;
let failed = 0;
let skipped = 0;
for (const [name, stage, tiers] of STAGES) {
  if (!tiers.split(' ').includes(tier)) continue;
  console.log(`\n── ${name}`);
  const began = performance.now();
  const outcome = await stage().catch((error) => {
    console.error(error.message);
    return false;
  });
  const ok = outcome.ok ?? outcome;
  passed += outcome.passed ?? 0;
  skipped += outcome.skipped ?? 0;
  // A stage that broke without a failed test (it did not build, a file did not load) is a failure all the same.
  failed += outcome.failed || (ok ? 0 : 1);
  rows.push([name, `${((performance.now() - began) / 1000).toFixed(1)} s`, ok ? 'ok' : 'FAILED']);
  if (!ok) break;
}

console.log();
for (const [name, seconds, ok] of rows) console.log(`${name.padEnd(22)}${seconds.padStart(9)}  ${ok}`);
for (const line of notTested) console.log(line);
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed ? 1 : 0;
