import { useEffect, type ReactNode } from 'react';
import type { CustomerCallback } from '../../callback/customer-callback.ts';
import type { Fault } from '../../simulator/faults.ts';
import type { Simulator, Started } from '../../simulator/simulator.ts';
import { scheduleAnother } from '../../simulator/world/schedule.ts';
import { STORY_NOW, type DeskPlan, type Story } from '../story.ts';
import { useCustomerCallback } from '../use-customer-callback.ts';
import { SchedulePanel } from './schedule-panel.tsx';
import { useScheduling } from './use-scheduling.ts';

export default { title: 'Schedule panel', component: SchedulePanel };

const nothing = () => {};
const TOMORROW = STORY_NOW + 86_400_000 - 29_000;

/** The panel by itself, as the card will show it. */
function Alone({ conversationId, into }: { conversationId: string; into?: Queue }): ReactNode {
  const { callback } = useCustomerCallback(conversationId);
  if (!callback) return null;
  return (
    <>
      {into && <Pressed view={callback} into={into} />}
      <SchedulePanel work={{ view: callback }} onClose={nothing} />
    </>
  );
}

/** The callback's own, or one that is no more. */
type Queue = 'own' | 'gone';

/** The agent has pressed Schedule. */
function Pressed({ view, into }: { view: CustomerCallback; into: Queue }): ReactNode {
  const { id } = view.conversation;
  const { schedule } = useScheduling(id, 'schedule');
  const { queueId = '' } = view.participant;
  const [number = ''] = view.callback.numbers;
  useEffect(
    () => schedule({ numbers: [number], queueId: into === 'own' ? queueId : into, scheduledAt: TOMORROW }, nothing),
    // oxlint-disable-next-line react/exhaustive-deps -- once
    [id],
  );
  return null;
}

const shown = (desk: DeskPlan, commitsAt: readonly number[] = []): Story => ({
  render: (_args, { loaded: { desk } }) => <Alone conversationId={desk.started.conversationId} />,
  parameters: { desk, commitsAt },
});

const accepted: NonNullable<DeskPlan['before']> = async ({ simulator, started, step }) => {
  const send = patchMine(simulator, started);
  await step(2000);
  await send({ state: 'connected' });
  await step(1000);
};
const patchMine =
  ({ baseUrl, token, fetch }: Simulator, { conversationId, participantId }: Started) =>
  (body: unknown) =>
    fetch(`${baseUrl}/api/v2/conversations/callbacks/${conversationId}/participants/${participantId}`, {
      ...{ method: 'PATCH', headers: { Authorization: `Bearer ${token}` }, body: JSON.stringify(body) },
    });

/** The agent has pressed Schedule, and the request met `fault`. */
const pressed = (
  fault?: Omit<Extract<Fault, { on: 'request' }>, 'on'>,
  commitsAt: readonly number[] = [],
  into: Queue = 'own',
): Story => ({
  render: (_args, { loaded: { desk } }) => <Alone conversationId={desk.started.conversationId} into={into} />,
  parameters: {
    desk: {
      scenario: 'preview-no-countdown',
      async before(desk) {
        await accepted(desk);
        const request = { on: 'request', method: 'POST', path: 'conversations/*/participants/*/callbacks' } as const;
        if (fault) desk.simulator.faults.add({ ...request, ...fault });
        if (fault?.do === 'hang') desk.simulator.faults.add({ on: 'event', do: 'lose' });
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
/** Commits: nobody answers for eight seconds, then not at all, and the platform shows that it is scheduled. */
export const Pending: Story = pressed({ do: 'hang' }, [8, 16]);
export const Unclear: Story = pressed({ do: 'break' });
export const MovedOn: Story = pressed({ do: 'refuse', status: 409 });
export const Forbidden: Story = pressed({ do: 'refuse', status: 403 });
export const QueueRefused: Story = pressed(undefined, [], 'gone');
export const Scheduled: Story = shown({
  scenario: 'ready-to-call',
  async before({ simulator: { world }, started, step }) {
    const conversation = world.conversations.get(started.conversationId)!;
    const mine = conversation.participants.find(({ id }) => id === started.participantId)!;
    const { queue } = conversation.agreement;
    scheduleAnother(world, conversation, mine, { numbers: ['+13175550142'], queue, scheduledAt: TOMORROW });
    await step(2000);
  },
});
export const Over: Story = shown({
  scenario: 'preview-no-countdown',
  personality: { closeRequeues: 'ends' },
  async before(desk) {
    await accepted(desk);
    await patchMine(desk.simulator, desk.started)({ state: 'disconnected' });
    await desk.step(2000);
  },
});
