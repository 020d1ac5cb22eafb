import { join } from 'node:path';
import { expect, test as base, type Page } from 'playwright/test';
import { serveExample } from './example-host.ts';

const AXE = join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js');

const test = base.extend<{ origin: string }>({
  origin: async ({}, give) => {
    const { origin, close } = await serveExample('spark');
    await give(origin);
    await close();
  },
});

/** Where text does not stand out from its ground, as the page is now. */
const paleTexts = (page: Page) =>
  page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run({ runOnly: ['color-contrast'] });
    return violations.flatMap(({ nodes }) => nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`));
  });

/** What of a custom property arrives on the page and on the element. */
const valueOn = (page: Page, selector: string, name: string) =>
  page.locator(selector).evaluate((element, asked) => getComputedStyle(element).getPropertyValue(asked), name);

for (const mode of ['light', 'dark'] as const)
  test(`the card takes the looks of Genesys Spark, and stands out in them: ${mode}`, async ({ page, origin }) => {
    await page.goto(mode === 'dark' ? `${origin}/?dark` : origin);
    const card = page.locator('.cb-card');
    await expect(page.getByRole('button', { name: 'Accept' })).toBeEnabled();

    await expect(card).toHaveCSS('background-color', mode === 'dark' ? 'rgb(42, 42, 46)' : 'rgb(255, 255, 255)');
    await expect(card).toHaveCSS('color', mode === 'dark' ? 'rgb(255, 255, 255)' : 'rgb(42, 42, 46)');
    await expect(card).toHaveCSS('font-family', '"Noto Sans", sans-serif');
    await expect(card).toHaveCSS('color-scheme', mode === 'dark' ? 'dark' : 'normal');

    await page.addScriptTag({ path: AXE });
    expect(await paleTexts(page)).toEqual([]);
    for (const pressed of [...(await page.locator('.cb-action').all()), ...(await page.locator('.cb-number').all())]) {
      await pressed.hover();
      expect(await paleTexts(page)).toEqual([]);
    }
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.getByRole('button', { name: /^Call / }).hover();
    expect(await paleTexts(page)).toEqual([]);
  });

test('what is set above the element does not reach it, what is set on it does', async ({ page, origin }) => {
  const above = ':root { --cb-space-1: 5px; --cb-px: 3px }';
  const on = 'callback-card { --cb-space-2: 6px; --cb-px: 2px }';
  await page.goto(origin);
  await page.addStyleTag({ content: `${above} ${on}` });
  expect(await valueOn(page, 'main', '--cb-space-1')).toBe('5px');
  expect(await valueOn(page, '.cb-card', '--cb-space-1')).toBe('4px');
  expect(await valueOn(page, '.cb-card', '--cb-space-2')).toBe('6px');
  await expect(page.locator('.cb-name')).toHaveCSS('font-size', '32px');
});
