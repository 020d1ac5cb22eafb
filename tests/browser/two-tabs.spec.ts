import { join } from 'node:path';
import { expect } from 'playwright/test';
import { callOf, cardOn, press, pressTogether, test } from './office.ts';
import { serveFolder } from './serve-folder.ts';

const REPETITIONS = process.env['CALLBACK_CARD_FULL'] ? 20 : 5;
const CALLING = /Answer your phone|Ringing|On call/;

test('two tabs have one channel and one socket between them, and show the same', async ({ office }) => {
  const id = await office.begin('preview-no-countdown', true);
  const pages = [await office.open(office.address(id)), await office.open(office.address(id))];
  expect(await office.listening()).toHaveLength(1);
  for (const held of [true, false]) {
    await office.hold(id, held);
    for (const page of pages) await expect(cardOn(page).held).toHaveCount(held ? 1 : 0);
  }
  expect(await office.channels()).toBe(1);
  expect(office.count('POST /notifications/channels')).toBe(1);
});

test('both press Call at the same moment, time and again: one request each, and the same in both', async ({
  office,
}) => {
  test.setTimeout(20_000 + REPETITIONS * 10_000);
  let id = await office.begin('ready-to-call');
  const pages = [await office.open(office.address(id)), await office.open(office.address(id))];
  for (let n = 0; n < REPETITIONS; n++) {
    if (n > 0) id = await office.begin('ready-to-call');
    for (const page of pages) await page.goto(office.address(id));
    for (const page of pages) await expect(cardOn(page).phase).toHaveText('Ready to call');
    await pressTogether(pages, /^Call /);
    for (const page of pages) {
      await expect(cardOn(page).attempts).toHaveText([/you/]);
      await expect(cardOn(page).phase).toHaveText(CALLING);
      await expect(page.getByText('A call is already in progress.')).toBeVisible();
      await expect(cardOn(page).notice).toHaveText('');
    }
    expect(office.count(callOf(id))).toBe(1);
  }
  for (const page of pages) await expect(cardOn(page).phase).toHaveText('On call', { timeout: 15_000 });
});

test('both press Skip, then both press Done, at the same moment: one request each, done in both', async ({
  office,
}) => {
  const [skipped, closed] = [await office.begin('preview-no-countdown', true), await office.begin('call-ended')];
  const pages = [await office.open(office.address(skipped)), await office.open(office.address(skipped))];
  await pressTogether(pages, /^Skip contact/);
  for (const page of pages) await expect(page.locator('.cb-band')).toContainText('Skipped. May come back later.');
  for (const page of pages) await page.goto(office.address(closed));
  await pressTogether(pages, /^Done/);
  for (const page of pages) await expect(cardOn(page).phase).toHaveText(/Done|Wrap-up/);
  for (const id of [skipped, closed]) expect(office.count(`PATCH /conversations/callbacks/${id}`)).toBe(1);
});

test('two tabs of the demo: one socket, what one accepts is accepted in both, and two presses are one request', async ({
  office,
}) => {
  const server = await serveFolder({ folders: [join(import.meta.dirname, '../../build/demo')] });
  const pages = [await office.context.newPage(), await office.context.newPage()];
  for (const [i, scenario] of ['ready-to-call', 'preview-no-countdown'].entries()) {
    await pages[i]!.goto(`${server.origin}/?simulator=${office.baseUrl}&scenario=${scenario}`);
    await expect(cardOn(pages[i]!).live).toBeVisible();
  }
  const others = pages[0]!.getByRole('listbox', { name: 'My callbacks' });
  await others.getByRole('option', { name: /to accept$/ }).click(); // what the other tab began rings here too
  for (const page of pages) await expect(cardOn(page).phase).toHaveText('New callback');
  await press(pages[1]!, 'Accept');
  for (const page of pages) await expect(cardOn(page).phase).toHaveText('Preview');
  await pressTogether(pages, /^Call /);
  for (const page of pages) await expect(cardOn(page).phase).toHaveText(CALLING);
  expect(office.count('POST /conversations/calls/')).toBe(1);
  expect(await office.listening()).toHaveLength(1);
  expect(await office.channels()).toBe(1);
  await Promise.all(pages.map((page) => page.close()));
  await server.close();
});
