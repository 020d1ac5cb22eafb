import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { SchedulePanel } from '../../src/components/callback-card/schedule-panel.tsx';
import { CallbackProvider } from '../../src/components/provider.tsx';
import type { DeskPlan } from '../../src/components/story.ts';
import { useCustomerCallback } from '../../src/components/use-customer-callback.ts';
import { createPlatform } from '../../src/platform/platform.ts';
import { createDesk, type TestDesk } from './desk.ts';
import { press } from './mounted.tsx';

const SCHEDULE = /^POST \/conversations\/[^/]+\/participants\/[^/]+\/callbacks$/;
const RESCHEDULE = /^PATCH \/conversations\/callbacks$/;
const PATHS = { schedule: 'conversations/*/participants/*/callbacks', reschedule: 'conversations/callbacks' };
const onClose = vi.fn<() => void>();

function Alone({ conversationId }: { conversationId: string }) {
  const { callback } = useCustomerCallback(conversationId);
  return callback ? <SchedulePanel work={{ view: callback }} onClose={onClose} /> : null;
}

async function mount(desk: TestDesk, platform = desk.platform) {
  const { unmount } = render(
    <QueryClientProvider client={desk.client}>
      <CallbackProvider platform={platform}>
        <Alone conversationId={desk.started.conversationId} />
      </CallbackProvider>
    </QueryClientProvider>,
  );
  await desk.step(1000);
  return unmount;
}

async function open(plan: DeskPlan) {
  const desk = await createDesk(plan);
  await mount(desk);
  return desk;
}

const accept: DeskPlan['before'] = async ({ simulator, started, step }) => {
  await step(1000);
  await simulator.fetch(
    `${simulator.baseUrl}/api/v2/conversations/callbacks/${started.conversationId}/participants/${started.participantId}`,
    {
      method: 'PATCH',
      headers: { Authorization: `Bearer ${simulator.token}` },
      body: JSON.stringify({ state: 'connected' }),
    },
  );
  await step(1000);
};
const PREVIEW: DeskPlan = { scenario: 'preview-no-countdown', before: accept };

const sentOf = (desk: TestDesk, request: RegExp) => desk.requests.filter((each) => request.test(each)).length;
const INPUT = { selector: 'input' };
const enter = (field: string, value: string) =>
  fireEvent.change(screen.getByLabelText(field, INPUT), { target: { value } });
const value = (field: string) => screen.getByLabelText<HTMLInputElement>(field, INPUT).value;
const both = () => screen.queryAllByRole('definition').map((each) => each.textContent.replaceAll('\u202f', ' '));
const said = () =>
  screen
    .getAllByRole('status')
    .map((each) => each.textContent)
    .filter((text) => text !== '')
    .join(' ');
const button = (name: string | RegExp) => screen.queryByRole('button', { name });

/** What the platform itself says of the customer's legs, past the card. */
async function truth({ simulator, started }: TestDesk) {
  const answer = await simulator.fetch(`${simulator.baseUrl}/api/v2/conversations/${started.conversationId}`, {
    headers: { Authorization: `Bearer ${simulator.token}` },
  });
  const { participants } = (await answer.json()) as { participants: { callbacks: Record<string, unknown>[] }[] };
  return participants[0]!.callbacks.at(-1)!;
}

describe('a callback that is mine and connected', () => {
  test('schedules another in the customer’s zone: one request, then what is scheduled, and Done is left to the agent', async () => {
    const desk = await open(PREVIEW);
    enter('Date', '2026-11-24');
    enter('Time', '15:00');
    expect(both()).toEqual(['Tue, Nov 24, 3:00 PM EST', 'Tue, Nov 24, 8:00 PM UTC']);
    await desk.step(1000);
    fireEvent.click(button('Schedule')!);
    fireEvent.click(button(/Schedul/)!);
    await desk.step(2000);
    expect(sentOf(desk, SCHEDULE)).toBe(1);
    expect(await truth(desk)).toMatchObject({
      ...{ state: 'scheduled', callbackScheduledTime: '2026-11-24T20:00:00Z', callbackNumbers: ['+13175550127'] },
      ...{ callbackUserName: 'Tomasz Brandvold' },
    });
    expect(said()).toMatch(/^A callback is scheduled\./);
    expect(both()).toEqual(['Tue, Nov 24, 3:00 PM EST', 'Tue, Nov 24, 8:00 PM UTC']);
    expect(screen.getByText('Only one can be scheduled from this callback.')).toBeTruthy();
    expect(button('Schedule')).toBeNull();
    await press(desk, 'Close');
    expect(onClose).toHaveBeenCalled();
    expect(sentOf(desk, SCHEDULE)).toBe(1);
  });

  test('another number, queue and owner are sent as they were entered', async () => {
    const bodies: string[] = [];
    const desk = await open(PREVIEW);
    const { fetch } = desk.simulator;
    vi.spyOn(desk.simulator, 'fetch').mockImplementation((input, init) => {
      if (typeof init?.body === 'string') bodies.push(init.body);
      return fetch(input, init);
    });
    fireEvent.click(screen.getByRole('radio', { name: 'Another number' }));
    enter('Phone number', '+44 20 7946 0123');
    enter('Queue', 'bil');
    await desk.step(1000);
    fireEvent.click(screen.getByRole('option', { name: 'Billing' }));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Keep it mine' }));
    await press(desk, 'Schedule');
    const queueId = [...(await queues(desk))].find(({ name }) => name === 'Billing')!.id;
    expect(JSON.parse(bodies.at(-1)!)).toEqual({
      ...{ callbackNumbers: ['+44 20 7946 0123'], callbackUserName: 'Tomasz Brandvold' },
      callbackScheduledTime: '2026-11-23T16:41:00.000Z',
      routingData: {
        ...{ queueId, routingFlags: ['AGENT_OWNED_CALLBACK'] },
        scoredAgents: [{ agent: { id: desk.simulator.userId }, score: 100 }],
      },
    });
  });

  test('an answer for an older text is dropped, and a search that fails is said', async () => {
    const desk = await open(PREVIEW);
    desk.simulator.faults.add({ on: 'request', do: 'delay', method: 'GET', path: 'routing/queues', ms: 3000 });
    enter('Queue', 'B');
    await desk.step(300);
    enter('Queue', 'Cu');
    await desk.step(1000);
    const options = () => screen.queryAllByRole('option').map(({ textContent }) => textContent);
    expect(options()).toEqual(['Customer care']);
    await desk.step(3000);
    expect(options()).toEqual(['Customer care']);
    desk.simulator.faults.add({ on: 'request', do: 'delay', method: 'GET', path: 'routing/queues', ms: 3000 });
    enter('Queue', 'R');
    await desk.step(1000);
    expect([options(), said()]).toEqual([[], expect.stringContaining('Searching…')]);
    desk.simulator.faults.add({ on: 'request', do: 'refuse', status: 403, method: 'GET', path: 'routing/queues' });
    enter('Queue', 'Re');
    await desk.step(1000);
    expect(said()).toContain('The search failed. Type on to try again.');
  });

  test.each([
    [403, /You do not have permission\. Ask your supervisor\..*Reference/],
    [409, /That did not work: the callback has moved on\. It now shows the latest\..*Reference/],
    [429, /Too many requests just now.*Reference/],
  ])('refused with %i: in words, nothing is lost, and the next press works', async (status, words) => {
    const desk = await open(PREVIEW);
    enter('Date', '2026-11-24');
    enter('Time', '15:00');
    desk.simulator.faults.add({ on: 'request', do: 'refuse', method: 'POST', path: PATHS.schedule, status });
    await press(desk, 'Schedule');
    expect(said()).toMatch(words);
    expect([value('Date'), value('Time')]).toEqual(['2026-11-24', '15:00']);
    enter('Time', '15:30');
    expect(said()).not.toMatch(words);
    await press(desk, 'Schedule');
    expect(said()).toMatch(/^A callback is scheduled/);
  });

  test('a second one from the same callback is refused by the platform, and told from what it shows', async () => {
    const desk = await open(PREVIEW);
    const { simulator, started } = desk;
    const [queue] = await queues(desk);
    await simulator.fetch(
      `${simulator.baseUrl}/api/v2/conversations/${started.conversationId}/participants/${started.participantId}/callbacks`,
      {
        method: 'POST',
        headers: { Authorization: `Bearer ${simulator.token}` },
        body: JSON.stringify({
          ...{ callbackNumbers: ['+13175550127'], queueId: queue!.id },
          callbackScheduledTime: '2026-11-25T09:00:00Z',
        }),
      },
    );
    await desk.step(1000); // another desktop of the agent's
    expect(button('Schedule')).toBeNull();
    expect(both()).toEqual(['Wed, Nov 25, 4:00 AM EST', 'Wed, Nov 25, 9:00 AM UTC']);
    expect(screen.getByText('Only one can be scheduled from this callback.')).toBeTruthy();
  });

  test('what the platform does not take is marked with its own words, and has the focus', async () => {
    const desk = await createDesk(PREVIEW);
    const key = desk.platform.keys.draft(desk.started.conversationId, 'schedule');
    desk.client.setQueryData(key, { queue: { id: 'closed-meanwhile', name: 'Autumn campaign' } });
    await mount(desk);
    button('Schedule')!.focus();
    await press(desk, 'Schedule');
    const queue = screen.getByRole<HTMLInputElement>('combobox', { name: 'Queue' });
    expect(queue.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(queue.getAttribute('aria-describedby')!)?.textContent).toBe(
      'The queue was not found.',
    );
    expect(document.activeElement).toBe(queue);
    expect(said()).toMatch(/The platform did not accept that\. Reference/);
    enter('Queue', 'Bil');
    await desk.step(1000);
    expect([queue.getAttribute('aria-invalid'), said()]).toEqual([null, expect.not.stringContaining('accept')]);
    fireEvent.click(screen.getByRole('option', { name: 'Billing' }));
    await press(desk, 'Schedule');
    expect(said()).toMatch(/^A callback is scheduled/);
  });

  test('while the answer is slow it is pending, then nobody answers, then it is what the platform says', async () => {
    const desk = await open(PREVIEW);
    const slow = { on: 'request', do: 'delay', method: 'POST', path: PATHS.schedule, ms: 10_000 } as const;
    desk.simulator.faults.add(slow);
    desk.simulator.faults.add({ on: 'event', do: 'lose' });
    await press(desk, 'Schedule');
    expect(button('Scheduling…')!.getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(button('Scheduling…')!);
    await desk.step(7500);
    expect(said()).toContain('No answer yet. Refreshing.');
    await desk.step(3000);
    expect(said()).toMatch(/^A callback is scheduled/);
    expect(sentOf(desk, SCHEDULE)).toBe(1);
  });

  test('after a lost answer the platform’s own conversation shows that it is scheduled', async () => {
    const desk = await open(PREVIEW);
    desk.simulator.faults.add({ on: 'request', do: 'lose', method: 'POST', path: PATHS.schedule });
    await press(desk, 'Schedule');
    expect(said()).toMatch(/^A callback is scheduled/);
    await press(desk, 'Close');
    expect(sentOf(desk, SCHEDULE)).toBe(1);
  });

  test('after no clear answer, and nothing to see, it says that it may be, and once more is another press', async () => {
    const desk = await open(PREVIEW);
    enter('Time', '15:30');
    desk.simulator.faults.add({ on: 'request', do: 'break', method: 'POST', path: PATHS.schedule });
    await press(desk, 'Schedule');
    const unclear = 'No clear answer. It may be scheduled already: scheduling again may call the customer twice.';
    expect(said()).toContain(unclear);
    enter('Time', '15:45');
    await desk.step(5000);
    expect(said()).toContain(unclear);
    expect(sentOf(desk, SCHEDULE)).toBe(1);
    await press(desk, 'Schedule again');
    expect(said()).toMatch(/^A callback is scheduled/);
    expect(sentOf(desk, SCHEDULE)).toBe(2);
  });

  test('before it is accepted the button says why not', async () => {
    await open({ scenario: 'preview-no-countdown' });
    expect(button('Schedule')!.getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByText('Accept the callback first.')).toBeTruthy();
  });

  test('when it is over, what was typed stays, and nothing can be sent', async () => {
    const desk = await open(PREVIEW);
    enter('Time', '15:30');
    const { simulator, started } = desk;
    await simulator.fetch(
      `${simulator.baseUrl}/api/v2/conversations/callbacks/${started.conversationId}/participants/${started.participantId}`,
      {
        method: 'PATCH',
        headers: { Authorization: `Bearer ${simulator.token}` },
        body: JSON.stringify({ state: 'disconnected' }),
      },
    );
    await desk.step(1000);
    expect(said()).toContain('This callback has moved on and cannot be scheduled here now.');
    expect([value('Time'), button('Schedule')]).toEqual(['15:30', null]);
  });
});

describe('a callback that no agent has yet', () => {
  test('is moved, its numbers and queue left alone, and shows when it is due now', async () => {
    const desk = await open({ scenario: 'scheduled' });
    const before = await truth(desk);
    enter('Date', '2026-11-24');
    enter('Time', '15:00');
    await press(desk, 'Reschedule');
    expect(sentOf(desk, RESCHEDULE)).toBe(1);
    expect(await truth(desk)).toMatchObject({
      ...{ callbackScheduledTime: '2026-11-24T15:00:00Z', callbackNumbers: before['callbackNumbers'] },
    });
    expect(said()).toMatch(/^The callback is rescheduled\./);
    expect(both()[0]).toBe('Tue, Nov 24, 3:00 PM GMT');
    await press(desk, 'Reschedule again');
    expect(button('Reschedule')).toBeTruthy();
  });

  test('is moved although the answer was lost, as the platform shows', async () => {
    const desk = await open({ scenario: 'scheduled' });
    enter('Time', '18:00');
    desk.simulator.faults.add({ on: 'request', do: 'lose', method: 'PATCH', path: PATHS.reschedule });
    await press(desk, 'Reschedule');
    expect(said()).toMatch(/^The callback is rescheduled\./);
  });

  test.each([
    ['break', undefined, /No answer from the platform\. It now shows the latest\./],
    ['refuse', 403, /You do not have permission/],
    ['refuse', 409, /the callback has moved on/],
  ] as const)('%s %s is said, and nothing is lost', async (does, status, words) => {
    const desk = await open({ scenario: 'scheduled' });
    enter('Time', '18:00');
    const fault = { on: 'request', do: does, method: 'PATCH', path: PATHS.reschedule } as const;
    desk.simulator.faults.add({ ...fault, ...(status && { status }) });
    await press(desk, 'Reschedule');
    expect(said()).toMatch(words);
    expect(value('Time')).toBe('18:00');
    await press(desk, 'Reschedule');
    expect(said()).toMatch(/^The callback is rescheduled\./);
  });
});

describe('what was entered', () => {
  test('stands in its field at once: no letter and no caret is lost on the way through the cache', async () => {
    await open(PREVIEW);
    fireEvent.click(screen.getByRole('radio', { name: 'Another number' }));
    enter('Phone number', '+4420');
    expect(value('Phone number')).toBe('+4420');
  });

  test('is there again after another card was shown', async () => {
    const desk = await createDesk(PREVIEW);
    const unmount = await mount(desk);
    enter('Time', '15:30');
    fireEvent.click(screen.getByRole('radio', { name: 'Another number' }));
    enter('Phone number', '+442079460123');
    unmount();
    await mount(desk);
    expect([value('Time'), value('Phone number')]).toEqual(['15:30', '+442079460123']);
  });

  test('is there after a reload, without anything personal, until it is sent or the agent signs out', async () => {
    const written = new Map<string, string>();
    const storage = {
      getItem: (key: string) => written.get(key) ?? null,
      setItem: (key: string, text: string) => void written.set(key, text),
      removeItem: (key: string) => void written.delete(key),
      key: (i: number) => [...written.keys()][i] ?? null,
      get length() {
        return written.size;
      },
    };
    const desk = await createDesk(PREVIEW);
    const { simulator, clock } = desk;
    const reload = () => {
      cleanup();
      desk.client.clear();
      const platform = createPlatform({
        ...{ baseUrl: simulator.baseUrl, userId: simulator.userId, getToken: () => Promise.resolve(simulator.token) },
        ...{ WebSocket: simulator.WebSocket, fetch: simulator.fetch, clock, partition: { storage } },
      });
      return mount(desk, platform).then(() => platform);
    };
    await reload();
    enter('Date', '2026-11-25');
    enter('Time', '15:30');
    enter('Queue', 'Bil');
    await desk.step(1000);
    fireEvent.click(screen.getByRole('option', { name: 'Billing' }));
    fireEvent.click(screen.getByRole('radio', { name: /Home/ }));
    fireEvent.click(screen.getByRole('radio', { name: 'Another number' }));
    enter('Phone number', '+442079460123');
    fireEvent.click(screen.getByRole('radio', { name: /Home/ }));
    const kept = JSON.stringify([...written]);
    expect(kept).toContain('15:30');
    expect(kept).not.toMatch(/317555|2079460|Tomasz|Brandvold|Billing/);

    const platform = await reload();
    await desk.step(500);
    expect([value('Date'), value('Time'), value('Queue')]).toEqual(['2026-11-25', '15:30', 'Billing']);
    expect(screen.getByRole('radio', { name: /Home/, checked: true })).toBeTruthy();
    const keys = () => [...written.keys()].filter((key) => key.includes('draft'));
    expect(keys()).toHaveLength(1);
    platform.signOut();
    expect(keys()).toEqual([]);

    await reload();
    enter('Time', '17:00');
    expect(keys()).toHaveLength(1);
    await press(desk, 'Schedule');
    expect(said()).toMatch(/^A callback is scheduled/);
    expect(keys()).toEqual([]);
  });
});

async function queues({ simulator }: TestDesk) {
  const answer = await simulator.fetch(`${simulator.baseUrl}/api/v2/routing/queues`, {
    headers: { Authorization: `Bearer ${simulator.token}` },
  });
  return ((await answer.json()) as { entities: { id: string; name: string }[] }).entities;
}
