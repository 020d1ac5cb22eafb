import { queryOptions, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { CallbackPolicy } from '../../src/callback/policy.ts';
import { CallbackCard } from '../../src/components/callback-card/callback-card.tsx';
import { CallbackProvider } from '../../src/components/provider.tsx';
import type { DeskPlan } from '../../src/components/story.ts';
import { createLookups } from '../../src/platform/lookups.ts';
import { createDesk, type TestDesk } from './desk.ts';
import { patches, posts, press } from './mounted.tsx';

// Ten past eleven in Indiana, where two of the numbers are; ten past four in Britain, where the third is.
const AFTERNOONS = { from: '12:00', to: '20:00' };
const EVENINGS = { from: '17:00', to: '20:00' };
/** The window closes two minutes from now. */
const UNTIL_SOON = { from: '08:00', to: '11:12' };
const TO_CLOSE_MS = 91_000;

/** The card on the screen, accepted, by the host's rules. */
async function working(given: CallbackPolicy, plan: Partial<DeskPlan> = {}): Promise<TestDesk> {
  const desk = await createDesk({ scenario: 'preview-no-countdown', ...plan });
  const policy = () => given;
  render(
    <QueryClientProvider client={desk.client}>
      <CallbackProvider platform={desk.platform} policy={policy}>
        <CallbackCard conversationId={desk.started.conversationId} />
      </CallbackProvider>
    </QueryClientProvider>,
  );
  await desk.step(1000);
  await press(desk, 'Accept');
  return desk;
}

const call = () => screen.getByRole('button', { name: /^Call .*··/ });
const isBlocked = () => call().getAttribute('aria-disabled') === 'true';
const reason = () => document.getElementById(call().getAttribute('aria-describedby') ?? '')?.textContent;
const anyway = () => screen.queryByRole('button', { name: 'Call anyway' });
const line = () => screen.getByRole('group', { name: 'Calling hours' }).textContent;
const notice = () =>
  screen
    .getAllByRole('status')
    .map((each) => each.textContent)
    .join('');
const overridden = (desk: TestDesk) =>
  desk.platform.log.all.filter(({ what }) => what === 'warning-overridden').map(({ n: _, at: __, ...rest }) => rest);

test('a preview that is known to be outside is blocked, in words, until the window opens, to the second', async () => {
  const desk = await working({ window: { from: '11:12', to: '20:00' } });
  expect([isBlocked(), reason()]).toEqual([true, 'Outside calling hours until 11:12 AM there.']);
  expect(line()).toBe('11:10 AM thereNot before 11:12 AMLast try No answerNov 22, 2:10 PM');
  await press(desk, /^Call /);
  expect([posts(desk), anyway()]).toEqual([[], null]);
  await desk.step(TO_CLOSE_MS - 5001);
  expect(isBlocked()).toBe(true);
  await desk.step(1);
  expect(isBlocked()).toBe(false);
  expect(line()).toContain('Calls 11:12 AM to 8:00 PM');
  await press(desk, /^Call /);
  expect(posts(desk)).toHaveLength(1);
});

test('each number has the hours of its own place', async () => {
  await working({ window: AFTERNOONS }, { scenario: 'preview-countdown' });
  expect(isBlocked()).toBe(true);
  fireEvent.click(screen.getByRole('radio', { name: /20 7946 0321/ }));
  expect(isBlocked()).toBe(false);
  expect(line()).toContain('4:10 PM there');
});

test('a callback that was asked for is warned of: the second press, on another button, calls and is written down', async () => {
  const desk = await working({ window: EVENINGS }, { scenario: 'asked-for' });
  expect(line()).toBe('Probably 4:10 PM thereNot before 5:00 PM');
  expect(isBlocked()).toBe(false);
  await press(desk, /^Call /);
  expect(notice()).toContain('It is probably 4:10 PM there. Call anyway?');
  // Neither Call again nor a hasty second press says yes.
  await press(desk, /^Call ··/);
  fireEvent.click(call());
  expect(posts(desk)).toEqual([]);
  await desk.step(25_000);
  expect(anyway()).toBeNull();
  fireEvent.click(call());
  await desk.step(300);
  fireEvent.click(anyway()!);
  await desk.step(300);
  expect([posts(desk), overridden(desk)]).toEqual([[], []]);
  await press(desk, 'Call anyway');
  expect(posts(desk)).toHaveLength(1);
  expect(anyway()).toBeNull();
  expect(overridden(desk)).toMatchObject([{ warning: 'outside-hours', conversationId: desk.started.conversationId }]);
  expect(JSON.stringify(desk.platform.log.all)).not.toMatch(/\d{3}[ )-]*555|55501/);
});

test.each([
  ['block', 'Outside calling hours until 8:00 AM there.'],
  ['warn', 'It is 11:12 AM there. Call anyway?'],
] as const)(
  'the hour is looked at in the moment of the press, not when it was drawn: %s',
  async (callingHours, text) => {
    const desk = await working({ callingHours, window: UNTIL_SOON });
    expect(isBlocked()).toBe(false);
    desk.source.stall(TO_CLOSE_MS); // a page that stood still: what it shows is two minutes old
    expect(isBlocked()).toBe(false);
    await act(async () => void fireEvent.click(call()));
    await desk.step(100);
    expect(document.body.textContent).toContain(text);
    expect(posts(desk)).toEqual([]);
  },
);

test('and once more right before the request, which a slow answer brings past the hour', async () => {
  const desk = await working({ window: UNTIL_SOON });
  await desk.step(TO_CLOSE_MS - 5000);
  desk.simulator.faults.add({
    on: 'request',
    do: 'delay',
    method: 'GET',
    path: '/conversations/*',
    ms: 4000,
    times: 1,
  });
  await act(async () => void fireEvent.click(call()));
  await desk.step(10_000);
  expect(posts(desk)).toEqual([]);
  expect(notice()).toContain('Outside calling hours there.');
});

test('the question stands for the number it was asked of, and for no other', async () => {
  const desk = await working({ callingHours: 'warn', window: AFTERNOONS });
  await press(desk, /^Call /);
  fireEvent.click(screen.getByRole('radio', { name: /0118|0163/ }));
  expect(anyway()).toBeNull();
});

test('it cannot stop the system’s own dial, and says so; the card’s own it stops', async () => {
  const desk = await working({ window: AFTERNOONS }, { scenario: 'preview-countdown' });
  expect(line()).toMatch(/^It is 11:10 AM there\. The system will still dial in 0:5\d\./);
  expect(screen.getByRole('button', { name: 'Skip contact' }).getAttribute('aria-disabled')).toBeNull();
  await desk.step(60_000);
  expect(
    desk.simulator.world.conversations.get(desk.started.conversationId)!.participants.flatMap((p) => p.calls),
  ).not.toEqual([]);
});

test('the card itself does not dial outside of them', async () => {
  const plan = { scenario: 'preview-countdown', autoDial: 'card', personality: { dialsAtZero: 'nobody' } } as const;
  const desk = await working({ window: AFTERNOONS, callingHours: 'warn' }, plan);
  expect(line()).toContain('It is 11:10 AM there. The card will not dial by itself.');
  await desk.step(75_000);
  expect(posts(desk)).toEqual([]);
  expect(patches(desk)).toHaveLength(1);
});

test('a host that keeps no hours has none', async () => {
  const desk = await working({ window: AFTERNOONS, callingHours: 'off' });
  expect(line()).toBe('11:10 AM thereLast try No answerNov 22, 2:10 PM');
  await press(desk, /^Call /);
  expect(posts(desk)).toHaveLength(1);
});

test('counts those of the list too, which is there beside the card', async () => {
  const desk = await working({}, { scenario: 'two-with-one-number' });
  await act(() => desk.client.fetchQuery(queryOptions(createLookups(desk.platform).myCallbacks())));
  await desk.step(500);
  expect(line()).toContain('1 other callback of yours is for this number');
});

test('what was tried here, and other callbacks of mine for the same number', async () => {
  const desk = await working({}, { scenario: 'two-with-one-number' });
  expect(line()).not.toContain('callback');
  const other = [...desk.simulator.world.conversations.keys()].find((id) => id !== desk.started.conversationId)!;
  await act(() => desk.platform.refetch(desk.client, other));
  await desk.step(500);
  expect(line()).toContain('1 other callback of yours is for this number');
  await press(desk, /^Call /);
  expect(line()).toContain('Called 1 time in this callback');
});
