import { useEffect, type ReactNode } from 'react';
import type { CustomerCallback } from '../../callback/customer-callback.ts';
import type { CallbackPolicy, PolicyOf } from '../../callback/policy.ts';
import { PolicyContext } from '../provider.tsx';
import type { DeskPlan, Story } from '../story.ts';
import { useCustomerCallback } from '../use-customer-callback.ts';
import { useDraft } from '../use-draft.ts';
import { useLanguage } from '../words.tsx';
import { OtherNumberPanel } from './other-number-panel.tsx';
import { useWork } from './use-work.ts';

export default { title: 'Other number', component: OtherNumberPanel };

/** As wide as a card, and in its language. */
function Framed({ children }: { children: ReactNode }) {
  const { locale, dir } = useLanguage();
  return (
    <div className="cb-card" lang={locale} dir={dir}>
      {children}
    </div>
  );
}

function Typed({ view, text }: { view: CustomerCallback; text: string }) {
  const [, setText] = useDraft(view.conversation.id, 'other-number', '');
  useEffect(() => setText(text), [setText, text]);
  return (
    <Framed>
      <OtherNumberPanel work={useWork(view, undefined, {})} onClose={() => {}} />
    </Framed>
  );
}

function Panel({
  conversationId,
  text,
  policy,
}: {
  conversationId: string;
  text: string;
  policy: PolicyOf;
}): ReactNode {
  const { callback } = useCustomerCallback(conversationId);
  return (
    <PolicyContext.Provider value={policy}>{callback && <Typed view={callback} text={text} />}</PolicyContext.Provider>
  );
}

const accepted: NonNullable<DeskPlan['before']> = async ({ simulator, started, step }) => {
  await step(4000);
  const path = `${started.conversationId}/participants/${started.participantId}`;
  await simulator.fetch(`${simulator.baseUrl}/api/v2/conversations/callbacks/${path}`, {
    method: 'PATCH',
    headers: { Authorization: `Bearer ${simulator.token}` },
    body: JSON.stringify({ state: 'connected' }),
  });
  await step(1000);
};

const shown = (
  text: string,
  given: CallbackPolicy = {},
  plan: Partial<DeskPlan> = {},
  commitsAt: readonly number[] = [],
): Story => {
  const policy = () => given;
  return {
    render: (_args, { loaded: { desk } }) => (
      <Panel conversationId={desk.started.conversationId} text={text} policy={policy} />
    ),
    parameters: { desk: { scenario: 'asked-for', before: accepted, ...plan }, commitsAt },
  };
};

/** The alert's deadline passes, as an event and as what REST tells of it; five seconds later it comes again. */
const ALERT_RUNS_OUT = [26, 27, 31, 32];

export const Empty: Story = shown('');
export const Ready: Story = shown('+1 317 555 0186');
/** In Japan it is one at night. */
export const LateThere: Story = shown('+81 3 5550 0142');
export const LateThereAndBlocked: Story = shown('+81 3 5550 0142', { callingHours: 'block' });
export const OneOfItsOwn: Story = shown('+44 7700 900461');
export const ShortCodeAllowed: Story = shown('4455', { shortCodes: 'allow' });
export const NotAcceptedYet: Story = shown('+1 317 555 0186', {}, { before: ({ step }) => step(4000) }, ALERT_RUNS_OUT);
export const Denied: Story = shown('', { otherNumbers: 'deny' });
