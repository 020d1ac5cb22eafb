import { expect } from 'playwright/test';
import { CALLS } from './desk.ts';
import { handAt, test } from './hand.ts';

test('by keyboard: declined', async ({ desk, hand }) => {
  await hand.open('preview-countdown');
  await hand.use(/^Decline/, 'Space');
  await hand.landsOn('Done');
  await expect(desk.outcome).toHaveText('Declined.');
});

test('by keyboard: skipped', async ({ desk, hand }) => {
  await hand.open('preview-no-countdown');
  await hand.use(/^Accept/);
  await hand.landsOn('Preview');
  await hand.use(/^Skip contact/);
  await hand.landsOn('Done');
  await expect(desk.outcome).toHaveText('Skipped. May come back later.');
});

test('by keyboard: a callback is resumed and held', async ({ desk, hand }) => {
  const timer = desk.page.getByRole('timer', { name: 'Callback on hold' });
  await hand.open('held');
  await hand.use(/^Resume callback/);
  await hand.landsOn('Ready to call');
  await expect(timer).toHaveCount(0);
  await hand.use(/^Hold callback/, 'Space');
  await expect(timer).toBeVisible();
  await hand.landsOn('Ready to call');
  expect(desk.sent('PATCH')).toEqual([{ held: false }, { held: true }]);
});

test('by keyboard: one of two calls is ended, and the other', async ({ hand }) => {
  await hand.open('two-calls');
  await hand.use(/^Hang up ··/);
  await hand.landsOn('On call');
  await hand.use(/^Hang up/);
  await hand.landsOn('Call ended');
});

test('the customer hangs up under the hand: the focus is on the heading, and on no other button', async ({
  desk,
  hand,
}) => {
  await hand.open('on-call');
  await hand.to(/^Hold call/);
  await desk.tell('/conversations/{id}/hang-up');
  await hand.landsOn('Call ended');
});

test('what takes its time, by keyboard: call now after zero, call again after a lost answer', async ({
  desk,
  hand,
  another,
}) => {
  test.setTimeout(60_000);
  const other = await another();
  const otherHand = handAt(other);
  other.mayComplain(/Failed to load resource/);
  await Promise.all([
    test.step('nobody dialled at zero', async () => {
      await desk.tell('/personality', { dialsAtZero: 'nobody' });
      await hand.open('preview-one-second');
      await hand.use(/^Accept/);
      await hand.landsOn(/Preview|System/);
      await hand.to(/^Call /);
      await expect(desk.phase).toHaveText('No call was placed', { timeout: 12_000 });
      expect((await hand.focus()).name).toBe('Call now');
      await desk.settle();
      await hand.press('Enter');
      await expect(desk.phase).toHaveText('On call', { timeout: 12_000 });
      expect(desk.sent(CALLS)).toHaveLength(1);
    }),
    test.step('the answer to Call is lost', async () => {
      await otherHand.open('preview-no-countdown');
      let broken = false;
      await other.page.route('**/conversations/calls/**', async (route) => {
        const breaks = !broken && route.request().method() === 'POST';
        broken ||= breaks;
        await (breaks ? route.abort('connectionreset') : route.continue());
      });
      await otherHand.use(/^Accept/);
      await otherHand.use(/^Call /);
      await expect(other.phase).toHaveText('Checking whether the call was placed');
      await other.settle();
      await otherHand.press('Enter'); // takes no press
      await expect(other.page.getByRole('button', { name: 'Call again' })).toBeFocused({ timeout: 20_000 });
      await other.settle();
      await otherHand.press('Enter');
      await expect(other.phase).toHaveText('On call', { timeout: 20_000 });
      await otherHand.isFine();
      expect(other.sent(CALLS)).toHaveLength(2);
    }),
  ]);
});

test('by keyboard: details are opened, an id is copied, details are closed', async ({ desk, hand }) => {
  const { page } = desk;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await hand.open('on-call');
  await hand.use(/^Details/);
  await hand.use(/^Copy/);
  await expect(page.getByRole('button', { name: 'Copied' })).toBeFocused();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^[0-9a-f-]{36}$/);
  await hand.to(/^Details/, 'Shift+Tab');
  await hand.press('Space');
  await expect(page.getByRole('button', { name: 'Copy' })).toHaveCount(0);
});

test('by keyboard: the timeline is gone through bar by bar, and read as a table', async ({ desk, hand }) => {
  const { page } = desk;
  await hand.open('on-call');
  const bars = page.getByRole('listbox', { name: 'Timeline' }).getByRole('option');
  await hand.to(/still open$/);
  await hand.press('Home');
  await expect(bars.first()).toBeFocused();
  await hand.press('ArrowRight');
  await expect(bars.nth(1)).toBeFocused();
  await hand.press('ArrowLeft');
  await hand.press('ArrowLeft');
  await expect(bars.first()).toBeFocused();
  await hand.press('End');
  await expect(bars.last()).toBeFocused();
  await hand.use(/^Show as table/);
  const table = page.locator('.cb-card').getByRole('table');
  await expect(table).toBeVisible();
  expect((await hand.focus()).name).toBe('Hide table');
  await hand.press('Space');
  await expect(table).toHaveCount(0);
});

test('by keyboard: a voicemail is played, sought, hurried and paused; the focus stays where it was put', async ({
  desk,
  hand,
}) => {
  const place = () => desk.page.locator('audio').evaluate((audio: HTMLAudioElement) => audio.currentTime);
  await hand.open('voicemail');
  await hand.use(/^Accept/);
  await hand.landsOn('Ready to call');
  await hand.use(/^Play message/);
  await expect.poll(place).toBeGreaterThan(0.2);
  expect((await hand.focus()).name).toBe('Pause message');
  await hand.press('Tab');
  await expect(desk.page.getByRole('slider', { name: 'Place in the message' })).toBeFocused();
  await hand.press('ArrowRight');
  await expect.poll(place).toBeGreaterThan(5);
  await hand.press('Tab');
  expect((await hand.focus()).name).toContain('Back 5 seconds');
  await hand.press('Enter');
  await hand.press('Tab');
  await hand.press('Tab');
  await hand.press('ArrowDown');
  await expect(desk.page.getByRole('combobox', { name: 'Speed' })).toHaveValue('2');
  await hand.press('Tab');
  await expect(desk.page.getByRole('group', { name: 'Transcript' })).toBeFocused();
  await hand.use(/^Pause message/);
  const stands = await place();
  expect((await hand.focus()).name).toBe('Play message');
  expect(await place()).toBe(stands);
});

test('by keyboard: another desktop took the events, and they are taken back', async ({ desk, hand }) => {
  desk.mayComplain(/./);
  await hand.open('on-call');
  await hand.to(/^Hold call/);
  await desk.tell('/sockets/take-over');
  await hand.use(/^Use here/);
  await expect(desk.page.locator('.cb-connection')).toHaveText('Live');
  await hand.landsOn('On call');
});

test('by keyboard: a refusal is read and its reference copied; when it goes, the focus is kept', async ({
  desk,
  hand,
}) => {
  desk.mayComplain(/Failed to load resource/);
  await desk.page.context().grantPermissions(['clipboard-write']);
  await hand.open('call-refused');
  await hand.use(/^Accept/);
  await hand.use(/^Call /);
  await expect(desk.page.getByRole('status')).toContainText('the callback has moved on');
  await hand.use(/^Copy/);
  await expect(desk.page.getByRole('button', { name: 'Copied' })).toBeFocused();
  await desk.tell('/conversations/{id}/dial');
  await expect(desk.phase).toHaveText('On call', { timeout: 10_000 });
});
