import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';
import { loadNumberFormat } from '../../src/components/phone-number.tsx';
import { listenToConsole, takeConsole } from './console.ts';

// React says what was changed outside `act` only where it is told that this is a test.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

// What loads later is there already: what is on the screen never depends on the disk.
await loadNumberFormat();
await Promise.all(
  Object.values(import.meta.glob('../../src/components/callback-card/*-panel.tsx')).map((load) => load()),
);

beforeEach(listenToConsole);

afterEach(() => {
  cleanup();
  const said = takeConsole();
  if (said.length) throw new Error(`This test, or what it runs, complained:\n${said.join('\n')}`);
});
