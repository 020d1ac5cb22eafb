import type { DeskPlan, Story } from '../story.ts';
import { CallbackCard } from './callback-card.tsx';

export default { title: 'Callback card', component: CallbackCard };

const shown = (desk: DeskPlan, commitsAt: readonly number[] = []): Story => ({
  render: (_args, { loaded: { desk } }) => <CallbackCard conversationId={desk.started.conversationId} />,
  parameters: { desk, commitsAt },
});

type Before = NonNullable<DeskPlan['before']>;

/** Sends what the agent's desktop would send. */
const patch = async ({ simulator, started }: Parameters<Before>[0], body: unknown) => {
  const { conversationId, participantId } = started;
  await simulator.fetch(
    `${simulator.baseUrl}/api/v2/conversations/callbacks/${conversationId}/participants/${participantId}`,
    { method: 'PATCH', headers: { Authorization: `Bearer ${simulator.token}` }, body: JSON.stringify(body) },
  );
};
const accepted: Before = async (desk) => {
  await desk.step(4000);
  await patch(desk, { state: 'connected' });
  await desk.step(1000);
};

/** Commits: the alert's deadline passes as an event, and the callback comes again five seconds later. */
export const Alerting: Story = shown({ scenario: 'preview-countdown' }, [30, 31, 35, 36]);

/** Commits: two seconds before zero, at zero, and as the call rings, is answered and goes on. */
export const Preview: Story = shown({ scenario: 'preview-countdown', before: accepted }, [57, 59, 60]);

export const PreviewWithoutCountdown: Story = shown({ scenario: 'preview-no-countdown', before: accepted });
export const SkipNotAllowed: Story = shown({ scenario: 'preview-no-skip', before: accepted }, [57, 59, 60]);
export const Scheduled: Story = shown({ scenario: 'scheduled' });
export const Held: Story = shown({ scenario: 'held' });
export const BusyLine: Story = shown({ scenario: 'call-busy', before: accepted }, [57, 59, 60]);

/** Commits: as a preview; then, six seconds after zero, the card says that nobody dialled. */
export const NobodyDials: Story = shown(
  { scenario: 'preview-countdown', before: accepted, personality: { dialsAtZero: 'nobody' } },
  [57, 59],
);
