import { expect } from 'playwright/test';
import type { Desk } from '../browser/desk.ts';

/** One picture of the card: which scenario, and what happens before it is taken. */
export interface Shot {
  /** Stands under the picture. */
  readonly caption: string;
  readonly scenario: string;
  /** Before the scenario starts: personality, phone, faults. */
  readonly before?: (desk: Desk) => Promise<void>;
  readonly steps?: (desk: Desk) => Promise<void>;
}

const seen =
  (phase: string | RegExp, timeout = 10_000) =>
  (desk: Desk) =>
    expect(desk.phase).toHaveText(phase, { timeout });
const press = (name: string | RegExp) => (desk: Desk) => desk.press(name);
const tell = (path: string, body?: unknown) => (desk: Desk) => desk.tell(path, body);
const all =
  (...steps: ((desk: Desk) => Promise<void>)[]) =>
  async (desk: Desk): Promise<void> => {
    for (const step of steps) await step(desk);
  };

const accepted = all(press('Accept'), seen(/Preview|Ready to call/));
const called = (scenarioAccepted = accepted) => all(scenarioAccepted, press(/^Call /));
const nobodyDials = tell('/personality', { dialsAtZero: 'nobody' });

/** Every phase, and every state that has made a card look bad before. */
export const SHOTS: readonly Shot[] = [
  { caption: 'Scheduled', scenario: 'scheduled' },
  { caption: 'Overdue, with nobody', scenario: 'overdue' },
  { caption: 'Alerting', scenario: 'preview-countdown' },
  { caption: 'Alerting, asked for', scenario: 'asked-for' },
  {
    caption: 'Opening by itself',
    scenario: 'preview-auto-accept',
    before: tell('/faults', { on: 'event', do: 'delay', ms: 6000 }),
  },
  { caption: 'Preview, three numbers', scenario: 'preview-countdown', steps: accepted },
  { caption: 'Preview, no countdown', scenario: 'preview-no-countdown', steps: accepted },
  { caption: 'Preview, skipping not allowed', scenario: 'preview-no-skip', steps: accepted },
  { caption: 'Preview, dialled by another system', scenario: 'preview-external', steps: accepted },
  { caption: 'Preview, contact deleted', scenario: 'preview-contact-deleted', steps: accepted },
  { caption: 'Ready to call', scenario: 'ready-to-call' },
  {
    caption: 'System dials at zero',
    scenario: 'preview-one-second',
    before: nobodyDials,
    steps: all(press('Accept'), seen('System is placing the call')),
  },
  {
    caption: 'Not placed',
    scenario: 'preview-one-second',
    before: nobodyDials,
    steps: all(press('Accept'), seen('No call was placed', 15_000)),
  },
  {
    caption: 'Placing',
    scenario: 'preview-no-countdown',
    steps: all(
      accepted,
      tell('/faults', { on: 'request', do: 'delay', method: 'GET', path: '/conversations/*', ms: 9000, times: 9 }),
      press(/^Call /),
      seen('Placing call'),
    ),
  },
  {
    caption: 'Checking',
    scenario: 'call-appears-late',
    steps: all(called(), seen('Checking whether the call was placed')),
  },
  {
    caption: 'Not seen after 15 s',
    scenario: 'call-appears-late',
    steps: async (desk) => {
      await called()(desk);
      await expect(desk.page.getByRole('button', { name: 'Call again' })).toBeEnabled({ timeout: 20_000 });
    },
  },
  {
    caption: 'Own phone',
    scenario: 'phone-rings',
    steps: all(called(), seen('Answer your phone')),
  },
  { caption: 'Ringing', scenario: 'call-machine', steps: all(called(), seen('Ringing')) },
  { caption: 'On call', scenario: 'on-call', steps: seen('On call') },
  { caption: 'On call, preview', scenario: 'preview-no-countdown', steps: all(called(), seen('On call')) },
  { caption: 'On call, recorded', scenario: 'call-recorded', steps: seen('On call') },
  { caption: 'Customer on hold', scenario: 'call-on-hold', steps: seen('Customer on hold') },
  { caption: 'Callback on hold', scenario: 'held' },
  { caption: 'Parked for 12 hours', scenario: 'held-twelve-hours' },
  { caption: 'Two calls', scenario: 'two-calls' },
  { caption: 'Call ended, busy', scenario: 'call-busy', steps: all(called(), seen('Call ended')) },
  { caption: 'Call ended, you hung up', scenario: 'call-ended' },
  {
    caption: 'Call ended, own phone declined',
    scenario: 'phone-declined',
    steps: all(called(), seen('Answer your phone'), seen('Call ended')),
  },
  { caption: 'Wrap-up, code needed', scenario: 'wrap-up-mandatory' },
  { caption: 'Wrap-up, timed', scenario: 'wrap-up-timed' },
  {
    caption: 'Done, missed',
    scenario: 'preview-countdown',
    steps: seen('Done', 40_000),
  },
  {
    caption: 'Done, skipped',
    scenario: 'preview-no-countdown',
    steps: all(accepted, press('Skip contact'), seen('Done')),
  },
  { caption: 'Voicemail', scenario: 'voicemail' },
  { caption: 'Voicemail, upload failed', scenario: 'voicemail-failed', steps: accepted },
  { caption: 'Read-only, a supervisor', scenario: 'supervisor-view' },
  { caption: 'Placed automatically', scenario: 'placed-automatically' },
  { caption: 'Unknown state', scenario: 'unknown-state' },
  { caption: 'Nothing but an id', scenario: 'nothing-but-id' },
  {
    caption: 'Not live',
    scenario: 'preview-no-countdown',
    steps: async (desk) => {
      await accepted(desk);
      await desk.tell('/faults', { on: 'socket', do: 'refuse' });
      await desk.tell('/sockets/drop');
      await expect(desk.page.getByText(/Not live/).first()).toBeVisible({ timeout: 10_000 });
    },
  },
  {
    caption: 'Refused, with a reference',
    scenario: 'preview-no-countdown',
    steps: async (desk) => {
      await accepted(desk);
      await desk.tell('/faults', { on: 'request', do: 'refuse', status: 409, method: 'PATCH' });
      await desk.press('Hold callback');
      await expect(desk.page.locator('.cb-notice')).toContainText('has moved on');
    },
  },
  { caption: 'No number', scenario: 'no-number', steps: all(press('Accept'), seen('Ready to call')) },
  { caption: 'Seven numbers', scenario: 'seven-numbers', steps: accepted },
  { caption: 'A name of 80 characters', scenario: 'long-name', steps: accepted },
  { caption: 'A name in Arabic', scenario: 'arabic-name', steps: accepted },
  { caption: 'A name with markup', scenario: 'markup-name', steps: accepted },
];
