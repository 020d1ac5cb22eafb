import type { ReactNode } from 'react';
import type { DeskPlan, Story } from '../story.ts';
import { useCustomerCallback } from '../use-customer-callback.ts';
import { SchedulePanel } from './schedule-panel.tsx';

export default { title: 'Schedule panel', component: SchedulePanel };

const nothing = () => {};

/** The panel by itself, as the card will show it. */
function Alone({ conversationId }: { conversationId: string }): ReactNode {
  const { callback } = useCustomerCallback(conversationId);
  return callback ? <SchedulePanel view={callback} onClose={nothing} /> : null;
}

const shown = (desk: DeskPlan, commitsAt: readonly number[] = []): Story => ({
  render: (_args, { loaded: { desk } }) => <Alone conversationId={desk.started.conversationId} />,
  parameters: { desk, commitsAt },
});

export const Schedule: Story = shown({ scenario: 'ready-to-call' });
export const Reschedule: Story = shown({ scenario: 'scheduled' });
