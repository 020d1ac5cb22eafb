import { expect, type Locator } from 'playwright/test';
import { test } from './demo-desk.ts';

const COUNTDOWN_S = 60;

const timeLeft = (card: Locator) => card.getByRole('timer', { name: 'Time until the system dials' });

test('a scenario is found and started from the drawer; the record follows its customer', async ({ demo }) => {
  const { page, card, drawer, phase } = demo;
  await demo.open();
  const record = page.getByRole('article', { name: 'Customer record' });
  const before = await record.innerText();
  await demo.openDrawer('Scenarios');
  await drawer.getByRole('searchbox', { name: 'Find a scenario' }).fill('arabic');
  await drawer.getByRole('button', { name: 'A name in Arabic' }).click();
  await expect(phase).toHaveText('New callback');
  const name = await card.locator('.cb-name').innerText();
  await expect(record.getByRole('heading', { level: 1 })).toHaveText(name);
  expect(await record.innerText()).not.toBe(before);
  expect(page.url()).toContain('scenario=arabic-name');
  await drawer.getByRole('tab', { name: 'Scenarios' }).press('Escape');
  await expect(drawer).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Simulator', exact: true })).toBeFocused();
});

test('times sixty, a minute’s countdown reaches zero in seconds, and the system’s call is shown', async ({ demo }) => {
  const { card, drawer, phase } = demo;
  await demo.open('?scenario=preview-countdown');
  await demo.press('Accept');
  await expect(phase).toHaveText('Preview');
  await demo.openDrawer('Time');
  await drawer.getByRole('radio', { name: '×60' }).check();
  await expect(phase).toHaveText('On call', { timeout: 10_000 });
  await expect(card.getByRole('region', { name: 'Attempts' })).toContainText('not from here');
  await drawer.getByRole('radio', { name: '×1', exact: true }).check();
  const talk = card.getByRole('timer', { name: 'Talk time' });
  const then = await talk.innerText();
  await expect(talk).not.toHaveText(then);
});

test('on a PC whose clock is off, before and in the middle, the countdown is right', async ({ demo }) => {
  const { card, drawer, phase } = demo;
  const correction = drawer.getByRole('definition').last();
  await demo.open('?scenario=preview-no-countdown');
  await demo.openDrawer('Time');
  await drawer.getByRole('radio', { name: '+90 s' }).check();
  await demo.openDrawer('Scenarios');
  await drawer.getByRole('button', { name: 'Preview: call or skip within 60 seconds' }).click();
  await demo.openDrawer('Time');
  await expect(correction).toHaveText(/^−(89\.9|90\.0)/);
  await demo.press('Accept');
  const acceptedAt = Date.now();
  await expect(phase).toHaveText('Preview');

  const isRight = async () => {
    const [minutes = NaN, seconds = NaN] = (await timeLeft(card).innerText()).split(':').map(Number);
    const truth = COUNTDOWN_S - (Date.now() - acceptedAt) / 1000;
    return Math.abs(minutes * 60 + seconds - truth) <= 2;
  };
  expect(await isRight()).toBe(true);
  await drawer.getByRole('spinbutton', { name: /Off by/ }).fill('-3600');
  await expect(correction).toHaveText(/^\+(3599\.9|3600\.0)/, { timeout: 8000 });
  await expect.poll(isRight).toBe(true);
  await expect(card).not.toContainText('about');
});

test('sockets are dropped: the card says so when it lasts, and is live again', async ({ demo }) => {
  const { card, drawer } = demo;
  await demo.open('?scenario=on-call');
  await demo.openDrawer('Faults');
  await drawer.getByRole('button', { name: 'Refuse new ones' }).click();
  await expect(drawer.getByRole('region', { name: 'Faults in force' })).toContainText('No new socket is opened');
  await drawer.getByRole('button', { name: 'Drop sockets' }).click();
  await expect(card).toContainText('Not live', { timeout: 10_000 });
  await drawer.getByRole('button', { name: 'Remove: No new socket is opened' }).click();
  await expect(card.locator('.cb-connection')).toHaveText('Live', { timeout: 15_000 });
  await expect(drawer.getByRole('region', { name: 'Log' })).toContainText('closed, 1006');
});

test('the log tells of requests, events, writes and commits; it costs the card nothing', async ({ demo }) => {
  const { page, drawer } = demo;
  await demo.open('?scenario=preview-countdown');
  await demo.press('Accept');
  await expect(demo.phase).toHaveText('Preview');
  const log = drawer.getByRole('region', { name: 'Log' });
  const commits = log.getByText(/^card, commit \d+$/);
  await demo.openDrawer('Time');
  await expect(log).toContainText('GET /date');
  await expect(log).toContainText('POST /notifications/channels');
  await expect(log).toContainText('callback connected');
  await expect(log).toContainText(/conversation [\da-f]{6}…/);

  await page.evaluate((ms) => new Promise((settled) => setTimeout(settled, ms)), 2000); // segments are looked at again
  const settled = await commits.first().innerText();
  await demo.openDrawer('Platform');
  await log.getByRole('button', { name: 'Requests' }).click();
  await expect(log).not.toContainText('GET /date');
  await log.getByRole('button', { name: 'Pause' }).click();
  await log.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: /^Robin Ashdown/ }).click();
  const settings = page.getByRole('region', { name: 'Settings' });
  await settings.getByRole('radio', { name: 'Dark' }).check();
  await settings.getByRole('checkbox', { name: /title$/ }).check();
  expect(await commits.first().innerText()).toBe(settled);
  await expect(page.getByText(/\+1317555/).and(log)).toHaveCount(0);
});
