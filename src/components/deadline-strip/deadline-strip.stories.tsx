import type { DeskPlan, Story } from '../story.ts';
import { DeadlineStrip } from './deadline-strip.tsx';

export default { title: 'Deadline strip', component: DeadlineStrip };

const shown = (desk: DeskPlan, commitsAt: readonly number[]): Story => ({
  render: (_args, { loaded: { desk: made } }) => (
    <DeadlineStrip selected={made.started.conversationId} onOpen={() => {}} />
  ),
  parameters: { desk, commitsAt },
});

const later =
  (ms: number): NonNullable<DeskPlan['before']> =>
  ({ step }) =>
    step(ms);

/** Commits: the alert's deadline passes, and comes again. */
export const AnotherAlerts: Story = shown({ scenario: 'two-at-once', before: later(3000) }, [27, 32]);
/** Commits: alerts pass and come again, and the system dials. */
export const SeveralAtOnce: Story = shown({ scenario: 'a-busy-day' }, [30, 35, 38]);
/** It keeps the room of one line. */
export const Nothing: Story = shown({ scenario: 'on-call' }, []);
