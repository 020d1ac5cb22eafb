import { expect } from 'playwright/test';
import { share, test, type StoriesPage } from './stories.ts';

const LOOKS = [
  { scheme: 'light', language: 'en' },
  { scheme: 'dark', language: 'ar', density: 'compact' },
] as const;

/** What is found in every look, over all stories in the long run, in each look another share in the short. */
async function found(stories: StoriesPage, kind: 'focus' | 'targets' | 'borders' | 'motion'): Promise<string[]> {
  const faults: string[] = [];
  for (const [n, look] of LOOKS.entries()) {
    await stories.show(share(n, 4 * LOOKS.length), look);
    faults.push(...(await stories.faultsOf(kind)));
  }
  return faults;
}

test('whatever can have the focus shows it, whole and uncovered', async ({ open }) => {
  const stories = await open();
  await stories.page.keyboard.press('Shift'); // a browser marks the focus for those who use keys
  expect(await found(stories, 'focus')).toEqual([]);
});

test('in forced colours too whatever can have the focus shows it', async ({ open }) => {
  const stories = await open({ forcedColors: 'active' });
  await stories.page.keyboard.press('Shift');
  await stories.show(share(0, 8));
  expect(await stories.faultsOf('focus')).toEqual([]);
});

test('whatever is pressed measures 24 by 24 at least, what an agent presses all day 44', async ({ open }) => {
  expect(await found(await open(), 'targets')).toEqual([]);
});

test('edges and patterns that mean something stand out three to one', async ({ open }) => {
  expect(await found(await open(), 'borders')).toEqual([]);
});

test('nothing moves but digits and bars', async ({ open }) => {
  expect(await found(await open(), 'motion')).toEqual([]);
});

test('what cannot be pressed looks so under the pointer too', async ({ open }) => {
  const stories = await open();
  await stories.show(['Callback card / Alerting']);
  const call = stories.page.getByRole('button', { name: /^Call/ }).first();
  const looks = () =>
    call.evaluate((element) => [getComputedStyle(element).backgroundColor, getComputedStyle(element).color]);
  const before = await looks();
  await expect(call).toHaveAttribute('aria-disabled', 'true');
  await call.hover();
  expect(await looks()).toEqual(before);
});
