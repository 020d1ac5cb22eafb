import type { Fault } from '../../simulator/faults.ts';
import type { DeskPlan, Story } from '../story.ts';
import { CallbackCard } from './callback-card.tsx';
import type { PanelName } from './panels.ts';

export default { title: 'Callback card', component: CallbackCard };

const shown = (desk: DeskPlan, commitsAt: readonly number[] = []): Story => ({
  render: (_args, { loaded: { desk } }) => <CallbackCard conversationId={desk.started.conversationId} />,
  parameters: { desk, commitsAt },
});

/** With a panel that the agent had opened. */
const opened = (name: PanelName, desk: DeskPlan): Story => ({
  render: (_args, { loaded: { desk } }) => {
    const { conversationId } = desk.started;
    desk.client.setQueryData(desk.platform.keys.draft(conversationId, 'panel'), { name });
    return <CallbackCard conversationId={conversationId} />;
  },
  parameters: { desk },
});

type Before = NonNullable<DeskPlan['before']>;
type Desk = Parameters<Before>[0];

/** Sends what the agent's desktop would send. */
async function send({ simulator }: Desk, method: string, path: string, body: unknown) {
  const headers = { Authorization: `Bearer ${simulator.token}` };
  await simulator.fetch(`${simulator.baseUrl}/api/v2/conversations/${path}`, {
    method,
    headers,
    body: JSON.stringify(body),
  });
}
const mine = ({ conversationId, participantId }: Desk['started']) => `${conversationId}/participants/${participantId}`;

const accepted: Before = async (desk) => {
  await desk.step(4000);
  await send(desk, 'PATCH', `callbacks/${mine(desk.started)}`, { state: 'connected' });
  await desk.step(1000);
};
const called =
  (afterMs: number, callNumber = '+13175550142'): Before =>
  async (desk) => {
    await accepted(desk);
    await send(desk, 'POST', `calls/${desk.started.conversationId}`, { callNumber });
    await desk.step(afterMs);
  };
const zeroPassed =
  (byMs: number): Before =>
  async (desk) => {
    await accepted(desk);
    await desk.step(59_000 + byMs);
  };
const later =
  (ms: number): Before =>
  ({ step }) =>
    step(ms);
/** The agent pressed Call, and a request on the way to it met `fault`. */
const pressed =
  (fault: Omit<Extract<Fault, { on: 'request' }>, 'on'>, afterMs: number): Before =>
  async (desk) => {
    await accepted(desk);
    desk.simulator.faults.add({ on: 'request', ...fault });
    desk.press({ number: '+13175550142', column: 'Mobile' });
    await desk.step(afterMs);
  };
const unanswered = { do: 'hang', method: 'GET', path: 'conversations/*' } as const;
const unheard = { do: 'break', method: 'POST', path: 'conversations/calls/*' } as const;
/** The alert's deadline passes, as an event and as what REST tells of it; five seconds later the callback comes again. */
const ALERT_RUNS_OUT = [30, 31, 35, 36];
/** Two seconds before zero, at zero, and as the platform's call rings. */
const ZERO = [57, 59, 60];
const nobody = { dialsAtZero: 'nobody' } as const;

export const Alerting: Story = shown({ scenario: 'preview-countdown' }, ALERT_RUNS_OUT);
/** Commits: it opens by itself; a minute later the window around zero begins. */
export const Opening: Story = shown({ scenario: 'preview-auto-accept' }, [1, 2, 59]);

export const Preview: Story = shown({ scenario: 'preview-countdown', before: accepted }, ZERO);
/** Commits: two seconds before zero, then the card's own call: sent, agent's phone, ringing, answered. */
export const CardDialsAtZero: Story = shown(
  { scenario: 'preview-countdown', before: accepted, personality: nobody, autoDial: 'card' },
  ZERO,
);
export const Compact: Story = {
  render: (_args, { loaded: { desk } }) => (
    <CallbackCard conversationId={desk.started.conversationId} density="compact" />
  ),
  parameters: { desk: { scenario: 'preview-countdown', before: accepted }, commitsAt: ZERO },
};
export const PreviewWithoutCountdown: Story = shown({ scenario: 'preview-no-countdown', before: accepted });
export const SkipNotAllowed: Story = shown({ scenario: 'preview-no-skip', before: accepted }, ZERO);
export const Ready: Story = shown({ scenario: 'ready-to-call' });
export const Scheduled: Story = shown({ scenario: 'scheduled' });
export const Overdue: Story = shown({ scenario: 'overdue' });
export const Held: Story = shown({ scenario: 'held' });
export const HeldTwelveHours: Story = shown({ scenario: 'held-twelve-hours' });

/** Commits: at six seconds after zero the card asks a last time, and says that nobody dialled. */
export const SystemDialling: Story = shown(
  { scenario: 'preview-countdown', personality: nobody, before: zeroPassed(1000) },
  [5],
);
export const NobodyDialled: Story = shown({
  scenario: 'preview-countdown',
  personality: nobody,
  before: zeroPassed(10_000),
});

/** Commits: the platform gave no answer in time, so nothing was sent. */
export const Placing: Story = shown({ scenario: 'preview-no-countdown', before: pressed(unanswered, 1000) }, [15]);
/** Commits: it was looked for long enough. */
export const Checking: Story = shown({ scenario: 'preview-no-countdown', before: pressed(unheard, 2000) }, [13]);
export const NotSeen: Story = shown({ scenario: 'preview-no-countdown', before: pressed(unheard, 16_000) });
/** Commits: the phone is not answered. */
export const AnswerYourPhone: Story = shown({ scenario: 'phone-rings', before: called(800) }, [29, 30]);
/** Commits: the other side answers. */
export const Ringing: Story = shown({ scenario: 'preview-no-countdown', before: called(3000) }, [2, 3]);
export const OnCall: Story = shown({ scenario: 'on-call' });
export const CustomerOnHold: Story = shown({ scenario: 'call-on-hold' }, [10]);
/** Commits: the second call is answered, then the first is told of once more. */
export const TwoCalls: Story = shown({ scenario: 'two-calls' }, [1, 2, 5, 6]);
export const CallEnded: Story = shown({ scenario: 'call-ended' });
export const BusyLine: Story = shown({ scenario: 'call-busy', before: called(8000, '+13175550171') });
export const OwnPhoneUnanswered: Story = shown({ scenario: 'phone-not-answered', before: called(45_000) });

export const Keypad: Story = opened('keypad', { scenario: 'on-call' });
export const Recorded: Story = shown({ scenario: 'call-recorded' });
export const Transfer: Story = opened('transfer', { scenario: 'ready-to-call' });
export const DoNotCall: Story = opened('do-not-call', { scenario: 'preview-no-countdown', before: accepted });
export const CloseWithoutCalling: Story = opened('close', { scenario: 'ready-to-call' });

export const WrapUp: Story = shown({ scenario: 'wrap-up-mandatory' });
export const WrapUpTimed: Story = shown({ scenario: 'wrap-up-timed' }, [27, 28]);
export const WrapUpForced: Story = shown({ scenario: 'wrap-up-forced' }, [42, 43]);
export const WrapUpWithoutCodes: Story = shown({ scenario: 'wrap-up-no-codes' });
export const WrapUpOfCallAndCallback: Story = shown({ scenario: 'wrap-up-call-and-callback' });
export const WrapUpAskedFor: Story = shown({ scenario: 'wrap-up-agent-requested' });
/** The host has wired the way back on queue. */
export const DeclinedGoOnQueue: Story = {
  render: (_args, { loaded: { desk } }) => (
    <CallbackCard conversationId={desk.started.conversationId} onGoOnQueue={() => {}} />
  ),
  parameters: { desk: { scenario: 'declined' }, commitsAt: [3, 4, 33, 34, 38, 39] },
};
export const Missed: Story = shown({ scenario: 'preview-countdown', before: later(31_000) }, [4, 5, 34, 35, 39, 40]);
export const Declined: Story = shown({ scenario: 'declined' }, [3, 4, 33, 34, 38, 39]);
export const UnknownState: Story = shown({ scenario: 'unknown-state' });
export const NothingButId: Story = shown({ scenario: 'nothing-but-id' }, [35]);

export const Voicemail: Story = shown({ scenario: 'voicemail' }, ALERT_RUNS_OUT);
export const VoicemailPending: Story = shown({ scenario: 'voicemail-pending' }, [12, 13, ...ALERT_RUNS_OUT]);
export const Watching: Story = shown({ scenario: 'supervisor-view' });
export const PlacedAutomatically: Story = shown({ scenario: 'placed-automatically' }, ALERT_RUNS_OUT);
export const DialledElsewhere: Story = shown({ scenario: 'preview-external', before: accepted });
export const NoNumber: Story = shown({ scenario: 'no-number' }, ALERT_RUNS_OUT);
export const SevenNumbers: Story = shown({ scenario: 'seven-numbers' }, ALERT_RUNS_OUT);
export const OneNumberTwice: Story = shown({ scenario: 'one-number-twice' }, ALERT_RUNS_OUT);
export const ContactDeleted: Story = shown({ scenario: 'preview-contact-deleted', before: accepted }, ZERO);
export const ContactForbidden: Story = shown({ scenario: 'preview-contact-forbidden', before: accepted }, ZERO);
export const LongName: Story = shown({ scenario: 'long-name' }, ALERT_RUNS_OUT);
export const ArabicName: Story = shown({ scenario: 'arabic-name' }, ALERT_RUNS_OUT);
export const MarkupInName: Story = shown({ scenario: 'markup-name' }, ALERT_RUNS_OUT);
