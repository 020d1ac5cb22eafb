import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './source.ts';

const REPORT = readFileSync(join(ROOT, 'ACCESSIBILITY.md'), 'utf8');

/** The criteria of WCAG 2.2, levels A and AA, in their order. */
const CRITERIA = [
  ...['1.1.1', '1.2.1', '1.2.2', '1.2.3', '1.2.4', '1.2.5', '1.3.1', '1.3.2', '1.3.3', '1.3.4', '1.3.5', '1.4.1'],
  ...['1.4.2', '1.4.3', '1.4.4', '1.4.5', '1.4.10', '1.4.11', '1.4.12', '1.4.13'],
  ...['2.1.1', '2.1.2', '2.1.4', '2.2.1', '2.2.2', '2.3.1', '2.4.1', '2.4.2', '2.4.3', '2.4.4', '2.4.5', '2.4.6'],
  ...['2.4.7', '2.4.11', '2.5.1', '2.5.2', '2.5.3', '2.5.4', '2.5.7', '2.5.8'],
  ...['3.1.1', '3.1.2', '3.2.1', '3.2.2', '3.2.3', '3.2.4', '3.2.6', '3.3.1', '3.3.2', '3.3.3', '3.3.4', '3.3.7'],
  ...['3.3.8', '4.1.2', '4.1.3'],
];

/** What the report says of each criterion. */
const rows = (report: string) =>
  [...report.matchAll(/^\| (\d\.\d\.\d+) [^|]*\| ([^|]+) \| (.*) \|$/gm)].map(([, criterion, stands, how]) => ({
    criterion: criterion!,
    stands: stands!.replaceAll('*', '').trim(),
    how: how!,
  }));

/** The tests that a text names and that are not there. */
const invented = (text: string) =>
  [...text.matchAll(/`(tests\/[^`]+)`(?: “([^”]+)”)?/g)]
    .filter(([, file, name = '']) => {
      const path = join(ROOT, file!);
      return !existsSync(path) || !readFileSync(path, 'utf8').includes(name);
    })
    .map(([whole]) => whole);

test('every criterion of WCAG 2.2, A and AA, is answered once', () => {
  expect(rows(REPORT).map(({ criterion }) => criterion)).toEqual(CRITERIA);
  expect(CRITERIA).toHaveLength(55);
  expect(rows(REPORT).filter(({ stands }) => !['met', 'not met', 'not applicable'].includes(stands))).toEqual([]);
});

test('what is met names the test that holds it', () => {
  const unheld = rows(REPORT).filter(({ stands, how }) => stands === 'met' && !/`tests\/[^`]+` “[^”]+”/.test(how));
  expect(unheld.map(({ criterion }) => criterion)).toEqual([]);
});

test('the tests it names are there', () => expect(invented(REPORT)).toEqual([]));

test('the rules see what is wrong', () => {
  expect(invented('`tests/a.ts`, `tests/project/accessibility.test.ts` “no ' + 'such name”')).toHaveLength(2);
  expect(invented('`tests/project/accessibility.test.ts` “the rules see what is wrong”')).toEqual([]);
});
