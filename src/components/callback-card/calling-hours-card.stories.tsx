import type { ReactNode } from 'react';
import type { CallbackPolicy, PolicyOf } from '../../callback/policy.ts';
import { PolicyContext } from '../provider.tsx';
import type { DeskPlan, Story } from '../story.ts';
import { NoticeRow } from '../notice/notice.tsx';
import { STORY_NOW } from '../story.ts';
import { useLanguage } from '../words.tsx';
import { CallAnyway } from './call-anyway.tsx';
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

function UnderPolicy({ policy, children }: { policy: PolicyOf; children: ReactNode }) {
  return <PolicyContext.Provider value={policy}>{children}</PolicyContext.Provider>;
}

const shown = (given: CallbackPolicy, plan: Partial<DeskPlan> = {}, commitsAt: readonly number[] = []): Story => {
  const policy = () => given;
  return {
    render: (_args, { loaded: { desk } }) => (
      <UnderPolicy policy={policy}>
        <CallbackCard conversationId={desk.started.conversationId} />
      </UnderPolicy>
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

/** As wide as a card, and in its language. */
function Framed({ children }: { children: ReactNode }) {
  const { locale, dir } = useLanguage();
  return (
    <div className="cb-card" lang={locale} dir={dir}>
      {children}
    </div>
  );
}

const asks = (guessed: boolean): Story => ({
  render: () => (
    <Framed>
      <NoticeRow
        message={{
          tone: 'thought',
          text: <CallAnyway question={{ zone: 'Asia/Tokyo', guessed, askedAt: STORY_NOW, callAnyway: () => {} }} />,
        }}
      />
    </Framed>
  ),
});
export const Asks: Story = asks(false);
export const AsksOfAGuess: Story = asks(true);
