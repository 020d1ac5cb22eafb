import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { version } from 'react';
import { version as domVersion } from 'react-dom';
import { expect, test } from 'vitest';
import * as entry from '../../../src/index.ts';

test('this is React 18, for the tests and for the libraries they use', () => {
  expect([version, domVersion]).toEqual([expect.stringMatching(/^18\./), expect.stringMatching(/^18\./)]);
  const Probe = () => <p>{useQueryClient().getDefaultOptions() && 'one React'}</p>;
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Probe />
    </QueryClientProvider>,
  );
  expect(screen.getByText('one React').isConnected).toBe(true);
});

test('and this is the built package', async () => {
  const { loaded } = await import('virtual:loaded-from-dist');
  expect(Object.keys(entry)).not.toEqual([]);
  expect(loaded).toContain('index.js');
  expect(loaded.filter((path) => path.startsWith('components/')).length).toBeGreaterThan(0);
});
