import { expect } from 'playwright/test';
import { test } from './desk.ts';

const calls = (requests: readonly string[]) => requests.filter((one) => one.startsWith('POST /conversations/calls/'));

test('the countdown reaches zero, the system dials, and the card shows the call', async ({ desk }) => {
  test.setTimeout(100_000);
  const long = Boolean(process.env['CALLBACK_CARD_FULL']); // a minute is no other promise than ten seconds
  const { page, phase, requests } = desk;
  await desk.open(long ? 'preview-countdown' : 'preview-ten-seconds');
  await expect(phase).toHaveText('New callback');
  await desk.press('Accept');
  await expect(phase).toHaveText('Preview');
  const timer = page.getByRole('timer', { name: 'Time until the system dials' });
  await expect(timer).toHaveText(long ? /^0:5\d$/ : /^0:(10|0\d)$/);
  await expect(timer).toHaveText('0:01', { timeout: 65_000 });
  await expect(phase).toHaveText(/System is placing the call|Answer your phone|Ringing/, { timeout: 5000 });
  await expect(phase).toHaveText('On call', { timeout: 15_000 });
  await expect(page.getByRole('region', { name: 'Attempts' })).toContainText('not from here');
  expect(calls(requests)).toEqual([]);
});

test('the third number is picked and called, once', async ({ desk }) => {
  const { page, phase, requests, simulator } = desk;
  await desk.open('preview-countdown');
  await desk.press('Accept');
  await page.getByRole('radio').nth(2).check();
  const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().includes('/calls/'));
  await desk.press('Call Work ··0321');
  expect((await sent).postDataJSON()).toEqual({ callNumber: '+442079460321', phoneColumn: 'Work' });
  await expect(phase).toHaveText('On call', { timeout: 15_000 });
  await expect(page.getByRole('timer', { name: 'Talk time' })).toHaveText(/^0:0\d$/);
  expect(calls(requests)).toHaveLength(1);
  expect(simulator.conversations).toHaveLength(1);
});

test('a preview is skipped', async ({ desk }) => {
  const { page, phase } = desk;
  await desk.open('preview-no-countdown');
  await desk.press('Accept');
  await desk.press('Skip contact');
  await expect(phase).toHaveText('Done');
  await expect(page.locator('.cb-band')).toContainText('Skipped. May come back later.');
});

test('a held callback is resumed and held again, and its time starts anew', async ({ desk }) => {
  const { page } = desk;
  await desk.open('held');
  const timer = page.getByRole('timer', { name: 'Callback on hold' });
  await expect(timer).toHaveText(/^1:(3[5-9]|4\d)$/);
  await desk.press('Resume callback');
  await expect(timer).toHaveCount(0);
  await desk.press('Hold callback');
  await expect(timer).toHaveText(/^0:0\d$/);
  await expect(page.getByText(/^Held before/)).toBeVisible();
});

test('a busy line is said, and a double-click on Call is one call', async ({ desk }) => {
  const { page, phase, requests } = desk;
  await desk.open('call-busy');
  await desk.press('Accept');
  const call = page.getByRole('button', { name: /^Call Mobile/ });
  await expect(call).toBeEnabled();
  await page.evaluate((ms) => new Promise((settled) => setTimeout(settled, ms)), 750);
  await call.dblclick();
  await expect(phase).toHaveText('Call ended', { timeout: 15_000 });
  await expect(page.getByRole('region', { name: 'Attempts' })).toContainText('Busy');
  expect(calls(requests)).toHaveLength(1);
});

test('the socket is dropped in the middle, and the card is right again', async ({ desk }) => {
  const { page, phase, simulator } = desk;
  await desk.open('preview-countdown');
  await desk.press('Accept');
  await expect(phase).toHaveText('Preview');
  const [known] = (
    (await (await fetch(`${simulator.baseUrl}/simulator`)).json()) as {
      conversations: { scenario: string; conversationId: string; participantId: string }[];
    }
  ).conversations.filter(({ scenario }) => scenario === 'preview-countdown');

  await fetch(`${simulator.baseUrl}/simulator/sockets/drop`, { method: 'POST' });
  // What happens now is heard by nobody: another desktop parks the callback.
  await fetch(
    `${simulator.baseUrl}/api/v2/conversations/callbacks/${known!.conversationId}/participants/${known!.participantId}`,
    { method: 'PATCH', headers: { Authorization: `Bearer ${simulator.token}` }, body: '{"held":true}' },
  );
  await expect(page.getByText('Live', { exact: true })).toBeVisible({ timeout: 10_000 });
  await expect(page.getByRole('timer', { name: 'Callback on hold' })).toHaveText(/^0:0\d$/);
  await expect(page.getByRole('timer', { name: 'Time until the system dials' })).toHaveText(/^0:[45]\d$/);
});
