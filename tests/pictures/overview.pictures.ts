import { join } from 'node:path';
import { expect } from 'playwright/test';
import { test, type Desk } from '../browser/desk.ts';
import { sheet, type Framed } from './sheet.ts';

const folder = join(import.meta.dirname, '../../.readme');

/** The language is chosen in the demo's settings, as an agent does. */
interface View {
  readonly name: string;
  readonly theme: 'light' | 'dark';
  readonly width: number;
  readonly language: 'en' | 'ar';
}

const VIEWS: readonly View[] = [
  { name: 'light', theme: 'light', width: 360, language: 'en' },
  { name: 'dark', theme: 'dark', width: 360, language: 'en' },
  { name: 'rtl', theme: 'light', width: 360, language: 'ar' },
  { name: '320', theme: 'light', width: 320, language: 'en' },
];

/** A preview, a voicemail, a call and what is left to write: what an agent sees all day. */
const SCENES: readonly (readonly [caption: string, scenario: string, go: (desk: Desk) => Promise<void>])[] = [
  ['A preview counts down', 'preview-countdown', (desk) => pressFirst(desk, 'accept')],
  ['A voicemail', 'voicemail', (desk) => pressFirst(desk, 'accept')],
  ['On a call', 'call-recorded', () => Promise.resolve()],
  ['Wrap-up', 'wrap-up-timed', () => Promise.resolve()],
];

/** By what a button does: in another language it is called otherwise. */
async function pressFirst({ page, settle }: Desk, action: string) {
  await page.waitForTimeout(800); // a press at once is not meant
  await page.locator(`.cb-action[data-action="${action}"]`).click();
  await settle();
}

async function photograph(desk: Desk, [caption, scenario, go]: (typeof SCENES)[number], view: View): Promise<Framed> {
  const { page } = desk;
  const { theme, width, language } = view;
  await page.emulateMedia({ colorScheme: theme });
  await page.setViewportSize({ width: 1240, height: 1500 });
  await desk.open(scenario);
  const card = page.locator('.cb-card');
  await page.evaluate((settings) => {
    localStorage.setItem('callback-card-demo', settings);
    dispatchEvent(new StorageEvent('storage', { key: 'callback-card-demo' })); // as another tab would tell of it
  }, JSON.stringify({ language }));
  await expect(card).toHaveAttribute('lang', language);
  await card.evaluate((element, px) => {
    (element as HTMLElement).style.inlineSize = `${px}px`;
  }, width);
  await expect(page.locator('.cb-footer')).toBeVisible();
  await go(desk);
  await page.mouse.move(1200, 1400); // nothing is hovered
  await desk.settle();
  return { caption, picture: await card.screenshot({ animations: 'disabled' }), width };
}

for (const view of VIEWS)
  test(`what an agent sees all day: ${view.name}`, async ({ browser, another }) => {
    const taken: Framed[] = [];
    for (const scene of SCENES) {
      const desk = await another();
      taken.push(await photograph(desk, scene, view));
      await desk.leave();
    }
    const page = await browser.newPage({ viewport: { width: SCENES.length * (view.width + 20) + 28, height: 800 } });
    await page.setContent(sheet(view.theme, taken, SCENES.length));
    await page.screenshot({ path: join(folder, `overview-${view.name}.png`), fullPage: true });
    await page.close();
  });
