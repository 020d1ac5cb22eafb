import { fireEvent, render, screen, within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, test } from 'vitest';
import { ClockContext } from '../../src/components/clock.tsx';
import { EMPTY_SCHEDULE, type ScheduleDraft } from '../../src/components/schedule/draft.ts';
import {
  ScheduleForm,
  type ScheduleFormProps,
  type SchedulePlan,
} from '../../src/components/schedule/schedule-form.tsx';
import { createClock } from '../../src/time/clock.ts';
import { createSteppedSource } from '../../src/time/stepped-clock.ts';
import { stepped } from './desk.ts';

const NEW_YORK = { zone: 'America/New_York', guessed: false };
const numbers = [
  { index: 0, number: '+13175550142', column: 'Mobile' },
  { index: 1, number: '+13175550118', column: 'Home' },
];

/** A form on its own clock at `now`; the agent sits in London. */
function fill(now: number, props: Partial<ScheduleFormProps> = {}) {
  const source = createSteppedSource(now);
  const clock = createClock(source);
  clock.setOffset({ ms: 0, errorMs: 0 });
  const sent: SchedulePlan[] = [];
  const kept = { draft: props.draft ?? EMPTY_SCHEDULE };
  function Kept(more: Partial<ScheduleFormProps>) {
    const [draft, setDraft] = useState<ScheduleDraft>(kept.draft);
    return (
      <ScheduleForm
        {...{ flow: 'schedule', numbers, zone: 'Europe/London', customerZone: NEW_YORK }}
        queue={{ id: 'q-1', name: 'Renewals' }}
        onSend={(plan) => sent.push(plan)}
        onCancel={() => {}}
        {...props}
        {...more}
        draft={draft}
        onDraft={(next) => setDraft((kept.draft = next))}
      />
    );
  }
  const shown = (more: Partial<ScheduleFormProps> = {}) => (
    <ClockContext.Provider value={clock}>
      <Kept {...more} />
    </ClockContext.Provider>
  );
  const { rerender, unmount } = render(shown());
  return {
    sent,
    unmount,
    step: stepped(source),
    again: () => render(shown()),
    change: (more: Partial<ScheduleFormProps>) => rerender(shown(more)),
    async send() {
      await stepped(source)(1000);
      fireEvent.click(screen.getByRole('button', { name: 'Schedule' }));
    },
  };
}

const date = () => screen.getByLabelText<HTMLInputElement>('Date');
const time = () => screen.getByLabelText<HTMLInputElement>('Time');
const enter = (field: HTMLInputElement, value: string) => fireEvent.change(field, { target: { value } });
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const pick = (name: string | RegExp) => fireEvent.click(screen.getByRole('radio', { name }));
/** What stands beside it, each with whom it is for. */
const both = () => screen.queryAllByRole('definition').map((each) => each.textContent.replaceAll('\u202f', ' '));
const wrongWith = (field: HTMLElement) => {
  const id = field.getAttribute('aria-describedby');
  return field.getAttribute('aria-invalid') === 'true' && id ? document.getElementById(id)?.textContent : undefined;
};
const iso = (plan: SchedulePlan | undefined) => plan && new Date(plan.scheduledAt).toISOString();

/** Thursday afternoon before New York goes to summer time, on Sunday; London waits three weeks more. */
const BEFORE_SPRING = Date.UTC(2026, 2, 5, 16, 10, 29);
/** Friday before New York goes back. */
const BEFORE_AUTUMN = Date.UTC(2026, 9, 30, 16, 10, 29);

describe('the time', () => {
  test('is half an hour from now at first, in the customer’s zone, and shown for both sides', async () => {
    const form = fill(BEFORE_SPRING);
    expect([date().value, time().value]).toEqual(['2026-03-05', '11:41']);
    expect(both()).toEqual(['Thu, Mar 5, 11:41 AM EST', 'Thu, Mar 5, 4:41 PM GMT']);
    await form.send();
    expect(iso(form.sent[0])).toBe('2026-03-05T16:41:00.000Z');
  });

  test('is the customer’s or the agent’s own, as the agent says', async () => {
    const form = fill(BEFORE_SPRING);
    enter(date(), '2026-03-10');
    enter(time(), '15:00');
    expect(both()).toEqual(['Tue, Mar 10, 3:00 PM EDT', 'Tue, Mar 10, 7:00 PM GMT']);
    pick(/^Yours/);
    expect(both()).toEqual(['Tue, Mar 10, 11:00 AM EDT', 'Tue, Mar 10, 3:00 PM GMT']);
    await form.send();
    expect(iso(form.sent[0])).toBe('2026-03-10T15:00:00.000Z');
  });

  test('that the clocks skip is said, with the next one that there is', async () => {
    const form = fill(BEFORE_SPRING);
    enter(date(), '2026-03-08');
    enter(time(), '02:30');
    expect(wrongWith(time())).toBe('The clocks go forward and skip this time.');
    expect(both()).toEqual([]);
    await form.send();
    expect(form.sent).toEqual([]);
    expect(document.activeElement).toBe(time());
    press('Use 3:00 AM EDT');
    expect(time().value).toBe('03:00');
    await form.send();
    expect(iso(form.sent[0])).toBe('2026-03-08T07:00:00.000Z');
  });

  test('that comes twice is sent only when one of the two is picked', async () => {
    const form = fill(BEFORE_AUTUMN);
    enter(date(), '2026-11-01');
    enter(time(), '01:30');
    await form.send();
    expect(form.sent).toEqual([]);
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'The first, 1:30 AM EDT' }));
    expect(screen.getByText('Pick one of the two.')).toBeTruthy();
    pick('The second, 1:30 AM EST');
    expect(both()).toEqual(['Sun, Nov 1, 1:30 AM EST', 'Sun, Nov 1, 6:30 AM GMT']);
    await form.send();
    pick('The first, 1:30 AM EDT');
    await form.send();
    expect(form.sent.map(iso)).toEqual(['2026-11-01T06:30:00.000Z', '2026-11-01T05:30:00.000Z']);
  });

  test.each([
    ['2026-03-05', '11:10', 'Time', 'This time has passed.'],
    ['0002-01-01', '11:10', 'Time', 'This time has passed.'],
    ['2026-04-04', '12:11', 'Date', 'At most 30 days ahead. The latest is Sat, Apr 4, 12:10 PM EDT.'],
    ['275760-09-13', '23:59', 'Date', 'At most 30 days ahead. The latest is Sat, Apr 4, 12:10 PM EDT.'],
  ])('%s %s is not sent', async (day, clock, field, words) => {
    const form = fill(BEFORE_SPRING, { draft: { written: { date: day, time: clock, zone: 'America/New_York' } } });
    await form.send();
    expect(form.sent).toEqual([]);
    const input = screen.getByLabelText(field);
    expect(wrongWith(input)?.replaceAll('\u202f', ' ')).toBe(words);
    expect(document.activeElement).toBe(input);
  });

  test('becomes the past while it is looked at', async () => {
    const form = fill(BEFORE_SPRING);
    await form.step(30 * 60_000 + 30_000);
    expect(wrongWith(time())).toBeUndefined();
    await form.step(1000);
    expect(wrongWith(time())).toBe('This time has passed.');
  });

  test('is entered by a press, on a day with a change of the clocks too', async () => {
    const form = fill(Date.UTC(2026, 2, 7, 23)); // six in the evening in New York, eight hours before
    press('In 2 hours');
    press('Tomorrow 9:00 AM there');
    expect(both()).toEqual(['Sun, Mar 8, 9:00 AM EDT', 'Sun, Mar 8, 1:00 PM GMT']);
    pick(/^Yours/);
    press('In 1 hour');
    expect(time().value).toBe('00:00');
    expect(date().value).toBe('2026-03-08');
    await form.send();
    expect(iso(form.sent[0])).toBe('2026-03-08T00:00:00.000Z');
  });

  test('of a zone that is only guessed says so; without one the agent’s own stands', () => {
    const form = fill(BEFORE_SPRING, { customerZone: { ...NEW_YORK, guessed: true } });
    expect(screen.getByText('For the customer, a guess')).toBeTruthy();
    expect(screen.getByRole('radio', { name: 'Customer’s, a guess: Eastern Time' })).toBeTruthy();
    form.unmount();
    fill(BEFORE_SPRING, { customerZone: { zone: 'Mars/Olympus', guessed: false } });
    expect(both()).toEqual(['Thu, Mar 5, 4:41 PM GMT', 'Time zone not known']);
  });
});

describe('where to', () => {
  test('a number of the callback’s, or another that is typed', async () => {
    const form = fill(BEFORE_SPRING);
    await form.send();
    pick(/Home/);
    await form.send();
    pick('Another number');
    await form.send();
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Phone number' });
    expect(wrongWith(field)).toBe('Enter a phone number.');
    expect(document.activeElement).toBe(field);
    enter(field, '+44 20 7946 0123');
    await form.send();
    expect(form.sent.map(({ number }) => number)).toEqual(['+13175550142', '+13175550118', '+44 20 7946 0123']);
  });

  test('a picked number that is gone never falls to another', async () => {
    const form = fill(BEFORE_SPRING);
    pick(/Home/);
    form.change({ numbers: [numbers[0]!, { index: 1, number: '+13175550199' }] });
    await form.send();
    expect(form.sent).toEqual([]);
    expect(screen.getByText('That number changed. Pick one.')).toBeTruthy();
    expect(screen.queryByRole('radio', { checked: true, name: /555/ })).toBeNull();
  });

  test('another queue is picked from what is found, by keys or pointer; Escape brings back the own', async () => {
    const found = {
      state: 'ready',
      queues: [
        { id: 'q-2', name: 'Complaints' },
        { id: 'q-3', name: 'Customer care' },
      ],
    };
    const form = fill(BEFORE_SPRING, { found: found as never });
    const queue = screen.getByRole<HTMLInputElement>('combobox', { name: 'Queue' });
    expect(queue.value).toBe('Renewals');
    enter(queue, 'C');
    await form.send();
    expect([wrongWith(queue), form.sent.length]).toEqual(['Pick a queue from the list.', 0]);
    fireEvent.keyDown(queue, { key: 'ArrowDown' });
    expect(within(screen.getByRole('listbox')).getByRole('option', { selected: true }).textContent).toBe(
      'Customer care',
    );
    fireEvent.keyDown(queue, { key: 'Enter' });
    expect([queue.value, screen.queryByRole('listbox')]).toEqual(['Customer care', null]);
    await form.send();
    enter(queue, 'Com');
    fireEvent.click(screen.getByRole('option', { name: 'Complaints' }));
    enter(queue, 'x');
    fireEvent.keyDown(queue, { key: 'Escape' });
    await form.send();
    expect(form.sent.map(({ queueId }) => queueId)).toEqual(['q-3', 'q-2']);
  });
});

describe('what the platform does not take', () => {
  test('is said beside its field in its own words, and the field has the focus', () => {
    const form = fill(BEFORE_SPRING);
    screen.getByRole('button', { name: 'Schedule' }).focus();
    form.change({ refused: { field: 'when', text: 'The time lies in the past.' } });
    expect(wrongWith(time())).toBe('The time lies in the past.');
    expect(document.activeElement).toBe(time());
    form.change({ refused: { field: 'queue', text: 'The queue was not found.' } });
    expect(wrongWith(screen.getByRole('combobox'))).toBe('The queue was not found.');
  });
});

test('nothing that was entered is lost when the form goes and comes back', async () => {
  const form = fill(BEFORE_SPRING);
  enter(date(), '2026-03-10');
  enter(time(), '15:00');
  pick('Another number');
  enter(screen.getByRole('textbox', { name: 'Phone number' }), '+442079460123');
  fireEvent.click(screen.getByRole('checkbox', { name: 'Keep it mine' }));
  form.unmount();
  form.again();
  await form.send();
  expect(form.sent).toEqual([
    {
      ...{ scheduledAt: Date.UTC(2026, 2, 10, 19), number: '+442079460123', changedNumber: true },
      ...{ queueId: 'q-1', keepMine: true },
    },
  ]);
});

test('Enter in a field sends nothing, also in a form of the host’s', () => {
  const form = fill(BEFORE_SPRING);
  for (const field of [date(), time(), ...screen.getAllByRole('radio')])
    expect(fireEvent.keyDown(field, { key: 'Enter' })).toBe(false);
  expect(form.sent).toEqual([]);
});

test('no number stands in an attribute', () => {
  fill(BEFORE_SPRING);
  const values = [...document.querySelectorAll('*')].flatMap((each) => [...each.attributes]).map(({ value }) => value);
  expect(values.filter((value) => value.includes('317555'))).toEqual([]);
});
