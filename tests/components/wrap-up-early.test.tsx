import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { useState, type ReactNode } from 'react';
import { describe, expect, test } from 'vitest';
import { CallbackCard } from '../../src/components/callback-card/callback-card.tsx';
import { useWork } from '../../src/components/callback-card/use-work.ts';
import { WrapUpSection } from '../../src/components/callback-card/wrap-up-section.tsx';
import { CallbackProvider } from '../../src/components/provider.tsx';
import { useCustomerCallback } from '../../src/components/use-customer-callback.ts';
import type { DeskPlan } from '../../src/components/story.ts';
import { createDesk, type TestDesk } from './desk.ts';
import { phase, press } from './mounted.tsx';

const NO_EVENTS = {};

/** The form as an action opens it, whatever the phase, beside the card. */
function Opened({ conversationId }: { conversationId: string }): ReactNode {
  const { callback } = useCustomerCallback(conversationId);
  return callback ? <Form view={callback} /> : null;
}
function Form({ view }: { view: Parameters<typeof useWork>[0] }): ReactNode {
  const work = useWork(view, undefined, NO_EVENTS);
  const [isOpen, setOpen] = useState(true);
  return isOpen ? <WrapUpSection work={work} onClose={() => setOpen(false)} /> : null;
}

async function openBoth(plan: DeskPlan): Promise<TestDesk> {
  const desk = await createDesk(plan);
  const { conversationId } = desk.started;
  render(
    <QueryClientProvider client={desk.client}>
      <CallbackProvider platform={desk.platform}>
        <CallbackCard conversationId={conversationId} />
        <Opened conversationId={conversationId} />
      </CallbackProvider>
    </QueryClientProvider>,
  );
  await desk.step(1000);
  return desk;
}

const form = () => screen.queryByRole('region', { name: 'Write wrap-up' });
const inForm = () => within(form()!);
const mine = ({ simulator, started }: TestDesk) =>
  simulator.world.conversations
    .get(started.conversationId)!
    .participants.findLast((each) => each.userId === simulator.userId)!;

describe('a wrap-up that is written before its time', () => {
  test('goes to the participant, closes the form, and leaves the callback open: Done stays', async () => {
    const desk = await openBoth({ scenario: 'call-ended' });
    expect(phase()).toBe('Call ended');
    expect(inForm().getByText('You can write this now. It does not end the callback.').isConnected).toBe(true);
    fireEvent.click(inForm().getByRole('radio', { name: 'Renewed' }));
    await press(desk, 'Save');
    await desk.step(1000);
    expect(mine(desk).wrapup).toMatchObject({ name: 'Renewed' });
    expect(form()).toBeNull();
    expect(screen.getByRole('region', { name: 'Wrap-up' }).textContent).toContain('Renewed');
    expect(phase()).toBe('Call ended');
    await press(desk, 'Done');
    expect(mine(desk).callbacks[0]!.state).toBe('disconnected');
    expect(phase()).toBe('Done');
  });

  test('and left half done during the call is there to go on with when the wrap-up begins', async () => {
    const desk = await openBoth({ scenario: 'wrap-up-agent-requested' });
    fireEvent.click(screen.getByRole('switch'));
    await desk.step(1000);
    fireEvent.change(inForm().getByRole('textbox', { name: 'Notes' }), { target: { value: 'Asks for Friday.' } });
    await press(desk, 'Close');
    await desk.step(2000);
    expect(mine(desk).wrapup).toMatchObject({ notes: 'Asks for Friday.', provisional: true });
    await press(desk, 'Hang up');
    await press(desk, 'Done');
    expect(phase()).toBe('Wrap-up');
    expect(inForm().getByRole('textbox', { name: 'Notes' })).toHaveProperty('value', 'Asks for Friday.');
  });
});
