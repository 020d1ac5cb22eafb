import { expect } from 'playwright/test';
import { cardOn, press, test } from './office.ts';

const QUIET_MS = 3000;

test('another agent signs in on the same computer: in no tab anything of the first is shown, kept or sent any more', async ({
  office,
}) => {
  office.mayComplain(/time could not be read/); // by the other one: the token is still the first’s
  const id = await office.begin('ready-to-call');
  const first = [await office.open(office.address(id)), await office.open(office.address(id))];
  await office.tell('/faults', { on: 'request', do: 'hang', method: 'POST', path: 'conversations/calls/*' });
  const asked = first[0]!.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith(id));
  await press(first[0]!, /^Call /);
  const { callNumber } = (await asked).postDataJSON() as { callNumber: string };
  const stored = () => first[0]!.evaluate(() => Object.keys(localStorage));
  expect(await stored()).toHaveLength(1);
  expect(await first[0]!.evaluate(() => Object.values(localStorage).join())).not.toContain(callNumber.slice(-7));

  const next = await office.context.newPage();
  await next.goto(office.address(id, { user: 'somebody-else' }));
  for (const page of first) {
    await expect(page.getByText('Signed out. Sign in again to see callbacks.')).toBeVisible();
    await expect(cardOn(page).phase).toHaveCount(0);
    await expect(page.getByRole('article')).not.toContainText(/Callum|··\d{4}/);
  }
  expect(await stored()).toEqual([]);
  await expect.poll(() => office.listening()).toEqual([]);
  const before = office.sent.filter(({ page }) => first.includes(page)).length;
  await next.waitForTimeout(QUIET_MS);
  expect(office.sent.filter(({ page }) => first.includes(page))).toHaveLength(before);
  expect(await stored()).toEqual([]);
});
