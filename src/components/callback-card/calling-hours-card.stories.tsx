import type { CallbackPolicy } from '../../callback/policy.ts';
import { PolicyContext } from '../provider.tsx';
import type { DeskPlan, Story } from '../story.ts';
import { CallbackCard } from './callback-card.tsx';

export default { title: 'Callback card outside calling hours', component: CallbackCard };

/** It is ten past eleven in Indiana. */
const AFTERNOONS = { from: '12:00', to: '20:00' };

const accepted: NonNullable<DeskPlan['before']> = async ({ simulator, started, step }) => {
  await step(4000);
  const { conversationId, participantId } = started;
  await simulator.fetch(
    `${simulator.baseUrl}/api/v2/conversations/callbacks/${conversationId}/participants/${participantId}`,
    {
      method: 'PATCH',
      headers: { Authorization: `Bearer ${simulator.token}` },
      body: JSON.stringify({ state: 'connected' }),
    },
  );
  await step(1000);
};

const shown = (given: CallbackPolicy, plan: Partial<DeskPlan> = {}, commitsAt: readonly number[] = []): Story => {
  const policy = () => given;
  return {
    render: (_args, { loaded: { desk } }) => (
      <PolicyContext.Provider value={policy}>
        <CallbackCard conversationId={desk.started.conversationId} />
      </PolicyContext.Provider>
    ),
    parameters: { desk: { scenario: 'preview-countdown', before: accepted, ...plan }, commitsAt },
  };
};
const ZERO = [57, 59, 60];

export const Blocked: Story = shown({ window: AFTERNOONS }, {}, ZERO);
export const Warned: Story = shown({ window: AFTERNOONS, callingHours: 'warn' }, {}, ZERO);
export const CardWillNotDial: Story = shown(
  { window: AFTERNOONS },
  { autoDial: 'card', personality: { dialsAtZero: 'nobody' } },
  [57, 59],
);
export const AskedForEarly: Story = shown({ window: AFTERNOONS }, { scenario: 'asked-for' });
export const OpensInHalfAMinute: Story = shown({ window: { from: '11:11', to: '20:00' } }, {}, [26, ...ZERO]);
