import { expect, type Locator } from 'playwright/test';
import type { Desk } from './desk.ts';
import { handAt, test, type Hand } from './hand.ts';

/** One thing an agent does beside the call: what is opened, entered and sent, and how it shows that it was done. */
interface Flow {
  readonly what: string;
  readonly scenario: string;
  /** Phase it begins in, after Accept where there is something to accept. */
  readonly begins: string;
  readonly accept?: boolean;
  /** Opened from "More"; where it stands open by itself, nothing. */
  readonly action?: RegExp;
  readonly enter?: (desk: Desk, hand?: Hand) => Promise<void>;
  readonly send: RegExp;
  /** The request that does it, as the fault sees it. */
  readonly request: { readonly method: string; readonly path: string };
  /** As the page sends it. */
  readonly line: string;
  /** What the agent typed, and must find again. */
  readonly typed?: (desk: Desk) => Promise<string>;
  readonly done: (desk: Desk) => Promise<void>;
}

const typedIn = (field: (desk: Desk) => Locator) => (desk: Desk) => field(desk).inputValue();
const phaseIs = (words: string) => async (desk: Desk) => {
  await expect(desk.phase).toHaveText(words, { timeout: 10_000 });
};

const FLOWS: readonly Flow[] = [
  {
    what: 'transferring to a person',
    scenario: 'ready-to-call',
    begins: 'Ready to call',
    action: /^Transfer…/,
    async enter({ page }, hand) {
      const name = page.getByRole('searchbox', { name: 'Person or queue' });
      if (hand) await hand.type('luc', name);
      else await name.fill('luc');
      const radio = page.getByRole('radio', { name: 'Lucia Fenwick' });
      await expect(radio).toBeVisible();
      if (hand) await hand.choose(radio);
      else await radio.check();
    },
    send: /^Transfer to Lucia Fenwick/,
    request: { method: 'POST', path: '/conversations/callbacks/*/participants/*/replace' },
    line: 'POST /conversations/callbacks/',
    typed: typedIn(({ page }) => page.getByRole('searchbox', { name: 'Person or queue' })),
    done: phaseIs('Done'),
  },
  {
    what: 'scheduling another callback',
    scenario: 'ready-to-call',
    begins: 'Ready to call',
    action: /^Schedule callback…/,
    async enter({ page }, hand) {
      const pick = page.getByRole('button', { name: 'In 2 hours' });
      if (hand) await hand.use(/^In 2 hours/);
      else await pick.click();
    },
    send: /^Schedule( again)?$/,
    request: { method: 'POST', path: '/conversations/*/participants/*/callbacks' },
    line: 'POST /conversations/',
    typed: typedIn(({ page }) => page.getByLabel('Time', { exact: true })),
    done: async ({ page }) => await expect(page.getByText('A callback is scheduled.')).toBeVisible({ timeout: 10_000 }),
  },
  {
    what: 'moving a callback that nobody has',
    scenario: 'scheduled',
    begins: 'Scheduled',
    action: /^Reschedule…/,
    async enter({ page }, hand) {
      if (hand) await hand.use(/^In 2 hours/);
      else await page.getByRole('button', { name: 'In 2 hours' }).click();
    },
    send: /^Reschedule( again)?$/,
    request: { method: 'PATCH', path: '/conversations/callbacks' },
    line: 'PATCH /conversations/callbacks',
    typed: typedIn(({ page }) => page.getByLabel('Time', { exact: true })),
    done: async ({ page }) =>
      await expect(page.getByText('The callback is rescheduled.')).toBeVisible({ timeout: 10_000 }),
  },
  {
    what: 'calling another number',
    scenario: 'ready-to-call',
    begins: 'Ready to call',
    action: /^Call another number…/,
    async enter({ page }, hand) {
      const field = page.getByRole('textbox', { name: 'Phone number' });
      if (hand) await hand.type('+13175550177', field);
      else await field.fill('+13175550177');
    },
    send: /^Call ··0177/,
    request: { method: 'POST', path: '/conversations/calls/*' },
    line: 'POST /conversations/calls/',
    typed: async ({ page }) =>
      (await page.getByRole('textbox', { name: 'Phone number' }).inputValue()).replaceAll(/\D/g, ''),
    done: phaseIs('On call'),
  },
  {
    what: 'wrapping up',
    scenario: 'wrap-up-mandatory',
    begins: 'Wrap-up',
    async enter({ page }, hand) {
      const notes = page.getByRole('textbox', { name: 'Notes' });
      const code = page.getByRole('radio').first();
      if (hand) {
        await hand.choose(code);
        await hand.type('Will pay on Friday.', notes);
      } else {
        await code.check();
        await notes.fill('Will pay on Friday.');
      }
      await expect(page.getByText('Draft kept')).toBeVisible({ timeout: 10_000 }); // nothing else is on its way
    },
    send: /^Save/,
    request: { method: 'POST', path: '/conversations/**/wrapup' },
    line: 'POST /conversations/callbacks/',
    typed: typedIn(({ page }) => page.getByRole('textbox', { name: 'Notes' })),
    done: phaseIs('Done'),
  },
  {
    what: 'adding to do-not-call and skipping',
    scenario: 'preview-no-countdown',
    begins: 'Preview',
    accept: true,
    action: /^Add to do-not-call…/,
    send: /^Add to do-not-call and skip/,
    request: { method: 'POST', path: '/outbound/conversations/*/dnc' },
    line: 'POST /outbound/conversations/',
    done: phaseIs('Done'),
  },
  {
    what: 'closing without calling',
    scenario: 'ready-to-call',
    begins: 'Ready to call',
    action: /^Close without calling…/,
    send: /^Close without calling$/,
    request: { method: 'PATCH', path: '/conversations/callbacks/*/participants/*' },
    line: 'PATCH /conversations/callbacks/',
    done: phaseIs('Done'),
  },
  {
    what: 'muting',
    scenario: 'on-call',
    begins: 'On call',
    send: /^Mute/,
    request: { method: 'PATCH', path: '/conversations/calls/*/participants/*' },
    line: 'PATCH /conversations/calls/',
    done: async ({ page }) => await expect(page.getByText('You are muted.')).toBeVisible({ timeout: 10_000 }),
  },
  {
    what: 'pausing the recording',
    scenario: 'call-recorded',
    begins: 'On call',
    send: /^Pause recording/,
    request: { method: 'PUT', path: '/conversations/**/recordingstate' },
    line: 'PUT /conversations/',
    done: async ({ page }) => await expect(page.getByText('Recording paused')).toBeVisible({ timeout: 10_000 }),
  },
];

const REFUSALS = [
  [403, /You do not have permission/],
  [409, /has moved on/],
  [400, /did not accept/],
] as const;

const sent = (desk: Desk, { line }: Flow) => desk.requests.filter((request) => request.startsWith(line)).length;

async function begin(desk: Desk, flow: Flow, hand?: Hand) {
  desk.mayComplain(/Failed to load resource/);
  if (hand) await hand.open(flow.scenario);
  else await desk.open(flow.scenario);
  if (flow.accept) await (hand ? hand.use(/^Accept/) : desk.press('Accept'));
  await expect(desk.phase).toHaveText(flow.begins);
  if (flow.action) {
    await (hand ? hand.use(/^More/) : desk.press('More'));
    await (hand ? hand.use(flow.action) : desk.press(flow.action));
  }
  await flow.enter?.(desk, hand);
}

for (const flow of FLOWS) {
  test(`${flow.what}, by mouse: refused in words with nothing lost, then slow, then done`, async ({ desk }) => {
    test.setTimeout(60_000);
    await begin(desk, flow);
    const before = await flow.typed?.(desk);
    for (const [status, words] of REFUSALS) {
      await desk.tell('/faults', { on: 'request', do: 'refuse', status, ...flow.request, times: 1 });
      await desk.press(flow.send);
      await expect(desk.page.locator('.cb-card').getByText(words).first()).toBeVisible();
      expect(await flow.typed?.(desk)).toBe(before);
    }
    const tries = sent(desk, flow);
    await desk.tell('/faults', { on: 'request', do: 'delay', ms: 1500, ...flow.request, times: 1 });
    await desk.press(flow.send);
    await flow.done(desk);
    expect(sent(desk, flow)).toBe(tries + 1);
  });

  test(`${flow.what}, by keyboard, and the answer is lost: the truth is shown, and nothing was sent twice`, async ({
    desk,
  }) => {
    test.setTimeout(60_000);
    const hand = handAt(desk);
    await begin(desk, flow, hand);
    const tries = sent(desk, flow);
    await desk.tell('/faults', { on: 'request', do: 'lose', ...flow.request, times: 1 });
    await hand.use(flow.send);
    await flow.done(desk);
    expect(sent(desk, flow)).toBe(tries + 1);
  });
}

test('nothing typed is lost by an event or by another card, and a typed number not by a reload unasked', async ({
  desk,
}) => {
  const { page } = desk;
  await desk.open('ready-to-call');
  await desk.tell('/scenarios/on-call');
  await desk.press('More');
  await desk.press(/^Call another number…/);
  const field = page.getByRole('textbox', { name: 'Phone number' });
  await field.fill('+13175550177');
  const typed = await field.inputValue();
  await desk.press('Hold callback');
  await expect(page.getByRole('timer', { name: 'Callback on hold' })).toBeVisible();
  expect(await field.inputValue()).toBe(typed);

  await page.locator('.cb-row[data-need=talk]').click();
  await expect(desk.phase).toHaveText('On call');
  await expect(field).toHaveCount(0);
  await page.locator('.cb-row[data-need=held]').click();
  await expect(desk.phase).toHaveText('Ready to call');
  await expect(field).toHaveValue(typed);

  const asked = page.waitForEvent('dialog');
  void page.reload().catch(() => {}); // stays where it is
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await expect(field).toHaveValue(typed);
});
