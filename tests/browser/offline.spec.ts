import { expect, type Route } from 'playwright/test';
import { callOf, cardOn, press, test } from './office.ts';

const AWAY_MS = process.env['CALLBACK_CARD_FULL'] ? 60_000 : 5000;
const BACK_MS = 2000;
/** The browser’s words, and what the card reports to engineers when it could not ask for the time. */
const OFFLINE = /ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|time could not be read/;
const NOTHING_SENT = 'You are offline. Nothing was sent.';

test('Call is pressed offline: the card says that nothing was sent, and nothing is when the line is back', async ({
  office,
}) => {
  test.setTimeout(AWAY_MS + 60_000);
  office.mayComplain(OFFLINE);
  const id = await office.begin('ready-to-call');
  const page = await office.open(office.address(id));
  await office.context.setOffline(true);
  await office.tell('/sockets/drop'); // pretending to be offline breaks no socket that is open
  const before = office.sent.length;
  await press(page, /^Call /);
  await expect(cardOn(page).notice).toHaveText(NOTHING_SENT);
  await expect(cardOn(page).phase).toHaveText('Ready to call');
  await page.waitForTimeout(AWAY_MS);
  await expect(page.locator('.cb-connection')).toContainText(/^Offline\. Showing/);
  expect(office.sent).toHaveLength(before);
  await expect(cardOn(page).notice).toHaveText(NOTHING_SENT);

  await office.context.setOffline(false);
  await expect(cardOn(page).live).toBeVisible({ timeout: 2000 });
  await page.waitForTimeout(BACK_MS);
  await expect(cardOn(page).phase).toHaveText('Ready to call');
  expect(office.count(callOf(id))).toBe(0);

  await press(page, /^Call /);
  await expect(cardOn(page).phase).toHaveText(/Answer your phone|Ringing|On call/);
  expect(office.count(callOf(id))).toBe(1);
});

test('the line breaks while the press still asks whether it may call: it says that nothing was sent, and nothing is', async ({
  office,
}) => {
  office.mayComplain(OFFLINE);
  const id = await office.begin('ready-to-call');
  const page = await office.open(office.address(id));
  const asked = new Promise<Route>((held) => void page.route(`**/api/v2/conversations/${id}`, held));
  await press(page, /^Call /);
  const question = await asked;
  await office.context.setOffline(true);
  await question.abort('internetdisconnected');
  await expect(cardOn(page).notice).toContainText('Nothing was sent');
  await page.unroute(`**/api/v2/conversations/${id}`);
  await office.context.setOffline(false);
  await page.waitForTimeout(BACK_MS);
  await expect(cardOn(page).phase).toHaveText('Ready to call');
  expect(office.count(callOf(id))).toBe(0);
});
