import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { usePlatform } from '../provider.tsx';
import type { DeskPlan, Story } from '../story.ts';
import { STORY_NOW } from '../story.ts';
import type { UpcomingCallback } from './agenda-row.ts';
import { NO_FILTER } from './filter-bar.tsx';
import { CallbackList, type CallbackListProps } from './callback-list.tsx';

export default { title: 'Callback list', component: CallbackList };

const NONE: readonly UpcomingCallback[] = [];
const minutes = (n: number) => STORY_NOW + n * 60_000;

const shown = (desk: DeskPlan, props?: CallbackListProps, commitsAt: readonly number[] = []): Story => ({
  render: (_args, { loaded: { desk: made } }): ReactNode => (
    <CallbackList upcoming={NONE} defaultSelected={made.started.conversationId} {...props} />
  ),
  parameters: { desk, commitsAt },
});

/** The agent has looked for this before: it stands in the field. */
function Searched({ text, children }: { text: string; children: ReactNode }): ReactNode {
  const { keys } = usePlatform();
  const client = useQueryClient();
  const [isKept] = useState(() => {
    client.setQueryData(keys.draft('', 'callback-list'), { ...NO_FILTER, text });
    return true;
  });
  return isKept && children;
}

const searched = (text: string, commitsAt: readonly number[] = []): Story => ({
  render: (_args, { loaded: { desk } }) => (
    <Searched text={text}>
      <CallbackList upcoming={NONE} defaultSelected={desk.started.conversationId} />
    </Searched>
  ),
  parameters: { desk: { scenario: 'a-busy-day' }, commitsAt },
});

/** Commits: the alert's deadline passes; five seconds later the callback comes again. */
const ALERT_RUNS_OUT = [30, 35];
/** Commits also: wrap-up ends and the system dials; it rings, and is answered. */
const BUSY = [...ALERT_RUNS_OUT, 37, 38, 40, 44];

type Before = NonNullable<DeskPlan['before']>;

const nothingThere: Before = ({ simulator }) => {
  simulator.reset();
  return Promise.resolve();
};
const refused: Before = ({ simulator }) => {
  simulator.faults.add({ on: 'request', do: 'refuse', status: 403, path: 'conversations/callbacks', times: 99 });
  return Promise.resolve();
};

/** Two that the host knows of: one can be opened, the other is nowhere yet. */
const PLANNED: readonly UpcomingCallback[] = [
  { customerName: 'Amara Oyelaran', queueName: 'Billing', number: '+442079460186', scheduledAt: minutes(35) },
  { queueName: 'Renewals', number: '+13175550134', scheduledAt: minutes(190) },
  { customerName: 'Henrik Solbakken', number: '+1 317 555 0134', scheduledAt: minutes(-95) },
];

const LONG: readonly UpcomingCallback[] = [
  {
    customerName: 'Maximiliane-Theodora von und zu Habersbrunn-Eggenstein, geborene Freifrau von Altmühlbach',
    queueName: 'Preferred customers with a contract of more than twenty-four months, second level',
    number: '+442079460186',
    scheduledAt: minutes(-12),
  },
  {
    customerName: 'عبد الرحمن بن عبد العزيز بن محمد الحسيني الأندلسي',
    queueName: 'خدمة العملاء المميزين والشركات الصغيرة',
    number: '+442079460186',
    scheduledAt: minutes(7),
  },
  { scheduledAt: minutes(2000) },
];

export const Empty: Story = shown({ scenario: 'ready-to-call', before: nothingThere });
export const One: Story = shown({ scenario: 'ready-to-call' });
export const MayBeIncomplete: Story = shown({ scenario: 'held' }, { upcoming: undefined });
export const Upcoming: Story = shown({ scenario: 'on-call' }, { upcoming: PLANNED });
export const SameNumberTwice: Story = shown({ scenario: 'two-with-one-number' }, undefined, ALERT_RUNS_OUT);
export const BusyDay: Story = shown({ scenario: 'a-busy-day' }, undefined, BUSY);
export const BusyDayCompact: Story = shown({ scenario: 'a-busy-day' }, { density: 'compact' }, BUSY);
export const FortyOverdue: Story = shown({ scenario: 'forty-overdue' });
export const LongNames: Story = shown({ scenario: 'long-name' }, { upcoming: LONG }, ALERT_RUNS_OUT);
export const FailedToLoad: Story = shown({ scenario: 'ready-to-call', before: refused }, { upcoming: NONE });
export const PartlyLoaded: Story = shown({ scenario: 'ready-to-call', before: refused }, { upcoming: PLANNED });
export const Filtered: Story = searched('bell', [30, 35, 37]);
export const NothingMatches: Story = searched('020 7946 9999', [30, 35, 37]);
