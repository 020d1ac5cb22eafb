import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesBelow, ROOT } from './source.ts';

const ALLOWED = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  'index.html',
  'src',
  'public',
  'tests',
  'README.md',
  'ACCESSIBILITY.md',
  'LICENSE',
  'CHANGELOG.md',
];

/** Made by a run, and named in .gitignore. */
const MADE = ['node_modules', 'dist', 'build', 'test-results'];

const LONGEST = 250;
/** Lists by nature: one line a word, one block a scenario. */
const MAY_BE_LONGER = /^src\/(locales\/|simulator\/scenarios)/;

const strangers = (names: readonly string[]) =>
  names.filter((name) => !name.startsWith('.') && !ALLOWED.includes(name) && !MADE.includes(name));

const tooLong = (files: readonly (readonly [path: string, text: string])[]) =>
  files
    .filter(([path]) => !MAY_BE_LONGER.test(path))
    .map(([path, text]) => [path, text.trimEnd().split('\n').length] as const)
    .filter(([, lines]) => lines > LONGEST);

test('the top of the project holds what everybody looks for, and nothing else', () => {
  expect(strangers(readdirSync(ROOT))).toEqual([]);
});

test(`no source is longer than ${LONGEST} lines`, () => {
  const paths = filesBelow('src', /\.(ts|tsx|mjs|css)$/);
  expect(tooLong(paths.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')] as const))).toEqual([]);
});

test('the rules see what is wrong', () => {
  expect(strangers(['src', '.ci', 'dist', 'lib', 'jest.config.js'])).toEqual(['lib', 'jest.config.js']);
  const long = 'a\n'.repeat(LONGEST + 1);
  expect(tooLong([['src/time/clock.ts', long] as const])).toEqual([['src/time/clock.ts', LONGEST + 1]]);
  expect(tooLong([['src/locales/de.ts', long] as const, ['src/a.ts', 'a\n'.repeat(LONGEST)] as const])).toEqual([]);
});
