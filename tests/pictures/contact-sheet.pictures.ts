import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { test, type Desk } from '../browser/desk.ts';
import { sheet } from './sheet.ts';
import { SHOTS, type Shot } from './shots.ts';

const folder = join(import.meta.dirname, '../../build/contact-sheet');
const THEMES = ['light', 'dark'] as const;
const WIDTH = 360;
const COLUMNS = 8;
/** As many windows at a time as two cores carry without a picture coming too late. */
const AT_ONCE = 3;

/** The card of one shot, as a PNG in each theme. */
async function photograph(desk: Desk, { scenario, before, steps }: Shot): Promise<Buffer[]> {
  const { page } = desk;
  desk.mayComplain(/Failed to load resource|WebSocket connection/); // some pictures are of what fails
  await page.setViewportSize({ width: 1240, height: 1500 });
  await before?.(desk);
  await desk.open(scenario);
  const card = page.locator('.cb-card');
  await card.evaluate((element, width) => {
    (element as HTMLElement).style.inlineSize = `${width}px`;
  }, WIDTH);
  await steps?.(desk);
  await page.mouse.move(1200, 1400); // nothing is hovered
  const pictures: Buffer[] = [];
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme });
    pictures.push(await card.screenshot({ animations: 'disabled' }));
  }
  return pictures;
}

test('every phase of the card on one sheet, light and dark', async ({ browser, another }) => {
  test.setTimeout(300_000);
  const taken: (readonly Buffer[])[] = SHOTS.map(() => []);
  const failed: string[] = [];
  let next = 0;
  const photographer = async () => {
    for (let i = next++; i < SHOTS.length; i = next++) {
      const desk = await another();
      await photograph(desk, SHOTS[i]!).then(
        (pictures) => (taken[i] = pictures),
        (error: Error) => failed.push(`${SHOTS[i]!.caption}: ${error.message}`),
      );
      await desk.leave();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, photographer));
  mkdirSync(folder, { recursive: true });
  const page = await browser.newPage({ viewport: { width: COLUMNS * (WIDTH + 20) + 28, height: 800 } });
  for (const [i, theme] of THEMES.entries()) {
    await page.setContent(
      sheet(
        theme,
        SHOTS.map(({ caption }, n) => ({ caption: `${n + 1} ${caption}`, picture: taken[n]![i], width: WIDTH })),
        COLUMNS,
      ),
    );
    await page.screenshot({ path: join(folder, `${theme}.png`), fullPage: true });
  }
  await page.close();
  expect(failed).toEqual([]);
});
