import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { handedOut, readFrom, undocumented } from './public-names.ts';
import { createSource, ROOT, sourcesBelow } from './source.ts';

const sources = new Map(sourcesBelow('src', /\.tsx?$/).map((source) => [source.path, source]));
const read = (path: string) => sources.get(path) ?? createSource(path, readFileSync(join(ROOT, path), 'utf8'));

/** `./dist/core.js` is made from `src/core.ts`, `./dist/styles.css` from `src/styles/index.css`. */
const sourceOf = (target: string) => {
  const path = target.replace(/^\.\/dist\//, 'src/').replace(/(\.d)?\.(js|ts)$/, '');
  if (target.endsWith('.css')) return path.replace(/\.css$/, '/index.css');
  return existsSync(join(ROOT, `${path}.tsx`)) ? `${path}.tsx` : `${path}.ts`;
};

const entries = Object.entries(manifest.exports).filter(([name]) => name !== './package.json');
const modules = entries.flatMap(([, target]) => (typeof target === 'string' ? [] : [sourceOf(target.default)]));

test.each(entries)('package.json exports %s, which has a source', (_name, target) => {
  const targets = typeof target === 'string' ? [target] : Object.values(target);
  const from = new Set(targets.map(sourceOf));
  expect([...from]).toHaveLength(1);
  for (const path of from) expect(existsSync(join(ROOT, path)), path).toBe(true);
});

test('what has an effect when imported is named as such', () => {
  const effects = manifest.sideEffects.filter((pattern) => !pattern.includes('*'));
  for (const target of effects) expect(existsSync(join(ROOT, sourceOf(target))), target).toBe(true);
});

test('index.ts stands only where package.json exports points', () => {
  const indexes = [...sources.keys()].filter((path) => /\/index\.tsx?$/.test(path));
  expect(indexes.filter((path) => !modules.includes(path))).toEqual([]);
});

test('everything handed out is explained by a doc comment', () => {
  expect([...new Set(modules.flatMap((entry) => undocumented(entry, read)))]).toEqual([]);
});

test('exports have names', () => {
  const nameless = [...sources.values()].filter((source) => handedOut(source).hasDefault).map(({ path }) => path);
  expect(nameless.filter((path) => !path.endsWith('.stories.tsx'))).toEqual([]);
});

test('the rules see what is missing', () => {
  const texts = {
    'src/index.ts': `export * from './a.ts'; export { b as bee, type C } from './b.ts'; export { far } from './a.ts';`,
    'src/a.ts': `/** Good. */ export const good = 1;\nexport const bad = 2, worse = 3; export { far } from './b.ts';`,
    'src/b.ts': `/* no doc */ export function b() {}\n/** Said. */\nexport interface C { x: 1 } export type Unused = 1;
      const far = 1; export { far };`,
    'src/c.ts': `import { good, bad as evil } from './a.ts'; /** Kept. */ const kept = 1; export { good, evil, kept };`,
  };
  expect(undocumented('src/index.ts', readFrom(texts)).sort()).toEqual([
    'src/a.ts: bad',
    'src/a.ts: worse',
    'src/b.ts: b',
    'src/b.ts: far',
  ]);
  expect(undocumented('src/c.ts', readFrom(texts))).toEqual(['src/a.ts: bad']);
  const named = (text: string) => handedOut(createSource('src/x.ts', text)).hasDefault;
  expect([
    named('export default 1'),
    named('const a = 1; export { a as default }'),
    named('export const a = 1'),
  ]).toEqual([true, true, false]);
});
