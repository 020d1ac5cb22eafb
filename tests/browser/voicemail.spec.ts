import { expect, type Page } from 'playwright/test';
import { press, test } from './office.ts';

const place = (page: Page) => page.locator('audio').evaluate((audio: HTMLAudioElement) => audio.currentTime);
const isPaused = (page: Page) => page.locator('audio').evaluate((audio: HTMLAudioElement) => audio.paused);
const slider = (page: Page) => page.getByRole('slider', { name: 'Place in the message' });

test('a voicemail sounds, is sought by key and button, plays faster, and is silent once a call is placed', async ({
  office,
}) => {
  const id = await office.begin('voicemail', true);
  const page = await office.open(office.address(id));
  expect(office.count('GET /downloads/')).toBe(0);
  const fetched = page.waitForResponse((response) => response.url().includes('/downloads/'));
  await press(page, 'Play message');
  const answer = await fetched;
  expect([answer.status(), answer.headers()['accept-ranges']]).toEqual([206, 'bytes']);
  expect(answer.headers()['content-range']).toMatch(/^bytes 0-\d+\/168044$/);
  await expect.poll(() => place(page)).toBeGreaterThan(1);
  await expect(page.locator('.cb-place-time').first()).toHaveText(/^0:0[1-4]$/);
  expect(await page.locator('audio').evaluate((audio: HTMLAudioElement) => audio.controls)).toBe(false);

  const before = await place(page);
  await slider(page).press('ArrowRight');
  await slider(page).press('ArrowRight');
  expect((await place(page)) - before).toBeGreaterThanOrEqual(10);
  await slider(page).press('Home');
  await expect.poll(() => place(page)).toBeLessThan(2);
  await page.getByRole('button', { name: 'Forward 5 seconds' }).click();
  await expect.poll(() => place(page)).toBeGreaterThan(5);

  await page.getByRole('combobox', { name: 'Speed' }).selectOption('2×');
  const hurried = await page.locator('audio').evaluate(async (audio: HTMLAudioElement) => {
    const [from, since] = [audio.currentTime, performance.now()];
    await new Promise((passed) => setTimeout(passed, 1500));
    return (audio.currentTime - from) / ((performance.now() - since) / 1000);
  });
  expect(hurried).toBeGreaterThan(1.5);

  const { x, y, width, height } = (await slider(page).boundingBox())!;
  await page.mouse.click(x + width / 4, y + height / 2);
  await expect.poll(() => place(page)).toBeLessThan(8);
  await press(page, /^Call /);
  await expect.poll(() => isPaused(page)).toBe(true);
  const stands = await place(page);
  await expect(page.locator('.cb-phase')).toHaveText('On call', { timeout: 15_000 });
  expect([await isPaused(page), await place(page)]).toEqual([true, stands]);

  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Speed' })).toHaveValue('4'); // twice as fast, for this agent
});

test('an address that is refused is asked for anew, and the message sounds', async ({ office }) => {
  office.mayComplain(/403/);
  const id = await office.begin('voicemail', true);
  const page = await office.open(office.address(id));
  await office.tell('/faults', { on: 'request', do: 'refuse', status: 403, path: 'downloads/*' });
  await press(page, 'Play message');
  await expect.poll(() => place(page)).toBeGreaterThan(0.5);
  expect(office.sent.filter(({ line }) => /^GET \/voicemail\/.*media/.test(line))).toHaveLength(2);
});

test('one sounds at a time in a browser, and none for whoever has signed out', async ({ office }) => {
  office.mayComplain(/time could not be read/); // by the other agent: the token is still the first’s
  const id = await office.begin('voicemail', true);
  const one = await office.open(office.address(id));
  const two = await office.open(office.address(id));
  await press(one, 'Play message');
  await expect.poll(() => place(one)).toBeGreaterThan(0.3);
  await press(two, 'Play message');
  await expect.poll(() => place(two)).toBeGreaterThan(0.3);
  expect([await isPaused(one), await isPaused(two)]).toEqual([true, false]);

  const audio = await two.locator('audio').elementHandle();
  const next = await office.context.newPage();
  await next.goto(office.address(id, { user: 'somebody-else' }));
  await expect(two.getByText('Signed out. Sign in again to see callbacks.')).toBeVisible();
  const left = await audio!.evaluate((element) => {
    const { paused, currentSrc, isConnected } = element as HTMLAudioElement;
    return { paused, hasAddress: element.hasAttribute('src'), isConnected, currentSrc };
  });
  expect(left).toMatchObject({ paused: true, hasAddress: false, isConnected: false });
  expect(await two.evaluate(() => Object.keys(localStorage))).toEqual([]);
});
