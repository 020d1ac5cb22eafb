import { QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Callback } from '../../src/callback/callback.ts';
import { CallbackCard } from '../../src/components/callback-card/callback-card.tsx';
import { CallbackProvider } from '../../src/components/provider.tsx';
import { STORY_NOW } from '../../src/components/story.ts';
import type { ScenarioName } from '../../src/simulator/scenarios.ts';
import type { CallbackLeg, Participant } from '../../src/simulator/world/world.ts';
import { createDesk } from './desk.ts';

/** A property of the model, two values of it on the wire, where an agent finds it, and what it says for each. */
interface Row {
  /** Put on the agent's own leg before the card is mounted. */
  readonly wire: readonly [Partial<CallbackLeg>, Partial<CallbackLeg>];
  readonly where: () => string | null | undefined;
  readonly says: readonly [string | RegExp, string | RegExp];
  /** Where the property means nothing without it. */
  readonly scenario?: ScenarioName;
  readonly and?: (leg: CallbackLeg, participant: Participant) => void;
}

const at = (secondsAgo: number) => new Date(STORY_NOW - secondsAgo * 1000).toISOString();
const phase = () => screen.getAllByRole('heading', { level: 3 })[0]!.textContent;
const timer = (name: string) => screen.getByRole('timer', { name }).textContent;
const region = (name: string) => screen.queryByRole('region', { name })?.textContent ?? 'absent';
const described = (name: string | RegExp) => {
  const button = screen.queryByRole('button', { name });
  if (!button) return 'absent';
  const reason = button.getAttribute('aria-describedby');
  return reason === null ? 'allowed' : document.getElementById(reason)!.textContent;
};
const detail = (term: string) => {
  const button = screen.getByRole('button', { name: 'Details' });
  if (button.getAttribute('aria-expanded') === 'false') act(() => button.click());
  return screen.getAllByRole('term').find(({ textContent }) => textContent === term)?.nextElementSibling?.textContent;
};
const header = () => screen.getByRole('heading', { level: 2 }).closest('header')!.textContent;

const open = (leg: CallbackLeg) => {
  leg.state = 'connected';
  leg.connectedTime = at(2);
};
const over = (leg: CallbackLeg, participant: Participant) => {
  open(leg);
  leg.state = 'disconnected';
  leg.disconnectedTime ??= at(1);
  leg.disconnectType ??= 'client';
  participant.endTime = leg.disconnectedTime;
};

const ROWS: Record<keyof Callback, Row> = {
  id: { wire: [{ id: 'cb-a' }, { id: 'cb-b' }], where: () => detail('Callback'), says: ['cb-a', 'cb-b'] },
  state: {
    wire: [{ state: 'alerting' }, { state: 'thinking' }],
    where: phase,
    says: ['New callback', 'Unknown state: thinking'],
  },
  initialState: {
    wire: [{ initialState: 'alerting' }, { initialState: 'pondering' }],
    and: (leg) => (leg.segments = [{ type: 'Alert', startTime: at(9) }]),
    where: () => region('Timeline'),
    says: [/Began as: Offered/, /Began as: Other: pondering/],
  },
  segments: {
    wire: [
      { segments: [{ type: 'Interact', startTime: at(90), endTime: at(30) }] },
      { segments: [{ type: 'Juggle', startTime: at(90), endTime: at(60) }] },
    ],
    where: () =>
      within(screen.getByRole('region', { name: 'Timeline' }))
        .getByRole('option')
        .getAttribute('aria-label'),
    says: [/^Open, Callback: .*, 1:00\.$/, /^Other: juggle, Callback: .*, 0:30\.$/],
  },
  direction: {
    scenario: 'held',
    wire: [{ direction: 'inbound' }, { direction: 'outbound' }],
    where: header,
    says: [/Inbound callback/, /Outbound callback/],
  },
  held: {
    scenario: 'held',
    wire: [{ held: true }, { held: false }],
    where: () => described('Resume callback'),
    says: ['allowed', 'absent'],
  },
  heldAt: {
    scenario: 'held',
    wire: [{ startHoldTime: at(10) }, { startHoldTime: at(70) }],
    where: () => timer('Callback on hold'),
    says: ['0:11', '1:11'],
  },
  disconnectType: {
    wire: [{ disconnectType: 'transfer.forward' }, { disconnectType: 'sunspots' }],
    and: over,
    where: () => document.querySelector('.cb-band')?.textContent,
    says: [/Transferred\./, /Call ended \(sunspots\)/],
  },
  preview: {
    wire: [{ dialerPreview: { contactId: 'nobody', contactListId: 'nowhere' } }, {}],
    and: (leg) => leg.dialerPreview?.contactId === 'nobody' || delete leg.dialerPreview,
    where: () => region('Contact'),
    says: [/This contact was deleted/, 'absent'],
  },
  voicemail: {
    scenario: 'held',
    wire: [{ voicemail: { id: 'vm', uploadStatus: 'pending' } }, { voicemail: { id: 'vm', uploadStatus: 'failed' } }],
    where: () => region('Voicemail'),
    says: [/still being uploaded/, /could not be saved/],
  },
  numbers: {
    scenario: 'held',
    wire: [{ callbackNumbers: ['+13175550142'] }, { callbackNumbers: ['0317 555 0199 x4', '112'] }],
    where: () => screen.getByRole('radiogroup', { name: 'Number to call' }).textContent,
    says: ['+1 317 555 0142', '0317 555 0199 x4112'],
  },
  customerName: {
    wire: [{ callbackUserName: 'Ottoline Brask' }, { callbackUserName: 'ليلى الحدّاد' }],
    where: () => screen.getByRole('heading', { level: 2 }).textContent,
    says: ['Ottoline Brask', 'ليلى الحدّاد'],
  },
  scriptId: {
    wire: [{ scriptId: 'script-a' }, { scriptId: 'script-b' }],
    where: () => detail('Script'),
    says: ['script-a', 'script-b'],
  },
  externalCampaign: {
    wire: [{ externalCampaign: true }, { externalCampaign: false }],
    and: open,
    where: () => described(/^Call/),
    says: ['Dialled by another system.', 'allowed'],
  },
  skipAllowed: {
    wire: [{ skipEnabled: true }, { skipEnabled: false }],
    and: open,
    where: () => described('Skip contact'),
    says: ['allowed', 'This campaign does not allow skipping.'],
  },
  countdownSeconds: {
    wire: [{ timeoutSeconds: 30 }, { timeoutSeconds: 4000 }],
    and: open,
    where: () => timer('Time until the system dials'),
    says: ['0:27', '1:06:37'],
  },
  alertedAt: {
    wire: [{ startAlertingTime: at(4) }, { startAlertingTime: at(19) }],
    where: () => timer('Time left to accept'),
    says: ['0:25', '0:10'],
  },
  connectedAt: {
    wire: [
      { state: 'connected', connectedTime: at(4) },
      { state: 'connected', connectedTime: at(19) },
    ],
    where: () => timer('Time until the system dials'),
    says: ['0:55', '0:40'],
  },
  disconnectedAt: {
    wire: [{ disconnectedTime: at(0) }, { disconnectedTime: at(3600) }],
    and: over,
    where: header,
    says: [/Ended 4:10/, /Ended 3:10/],
  },
  scheduledAt: {
    scenario: 'held',
    wire: [{ callbackScheduledTime: at(-1800) }, { callbackScheduledTime: at(7200) }],
    where: header,
    says: [/due 4:40/, /due 2:10/],
  },
  automationId: {
    wire: [{ automatedCallbackConfigId: 'robot' }, {}],
    and: open,
    where: () => described(/^Call/),
    says: ['Placed automatically.', 'allowed'],
  },
  provider: {
    wire: [{ provider: 'PureCloud Callback' }, { provider: 'Edge' }],
    where: () => detail('Provider'),
    says: ['PureCloud Callback', 'Edge'],
  },
  peerId: {
    wire: [{ peerId: 'peer-a' }, { peerId: 'peer-b' }],
    where: () => detail('Peer'),
    says: ['peer-a', 'peer-b'],
  },
  wrapup: {
    wire: [{ wrapup: { code: 'c', name: 'Renewed' } }, { wrapup: { notes: 'asks for Friday', provisional: true } }],
    and: over,
    where: () => region('Wrap-up'),
    says: [/CodeRenewed/, /DraftNo code yetNotesasks for Friday/],
  },
  afterCallWork: {
    wire: [{ afterCallWork: { state: 'pending', startTime: at(1) } }, { afterCallWork: { state: 'complete' } }],
    and: over,
    where: phase,
    says: ['Wrap-up', 'Done'],
  },
  afterCallWorkRequired: {
    wire: [{ afterCallWorkRequired: true }, { afterCallWorkRequired: false }],
    where: () => region('Wrap-up'),
    says: [/After-call work is required/, 'absent'],
  },
  callerId: {
    wire: [{ callerId: '+13175550100' }, { callerId: '+442079460000' }],
    where: () => detail('Calling as'),
    says: ['+13175550100', '+442079460000'],
  },
  callerIdName: {
    wire: [{ callerIdName: 'Lumen Energy' }, { callerIdName: 'Lumen Renewals' }],
    where: () => screen.getByText(/^Calling as/, { selector: 'p' }).textContent,
    says: ['Calling as Lumen Energy', 'Calling as Lumen Renewals'],
  },
  queueSettings: {
    wire: [{ queueMediaSettings: { alertingTimeoutSeconds: 45 } }, { queueMediaSettings: { enableAutoAnswer: true } }],
    and: (_leg, participant) => delete participant.alertingTimeoutMs,
    where: () => document.querySelector('.cb-band')?.textContent,
    says: [/New callback.*0:4[34]/, /Opening automatically/],
  },
};

async function mount({ scenario = 'preview-countdown', wire, and }: Row, which: 0 | 1) {
  const desk = await createDesk({
    scenario,
    before: ({ simulator, started }) => {
      const conversation = simulator.world.conversations.get(started.conversationId)!;
      const participant = conversation.participants.find(({ id }) => id === started.participantId)!;
      const leg = participant.callbacks[0]!;
      Object.assign(leg, wire[which]);
      and?.(leg, participant);
      return Promise.resolve();
    },
  });
  render(
    <QueryClientProvider client={desk.client}>
      <CallbackProvider platform={desk.platform}>
        <CallbackCard conversationId={desk.started.conversationId} />
      </CallbackProvider>
    </QueryClientProvider>,
  );
  await desk.step(1000);
  return desk;
}

describe.each(Object.entries(ROWS))('%s', (_property, row) => {
  test.each([0, 1] as const)('value %i of the wire is on the card', async (which) => {
    await mount(row, which);
    expect(row.where()).toEqual(
      typeof row.says[which] === 'string' ? row.says[which] : expect.stringMatching(row.says[which]),
    );
  });
});
