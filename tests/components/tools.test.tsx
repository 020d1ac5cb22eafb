import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { open, patches, phase, press, timer } from './mounted.tsx';
import type { TestDesk } from './desk.ts';

const notice = () => document.querySelector('.cb-notice')!.textContent;
const sent = (desk: TestDesk, what: RegExp) => desk.requests.filter((request) => what.test(request));
const panel = (name: string) => screen.getByRole('region', { name });
const type = (desk: TestDesk, name: string, text: string) => {
  fireEvent.change(screen.getByRole('searchbox', { name }), { target: { value: text } });
  return desk.step(1000);
};
const worldOf = ({ simulator, started }: TestDesk) => simulator.world.conversations.get(started.conversationId)!;

async function openFrom(desk: TestDesk, action: string) {
  await press(desk, 'More');
  screen.getByRole('button', { name: action }).focus();
  await press(desk, action);
}

describe('during a call', () => {
  test('mutes and unmutes, and says so while it lasts', async () => {
    const desk = await open({ scenario: 'on-call' });
    await press(desk, 'Mute');
    expect(screen.getByText('You are muted.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Mute' })).toBeNull();
    await press(desk, 'Unmute');
    expect(screen.queryByText('You are muted.')).toBeNull();
    expect(patches(desk)).toHaveLength(2);
  });

  test('pauses the recording and takes it up again; whether it runs is said, also that nobody knows', async () => {
    const desk = await open({ scenario: 'call-recorded' });
    expect(screen.getByText('Recording')).toBeTruthy();
    await press(desk, 'Pause recording');
    expect(screen.getByText('Recording paused')).toBeTruthy();
    await press(desk, 'Resume recording');
    expect(screen.getByText('Recording')).toBeTruthy();
    expect(sent(desk, /^PUT .*recordingstate/)).toHaveLength(2);
  });

  test('sends keys in order and each once, however slow the platform answers', async () => {
    const desk = await open({ scenario: 'on-call' });
    await press(desk, 'Keypad');
    desk.simulator.faults.add({
      on: 'request',
      do: 'delay',
      method: 'POST',
      path: 'conversations/**',
      ms: 700,
      times: 1,
    });
    for (const key of ['1', '1', '0', 'hash']) fireEvent.click(screen.getByRole('button', { name: key }));
    fireEvent.keyDown(screen.getByRole('button', { name: '5' }), { key: '5' });
    expect(panel('Keypad').textContent).toContain('110#5');
    await desk.step(3000);
    expect(worldOf(desk).keysPressed).toBe('110#5');
    expect(sent(desk, /digits/)).toHaveLength(2);
  });

  test('says which keys were not sent, and sends none of them again', async () => {
    const desk = await open({ scenario: 'on-call' });
    await press(desk, 'Keypad');
    desk.simulator.faults.add({ on: 'request', do: 'refuse', status: 409, method: 'POST', path: 'conversations/**' });
    fireEvent.click(screen.getByRole('button', { name: '7' }));
    await desk.step(2000);
    expect(panel('Keypad').textContent).toContain('Not confirmed: 7');
    fireEvent.click(screen.getByRole('button', { name: '8' }));
    await desk.step(2000);
    expect(worldOf(desk).keysPressed).toBe('8');
  });

  test('the keypad goes with the call', async () => {
    const desk = await open({ scenario: 'on-call' });
    await press(desk, 'Keypad');
    await press(desk, 'Hang up');
    expect(screen.queryByRole('region', { name: 'Keypad' })).toBeNull();
  });
});

describe('a panel', () => {
  test('takes the focus when it is opened, gives it back by Escape, and Enter in it sends nothing', async () => {
    const desk = await open({ scenario: 'ready-to-call' });
    await openFrom(desk, 'Transfer…');
    expect(document.activeElement).toBe(within(panel('Transfer')).getByRole('heading', { name: 'Transfer' }));
    fireEvent.submit(screen.getByRole('searchbox').closest('form')!);
    fireEvent.keyDown(screen.getByRole('searchbox'), { key: 'Escape' });
    await desk.step(0);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Transfer…' }));
    expect(sent(desk, /replace/)).toEqual([]);
  });

  test('and what was typed in it are kept while the callback goes on, and are there again after it was away', async () => {
    const desk = await open({ scenario: 'preview-twenty-minutes' });
    await press(desk, 'Accept');
    await openFrom(desk, 'Transfer…');
    await type(desk, 'Person or queue', 'lu');
    await press(desk, 'Hold callback');
    expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('lu');
    desk.unmount();
    await desk.step(60_000);
    desk.mount();
    await desk.step(1000);
    expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('lu');
    expect(document.activeElement).toBe(document.body);
  });
});

describe('transferring', () => {
  test.each([
    ['a person', 'Lucia Fenwick', 'userId'],
    ['a queue', 'Billing', 'queueId'],
  ])('to %s: found by name, picked, and gone', async (_what, name, field) => {
    const desk = await open({ scenario: 'ready-to-call' });
    await openFrom(desk, 'Transfer…');
    await press(desk, 'Transfer');
    expect(sent(desk, /replace/)).toEqual([]); // nobody is picked: the field is
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
    await type(desk, 'Person or queue', name.slice(0, 3).toLowerCase());
    fireEvent.click(screen.getByRole('radio', { name }));
    await press(desk, `Transfer to ${name}`);
    expect(phase()).toBe('Done');
    expect(document.querySelector('.cb-band')!.textContent).toContain('Transferred');
    expect(sent(desk, /replace/)).toHaveLength(1);
    expect(JSON.stringify(worldOf(desk).recentTransfers[0]!.destination)).toContain(field);
  });

  test.each([
    [403, /^You do not have permission/],
    [409, /^That did not work: the callback has moved on/],
    [400, /^The platform did not accept that/],
  ])('refused with %i: said in words, what was entered stays, and works at a second press', async (status, words) => {
    const desk = await open({ scenario: 'ready-to-call' });
    await openFrom(desk, 'Transfer…');
    await type(desk, 'Person or queue', 'luc');
    fireEvent.click(screen.getByRole('radio', { name: 'Lucia Fenwick' }));
    desk.simulator.faults.add({ on: 'request', do: 'refuse', status, method: 'POST', path: 'conversations/**' });
    await press(desk, 'Transfer to Lucia Fenwick');
    expect(notice()).toMatch(words);
    expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('luc');
    await press(desk, 'Transfer to Lucia Fenwick');
    expect(phase()).toBe('Done');
  });

  test('whose answer is lost: the truth is shown, and nothing is sent twice', async () => {
    const desk = await open({ scenario: 'ready-to-call' });
    await openFrom(desk, 'Transfer…');
    await type(desk, 'Person or queue', 'luc');
    fireEvent.click(screen.getByRole('radio', { name: 'Lucia Fenwick' }));
    desk.simulator.faults.add({ on: 'request', do: 'lose', method: 'POST', path: 'conversations/**' });
    await press(desk, 'Transfer to Lucia Fenwick');
    await desk.step(2000);
    expect(phase()).toBe('Done');
    expect(sent(desk, /replace/)).toHaveLength(1);
  });

  test('a late answer to what was typed before is not shown', async () => {
    const desk = await open({ scenario: 'ready-to-call' });
    await openFrom(desk, 'Transfer…');
    desk.simulator.faults.add({ on: 'request', do: 'delay', method: 'GET', path: 'users/search', ms: 3000, times: 1 });
    await type(desk, 'Person or queue', 'luc');
    await type(desk, 'Person or queue', 'zzz');
    await act(() => desk.step(4000));
    expect(screen.getByText('Nobody and no queue has this name.')).toBeTruthy();
    expect(screen.queryByRole('radio', { name: 'Lucia Fenwick' })).toBeNull();
  });
});

describe('do-not-call', () => {
  test('adds the contact and passes the preview on, at a second press', async () => {
    const desk = await open({ scenario: 'preview-countdown' });
    await press(desk, 'Accept');
    await openFrom(desk, 'Add to do-not-call…');
    expect(sent(desk, /dnc/)).toEqual([]);
    await press(desk, 'Add to do-not-call and skip');
    await desk.step(1000);
    expect(sent(desk, /dnc/)).toHaveLength(1);
    expect(phase()).toBe('Done');
    expect(document.querySelector('.cb-band')!.textContent).toContain('Skipped');
  });

  test('put away before it was answered, still passes the preview on; not over a call that began meanwhile', async () => {
    for (const calls of [false, true]) {
      const desk = await open({ scenario: 'preview-no-countdown' });
      await press(desk, 'Accept');
      desk.simulator.faults.add({ on: 'request', do: 'delay', ms: 9000, path: 'outbound/conversations/**', times: 1 });
      await openFrom(desk, 'Add to do-not-call…');
      fireEvent.click(screen.getByRole('button', { name: 'Add to do-not-call and skip' }));
      fireEvent.keyDown(screen.getByRole('region', { name: 'Add to do-not-call' }), { key: 'Escape' });
      if (calls) {
        const { conversationId } = desk.started;
        const path = `/api/v2/conversations/calls/${conversationId}`;
        await act(() =>
          desk.simulator.fetch(desk.simulator.baseUrl + path, {
            method: 'POST',
            headers: { Authorization: `Bearer ${desk.simulator.token}` },
            body: JSON.stringify({ callNumber: '+13175550177' }),
          }),
        );
      }
      await desk.step(12_000);
      expect(phase()).toBe(calls ? 'On call' : 'Done');
      expect(patches(desk)).toHaveLength(calls ? 1 : 2);
      desk.unmount();
    }
  });

  test('refused, skips nothing', async () => {
    const desk = await open({ scenario: 'preview-countdown' });
    await press(desk, 'Accept');
    desk.simulator.faults.add({ on: 'request', do: 'refuse', status: 403, path: 'outbound/**' });
    await openFrom(desk, 'Add to do-not-call…');
    await press(desk, 'Add to do-not-call and skip');
    expect(notice()).toMatch(/^You do not have permission/);
    expect(phase()).toBe('Preview');
    expect(patches(desk)).toHaveLength(1); // to accept it
  });

  test('where skipping is not allowed: says so and that the countdown goes on, and leaves the callback open', async () => {
    const desk = await open({ scenario: 'preview-no-skip' });
    await press(desk, 'Accept');
    await openFrom(desk, 'Add to do-not-call…');
    expect(panel('Add to do-not-call').textContent).toMatch(/does not allow skipping.*does not stop the countdown/);
    await press(desk, 'Add to do-not-call');
    expect(phase()).toBe('Preview');
    expect(screen.getByText('This contact is marked as not callable.')).toBeTruthy();
    expect(timer('Time until the system dials')).not.toBe('');
  });
});

test.each([
  ['requeues', 'Closed without a call. Back in the queue.'],
  ['ends', 'Closed without a call'],
] as const)('closed without calling, where the platform %s: told as a look shows it', async (closeRequeues, words) => {
  const desk = await open({ scenario: 'ready-to-call', personality: { closeRequeues } });
  await openFrom(desk, 'Close without calling…');
  expect(patches(desk)).toEqual([]);
  await press(desk, 'Close without calling');
  expect(phase()).toBe('Done');
  expect(document.querySelector('.cb-helper, .cb-band')!.textContent).toContain(words);
});
