import { join } from 'node:path';
import { expect } from 'playwright/test';
import { test } from '../browser/desk.ts';

const folder = join(import.meta.dirname, '../../.readme');

test('the demo, light and dark', async ({ desk }) => {
  const { page } = desk;
  await page.setViewportSize({ width: 1240, height: 800 });
  await desk.open('preview-countdown');
  await desk.press('Accept');
  await page.getByRole('region', { name: 'Timeline' }).waitFor();
  await expect(page.getByRole('timer', { name: 'Time until the system dials' })).toHaveText('0:52', {
    timeout: 15_000,
  });
  await page.mouse.move(1100, 700);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(folder, `demo-${colorScheme}.png`) });
  }
});
