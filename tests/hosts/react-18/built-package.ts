import { existsSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import type { Plugin } from 'vitest/config';

const root = resolve(import.meta.dirname, '../../..');
const inSource = join(root, 'src') + sep;
const inBuild = join(root, 'dist') + sep;

/** The import that tells a test which built modules were loaded so far. */
const LOADED = 'virtual:loaded-from-dist';

/**
 * Loads `dist/x.js` wherever a test or a story imports `src/x.ts`: the same tests, on what is published. Stories are
 * not published, and neither are the few modules that only they and tests use: those stay sources.
 */
export function builtPackage(): Plugin {
  const loaded = new Set<string>();
  return {
    name: 'built-package',
    enforce: 'pre',
    resolveId(from, importer) {
      if (from === LOADED) return `\0${LOADED}`;
      if (!importer || !/^[./].*\.tsx?$/.test(from) || /\.(stories|test)\.tsx?$/.test(from)) return undefined;
      const source = from.startsWith('.') ? resolve(dirname(importer), from) : join(root, from);
      if (!source.startsWith(inSource)) return undefined;
      const built = source.replace(inSource, inBuild).replace(/\.tsx?$/, '.js');
      return existsSync(built) ? built : undefined;
    },
    transform(_code, id) {
      if (id.startsWith(inBuild)) loaded.add(id.slice(inBuild.length).replaceAll(sep, '/'));
    },
    load: (id) => (id === `\0${LOADED}` ? `export const loaded = ${JSON.stringify([...loaded])};` : undefined),
  };
}
