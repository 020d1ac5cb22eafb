import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { band, open, patches, phase, posts, press, timer } from './mounted.tsx';

describe('a preview', () => {
  test('is greeted by name, queue and campaign, and counts down to the accept', async () => {
    await open({ scenario: 'preview-countdown' });
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('Dana Whitcombe');
    expect(screen.getByText('Renewals').isConnected).toBe(true);
    expect(screen.getAllByText('Autumn renewals')[0]!.closest('p')!.textContent).toBe(
      'RenewalsAutumn renewals, preview',
    );
    expect(phase()).toBe('New callback');
    expect(timer('Time left to accept')).toMatch(/^0:(28|29)$/);
  });

  test('counts down to zero, where the system dials and the card says so', async () => {
    const desk = await open({ scenario: 'preview-countdown' });
    await press(desk, 'Accept');
    expect(phase()).toBe('Preview');
    expect(timer('Time until the system dials')).toBe('0:59');
    await desk.step(58_000);
    expect(timer('Time until the system dials')).toBe('0:01');
    await desk.step(2500);
    expect(phase()).toMatch(/Answer your phone|Ringing/);
    await desk.step(8000);
    expect(phase()).toBe('On call');
    expect(posts(desk)).toEqual([]);
    expect(within(screen.getByRole('region', { name: 'Attempts' })).getByText('not from here').isConnected).toBe(true);
  });

  test('says that nobody dialled, six seconds after zero, and then calls at one press', async () => {
    const desk = await open({ scenario: 'preview-countdown', personality: { dialsAtZero: 'nobody' } });
    await press(desk, 'Accept');
    await desk.step(60_000);
    expect(phase()).toBe('System is placing the call');
    expect(timer('Time until the system dials')).toBe('0:00');
    await desk.step(6000);
    expect(phase()).toBe('No call was placed');
    await press(desk, 'Call now');
    await desk.step(6000);
    expect(phase()).toBe('On call');
    expect(posts(desk)).toHaveLength(1);
  });

  test('takes no press from two seconds before zero, and says why', async () => {
    const desk = await open({ scenario: 'preview-countdown', personality: { dialsAtZero: 'nobody' } });
    await press(desk, 'Accept');
    await desk.step(57_200);
    const call = screen.getByRole('button', { name: 'Call Mobile ··0142' });
    expect(call.getAttribute('aria-disabled')).toBe('true');
    expect(call).toHaveProperty('disabled', false);
    expect(document.getElementById(call.getAttribute('aria-describedby')!)?.textContent).toBe(
      'The system is placing the call.',
    );
    fireEvent.click(call);
    fireEvent.click(screen.getByRole('radio', { name: /Home/ }));
    await desk.step(1000);
    expect(posts(desk)).toEqual([]);
    expect(screen.getByRole('status').textContent).toMatch(/^Too late to change the number/);
  });

  test('calls the picked number, once, and keeps the pick through every event', async () => {
    const desk = await open({ scenario: 'preview-countdown' });
    await press(desk, 'Accept');
    fireEvent.click(screen.getByRole('radio', { name: /Work/ }));
    await desk.step(2000);
    const call = screen.getByRole('button', { name: 'Call Work ··0321' });
    fireEvent.click(call);
    fireEvent.click(call);
    await desk.step(9000);
    expect(phase()).toBe('On call');
    expect(posts(desk)).toHaveLength(1);
    expect(within(screen.getByRole('region', { name: 'Attempts' })).getByText('Work').isConnected).toBe(true);
    expect(screen.getByRole('radio', { name: /Work/ })).toHaveProperty('checked', true);
  });

  test('is skipped by one request, and by two where the platform wants two', async () => {
    for (const skipTakes of [1, 2] as const) {
      const desk = await open({ scenario: 'preview-countdown', personality: { skipTakes } });
      await press(desk, 'Accept');
      await press(desk, 'Skip contact');
      await desk.step(4000);
      expect(phase()).toBe('Done');
      expect(band()).toContain('Skipped. May come back later.');
      expect(patches(desk)).toHaveLength(1 + skipTakes);
      document.body.replaceChildren();
    }
  });

  test('that may not be skipped shows the control with its reason', async () => {
    const desk = await open({ scenario: 'preview-no-skip' });
    await press(desk, 'Accept');
    expect(screen.getByRole('button', { name: 'Skip contact' }).getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByText('This campaign does not allow skipping.').isConnected).toBe(true);
    await press(desk, 'Skip contact');
    expect(patches(desk)).toHaveLength(1);
  });

  test('that is not accepted in time comes again, and the newest offer counts', async () => {
    const desk = await open({ scenario: 'preview-countdown' });
    await desk.step(31_000);
    expect(phase()).toBe('Done');
    expect(band()).toContain('Missed: not accepted in time.');
    await desk.step(6000);
    expect(phase()).toBe('New callback');
  });
});

describe('a double-click', () => {
  test('on Accept accepts, and dials nobody', async () => {
    const desk = await open({ scenario: 'preview-countdown' });
    const accept = screen.getByRole('button', { name: 'Accept' });
    fireEvent.click(accept);
    fireEvent.click(accept);
    await desk.step(200);
    for (const button of screen.queryAllByRole('button', { name: /^Call/ })) fireEvent.click(button);
    await desk.step(3000);
    expect(patches(desk)).toHaveLength(1);
    expect(posts(desk)).toEqual([]);
    expect(phase()).toBe('Preview');
  });

  test('on Call calls once, and a third press meets no live button', async () => {
    const desk = await open({ scenario: 'preview-no-countdown' });
    await press(desk, 'Accept');
    await desk.step(1000);
    const call = screen.getByRole('button', { name: /^Call/ });
    fireEvent.click(call);
    fireEvent.click(call);
    await desk.step(300);
    fireEvent.click(screen.getByRole('button', { name: /Call|Placing/ }));
    await desk.step(8000);
    expect(posts(desk)).toHaveLength(1);
    expect(phase()).toBe('On call');
  });
});

describe('a callback on hold', () => {
  test('shows how long, is resumed and held again with the time starting anew', async () => {
    const desk = await open({ scenario: 'held' });
    expect(timer('Callback on hold')).toMatch(/^1:3[5-7]$/);
    await press(desk, 'Resume callback');
    expect(screen.queryByRole('timer', { name: 'Callback on hold' })).toBeNull();
    await press(desk, 'Hold callback');
    expect(timer('Callback on hold')).toBe('0:01');
  });
});

describe('a call', () => {
  test('to a busy line says so, and can be placed again by a new decision', async () => {
    const desk = await open({ scenario: 'call-busy' });
    await press(desk, 'Accept');
    await press(desk, /^Call/);
    await desk.step(6000);
    expect(phase()).toBe('Call ended');
    expect(screen.getAllByText('Busy').length).toBeGreaterThan(0);
    await press(desk, /^Call/);
    await desk.step(6000);
    expect(posts(desk)).toHaveLength(2);
  });

  test('is held, resumed and hung up, and then the callback is done', async () => {
    const desk = await open({ scenario: 'preview-no-countdown' });
    await press(desk, 'Accept');
    await press(desk, /^Call/);
    await desk.step(7000);
    await press(desk, 'Hold call');
    expect(phase()).toBe('Customer on hold');
    await desk.step(60_000);
    expect(timer('Time on hold')).toMatch(/^1:0[12]$/);
    await press(desk, 'Resume call');
    expect(phase()).toBe('On call');
    await press(desk, 'Hang up');
    expect(phase()).toBe('Call ended');
    await press(desk, 'Done');
    await desk.step(1000);
    expect(phase()).toBe('Done');
  });

  test('whose answer is lost is looked for, and found', async () => {
    const desk = await open({ scenario: 'preview-no-countdown' });
    await press(desk, 'Accept');
    desk.loseAnswers(/^POST .*calls/);
    await press(desk, /^Call/);
    expect(phase()).toMatch(/Checking|Answer your phone|Ringing/);
    await desk.step(8000);
    expect(phase()).toBe('On call');
    expect(posts(desk)).toHaveLength(1);
  });
});

describe('a scheduled callback', () => {
  test('is shown with its time, and not to be worked yet', async () => {
    await open({ scenario: 'scheduled' });
    expect(phase()).toBe('Scheduled');
    expect(timer('Time until it is due')).toMatch(/^29:5\d$/);
    expect(screen.getByText('Not routed to you yet.').isConnected).toBe(true);
  });
});

describe('what is refused', () => {
  test('is said in the agent’s words with a reference, and the latest is shown', async () => {
    const desk = await open({ scenario: 'preview-countdown' });
    const { conversationId, participantId } = desk.started;
    await desk.simulator.fetch(
      `${desk.simulator.baseUrl}/api/v2/conversations/callbacks/${conversationId}/participants/${participantId}`,
      {
        method: 'PATCH',
        headers: { Authorization: `Bearer ${desk.simulator.token}` },
        body: JSON.stringify({ state: 'disconnected' }),
      },
    ); // declined in another desktop, and no event of it has come yet
    fireEvent.click(screen.getByRole('button', { name: 'Accept' }));
    await desk.step(2000);
    expect(screen.getByRole('status').textContent).toMatch(/the callback has moved on.*Reference/);
    expect(phase()).toBe('Done');
  });
});

describe('the connection', () => {
  test('that drops and is back within five seconds is nobody’s concern, and the card is right', async () => {
    const desk = await open({ scenario: 'preview-countdown' });
    act(() => desk.simulator.dropSockets());
    await desk.step(50);
    expect(screen.getByText('Live').isConnected).toBe(true);
    await desk.step(40_000);
    expect(screen.getByText('Live').isConnected).toBe(true);
    expect(phase()).toBe('New callback');
  });

  test('that stays away is said after five seconds, with the time of what is shown', async () => {
    const desk = await open({ scenario: 'preview-no-countdown' });
    desk.simulator.faults.add({ on: 'socket', do: 'refuse' });
    act(() => desk.simulator.dropSockets());
    await desk.step(6000);
    expect(screen.getByText(/^Not live\. (Showing 4:10 PM|Reconnecting)|^Connecting/).isConnected).toBe(true);
    desk.simulator.faults.clear();
    await desk.step(60_000);
    expect(screen.getByText('Live').isConnected).toBe(true);
  });
});
