import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, test } from 'vitest';
import type { PolicyOf } from '../../src/callback/policy.ts';
import { CallbackCard } from '../../src/components/callback-card/callback-card.tsx';
import { SchedulePanel } from '../../src/components/callback-card/schedule-panel.tsx';
import { CallbackList } from '../../src/components/callback-list/callback-list.tsx';
import { CallbackProvider } from '../../src/components/provider.tsx';
import type { DeskPlan } from '../../src/components/story.ts';
import { useCustomerCallback } from '../../src/components/use-customer-callback.ts';
import { createPlatform, type Platform } from '../../src/platform/platform.ts';
import { createDesk, type TestDesk } from './desk.ts';
import { hear } from './hearing.ts';
import { headings, openDesk, rows, wholeList } from './listed.tsx';
import { band, open, patches, phase, posts, press, timer } from './mounted.tsx';

const buttons = () => screen.queryAllByRole('button').map(({ textContent }) => textContent);
const radios = () => screen.getAllByRole('radio').map((radio) => radio.closest('label')!.textContent);
const call = () => screen.getByRole('button', { name: /^Call/ });
const reason = () => document.getElementById(call().getAttribute('aria-describedby') ?? '')?.textContent;
const pick = (name: RegExp) => fireEvent.click(screen.getByRole('radio', { name }));
const hours = () => screen.getByRole('group', { name: 'Calling hours' }).textContent;
const worldOf = ({ simulator, started }: TestDesk) => simulator.world.conversations.get(started.conversationId)!;
const changes = ({ requests }: TestDesk) => requests.filter((each) => !/^GET|notifications/.test(each));

/** Puts `shown` on the screen for `platform`, under the host's rules. */
async function show(desk: TestDesk, shown: ReactNode, given: { platform?: Platform; policy?: PolicyOf } = {}) {
  const { platform = desk.platform, policy } = given;
  render(
    <QueryClientProvider client={desk.client}>
      <CallbackProvider platform={platform} policy={policy}>
        {shown}
      </CallbackProvider>
    </QueryClientProvider>,
  );
  await desk.step(1000);
}
const cardOf = ({ started }: TestDesk) => <CallbackCard conversationId={started.conversationId} />;

/** Another page of the same computer, for the agent `userId`. */
const anotherPage = ({ simulator, clock }: TestDesk, userId = simulator.userId) =>
  createPlatform({
    ...{ baseUrl: simulator.baseUrl, userId, getToken: () => Promise.resolve(simulator.token) },
    ...{ WebSocket: simulator.WebSocket, fetch: simulator.fetch, clock, isOffline: () => false, partition: {} },
  });

describe('ownership', () => {
  test('transferred with 3 s left: it is gone at once, nothing counts or can be pressed, and nobody is called', async () => {
    const desk = await open({ scenario: 'transferred-three-seconds-left' });
    await desk.step(10_000);
    expect([phase(), timer('Time until the system dials')]).toEqual(['Preview', '0:03']);
    await desk.step(1000);
    expect(band()).toBe('DoneTransferred.');
    expect(buttons().filter((name) => /Call|Skip|Hold/.test(name))).toEqual([]);
    await desk.step(20_000);
    expect([phase(), changes(desk)]).toEqual(['Done', []]);
  });

  test('transferred back to me (newest leg): it can be accepted and called, whatever became of the first', async () => {
    const desk = await open({ scenario: 'transferred-back' });
    expect(phase()).toBe('New callback');
    await press(desk, 'Accept');
    expect(patches(desk)).toEqual([expect.stringContaining(desk.started.participantId)]);
    expect(worldOf(desk).participants.filter(({ userId }) => userId === desk.simulator.userId)).toHaveLength(2);
    await press(desk, /^Call /);
    expect(posts(desk)).toHaveLength(1);
  });

  test('target does not answer: it comes back as a new offer, with a time of its own', async () => {
    const desk = await open({ scenario: 'transfer-not-answered' });
    expect(band()).toBe('DoneTransferred.');
    await desk.step(10_000);
    expect(phase()).toBe('New callback');
    expect(timer('Time left to accept')).toMatch(/^0:(28|29|30)$/);
    await press(desk, 'Accept');
    expect(phase()).toBe('Ready to call');
  });

  test('owned callback expires in view: it cannot be accepted any more, and is not mine by the colleague’s offer', async () => {
    const desk = await open({ scenario: 'owned-expires' });
    await desk.step(18_000);
    expect(buttons()).toContain('Accept');
    await desk.step(2000);
    expect(band()).toBe('DoneMissed: not accepted in time.');
    expect(buttons()).not.toContain('Accept');
    await desk.step(5000);
    expect([phase(), changes(desk)]).toEqual(['Done', []]);
  });

  test('off queue with one due: it becomes overdue, says that it is not routed to me, and nothing is sent', async () => {
    const desk = await open({ scenario: 'due-while-off-queue' });
    expect(timer('Time until it is due')).toBe('0:09');
    await desk.step(12_000);
    expect(band()).toBe('ScheduledOverdue byTime overdue0:03');
    expect(reason()).toBe('Not routed to you yet.');
    await press(desk, /^Call /);
    expect(changes(desk)).toEqual([]);
  });

  test('re-alerted five times: one offer on the screen, timed by the sixth alert, and accepted as that', async () => {
    const desk = await open({ scenario: 'realerted-five-times' });
    expect(worldOf(desk).participants.filter(({ purpose }) => purpose === 'agent')).toHaveLength(6);
    expect(buttons().filter((name) => name === 'Accept')).toHaveLength(1);
    expect(timer('Time left to accept')).toBe('0:27');
    await press(desk, 'Accept');
    expect(phase()).toBe('Ready to call');
    expect(patches(desk)).toEqual([expect.stringContaining(desk.started.participantId)]);
  });

  test('forty overdue with duplicates: one group, oldest due first, and each double is pointed out', async () => {
    await openDesk({ scenario: 'forty-overdue' }, () => <CallbackList upcoming={[]} rowsShown={40} />);
    expect(headings()).toEqual(['Overdue (40)']);
    const all = wholeList();
    expect([all.length, all[0], all.at(-1)]).toEqual([40, 'Jonas Drummond', 'Ada Abernethy']);
    const doubles = rows().filter(({ textContent }) => textContent.includes('Same number twice'));
    expect(doubles).toHaveLength(10);
  });
});

describe('the machine', () => {
  test('tab discarded and restored: the call goes on, is taken for what it is, and none is placed again', async () => {
    const desk = await open({ scenario: 'ready-to-call' });
    await press(desk, /^Call /);
    await desk.step(10_000);
    expect(phase()).toBe('On call');
    desk.unmount();
    const wasAt = desk.clock.now();
    await desk.step(40_000);
    const restored = { ...desk, client: new QueryClient() };
    await show(restored, cardOf(desk), { platform: anotherPage(desk) });
    expect(phase()).toBe('On call');
    const [minutes, seconds] = timer('Talk time')!.split(':').map(Number);
    expect(minutes! * 60 + seconds!).toBeGreaterThanOrEqual((desk.clock.now() - wasAt) / 1000);
    await press(desk, /^Call /);
    expect(worldOf(desk).participants.flatMap(({ calls }) => calls)).toHaveLength(2); // both ends of one call
  });

  test('token of A with cache of B: nothing of either is shown, and nothing is sent', async () => {
    const desk = await open({ scenario: 'preview-countdown' });
    expect(document.body.textContent).toContain('Dana Whitcombe');
    desk.unmount();
    const sent: string[] = [];
    const { fetch } = desk.simulator;
    Object.assign(desk.simulator, {
      fetch: (url: string, init?: RequestInit) => {
        if (init?.method !== undefined && init.method !== 'GET') sent.push(`${init.method} ${url}`);
        return fetch(url, init);
      },
    });
    await show(desk, cardOf(desk), { platform: anotherPage(desk, 'somebody-else') });
    await desk.step(20_000);
    expect(document.body.textContent).not.toMatch(/Dana|0142/);
    expect(sent).toEqual([]);
  });
});

function Reschedule({ conversationId }: { conversationId: string }) {
  const { callback } = useCustomerCallback(conversationId);
  return callback ? <SchedulePanel work={{ view: callback }} onClose={() => {}} /> : null;
}

describe('numbers and data', () => {
  test.each([
    ['no "+"', /555-0157/, '(317) 555-0157Home', 'Call Home ··0157', '317 555 0157'],
    ['extension', /ext\. 204/, '(317) 555-0158 ext. 204Work', 'Call Work ··0158', '(317) 555-0158 x204'],
    ['short code', /^55501/, '55501Short code', 'Call Short code ··5501', '55501'],
    ['Arabic-Indic digits', /555-0159/, '(317) 555-0159As dictated', 'Call As dictated ··0159', '٣١٧٥٥٥٠١٥٩'],
  ])('%s: shown well, and sent as given', async (_what, name, shown, button, given) => {
    const desk = await open({ scenario: 'seven-numbers' });
    await press(desk, 'Accept');
    pick(name);
    expect(radios()).toContain(shown);
    await press(desk, button);
    expect(posts(desk)).toHaveLength(1);
    expect(desk.platform.intents.of(desk.client, desk.started.conversationId)).toMatchObject([{ number: given }]);
  });

  test('withheld: it is shown, says that there is no number, and sends nothing', async () => {
    const desk = await open({ scenario: 'seven-numbers' });
    await press(desk, 'Accept');
    pick(/anonymous/);
    await press(desk, 'Call');
    expect([reason(), posts(desk)]).toEqual(['No phone number. Add one to call.', []]);
    expect(screen.getByRole('article').textContent).not.toMatch(/··(?!\d)/);
  });

  test('the same number twice under two columns: each is picked by itself, and called under its own column', async () => {
    const desk = await open({ scenario: 'one-number-twice' });
    await press(desk, 'Accept');
    expect(radios()).toEqual(['+1 317 555 0122Mobile', '+1 317 555 0122Home']);
    pick(/Home/);
    await press(desk, 'Call Home ··0122');
    expect(screen.getAllByRole('radio').map((each) => (each as HTMLInputElement).checked)).toEqual([false, true]);
    expect(posts(desk)).toHaveLength(1);
    expect(screen.getByRole('region', { name: 'Attempts' }).textContent).toMatch(/^AttemptsHome··0122/);
  });

  test('reschedule into a DST gap: says so, sends nothing, and offers the next time that there is', async () => {
    const desk = await createDesk({ scenario: 'scheduled', startsAt: Date.UTC(2027, 2, 20, 12) });
    await show(desk, <Reschedule conversationId={desk.started.conversationId} />);
    const enter = (field: string, value: string) =>
      fireEvent.change(screen.getByLabelText(field, { selector: 'input' }), { target: { value } });
    enter('Date', '2027-03-28');
    enter('Time', '01:30');
    await press(desk, 'Reschedule');
    expect(screen.getByText('The clocks go forward and skip this time.')).toBeTruthy();
    expect(changes(desk)).toEqual([]);
    await press(desk, /^Use 2:00/);
    await press(desk, 'Reschedule');
    expect(worldOf(desk).participants[0]!.callbacks.at(-1)!.callbackScheduledTime).toMatch(/^2027-03-28T01:00:00/);
  });

  test('zone unknown: it is said, and calling is neither blocked nor warned of', async () => {
    const desk = await open({ scenario: 'seven-numbers' });
    await press(desk, 'Accept');
    pick(/^55501/);
    expect(hours()).toContain('Local time there not known');
    await press(desk, /^Call /);
    expect(posts(desk)).toHaveLength(1);
  });

  test('contact deleted: it is said, and the callback’s own numbers are called all the same', async () => {
    const desk = await open({ scenario: 'preview-contact-deleted' });
    expect(screen.getByRole('region', { name: 'Contact' }).textContent).toContain('This contact was deleted.');
    await press(desk, 'Accept');
    await press(desk, 'Call ··0461');
    expect(posts(desk)).toHaveLength(1);
  });

  test('the number spoken in the voicemail is another: it is to be read, never dialled by itself, and can be typed', async () => {
    const desk = await open({ scenario: 'voicemail' });
    const transcript = screen.getByRole('group', { name: 'Transcript' });
    expect(transcript.textContent).toContain('oh one eight eight');
    expect(radios()).toEqual(['+44 20 7946 0186']);
    await press(desk, 'Accept');
    await press(desk, 'More');
    await press(desk, 'Call another number…');
    fireEvent.change(screen.getByRole('textbox', { name: 'Phone number' }), { target: { value: '020 7946 0188' } });
    await press(desk, 'Call ··0188');
    expect(posts(desk)).toHaveLength(1);
    expect(radios()).toEqual(['+44 20 7946 0186']);
  });
});

describe('people', () => {
  test.each([
    ['a supervisor opens it while the agent talks', 'supervisor-view'],
    ['a coach joins: from the coach’s desk', 'coach-view'],
  ] as const)('%s: to be read, with nothing to press, and nothing is sent or spoken', async (_who, scenario) => {
    const heard: string[] = [];
    hear((text) => heard.push(text));
    const desk = await open({ scenario, autoDial: 'card' });
    expect(phase()).toBe('On call');
    expect(screen.getByText('Only watching: another agent has this callback.')).toBeTruthy();
    expect(buttons().filter((name) => /^(Call|Hang up|Hold|Mute|Done|More|Keypad|Wrap)/.test(name))).toEqual([]);
    await desk.step(120_000);
    expect([changes(desk), heard]).toEqual([[], []]);
  });

  test('a coach joins (must not become mine): the agent’s call is one call, and ends at one press', async () => {
    const desk = await open({ scenario: 'coach-joins' });
    await desk.step(6000);
    expect(worldOf(desk).participants.some(({ mediaRoles }) => mediaRoles?.includes('coach'))).toBe(true);
    expect(phase()).toBe('On call');
    expect(buttons().filter((name) => name.startsWith('Hang up'))).toHaveLength(1);
    await press(desk, 'Hang up');
    expect(phase()).toBe('Call ended');
    expect(patches(desk)).toHaveLength(1);
  });

  test('queue A forbids other numbers, queue B requires a code', async () => {
    const policy: PolicyOf = ({ queueName }) =>
      queueName === 'Renewals' ? { otherNumbers: 'deny' } : { wrapUp: { required: true } };
    const on = async (scenario: DeskPlan['scenario']) => {
      cleanup();
      const desk = await createDesk({ scenario });
      await show(desk, cardOf(desk), { policy });
      if (screen.queryByRole('button', { name: 'More' })) await press(desk, 'More');
      return desk;
    };
    await on('call-ended');
    expect(buttons()).not.toContain('Call another number…');
    await on('ready-to-call');
    expect(buttons()).toContain('Call another number…');
    const desk = await on('wrap-up-optional');
    const form = within(screen.getByRole('region', { name: 'Write wrap-up' }));
    expect(form.getByText('This queue needs a code before you can go on.')).toBeTruthy();
    expect(form.queryByRole('button', { name: 'Skip wrap-up' })).toBeNull();
    await press(desk, 'Save');
    expect(form.getByText('Pick a code first.')).toBeTruthy();
    expect(phase()).toBe('Wrap-up');
    pick(/Renewed/);
    await press(desk, 'Save');
    expect(phase()).toBe('Done');
  });
});
