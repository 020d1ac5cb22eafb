import { expect } from 'playwright/test';
import { cardOn, press, test } from './office.ts';

test('notes and a code are there again when the page was loaded anew before their draft was kept', async ({
  office,
}) => {
  const page = await office.open(office.address(await office.begin('wrap-up-mandatory')));
  const notes = page.getByRole('textbox', { name: 'Notes' });
  const code = page.getByRole('radio').first();
  await code.check();
  await notes.fill('Will pay on Friday.');
  await page.reload(); // within the two seconds: it is sent as the page goes
  await expect(notes).toHaveValue('Will pay on Friday.');
  await expect(code).toBeChecked();
  expect(await page.evaluate(() => JSON.stringify(localStorage) + JSON.stringify(sessionStorage))).not.toContain(
    'Friday',
  );
});

test('the time that was picked for another callback is there again when the page was loaded anew', async ({
  office,
}) => {
  const page = await office.open(office.address(await office.begin('ready-to-call')));
  const open = async () => {
    await expect(cardOn(page).live).toBeVisible();
    await press(page, 'More');
    await press(page, /^Schedule callback…/);
  };
  const time = page.getByLabel('Time', { exact: true });
  await open();
  await page.getByRole('button', { name: 'In 2 hours' }).click();
  const picked = await time.inputValue();
  expect(picked).toMatch(/^\d\d:\d\d$/);
  await page.reload();
  await open();
  await expect(time).toHaveValue(picked);
  expect(office.count('POST /conversations/')).toBe(0);
});
