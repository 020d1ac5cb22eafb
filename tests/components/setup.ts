import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';
import { loadNumberFormat } from '../../src/components/phone-number.tsx';
import { listenToConsole, takeConsole } from './console.ts';

// React says what was changed outside `act` only where it is told that this is a test.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

// What loads later is there already: whether a number is written well never depends on the disk.
await loadNumberFormat();

beforeEach(listenToConsole);

afterEach(() => {
  cleanup();
  const said = takeConsole();
  if (said.length) throw new Error(`This test, or what it runs, complained:\n${said.join('\n')}`);
});
