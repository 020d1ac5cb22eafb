import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTokens, type TokenGroup } from '../../.storybook/read-tokens.ts';
import { COLOUR_FILE } from './colour-rules.ts';
import { createSource, ROOT, sourcesBelow } from './source.ts';
import { inOneLightOnly, misspelt, setIn, unread, unsaid } from './token-rules.ts';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

const sources = sourcesBelow('src', /\.(css|tsx?)$/);
const groups = readTokens(read(COLOUR_FILE));
const tokens = groups.flatMap((group) => group.tokens);
const names = tokens.map(({ name }) => name);

const [readme = ''] = /^### A host's own looks\n[^]*?(?=^## )/m.exec(read('README.md')) ?? [];

/** The README's rows of tokens, however wide its columns are. */
const rowsOf = (markdown: string) =>
  [...markdown.matchAll(/^\| ([^|]+?) +\| (`[^|]+`) +\|$/gm)].map(([, group, row]) => `${group}: ${row}`);

const wantedRows = (wanted: readonly TokenGroup[]) =>
  wanted.map(
    (group) => `${group.name}: ${group.tokens.map(({ name }) => `\`${name.slice('--cb-'.length)}\``).join(', ')}`,
  );

/** What a host under `tests/hosts` says of tokens, its own and others'. */
const spark = (file: string) => createSource(file, read(`tests/hosts/spark/${file}`)).code;
const sparkNames = (css: string, pattern: RegExp) => [...new Set(css.match(pattern))].toSorted();

describe('the tokens', () => {
  test('whatever is read is set', () => expect(misspelt(sources)).toEqual([]));
  test('each is read by a part', () => expect(unread(names, sources)).toEqual([]));
  test('each stands in a group and says what it is for', () => {
    expect(names.length).toBeGreaterThan(30);
    expect(tokens.filter(({ role }) => role === '').map(({ name }) => name)).toEqual([]);
    expect(groups.filter(({ name }) => name === '')).toEqual([]);
    expect(setIn(createSource(COLOUR_FILE, read(COLOUR_FILE))).filter((name) => !names.includes(name))).toEqual([]);
  });
  test('each colour has light and dark', () =>
    expect(tokens.flatMap(({ name, value }) => inOneLightOnly(name, value))).toEqual([]));
  test('what code sets is said at the top of the stylesheet that reads it', () => expect(unsaid(sources)).toEqual([]));
  test('the README lists them in their groups', () => expect(rowsOf(readme)).toEqual(wantedRows(groups)));
});

describe('a host in Genesys Spark', () => {
  test('sets tokens that there are', () =>
    expect(setIn(createSource('theme.css', spark('theme.css'))).filter((name) => !names.includes(name))).toEqual([]));
  test('sets every colour', () => {
    const set = setIn(createSource('theme.css', spark('theme.css')));
    const colours = tokens.filter(({ value }) => value.includes('light-dark'));
    expect(colours.filter(({ name }) => !set.includes(name)).map(({ name }) => name)).toEqual([]);
  });
  test('uses names of Spark’s that were read from the published package, and lists no other', () => {
    const used = sparkNames(`${spark('theme.css')}${spark('page.css')}`, /--gse-[\w-]+/g);
    expect(used.length).toBeGreaterThan(10);
    expect(sparkNames(spark('spark.css'), /--gse-[\w-]+(?=:)/g)).toEqual(used);
  });
  test('is what the README shows of it', () => {
    const [shown = ''] = /```css\n:root[^]*?```/.exec(readme) ?? [];
    const lines = shown.match(/^ +--cb.*;$/gm) ?? [];
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.filter((line) => !spark('theme.css').includes(line))).toEqual([]);
  });
});

test('the rules see what is wrong', () => {
  const css = (text: string) => createSource('src/a/a.css', text);
  const code = createSource('src/a/a.ts', `style.setProperty('--cb-left', '1')`);
  expect(misspelt([css('.a { --cb-1: 2px; inset: var(--cb-1) var(--cb-left) var(--cb-inks) }'), code])).toEqual([
    'src/a/a.css --cb-inks',
  ]);
  expect(unread(['--cb-a', '--cb-b'], [css('.a { color: var(--cb-a) } /* var(--cb-b) */')])).toEqual(['--cb-b']);
  expect(unsaid([css('/* Reads --cb-x. */ .a { inset: var(--cb-left) }'), code])).toEqual(['src/a/a.css --cb-left']);
  expect(unsaid([css('/* Reads --cb-left. */ .a { inset: var(--cb-left) }'), code])).toEqual([]);
  const values = ['red', 'light-dark(#fff, #000) #123', '0 0 1px light-dark(rgb(1 2 3 / 8%), #000)', 'calc(1px)'];
  expect(values.flatMap((value) => (inOneLightOnly('--cb-a', value).length ? [value] : []))).toEqual(
    values.slice(0, 2),
  );
});

test('a stylesheet is read with its groups, its roles and their first values', () => {
  const text = `/* All. */ :root { /* Text: of
    all kinds */ --cb-a: 1px; /* one
    thing */ --cb-b: 2px; /* Other */ } [data-x] { --cb-a: 3px; }`;
  expect(readTokens(text)).toEqual([
    {
      name: 'Text',
      note: 'of all kinds',
      tokens: [
        { name: '--cb-a', value: '1px', role: 'one thing' },
        { name: '--cb-b', value: '2px', role: 'Other' },
      ],
    },
  ]);
});
