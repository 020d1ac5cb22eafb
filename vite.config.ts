import react from '@vitejs/plugin-react';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig, mergeConfig, type Plugin, type UserConfig } from 'vite';
import manifest from './package.json' with { type: 'json' };

/** The oldest browsers we promise. Said for CSS too: for older ones `light-dark()` and nesting would be rewritten. */
const target = ['chrome123', 'edge123', 'firefox128', 'safari17.5'];

const sourceOf = (path: string) => (existsSync(`src/${path}.tsx`) ? `src/${path}.tsx` : `src/${path}.ts`);

/** The library's entries are what package.json exports: `./dist/core.js` is made from `src/core.ts`. */
const entry = Object.fromEntries(
  Object.values(manifest.exports)
    .flatMap((exported) =>
      typeof exported === 'string' ? [] : [exported.default.slice('./dist/'.length, -'.js'.length)],
    )
    .map((path) => [path, sourceOf(path)]),
);

/** Leaves imports of these packages, and of paths inside them, as they are. */
const leaveOut = (...packages: string[]) => packages.map((name) => new RegExp(`^${name}(/|$)`));

const peers = leaveOut(...Object.keys(manifest.peerDependencies));
const dependencies = leaveOut(...Object.keys(manifest.dependencies));

/** Every module of `src` by itself, readable, so that a page takes only what it uses. */
const library: UserConfig = {
  publicDir: false,
  build: {
    target,
    outDir: 'dist',
    sourcemap: true,
    minify: false,
    lib: { entry, formats: ['es'] },
    rolldownOptions: {
      external: [...peers, ...dependencies],
      output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
    },
  },
};

/** `dist/styles.css`: the stylesheet of every part in one file. */
const styles: UserConfig = {
  publicDir: false,
  build: {
    target,
    outDir: 'dist',
    emptyOutDir: false,
    rolldownOptions: {
      input: { styles: 'src/styles/index.css' },
      output: { assetFileNames: '[name][extname]' },
    },
  },
};

/** One minified file, ready to be loaded by a page or to be weighed; what it loads lazily lies beside it. */
const bundle = (name: string, from: string, outDir: string, external: RegExp[]): UserConfig => ({
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    target,
    outDir,
    emptyOutDir: false,
    sourcemap: true,
    lib: { entry: { [name]: from }, formats: ['es'] },
    rolldownOptions: {
      external,
      checks: { moduleLevelDirective: false }, // "use client" in the Query library: no server here
      // Code that a lazy piece needs too may then stay in the entry, which would else split in two.
      preserveEntrySignatures: 'allow-extension',
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: `${name}-[name].js`,
        minify: true,
        comments: { legal: true, annotation: false, jsdoc: false },
      },
    },
  },
});

/** Own code with what it brings along; React and the Query library are the page's. */
const weigh = (name: string, from: string) => bundle(name, from, 'build/weigh', peers);

/** All that is ours with what it loads lazily, in one language: other people's number formats and other languages aside. */
const everything: UserConfig = mergeConfig(weigh('everything', 'src/index.ts'), {
  build: {
    rolldownOptions: {
      external: [/^libphonenumber-js/, /\/locales\/(ar|de|es|fr|ja|pt-BR)\.ts$/],
      output: { codeSplitting: false },
    },
  },
});

/** The pretend platform, on the very server and port that serve the demo: `/api/v2`, `/simulator`, `/channels`. */
const simulator: Plugin = {
  name: 'simulator',
  configureServer: async (server) => void (await import('./src/simulator/serve.ts')).attachSimulator(server),
  configurePreviewServer: async (server) => void (await import('./src/simulator/serve.ts')).attachSimulator(server),
};

const demo: UserConfig = {
  base: './',
  plugins: [react(), simulator],
  // Known beforehand: found one by one, each would reload the page under the agent's hands.
  optimizeDeps: { include: ['react', 'react/jsx-dev-runtime', 'react-dom/client', '@tanstack/react-query'] },
  build: { target, outDir: 'build/demo' },
};

/** A page with every story on it, for tests that look at all of them in a real browser. */
const stories: UserConfig = {
  root: 'tests/accessibility/page',
  base: './',
  publicDir: false,
  plugins: [react()],
  build: { target, outDir: resolve('build/stories'), emptyOutDir: true, minify: false, chunkSizeWarningLimit: 5000 },
};

const modes: Record<string, UserConfig> = {
  library,
  styles,
  stories,
  cdn: bundle('callback-card', 'src/element/define.ts', 'dist/cdn', []),
  'weigh-first-card': weigh('first-card', 'tests/project/weigh/first-card.ts'),
  'weigh-connected-card': weigh('connected-card', 'tests/project/weigh/connected-card.ts'),
  'weigh-everything': everything,
  'weigh-core': weigh('core', 'src/core.ts'),
  'weigh-hold-timer': weigh('hold-timer', 'src/components/hold-timer/hold-timer.tsx'),
};

export default defineConfig(({ mode }) => modes[mode] ?? demo);
