import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = resolve(import.meta.dirname, '..');
const elsewhere = ['**/node_modules/**', 'tests/browser/**', 'tests/visual/**', 'tests/bench/**', 'tests/hosts/**'];

process.env['TZ'] = 'UTC'; // clock times on the card are in the agent's own zone

/** Three kinds of tests: rules of the project, whole components in a DOM, and everything else in plain Node. */
export default defineConfig({
  root,
  test: {
    maxWorkers: Math.max(2, availableParallelism() - 1), // by default one stays idle, which of two is half
    // Against what hangs, never a measure: a machine that is shared may be five times slower than it is alone.
    testTimeout: process.env['CALLBACK_CARD_FULL'] ? 900_000 : 45_000,
    projects: [
      { extends: true, test: { name: 'project', include: ['tests/project/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [...elsewhere, 'tests/project/**', 'tests/components/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'components',
          environment: 'jsdom',
          include: ['tests/components/**/*.test.{ts,tsx}', 'tests/soak/**/*.test.tsx'],
          setupFiles: ['tests/components/setup.ts'],
        },
      },
    ],
  },
});
