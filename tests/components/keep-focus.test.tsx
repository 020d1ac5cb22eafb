import { act, fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { open, press } from './mounted.tsx';

test('the card could not be loaded: the focus stays in it when it is tried again, and is on the phase when it is there', async () => {
  const desk = await open({
    scenario: 'preview-no-countdown',
    before: ({ simulator }) => {
      simulator.faults.add({
        on: 'request',
        do: 'refuse',
        method: 'GET',
        path: '/conversations/**',
        status: 403,
        times: 99,
      });
      return Promise.resolve();
    },
  });
  await desk.step(5000);
  const retry = screen.getByRole('button', { name: 'Try again' });
  retry.focus();
  desk.simulator.faults.clear();
  desk.simulator.faults.add({ on: 'request', do: 'delay', path: '/conversations/**', ms: 3000, times: 99 });
  await press(desk, 'Try again');
  expect(document.activeElement?.textContent).toBe('Callback');
  await desk.step(5000);
  expect(document.activeElement?.textContent).toBe('New callback');
});

test('a control that goes while the agent is elsewhere leaves the focus there', async () => {
  const desk = await open({ scenario: 'on-call' });
  const elsewhere = document.body.appendChild(document.createElement('button'));
  screen.getByRole('button', { name: 'Hold call' }).focus();
  elsewhere.focus();
  act(() => desk.simulator.hangUpCustomer(desk.started.conversationId));
  await desk.step(1000);
  expect(document.activeElement).toBe(elsewhere);
  elsewhere.blur();
  fireEvent.click(screen.getByRole('button', { name: 'Done' }));
  await desk.step(2000);
  expect(document.activeElement).toBe(document.body);
  elsewhere.remove();
});
