import { useEffect, type ReactNode } from 'react';
import type { CustomerCallback } from '../../callback/customer-callback.ts';
import type { Fault } from '../../simulator/faults.ts';
import { STORY_NOW, type DeskPlan, type Story } from '../story.ts';
import { useCustomerCallback } from '../use-customer-callback.ts';
import { SchedulePanel } from './schedule-panel.tsx';
import { useScheduling } from './use-scheduling.ts';

export default { title: 'Schedule panel', component: SchedulePanel };

const nothing = () => {};
const TOMORROW = STORY_NOW + 86_400_000 - 29_000;

/** The panel by itself, as the card will show it. */
function Alone({ conversationId, queueId }: { conversationId: string; queueId?: string }): ReactNode {
  const { callback } = useCustomerCallback(conversationId);
  if (!callback) return null;
  return (
    <>
      {queueId !== undefined && <Pressed view={callback} queueId={queueId} />}
      <SchedulePanel view={callback} onClose={nothing} />
    </>
  );
}

/** The agent has pressed Schedule. */
function Pressed({ view, queueId }: { view: CustomerCallback; queueId: string }): ReactNode {
  const { id } = view.conversation;
  const { schedule } = useScheduling(id, 'schedule');
  const [number = ''] = view.callback.numbers;
  // oxlint-disable-next-line react/exhaustive-deps -- once
  useEffect(() => schedule({ numbers: [number], queueId, scheduledAt: TOMORROW }, nothing), [id]);
  return null;
}

const shown = (desk: DeskPlan, commitsAt: readonly number[] = []): Story => ({
  render: (_args, { loaded: { desk } }) => <Alone conversationId={desk.started.conversationId} />,
  parameters: { desk, commitsAt },
});

type Desk = Parameters<NonNullable<DeskPlan['before']>>[0];
const send = ({ simulator, started }: Desk, method: string, path: string, body: unknown) =>
  simulator.fetch(
    `${simulator.baseUrl}/api/v2/conversations/${path}${started.conversationId}/participants/${started.participantId}${method === 'POST' ? '/callbacks' : ''}`,
    { method, headers: { Authorization: `Bearer ${simulator.token}` }, body: JSON.stringify(body) },
  );
const accepted = async (desk: Desk) => {
  await desk.step(2000);
  await send(desk, 'PATCH', 'callbacks/', { state: 'connected' });
  await desk.step(1000);
};
async function queueIdOf({ simulator }: Desk) {
  const headers = { Authorization: `Bearer ${simulator.token}` };
  const answer = await simulator.fetch(`${simulator.baseUrl}/api/v2/routing/queues`, { headers });
  return ((await answer.json()) as { entities: { id: string }[] }).entities[0]!.id;
}

/** The agent has pressed Schedule, and the request met `fault`. */
const pressed = (fault: Omit<Extract<Fault, { on: 'request' }>, 'on'>, commitsAt: readonly number[] = []): Story => ({
  render: (_args, { loaded: { desk } }) => (
    <Alone conversationId={desk.started.conversationId} queueId="closed-meanwhile" />
  ),
  parameters: {
    desk: {
      scenario: 'preview-no-countdown',
      async before(desk) {
        await accepted(desk);
        desk.simulator.faults.add({
          ...{ on: 'request', method: 'POST', path: 'conversations/*/participants/*/callbacks' },
          ...fault,
        });
      },
    },
    commitsAt,
  },
});

/** The zone of the picked number is known from the contact. */
export const Schedule: Story = shown({ scenario: 'preview-no-countdown', before: accepted });
export const ZoneNotKnown: Story = shown({ scenario: 'ready-to-call' });
export const Reschedule: Story = shown({ scenario: 'scheduled' });
export const AcceptFirst: Story = shown({ scenario: 'asked-for' }, [30, 31, 35, 36]);
/** Commits: nobody answers for eight seconds, then not at all. */
export const Pending: Story = pressed({ do: 'hang' }, [8, 16]);
export const Unclear: Story = pressed({ do: 'break' });
export const MovedOn: Story = pressed({ do: 'refuse', status: 409 });
export const Forbidden: Story = pressed({ do: 'refuse', status: 403 });
export const QueueRefused: Story = pressed({ do: 'delay', ms: 1 });
export const Scheduled: Story = shown({
  scenario: 'preview-no-countdown',
  async before(desk) {
    await accepted(desk);
    const callbackScheduledTime = new Date(TOMORROW).toISOString();
    const queueId = await queueIdOf(desk);
    await send(desk, 'POST', '', { callbackNumbers: ['+13175550127'], queueId, callbackScheduledTime });
  },
});
export const Over: Story = shown({
  scenario: 'preview-no-countdown',
  personality: { closeRequeues: 'ends' },
  async before(desk) {
    await accepted(desk);
    await send(desk, 'PATCH', 'callbacks/', { state: 'disconnected' });
  },
});
