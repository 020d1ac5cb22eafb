import { useState, type ReactNode } from 'react';
import { createSteppedClock } from '../../time/stepped-clock.ts';
import { ClockContext } from '../clock.tsx';
import type { Story } from '../story.ts';
import { EMPTY_SCHEDULE, type ScheduleDraft } from './draft.ts';
import { ScheduleForm, type ScheduleFormProps } from './schedule-form.tsx';

export default { title: 'Schedule form', component: ScheduleForm };

const nothing = () => {};
const numbers = [
  { index: 0, number: '+13175550142', column: 'Mobile', type: 'cell' },
  { index: 1, number: '+13175550118', column: 'Home', type: 'home' },
];
const standing: ScheduleFormProps = {
  ...{ flow: 'schedule', numbers, queue: { id: 'q-1', name: 'Renewals' }, zone: 'Europe/London' },
  customerZone: { zone: 'America/New_York', guessed: false },
  ...{ draft: EMPTY_SCHEDULE, onDraft: nothing, onSend: nothing, onCancel: nothing },
};

/** The form as it is when somebody keeps what is entered. */
function Kept(props: ScheduleFormProps): ReactNode {
  const [draft, setDraft] = useState(props.draft);
  return <ScheduleForm {...props} draft={draft} onDraft={setDraft} />;
}

const shown = (props: Partial<ScheduleFormProps> = {}): Story<ScheduleFormProps> => ({
  args: { ...standing, ...props },
  render: (args) => <Kept {...args} />,
});

/** On another day than that of the stories: clocks change in spring and autumn. */
const onDay = (day: number, written: ScheduleDraft['written']): Story<ScheduleFormProps> => {
  const { clock } = createSteppedClock(day);
  return {
    args: { ...standing, draft: { ...(written && { written }) } },
    render: (args) => (
      <ClockContext.Provider value={clock}>
        <Kept {...args} />
      </ClockContext.Provider>
    ),
  };
};

const newYork = (date: string, time: string) => ({ date, time, zone: 'America/New_York' });

export const Proposed: Story<ScheduleFormProps> = shown();
export const GuessedZone: Story<ScheduleFormProps> = shown({
  customerZone: { zone: 'America/New_York', guessed: true },
});
export const ZoneUnknown: Story<ScheduleFormProps> = shown({ customerZone: undefined });
export const OneZoneForBoth: Story<ScheduleFormProps> = shown({
  customerZone: { zone: 'Europe/London', guessed: false },
});
export const Gap: Story<ScheduleFormProps> = onDay(Date.UTC(2026, 2, 6, 16), newYork('2026-03-08', '02:30'));
export const Fold: Story<ScheduleFormProps> = onDay(Date.UTC(2026, 9, 30, 16), newYork('2026-11-01', '01:30'));
/** Before a weekend: Monday is offered too. */
export const BeforeWeekend: Story<ScheduleFormProps> = onDay(Date.UTC(2026, 10, 27, 16), undefined);
export const Past: Story<ScheduleFormProps> = shown({ draft: { written: newYork('2026-11-23', '09:00') } });
export const TooFar: Story<ScheduleFormProps> = shown({ draft: { written: newYork('2027-01-05', '09:00') } });
export const OtherNumber: Story<ScheduleFormProps> = shown({
  draft: { pick: 'other', otherNumber: '3175550199' },
});
export const NumberGone: Story<ScheduleFormProps> = shown({ draft: { pick: 1, picked: '+13175550177' } });
export const NoNumber: Story<ScheduleFormProps> = shown({ numbers: [] });
export const QueuesFound: Story<ScheduleFormProps> = shown({
  draft: { queueText: 'C' },
  found: {
    state: 'ready',
    queues: [
      { id: 'q-2', name: 'Complaints' },
      { id: 'q-3', name: 'Customer care' },
    ],
  },
});
export const NoQueueFound: Story<ScheduleFormProps> = shown({
  draft: { queueText: 'Zz' },
  found: { state: 'ready', queues: [] },
});
export const TimeRefused: Story<ScheduleFormProps> = shown({
  refused: { field: 'when', text: 'The date is more than 30 days ahead.' },
});
export const NumberRefused: Story<ScheduleFormProps> = shown({
  refused: { field: 'number', text: '“+13175550142” is not a phone number.' },
});
export const QueueRefused: Story<ScheduleFormProps> = shown({
  refused: { field: 'queue', text: 'The queue was not found.' },
});
export const Pending: Story<ScheduleFormProps> = shown({ pending: true });
export const AcceptFirst: Story<ScheduleFormProps> = shown({ permission: { because: 'accept-first' } });
export const Reschedule: Story<ScheduleFormProps> = shown({ flow: 'reschedule' });
