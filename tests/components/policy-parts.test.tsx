import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { CallbackPolicy } from '../../src/callback/policy.ts';
import { CallbackCard } from '../../src/components/callback-card/callback-card.tsx';
import type { HostEvents } from '../../src/components/host-events.ts';
import { CallbackProvider } from '../../src/components/provider.tsx';
import type { DeskPlan } from '../../src/components/story.ts';
import { createDesk, type TestDesk } from './desk.ts';
import { press } from './mounted.tsx';

async function open(plan: DeskPlan, policy: CallbackPolicy, events: HostEvents = {}): Promise<TestDesk> {
  const desk = await createDesk(plan);
  const ruled = () => ({ callingHours: 'off' as const, ...policy });
  render(
    <QueryClientProvider client={desk.client}>
      <CallbackProvider platform={desk.platform} policy={ruled}>
        <CallbackCard conversationId={desk.started.conversationId} {...events} />
      </CallbackProvider>
    </QueryClientProvider>,
  );
  await desk.step(1000);
  return desk;
}

/** A flow writes down what the customer said and keyed in. */
async function flowWrites({ simulator, started, step }: TestDesk, attributes: Record<string, string>) {
  const { conversationId } = started;
  const [customer] = simulator.world.conversations.get(conversationId)!.participants;
  const path = `conversations/callbacks/${conversationId}/participants/${customer!.id}/attributes`;
  await simulator.fetch(`${simulator.baseUrl}/api/v2/${path}`, {
    method: 'PATCH',
    headers: { Authorization: `Bearer ${simulator.token}` },
    body: JSON.stringify({ attributes }),
  });
  await step(1000);
}

test('attributes are shown by the host’s list alone, in its order; a PIN that a menu kept is nowhere', async () => {
  const desk = await open({ scenario: 'ready-to-call' }, { attributes: ['Reason', 'Contract'] });
  await flowWrites(desk, { PIN: '4711', Contract: 'LM-2044', Reason: 'Meter reading' });
  const section = screen.getByRole('region', { name: 'Conversation details' });
  expect([...section.querySelectorAll('dt')].map((name) => name.textContent)).toEqual(['Reason', 'Contract']);
  expect(section.textContent).toContain('Meter reading');
  expect(document.body.outerHTML).not.toContain('4711');
});

test('without a list none is shown', async () => {
  const desk = await open({ scenario: 'ready-to-call' }, {});
  await flowWrites(desk, { Reason: 'Meter reading' });
  expect(document.body.outerHTML).not.toContain('Meter reading');
});

test('more time is asked of the host while one of the platform’s limits runs, and says which', async () => {
  const onMoreTime = vi.fn<NonNullable<HostEvents['onMoreTime']>>();
  const desk = await open({ scenario: 'preview-countdown' }, { moreTime: true }, { onMoreTime });
  const { conversationId } = desk.started;
  await press(desk, 'More time');
  expect(onMoreTime).toHaveBeenLastCalledWith({ conversationId, of: 'accept' });
  await press(desk, 'Accept');
  await press(desk, 'More time');
  expect(onMoreTime).toHaveBeenLastCalledWith({ conversationId, of: 'dial' });
  await press(desk, /^Call /);
  await desk.step(5000);
  expect(screen.queryByRole('button', { name: 'More time' })).toBeNull();
});

test('in a wrap-up with a limit too', async () => {
  const onMoreTime = vi.fn<NonNullable<HostEvents['onMoreTime']>>();
  const desk = await open({ scenario: 'wrap-up-timed' }, { moreTime: true }, { onMoreTime });
  await press(desk, 'More time');
  expect(onMoreTime).toHaveBeenLastCalledWith({ conversationId: desk.started.conversationId, of: 'wrap-up' });
});

test('a host that has no more time to give has no button for it', async () => {
  await open({ scenario: 'preview-countdown' }, {}, { onMoreTime: () => {} });
  expect(screen.queryByRole('button', { name: 'More time' })).toBeNull();
});
