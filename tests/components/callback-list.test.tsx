import { act, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Profiler } from 'react';
import { expect, test, vi } from 'vitest';
import type { UpcomingCallback } from '../../src/components/callback-list/agenda-row.ts';
import { CallbackList, type CallbackListProps } from '../../src/components/callback-list/callback-list.tsx';
import { STORY_NOW, type DeskPlan } from '../../src/components/story.ts';
import { createDesk, type TestDesk } from './desk.ts';
import { below, elsewhere, happens, headings, mount, nameOf, openDesk, row, rows, wholeList } from './listed.tsx';

const NONE: readonly UpcomingCallback[] = [];
const open = (plan: DeskPlan, props: CallbackListProps = {}) =>
  openDesk(plan, () => <CallbackList upcoming={NONE} {...props} />);
const legOf = (desk: TestDesk, id: string) => {
  const { participants } = desk.simulator.world.conversations.get(id)!;
  return `/conversations/callbacks/${id}/participants/${participants.findLast(({ purpose }) => purpose === 'agent')!.id}`;
};
const patch = (desk: TestDesk, id: string, body: object) =>
  happens(desk, () => elsewhere(desk, 'PATCH', legOf(desk, id), body));
const listings = (desk: TestDesk) => desk.requests.filter((each) => each.startsWith('GET /conversations/callbacks?'));

test('everything that is mine stands below its heading, what wants me first on top', async () => {
  await open({ scenario: 'a-busy-day' });
  expect(headings().slice(0, 3)).toEqual(['Now (7)', 'On hold (1)', 'Overdue (22)']);
  expect(below('Now (7)')).toEqual([
    ...['Jonas Drummond', 'Dana Whitcombe', 'Priya Lindqvist', 'Callum Reyes-Novak', 'Henrik Solbakken'],
    ...['Mireille Tanaka', 'Yusuf Hallström'],
  ]);
  expect(row('Priya').textContent).toMatch(/Customer care.*Preview.*0:3\d.*until dialled/);
  expect(row('Callum').textContent).toMatch(/Billing.*2:41.*Customer on hold/);
  expect(row('Callum').dataset['need']).toBe('hold-too-long');
  expect(row('Amara').textContent).toMatch(/10:01.*on hold/);
  const all = wholeList();
  expect(all).toHaveLength(42);
  // Oldest due first, then soonest first: the people of the scenario came in the other order, and then in this.
  expect(all.slice(8, 11)).toEqual(['Bram Castellan', 'Ada Castellan', 'Jonas Bellweather']);
  expect(all.slice(30, 32)).toEqual(['Chiara Castellan', 'Dele Castellan']);
});

test('what only an event tells of is there at once, whole, and asked for once', async () => {
  const desk = await open({ scenario: 'ready-to-call' });
  const before = desk.requests.length;
  await happens(desk, () => desk.simulator.startScenario('preview-countdown'));
  await desk.step(0);
  expect(rows().map(nameOf)).toEqual(['Dana Whitcombe', 'Callum Reyes-Novak']);
  expect(row('Dana').textContent).toMatch(/Renewals.*Preview.*0:29|0:30.*to accept/);
  expect(desk.requests.slice(before).filter((each) => each.startsWith('GET /conversations'))).toHaveLength(1);
});

test('what is done leaves, but for the open one, which stays until another is opened', async () => {
  const desk = await open({ scenario: 'a-busy-day' });
  const user = userEvent.setup({ delay: null });
  const [, dana, voicemail] = desk.simulator.started;
  await user.click(row('Dana'));
  fireEvent.pointerLeave(screen.getByRole('listbox'));
  act(() => (document.activeElement as HTMLElement).blur());
  await patch(desk, dana!.conversationId, { state: 'connected' });
  await patch(desk, dana!.conversationId, { wrapup: { code: 'ININ-OUTBOUND-PREVIEW-SKIPPED' }, state: 'disconnected' });
  await patch(desk, voicemail!.conversationId, { state: 'connected' });
  await desk.step(2000);
  expect(below('Now (6)')).not.toContain('Dana Whitcombe');
  expect(wholeList().at(-1)).toBe('Dana Whitcombe');
  await user.click(row('Jonas'));
  fireEvent.pointerLeave(screen.getByRole('listbox'));
  act(() => (document.activeElement as HTMLElement).blur());
  await desk.step(2000);
  expect(wholeList()).not.toContain('Dana Whitcombe');
  expect(row('Jonas').getAttribute('aria-selected')).toBe('true');
});

test('after a gap the platform is asked who is there: nobody stays whose end was missed, nobody misses who came', async () => {
  const desk = await open({ scenario: 'ready-to-call' });
  const [ready] = desk.simulator.started;
  desk.simulator.faults.add({ on: 'socket', do: 'refuse', times: 1 });
  await happens(desk, () => desk.simulator.dropSockets());
  await patch(desk, ready!.conversationId, { state: 'disconnected' });
  await happens(desk, () => desk.simulator.startScenario('held'));
  expect(rows().map(nameOf)).toEqual(['Callum Reyes-Novak']);
  const before = listings(desk).length;
  await desk.step(20_000);
  expect(listings(desk).length).toBeGreaterThan(before);
  expect(rows().map(nameOf)).toContain('Henrik Solbakken');
  expect(desk.simulator.world.conversations.get(ready!.conversationId)!.participants.length).toBeGreaterThan(2);
});

test('a countdown that ends without a card is looked after once: no call was placed', async () => {
  const desk = await open({ scenario: 'a-busy-day', personality: { dialsAtZero: 'nobody' } });
  await desk.step(38_000);
  expect(row('Priya').textContent).toMatch(/System is placing the call/);
  const asked = () => desk.requests.filter((each) => each.endsWith(desk.simulator.started[3]!.conversationId)).length;
  const before = asked();
  await desk.step(8000);
  expect(row('Priya').textContent).toMatch(/No call was placed/);
  expect(asked()).toBe(before + 1);
});

test('keys: arrows, pages, ends; Enter opens; the Tab key finds one row, wherever it is', async () => {
  const onSelect = vi.fn<(id: string) => void>();
  const desk = await open({ scenario: 'forty-overdue' }, { onSelect, rowsShown: 8 });
  const user = userEvent.setup({ delay: null });
  const focused = () => Number(document.activeElement!.getAttribute('aria-posinset'));
  const tab = async () => user.tab();
  for (let i = 0; i < 3; i++) await tab(); // search, choice, rows
  const places: number[] = [focused()];
  for (const key of ['ArrowDown', 'ArrowDown', 'PageDown', 'End', 'ArrowDown', 'PageUp', 'ArrowUp', 'Home']) {
    await user.keyboard(`{${key}}`);
    places.push(focused());
  }
  expect(places).toEqual([1, 2, 3, 10, 40, 40, 33, 32, 1]);
  expect(onSelect).not.toHaveBeenCalled();
  await user.keyboard('{End}{Enter}');
  expect(onSelect.mock.calls).toEqual([[desk.simulator.started[0]!.conversationId]]);
  expect(rows().filter((each) => each.tabIndex === 0)).toEqual([document.activeElement]);
  expect(document.activeElement!.getAttribute('aria-setsize')).toBe('40');
  screen.getByRole('listbox').scrollTop = 0;
  fireEvent.scroll(screen.getByRole('listbox'));
  expect(focused()).toBe(40); // scrolled out of sight, and still there
  await user.keyboard('{Home}');
  screen.getByRole('listbox').scrollTop = 1600;
  fireEvent.scroll(screen.getByRole('listbox'));
  expect(focused()).toBe(1);
  expect(
    rows()
      .map((each) => Number(each.getAttribute('aria-posinset')))
      .slice(0, 2),
  ).not.toEqual([1, 2]);
});

test('rows hold still under the hand: what alerts is told of, what is gone says so, and a second later all is in place', async () => {
  const desk = await open({ scenario: 'ready-to-call' });
  await happens(desk, () => desk.simulator.startScenario('held'));
  await desk.step(1000);
  const list = screen.getByRole('listbox');
  fireEvent.pointerEnter(row('Henrik'));
  await happens(desk, () => desk.simulator.startScenario('preview-countdown'));
  await happens(desk, () => desk.simulator.startScenario('voicemail'));
  await patch(desk, desk.simulator.started[0]!.conversationId, { state: 'disconnected' });
  expect(rows().map(nameOf)).toEqual(['No longer here', 'Henrik Solbakken']);
  await desk.step(1000);
  fireEvent.click(screen.getByRole('button', { name: '2 new above' }));
  expect(rows().map(nameOf).slice(0, 2).sort()).toEqual(['Amara Oyelaran', 'Dana Whitcombe']);
  expect(document.activeElement).toBe(rows()[0]);
  expect(screen.queryByRole('button', { name: /new above/ })).toBeNull();

  await happens(desk, () => desk.simulator.startScenario('placed-automatically'));
  expect(rows()).toHaveLength(3);
  act(() => (document.activeElement as HTMLElement).blur());
  await desk.step(5000);
  expect(rows()).toHaveLength(3); // the pointer is still there
  fireEvent.pointerLeave(list);
  await desk.step(999);
  expect(rows()).toHaveLength(3);
  await desk.step(1);
  expect(rows().length).toBeGreaterThan(3);
});

test('what is typed survives every event, finds names, queues and numbers, and is cleared by one press', async () => {
  const desk = await open({ scenario: 'a-busy-day' });
  const user = userEvent.setup({ delay: null });
  const field = screen.getByRole('searchbox', { name: 'Find a name, queue or number' });
  await user.type(field, 'hallstr');
  await happens(desk, () => desk.simulator.startScenario('preview-no-countdown'));
  await user.type(field, 'om');
  expect((field as HTMLInputElement).value).toBe('hallstrom');
  expect(rows().map(nameOf)).toEqual(['Yusuf Hallström']);
  await user.clear(field);
  await user.type(field, '(317) 555-0122');
  expect(rows().map(nameOf)).toEqual(['Yusuf Hallström']);
  await user.clear(field);
  await user.type(field, 'technical');
  expect(rows().map(nameOf)).toEqual(['Amara Oyelaran']);
  await user.type(field, ' zzz');
  expect(screen.getByText('Nothing matches.')).toBeTruthy();
  await desk.step(1000);
  await user.click(screen.getByRole('button', { name: 'Show all' }));
  expect((field as HTMLInputElement).value).toBe('');
  const choice = screen.getByRole('combobox', { name: 'Show' });
  await user.selectOptions(choice, 'Overdue');
  expect(headings()).toEqual(['Overdue (22)']);
  await user.selectOptions(choice, 'Billing');
  expect(headings()).toEqual(['Now (1)', 'Overdue (8)', 'Later (4)']);
});

test('one customer twice is pointed out on both rows, by the number and not its spelling, while both are there', async () => {
  const desk = await open({ scenario: 'two-with-one-number' });
  expect(rows().map(({ textContent }) => textContent.includes('Same number twice'))).toEqual([true, true]);
  await patch(desk, desk.simulator.started[1]!.conversationId, { state: 'connected' });
  await patch(desk, desk.simulator.started[1]!.conversationId, { state: 'disconnected' });
  await desk.step(1000);
  expect(row('Amara').textContent).not.toContain('Same number twice');
});

test('what the host knows of the future stands among the others, becomes overdue, and yields to what the platform tells', async () => {
  const desk = await createDesk({ scenario: 'scheduled' });
  const onSelect = vi.fn<(id: string) => void>();
  const { conversationId } = desk.started;
  const upcoming: UpcomingCallback[] = [
    { conversationId, customerName: 'As the host spells her', number: '1', scheduledAt: STORY_NOW + 60_000 },
    { customerName: 'Nowhere yet', queueName: 'Billing', scheduledAt: STORY_NOW + 90_000 },
  ];
  await mount(desk, <CallbackList upcoming={upcoming} onSelect={onSelect} />);
  expect(below('Later (2)')).toEqual(['As the host spells her', 'Nowhere yet']);
  expect(screen.queryByText(/may be missing/)).toBeNull();
  fireEvent.click(row('Nowhere'));
  expect(onSelect).not.toHaveBeenCalled();
  fireEvent.click(row('As the host'));
  expect(onSelect.mock.calls).toEqual([[conversationId]]);
  await desk.step(95_000);
  expect(below('Overdue (2)')).toEqual(['As the host spells her', 'Nowhere yet']);
  await act(() => desk.platform.refetch(desk.client, conversationId));
  await desk.step(100);
  expect(below('Later (1)')).toEqual(['Amara Oyelaran']);
});

test('says what it cannot know: future ones without the host, everything where the platform refuses', async () => {
  const desk = await createDesk({ scenario: 'ready-to-call' });
  desk.simulator.faults.add({ on: 'request', do: 'refuse', status: 403, path: 'conversations/callbacks', times: 2 });
  await mount(desk, <CallbackList />);
  expect(screen.getByText(/could not be loaded/)).toBeTruthy();
  await desk.step(1000);
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await desk.step(500);
  expect(rows().map(nameOf)).toEqual(['Callum Reyes-Novak']);
  expect(screen.queryByText(/could not be loaded/)).toBeNull();
  expect(screen.getByText('Scheduled callbacks may be missing here.')).toBeTruthy();
});

test('draws what is in sight; an event about one callback changes that row alone, and time changes texts alone', async () => {
  const desk = await createDesk({ scenario: 'a-busy-day' });
  let commits = 0;
  await mount(
    desk,
    <Profiler id="list" onRender={() => void commits++}>
      <CallbackList upcoming={NONE} rowsShown={8} />
    </Profiler>,
  );
  expect(rows().length).toBeLessThan(25);
  const before = commits;
  await desk.step(9000);
  expect(commits).toBe(before);
  const counting = desk.simulator.started[3]!.conversationId;
  const { world } = desk.simulator;
  await happens(desk, () => world.changed(world.conversations.get(counting)!)); // tells nothing that is shown
  await desk.step(500);
  expect(commits).toBe(before);

  const touched = new Set<string>();
  const observer = new MutationObserver((changes) => {
    for (const { target } of changes) {
      const element = target.nodeType === Node.ELEMENT_NODE ? (target as Element) : target.parentElement!;
      if (!element.closest('.cb-digits')) touched.add(nameOf(element.closest('.cb-row')!));
    }
  });
  observer.observe(document.querySelector('.cb-list')!, {
    ...{ subtree: true, childList: true, attributes: true, characterData: true },
  });
  await patch(desk, counting, { held: true });
  observer.disconnect();
  expect([...touched]).toEqual(['Priya Lindqvist']);
  expect(row('Priya').textContent).toContain('Callback on hold');
});

test('nothing personal stands in an attribute', async () => {
  await open({ scenario: 'a-busy-day' });
  const attributes = [...document.querySelectorAll('.cb-list *')].flatMap(({ attributes: all }) => [...all]);
  expect(attributes.filter(({ value }) => /\d{5}|Dana|Priya|Billing/.test(value)).map(({ name }) => name)).toEqual([]);
});

test('after a sign-out nobody is left in it', async () => {
  const desk = await open({ scenario: 'a-busy-day' });
  act(() => desk.platform.signOut());
  await desk.step(1000);
  expect(rows()).toEqual([]);
  expect(document.querySelector('.cb-list')!.textContent).not.toMatch(/Dana|Priya/);
});
