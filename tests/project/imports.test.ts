import { describe, expect, test } from 'vitest';
import { importFaults, ROWS, waysTo } from './import-rules.ts';
import { COMPUTED, createSource, importsOf, sourcesBelow, type Import } from './source.ts';

const sources = sourcesBelow('src', /\.(ts|tsx|mjs)$/);
const imports = new Map(sources.map((source) => [source.path, importsOf(source)]));
const graph = (path: string) => imports.get(path) ?? [];

test('every import stands in the table', () => {
  expect([...imports].flatMap(([path, list]) => importFaults(path, list))).toEqual([]);
});

test.each(['src/core.ts', 'src/simulator/simulator.ts'])('%s reaches neither React nor the Query library', (entry) => {
  expect(imports.has(entry)).toBe(true);
  expect(waysTo(/^(react|react-dom|@tanstack\/.*)(\/|$)/, entry, graph)).toEqual([]);
});

test('the table names only rows that exist', () => {
  const names = new Set([...ROWS.map(({ name }) => name), '*']);
  const named = ROWS.flatMap(({ may, types = [] }) => [...may, ...types]);
  expect(named.filter((name) => !names.has(name))).toEqual([]);
});

describe('the table refuses', () => {
  const value = (from: string): Import => ({ from, kind: 'value' });
  const type = (from: string): Import => ({ from, kind: 'type' });
  test.each<[string, Import]>([
    ['src/time/clock.ts', value('src/callback/callback.ts')],
    ['src/time/clock.ts', type('src/callback/callback.ts')],
    ['src/callback/phase.ts', value('src/platform/rest.ts')],
    ['src/callback/phase.ts', value('react')],
    ['src/platform/queries.ts', value('@tanstack/react-query')],
    ['src/platform/queries.ts', value('src/components/provider.tsx')],
    ['src/core.ts', value('src/components/provider.tsx')],
    ['src/components/hold-timer/hold-timer.tsx', value('src/components/countdown/countdown.tsx')],
    ['src/components/hold-timer/hold-timer.tsx', value('src/components/hold-timer/hold-timer.css')],
    ['src/components/hold-timer/hold-timer.tsx', value('src/element/define.ts')],
    ['src/components/ticking.tsx', value('src/components/hold-timer/hold-timer.tsx')],
    ['src/components/ticking.tsx', value('lodash')],
    ['src/components/ticking.tsx', value('node:fs')],
    ['src/components/ticking.tsx', value(COMPUTED)],
    ['src/components/ticking.tsx', value('src/simulator/world.ts')],
    ['src/components/ticking.tsx', type('src/callback/wire.ts')],
    ['src/element/define.ts', value('src/styles/index.css')],
    ['src/locales/de.ts', value('src/locales.ts')],
    ['src/locales/de.ts', value('src/components/words.ts')],
    ['src/frame/host.ts', value('src/callback/callback.ts')],
    ['src/frame/protocol.ts', value('src/callback/callback.ts')],
    ['src/simulator/world.ts', value('src/callback/wire.ts')],
    ['src/simulator/world.ts', type('src/callback/callback.ts')],
    ['src/simulator/world.ts', value('src/callback/permitted.ts')],
    ['src/simulator/world.ts', value('ws')],
    ['src/simulator/world.ts', value('src/simulator/serve.ts')],
    ['src/components/callback-card/callback-card.tsx', value('src/demo/main.tsx')],
    ['src/components/a/a.stories.tsx', value('src/components/b/b.stories.tsx')],
    ['src/components/a/a.tsx', type('src/components/story.ts')],
    ['src/index.ts', value('src/element/define.ts')],
    ['src/nowhere.ts', value('src/time/clock.ts')],
  ])('%s ► %o', (path, one) => {
    expect(importFaults(path, [one])).toHaveLength(1);
  });

  test('but lets pass what the house is made of', () => {
    const passes: [string, Import][] = [
      ['src/platform/queries.ts', type('@tanstack/react-query')],
      ['src/simulator/world.ts', type('src/callback/wire.ts')],
      ['src/simulator/serve.ts', value('node:http')],
      ['src/components/callback-card/callback-card.tsx', value('src/components/hold-timer/hold-timer.tsx')],
      ['src/components/hold-timer/hold-timer.tsx', value('src/components/hold-timer/parts.tsx')],
      ['src/components/provider.tsx', value('react/jsx-runtime')],
      ['src/element/callback-card-element.ts', value('src/styles/index.css?inline')],
      ['src/locales/de.ts', type('src/components/words.ts')],
      ['src/components/a/a.stories.tsx', value('src/simulator/world.ts')],
      ['src/components/a/a.stories.tsx', type('src/components/story.ts')],
    ];
    expect(passes.flatMap(([path, one]) => importFaults(path, [one]))).toEqual([]);
  });

  test('a long way to React', () => {
    const far: Record<string, Import[]> = {
      'src/core.ts': [value('src/time/a.ts'), type('react')],
      'src/time/a.ts': [value('src/time/b.ts')],
      'src/time/b.ts': [value('src/time/a.ts'), value('react/jsx-runtime')],
    };
    const ways = waysTo(/^react(\/|$)/, 'src/core.ts', (path) => far[path] ?? []);
    expect(ways).toEqual(['src/core.ts ► src/time/a.ts ► src/time/b.ts ► react/jsx-runtime']);
  });
});

test('every way of importing is read, and comments are not', () => {
  const text = `
    import type { A } from './a.ts'; import { type B } from './b.ts'; import './c.css'; // import './no.ts';
    import d from '../d.css?inline'; export * from './e.ts'; export type { F } from './f.ts';
    type G = import('./g.ts').G; const h = () => import('./h.ts'); /* import './no.ts' */
    const i = (name: string) => import(\`./\${name}.ts\`); const j = import.meta.glob('./*.ts');
    const k = "import './no.ts'"; import fs = require('node:fs'); export type L = A | B | G; export { d, h, i, j, k, fs };`;
  expect(
    importsOf(createSource('src/x/y.ts', text))
      .map(({ from, kind }) => `${kind} ${from}`)
      .sort(),
  ).toEqual([
    `type src/x/a.ts`,
    'type src/x/f.ts',
    'type src/x/g.ts',
    'value (computed)',
    'value (computed)',
    'value node:fs',
    'value src/d.css?inline',
    'value src/x/b.ts',
    'value src/x/c.css',
    'value src/x/e.ts',
    'value src/x/h.ts',
  ]);
});
