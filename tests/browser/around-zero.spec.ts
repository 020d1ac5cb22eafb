import { expect } from 'playwright/test';
import { CALLS, test, type Desk } from './desk.ts';

/** A minute is no other promise than ten seconds. */
const SCENARIO = process.env['CALLBACK_CARD_FULL'] ? 'preview-countdown' : 'preview-ten-seconds';

/** Real deadlines take their time; desks that wait for one wait together. */
const MINUTE_AND_MORE = 110_000;

const countdown = ({ page }: Desk) => page.getByRole('timer', { name: 'Time until the system dials' });

/** The agent thinks of another number when the system may already be dialling the first. */
async function picksTooLate(desk: Desk) {
  const { page, phase } = desk;
  await desk.open(SCENARIO);
  await desk.press('Accept');
  const radios = page.getByRole('radio');
  await expect(radios).toHaveCount(3);
  await expect(page.getByRole('status')).toHaveText(/At zero the system may dial a different number/);
  await expect(countdown(desk)).toHaveText('0:01', { timeout: 70_000 });
  await radios.nth(1).check();
  await expect(page.getByRole('status')).toHaveText(/^Too late to change the number/);
  const call = page.getByRole('button', { name: /^Call / });
  await expect(call).toHaveAttribute('aria-disabled', 'true');
  await call.dblclick({ force: true });
  await expect(phase).toHaveText(/Answer your phone|Ringing/, { timeout: 5000 });
  await expect(phase).toHaveText('On call', { timeout: 10_000 });
  // What was dialled is told, not what was picked.
  await expect(page.getByRole('region', { name: 'Attempts' }).getByRole('listitem')).toHaveText([
    /··0142.*not from here/,
  ]);
  expect(desk.sent(CALLS)).toEqual([]);
}

/** The callback is parked while it counts down; whether the system waits meanwhile, nobody knows beforehand. */
async function holdsOverZero(desk: Desk, holdPausesCountdown: 'no' | 'yes') {
  const { page, phase } = desk;
  await desk.tell('/personality', { holdPausesCountdown });
  await desk.open(SCENARIO);
  await desk.press('Accept');
  await expect(countdown(desk)).toBeVisible();
  await desk.press('Hold callback');
  await expect(page.getByRole('timer', { name: 'Callback on hold' })).toBeVisible();
  await expect(countdown(desk)).toBeVisible(); // it may go on
  if (holdPausesCountdown === 'no') {
    await expect(phase).toHaveText(/Answer your phone|Ringing/, { timeout: 60_000 });
    await expect(phase).toHaveText('On call', { timeout: 10_000 });
  } else {
    await expect(phase).toHaveText('No call was placed', { timeout: 75_000 });
    await desk.press('Resume callback');
    await expect(page.getByRole('timer', { name: 'Callback on hold' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Call now' })).toBeEnabled();
  }
  expect(desk.sent(CALLS)).toEqual([]);
}

/** Decline is pressed in the alert's last moment and reaches the platform after it. */
async function declinesTooLate(desk: Desk) {
  const { page, phase } = desk;
  desk.mayComplain(/Failed to load resource/);
  await desk.open('preview-countdown');
  let letGo = () => {};
  const held = new Promise<void>((release) => (letGo = release));
  await page.route('**/participants/*', async (route) => {
    if (route.request().method() === 'PATCH') await held;
    await route.continue();
  });
  await expect(page.getByRole('timer', { name: 'Time left to accept' })).toHaveText('0:01', { timeout: 35_000 });
  await page.getByRole('button', { name: 'Decline' }).click();
  await expect(phase).toHaveText('Done');
  letGo();
  // The platform decided: it was missed before the decline came.
  await expect(desk.outcome).toHaveText('Missed: not accepted in time.');
  await expect(phase).toHaveText('New callback', { timeout: 10_000 });
  await desk.press('Accept');
  await expect(phase).toHaveText('Preview');
  expect(desk.sent('PATCH')).toEqual([{ state: 'disconnected' }, { state: 'connected' }]);
}

test('around a deadline: a late pick, a callback parked over zero on either platform, a decline that comes too late', async ({
  desk,
  another,
}) => {
  test.setTimeout(MINUTE_AND_MORE);
  const desks = [desk, await another(), await another(), await another()] as const;
  const outcomes = await Promise.allSettled([
    test.step('another number is picked in the last two seconds', () => picksTooLate(desks[0])),
    test.step('parked over zero, and the countdown goes on', () => holdsOverZero(desks[1], 'no')),
    test.step('parked over zero, and the countdown waits', () => holdsOverZero(desks[2], 'yes')),
    test.step('declined when the alert had just ended', () => declinesTooLate(desks[3])),
  ]);
  expect(outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason)] : []))).toEqual([]);
});
