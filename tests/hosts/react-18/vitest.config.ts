import { join, resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { builtPackage } from './built-package.ts';

const root = resolve(import.meta.dirname, '../../..');

process.env['TZ'] = 'UTC';

/** The tests of every story once more: on React 18, and on what `npm run build` made. */
export default defineConfig({
  root,
  plugins: [builtPackage()],
  resolve: {
    alias: [
      { find: /^(react(?:-dom)?)(\/.*)?$/, replacement: join(import.meta.dirname, 'node_modules', '$1$2') },
      // Its other build asks Node's `require` for React, which knows no alias.
      { find: /^@testing-library\/react$/, replacement: '@testing-library/react/dist/@testing-library/react.esm.js' },
    ],
  },
  test: {
    name: 'react-18',
    environment: 'jsdom',
    include: ['tests/components/{conformance,ticking}*.test.tsx', 'tests/hosts/react-18/*.test.tsx'],
    setupFiles: ['tests/components/setup.ts'],
    // Run through the alias above; left to Node they would load the React of the project: two Reacts on one page.
    server: { deps: { inline: [/@testing-library\/react/, /@tanstack\/react-query/] } },
  },
});
