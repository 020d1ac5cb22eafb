import { fireEvent, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { DeadlineStrip } from '../../src/components/deadline-strip/deadline-strip.tsx';
import { createDesk } from './desk.ts';
import { elsewhere, happens, mount } from './listed.tsx';

const strip = () => document.querySelector('.cb-strip')!;

test('says what else runs out within 30 s, from then until it has, and opens it; never the open one', async () => {
  const desk = await createDesk({ scenario: 'two-at-once' });
  const [talking, preview] = desk.simulator.started;
  const onOpen = vi.fn<(id: string) => void>();
  const show = await mount(desk, <DeadlineStrip selected={talking!.conversationId} onOpen={onOpen} />);
  expect(strip().textContent).toContain('Also to accept: 0:29 left');
  await happens(desk, () =>
    elsewhere(
      desk,
      'PATCH',
      `/conversations/callbacks/${preview!.conversationId}/participants/${preview!.participantId}`,
      {
        state: 'connected',
      },
    ),
  );
  expect(strip().textContent).toBe(''); // a minute to go
  await desk.step(29_800);
  expect(strip().textContent).toBe('');
  await desk.step(200);
  expect(strip().textContent).toContain('Also dialling in 0:30');
  await desk.step(10_000);
  expect(strip().textContent).toMatch(/Also dialling in 0:20.*Dana Whitcombe/);
  fireEvent.click(screen.getByRole('button', { name: 'Open Dana Whitcombe' }));
  expect(onOpen.mock.calls).toEqual([[preview!.conversationId]]);

  show(<DeadlineStrip selected={preview!.conversationId} onOpen={onOpen} />);
  await desk.step(0);
  expect(strip().textContent).toBe('');
  show(<DeadlineStrip selected={talking!.conversationId} onOpen={onOpen} />);
  await desk.step(20_100);
  expect(strip().textContent).toBe('');
});

test('knows what was there before the page: asked for, without a list beside it', async () => {
  const desk = await createDesk({ scenario: 'a-busy-day' });
  await mount(desk, <DeadlineStrip selected={undefined} onOpen={() => {}} />);
  expect(strip().textContent).toMatch(/^Also to accept: 0:\d\d left(Dana Whitcombe|Jonas Drummond)Open$/);
  await desk.step(9000);
  expect(strip().textContent).toMatch(/0:20/);
  await desk.step(21_000); // both were missed
  expect(strip().textContent).toMatch(/^Also dialling in 0:0\dPriya LindqvistOpen$/);
});

test('by a clock that is not known it says about when', async () => {
  const desk = await createDesk({ scenario: 'two-at-once' });
  desk.clock.setOffset({ ms: 0, errorMs: 5000 });
  const [talking] = desk.simulator.started;
  desk.simulator.faults.add({ on: 'request', do: 'refuse', status: 503, path: 'date', times: 99 });
  await mount(desk, <DeadlineStrip selected={talking!.conversationId} onOpen={() => {}} />);
  expect(strip().textContent).toContain('Also to accept: about');
});
