import { act, fireEvent, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Activity } from '../../src/platform/log.ts';
import { open, press } from './mounted.tsx';

/** Opens the details, as an engineer does. */
async function openDetails(desk: Awaited<ReturnType<typeof open>>) {
  act(() => void fireEvent.click(screen.getByRole('button', { name: 'Details' })));
  await desk.step(50);
  return within(screen.getByRole('region', { name: 'What happened here' }));
}
const lines = (log: Awaited<ReturnType<typeof openDetails>>) =>
  log.getAllByRole('listitem').map((line) => line.textContent!.replace(/^[\d:\s]+[AP]M/u, ''));

test('what happened here says who asked for what, what became of it, and the reference of what was refused', async () => {
  const desk = await open({ scenario: 'preview-no-countdown' });
  await press(desk, 'Accept');
  desk.simulator.faults.add({
    on: 'request',
    do: 'refuse',
    method: 'POST',
    path: 'conversations/calls/*',
    status: 409,
  });
  await press(desk, /^Call/);
  await press(desk, /^Call/);
  await desk.step(8000);
  const told = lines(await openDetails(desk)).reverse();
  expect(told.slice(1, -1)).toEqual([
    'Live',
    'You asked: Accept ',
    'Accept: done',
    'You asked: Call Mobile',
    expect.stringMatching(/^Call: refused[0-9a-f-]{36}$/),
    'You asked: Call Mobile',
    'Your call appeared',
  ]);
});

test('what is copied holds ids, kinds and columns, and nothing that is personal', async () => {
  const copied: string[] = [];
  Object.assign(navigator, { clipboard: { writeText: (text: string) => Promise.resolve(void copied.push(text)) } });
  const desk = await open({ scenario: 'preview-no-countdown' });
  await press(desk, 'Accept');
  await press(desk, /^Call/);
  await desk.step(8000);
  const log = await openDetails(desk);
  await act(() => Promise.resolve(fireEvent.click(log.getByRole('button', { name: 'Copy' }))));
  const activities = JSON.parse(copied[0]!) as Activity[];
  expect(activities.map(({ what }) => what)).toContain('call-appeared');
  expect(activities.every(({ clockErrorMs }) => clockErrorMs === undefined || clockErrorMs < 1000)).toBe(true);
  const { conversation } = { conversation: desk.simulator.world.conversations.get(desk.started.conversationId)! };
  const personal = conversation.participants.flatMap(({ name, callbacks }) => [
    name,
    ...callbacks.flatMap(({ callbackNumbers = [], callbackUserName }) => [...callbackNumbers, callbackUserName]),
  ]);
  expect(personal.filter(Boolean).length).toBeGreaterThan(2);
  for (const each of personal.filter((text): text is string => Boolean(text))) expect(copied[0]).not.toContain(each);
});
