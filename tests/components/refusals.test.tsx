import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { open, patches, phase, posts, press } from './mounted.tsx';

const notice = () => screen.getByRole('status').textContent;

/** What the platform may answer to a press, what the agent reads, and that there is a way on. */
const REFUSALS = [
  [401, /^You are signed out\. Sign in again to go on\..*Reference/],
  [403, /^You do not have permission\. Ask your supervisor\..*Reference/],
  [404, /^That did not work: the callback is no longer there\..*Reference/],
  [409, /^That did not work: the callback has moved on\. It now shows the latest\..*Reference/],
  [429, /^Too many requests just now\. Try again in \d:\d\d\..*Reference/],
  [500, /^The platform failed to do that\. It now shows the latest\..*Reference/],
  [503, /^The platform failed to do that\. It now shows the latest\..*Reference/],
  [400, /^The platform did not accept that\..*Reference/],
] as const;

describe('an action that the platform refuses', () => {
  test.each(REFUSALS)('with %i is said in words, and works when pressed again', async (status, words) => {
    const desk = await open({ scenario: 'preview-countdown' });
    desk.simulator.faults.add({ on: 'request', do: 'refuse', method: 'PATCH', status, times: status === 401 ? 2 : 1 });
    await press(desk, 'Accept');
    expect(notice()).toMatch(words);
    expect(phase()).toBe('New callback');
    await press(desk, 'Accept');
    expect(phase()).toBe('Preview');
    expect(notice()).not.toMatch(words);
  });

  test('by not answering is said as such, and the card shows the latest', async () => {
    const desk = await open({ scenario: 'preview-countdown' });
    desk.simulator.faults.add({ on: 'request', do: 'lose', method: 'PATCH', times: 1 });
    await press(desk, 'Accept');
    expect(phase()).toBe('Preview');
    expect(patches(desk)).toHaveLength(1);
  });

  test('while its answer is slow: it says that it was asked, then that nobody answers yet, then the truth', async () => {
    const desk = await open({ scenario: 'held' });
    desk.simulator.faults.add({ on: 'event', do: 'lose' });
    desk.simulator.faults.add({ on: 'request', do: 'delay', method: 'GET', path: 'conversations/*', ms: 900 });
    await press(desk, 'Resume callback');
    expect(screen.getByRole('button', { name: 'Resuming…' }).getAttribute('aria-disabled')).toBe('true');
    await desk.step(7300);
    expect(notice()).toBe('No answer yet. Refreshing.');
    await desk.step(1000);
    expect(screen.queryByRole('button', { name: /Resum/ })).toBeNull();
    expect(notice()).toBe('');
  });
});

describe('a call that the platform refuses', () => {
  test.each(REFUSALS)('with %i is said in words; no call was placed, and one can be', async (status, words) => {
    const desk = await open({ scenario: 'preview-no-countdown' });
    await press(desk, 'Accept');
    desk.simulator.faults.add({
      on: 'request',
      do: 'refuse',
      method: 'POST',
      path: 'conversations/calls/*',
      status,
      times: status === 401 ? 2 : 1,
    });
    await press(desk, /^Call/);
    if (status >= 500) {
      // It may have been placed all the same: nobody may call again before that is known.
      expect(phase()).toBe('Checking whether the call was placed');
      await desk.step(15_000);
      expect(notice()).toMatch(/^No call appeared/);
      await press(desk, 'Call again');
    } else {
      expect(notice()).toMatch(words);
      await press(desk, /^Call/);
    }
    await desk.step(6000);
    expect(phase()).toBe('On call');
    expect(posts(desk)).toHaveLength(status === 401 ? 3 : 2);
  });
});

describe('a callback that cannot be loaded', () => {
  test.each([400, 401, 403, 404])('because of %i says so, and tries again at a press', async (status) => {
    const desk = await open({
      scenario: 'preview-countdown',
      before: ({ simulator }) => {
        simulator.faults.add({ on: 'request', do: 'refuse', path: 'conversations/*', status, times: 1000 });
        return Promise.resolve();
      },
    });
    expect(screen.getByRole('status').textContent).toBe(
      status === 401 ? 'Signed out. Sign in again to see callbacks.' : 'The callback could not be loaded.',
    );
    desk.simulator.faults.clear();
    await press(desk, 'Try again');
    await desk.step(1000);
    expect(phase()).toBe('New callback');
  });
});
