import { expect, type Page } from 'playwright/test';
import { cardOn, crash, test } from './office.ts';
import { standStill } from './stand-still.ts';

/** How long a tab stands still: beyond a minute every timer of its socket is overdue when it goes on. */
const STILL_MS = process.env['CALLBACK_CARD_FULL'] ? 70_000 : 500;
const BACK_MS = 2000;

for (const [what, end] of [
  ['is closed', (page: Page) => page.close()],
  ['crashes', crash],
] as const)
  test(`the tab that listens ${what}: the other is live within 2 s on the same channel, and missed nothing`, async ({
    office,
  }) => {
    const id = await office.begin('preview-no-countdown', true);
    const first = await office.open(office.address(id));
    const second = await office.open(office.address(id));
    const opened = second.waitForEvent('websocket');
    const channel = await office.listening();
    await office.tell('/faults', { on: 'event', do: 'lose' }); // what is said into the gap reaches nobody
    await office.hold(id, true);
    expect(await cardOn(second).held.count()).toBe(0);
    const goneAt = Date.now();
    await end(first);
    await opened;
    await expect(cardOn(second).held).toBeVisible({ timeout: Math.max(1, goneAt + 2000 - Date.now()) });
    expect(Date.now() - goneAt).toBeLessThan(2000);
    await expect(cardOn(second).live).toBeVisible();
    expect(await office.listening()).toEqual(channel);
    await office.forgetFaults();
    await office.hold(id, false);
    await expect(cardOn(second).held).toHaveCount(0);
    expect(await office.channels()).toBe(1);
  });

test('the tab that listens stands still: the other takes over within 5 s; the first closes before it says anything, and follows', async ({
  office,
}) => {
  test.skip(process.platform === 'win32', 'no process can be made to stand still there');
  test.setTimeout(STILL_MS + 60_000);
  const id = await office.begin('preview-no-countdown', true);
  const said: string[] = [];
  office.context.once('page', (page) =>
    page.on('websocket', (socket) => {
      said.push('open');
      socket.on('framesent', ({ payload }) => said.push(String(payload)));
      socket.on('close', () => said.push('close'));
    }),
  );
  const first = await office.open(office.address(id));
  const second = await office.open(office.address(id));
  expect(said).toEqual(['open']);

  const opened = second.waitForEvent('websocket', { timeout: 10_000 });
  const goOn = await standStill(first, second);
  const stoodStillAt = Date.now();
  try {
    await office.hold(id, true);
    expect(await cardOn(second).held.count()).toBe(0);
    await opened;
    await expect(cardOn(second).held).toBeVisible();
    expect(Date.now() - stoodStillAt).toBeLessThan(5000);
    await second.waitForTimeout(STILL_MS);
    expect(await office.listening()).toHaveLength(1);
  } finally {
    goOn();
  }
  await expect(cardOn(first).held).toBeVisible();
  await expect(cardOn(first).live).toBeVisible();
  await office.hold(id, false);
  for (const page of [first, second]) await expect(cardOn(page).held).toHaveCount(0);
  await first.waitForTimeout(BACK_MS); // whatever was overdue has been done
  expect(said).toEqual(['open', 'close']);
  expect(await office.listening()).toHaveLength(1);
  expect(await office.channels()).toBe(1);
});
