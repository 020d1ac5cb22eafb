import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { DeskPlan } from '../../src/components/story.ts';
import type { TestDesk } from './desk.ts';
import { open, phase, press } from './mounted.tsx';

async function openForm(plan: DeskPlan): Promise<TestDesk> {
  const desk = await open(plan);
  await press(desk, 'More');
  await press(desk, 'Wrap up');
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
    const desk = await openForm({ scenario: 'call-ended' });
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
    const desk = await openForm({ scenario: 'wrap-up-agent-requested' });
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
