// Builds what is asked for (`node tests/build.mjs library cdn`), by default all that is published, and the demo.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, resolveConfig } from 'vite';

const root = resolve(import.meta.dirname, '..');
process.chdir(root);
process.env.NODE_ENV = 'production';

/** Builds one mode of vite.config.ts and gives back what came out. */
async function buildMode(mode) {
  const made = await build({ mode, logLevel: 'warn' });
  return [made].flat().flatMap(({ output }) => output);
}

/** A bundle is loaded as one file: what it imports at once would be a second request, and weigh nothing in the budget. */
async function buildBundle(mode) {
  const chunks = await buildMode(mode);
  const own = new Set(chunks.map(({ fileName }) => fileName));
  for (const { isEntry, fileName, imports } of chunks)
    if (isEntry && imports.some((name) => own.has(name)))
      throw new Error(`${mode}: ${fileName} was split; it imports ${imports.join(', ')}`);
}

async function buildLibrary() {
  const chunks = [...(await buildMode('library')), ...(await buildMode('styles'))];
  const strangers = chunks
    .map(({ fileName }) => fileName)
    .filter((name) => /\.(stories|test)\.|^(demo|tests)\//.test(name));
  if (strangers.length) throw new Error(`not for the library: ${strangers.join(', ')}`);
}

/** Declarations of everything the entries reach. TypeScript leaves `./x.ts` in them; a consumer has `./x.js`. */
async function buildTypes() {
  const { build: made } = await resolveConfig({ mode: 'library', logLevel: 'warn' }, 'build', 'library');
  const config = {
    extends: '../tsconfig.json',
    compilerOptions: {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      isolatedDeclarations: true,
      rootDir: '../src',
      outDir: '../dist',
      listEmittedFiles: true,
    },
    include: [],
    files: Object.values(made.lib.entry).map((path) => `../${path}`),
  };
  mkdirSync('build', { recursive: true });
  writeFileSync('build/tsconfig.declarations.json', JSON.stringify(config, null, 2));
  const tsc = join('node_modules', 'typescript', 'bin', 'tsc');
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', 'build/tsconfig.declarations.json'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const emitted = [...stdout.matchAll(/^TSFILE: (.*\.d\.ts)$/gm)].map(([, path]) => path);
  if (status !== 0) throw new Error(`declarations:\n${stdout.replace(/^TSFILE: .*\n/gm, '')}`);
  for (const path of emitted) {
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace(/((?:from|import) ?\(?)(['"])(\.{1,2}\/[^'"]+)\.tsx?\2/g, '$1$2$3.js$2'));
  }
}

async function buildCdn() {
  rmSync('dist/cdn', { recursive: true, force: true });
  await buildBundle('cdn');
}

async function buildWeigh() {
  rmSync('build/weigh', { recursive: true, force: true });
  for (const name of ['first-card', 'connected-card', 'everything', 'core', 'hold-timer'])
    await buildBundle(`weigh-${name}`);
}

const STAGES = {
  library: buildLibrary,
  types: buildTypes,
  cdn: buildCdn,
  demo: () => buildMode('demo'),
  stories: () => buildMode('stories'),
  weigh: buildWeigh,
};

async function buildAll(asked) {
  for (const stage of asked) {
    const began = performance.now();
    if (!STAGES[stage]) throw new Error(`no such build: ${stage}; there are ${Object.keys(STAGES).join(', ')}`);
    await STAGES[stage]();
    console.log(`built ${stage} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  }
}

const asked = process.argv.slice(2);
await buildAll(asked.length ? asked : ['library', 'types', 'cdn', 'demo']).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
