import { expect, type Page } from 'playwright/test';
import { test } from './demo-desk.ts';

const agentOf = (page: Page) => page.getByRole('button', { name: /^Robin Ashdown/ });
const settingsOf = (page: Page) => page.getByRole('region', { name: 'Settings' });
const rest = (page: Page, ms: number) =>
  page.evaluate((rested) => new Promise((settled) => setTimeout(settled, rested)), ms);

test('opened, set and closed by keyboard: the card follows at once and after a reload, the host stays as it is', async ({
  demo,
}) => {
  const { page, card } = demo;
  // A driven page counts as one that was pressed on.
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'userActivation', { value: { hasBeenActive: false } }),
  );
  const settings = settingsOf(page);
  const article = card.getByRole('article');
  const spoken = card.locator('.cb-spoken');
  const ground = () => page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
  await demo.open('?scenario=preview-countdown');
  await expect(spoken).toContainText('Dana Whitcombe');
  const light = await ground();
  await agentOf(page).focus();
  await page.keyboard.press('Enter');
  await expect(agentOf(page)).toHaveAttribute('aria-expanded', 'true');
  await settings.getByRole('combobox', { name: 'Language of the card' }).selectOption('العربية');
  await expect(card.getByRole('button', { name: 'قبول' })).toBeVisible();
  await settings.getByRole('radio', { name: 'Light' }).press('ArrowRight');
  expect(await ground()).not.toBe(light);
  await settings.getByRole('radio', { name: 'Brief' }).press('ArrowLeft');
  await settings.getByRole('checkbox', { name: 'A sound' }).press('Space');
  await page.keyboard.press('Escape');
  await expect(settings).toHaveCount(0);
  await expect(agentOf(page)).toBeFocused();

  await page.reload();
  await expect(card.getByRole('button', { name: 'قبول' })).toBeVisible();
  await expect(article).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('link', { name: 'Customers' })).toBeVisible();
  expect(await ground()).not.toBe(light);
  await rest(page, 700); // it would have been spoken by now
  await expect(spoken).toBeEmpty();
  await agentOf(page).click();
  await expect(settings.getByRole('status')).toContainText('without a sound');

  const strange = { language: 'xx', theme: ['dark'], speech: 3, title: 'yes', density: 'compact' };
  await page.evaluate((written) => localStorage.setItem('callback-card-demo', written), JSON.stringify(strange));
  await page.reload();
  await expect(card.getByRole('button', { name: 'Accept' })).toBeVisible();
  await agentOf(page).click();
  for (const name of ['As the system', 'Compact', 'Brief'])
    await expect(settings.getByRole('radio', { name })).toBeChecked();
  await expect(settings.getByRole('checkbox', { checked: true })).toHaveCount(0);
});

test('a shortcut presses where the agent turned it on, and nowhere before', async ({ demo }) => {
  const { page, card, phase } = demo;
  await page.addInitScript(() => localStorage.setItem('callback-card-demo', '{"language":')); // not readable: nothing
  await demo.open('?scenario=preview-countdown');
  const accept = async () => {
    await page.keyboard.press('Alt+Shift+KeyY');
    await rest(page, 150); // longer than the platform takes to answer
  };
  await card.getByRole('radio').first().focus();
  await rest(page, 750);
  await accept();
  await agentOf(page).click();
  const settings = settingsOf(page);
  await expect(settings.getByRole('region', { name: 'Shortcuts' })).toHaveCount(0);
  await settings.getByRole('radio', { name: 'In the card' }).check();
  await expect(settings.getByRole('region', { name: 'Shortcuts' })).toContainText('Alt+Shift+Y');
  await accept(); // the focus is in the settings
  await expect(phase).toHaveText('New callback');
  await settings.getByRole('radio', { name: 'On the page' }).check();
  await accept();
  await expect(phase).toHaveText('Preview');
});

test('a callback beside the one on the screen: in the title, and a notification opens it once the browser permits', async ({
  demo,
}) => {
  const { page, card } = demo;
  await page.addInitScript(() => {
    class PretendNotification {
      static permission = 'default';
      static answer = 'denied';
      static readonly shown: PretendNotification[] = [];
      onclick = () => {};
      constructor() {
        PretendNotification.shown.push(this);
      }
      static requestPermission = () => Promise.resolve((PretendNotification.permission = PretendNotification.answer));
      close() {}
    }
    Object.assign(globalThis, { Notification: PretendNotification });
  });
  const browser = (code: string) => page.evaluate(`Notification.${code}`);
  await demo.open('?scenario=on-call');
  await agentOf(page).click();
  const settings = settingsOf(page);
  const notification = settings.getByRole('checkbox', { name: 'A notification' });
  await notification.click();
  await expect(settings.getByRole('status')).toContainText('The browser does not permit notifications.');
  await expect(notification).not.toBeChecked();
  await browser('answer = "granted"');
  await notification.click();
  await expect(notification).toBeChecked();
  await expect(settings.getByRole('status')).toBeEmpty();
  await settings.getByRole('checkbox', { name: /title$/ }).check();

  await demo.openDrawer('Scenarios');
  await demo.drawer.getByRole('button', { name: 'Two conversations at once' }).click();
  await expect(page).toHaveTitle(/^Callback: .+ · callback-card/);
  await expect(card.locator('.cb-phase')).toHaveText('On call');
  await expect.poll(() => browser('shown.length')).toBe(1);
  await browser('shown[0].onclick()');
  await expect(card.locator('.cb-phase')).toHaveText('New callback');
  await expect(page).toHaveTitle(/^callback-card/);
});
