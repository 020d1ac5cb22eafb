// Builds the page of every story of the checkout in which this file lies: `node tests/visual/page/build.mjs FOLDER`.
import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import { build } from 'vite';

process.env.NODE_ENV = 'production';

await build({
  configFile: false,
  root: import.meta.dirname,
  base: './',
  publicDir: false,
  logLevel: 'warn',
  plugins: [react()],
  build: {
    outDir: resolve(process.argv[2]),
    emptyOutDir: true,
    target: 'esnext', // for older browsers `light-dark()` would be rewritten
    minify: false,
    chunkSizeWarningLimit: 5000,
    reportCompressedSize: false,
  },
});
