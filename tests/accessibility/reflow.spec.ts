import { expect } from 'playwright/test';
import { LANGUAGES } from '../../src/locales/languages.ts';
import type { Look } from './page/look.ts';
import { FULL, share, STORIES, test } from './stories.ts';

type Fit = Pick<Look, 'width'> & Partial<Look>;

const PANELS: readonly Fit[] = [{ width: 280 }, { width: 320, density: 'compact' }, { width: 320 }, { width: 420 }];
const LARGE: readonly Fit[] = [
  { width: 320, text: 200 },
  { width: 320, spacing: 'wide' },
  { width: 320, text: 200, spacing: 'wide' },
  { width: 640, text: 200, density: 'compact' },
];

/** In the short run: English, the language that is longest, and the one from right to left. */
const SHORT: readonly string[] = ['en', 'pseudo', 'ar'];

const languages = LANGUAGES.filter((language) => FULL || SHORT.includes(language));

for (const [what, fits] of [
  ['in a panel of 280, 320 and 420 px', PANELS],
  ['with text of 200 %, and with the distances of WCAG 1.4.12, at 320 px', LARGE],
] as const)
  test(`nothing is cut, covered or wider than its room, in any language, ${what}`, async ({ open }) => {
    const stories = await open();
    const found: string[] = [];
    const looks = languages.flatMap((language) => fits.map((fit) => ({ language, ...fit })));
    for (const [n, look] of looks.entries()) {
      await stories.show(share(n, looks.length), look);
      found.push(...(await stories.faultsOf('boxes')).map((fault) => `${JSON.stringify(look)} ${fault}`));
    }
    expect(found).toEqual([]);
  });

/** One with everything on it. */
const CARD = STORIES.filter((name) => name === 'Callback card / Preview');

test('text grows with the agent’s own text size', async ({ open }) => {
  const { page, show } = await open();
  const sizes = () =>
    page.evaluate(() =>
      ['.cb-name', '.cb-phase', '.cb-why', '.cb-action', '.cb-phone', '.cb-notice', '.cb-footer', '.cb-fields dd'].map(
        (each) => parseFloat(getComputedStyle(document.querySelector(`.cb-card ${each}`)!).fontSize),
      ),
    );
  await show(CARD);
  const usual = await sizes();
  await show(CARD, { text: 200, width: 720 }); // as wide in characters: a narrower card is laid out in another way
  expect(await sizes()).toEqual(usual.map((size) => size * 2));
});

test('a host with a small root makes no text smaller', async ({ open }) => {
  const { page, show } = await open();
  await show(CARD);
  const size = () => page.evaluate(() => getComputedStyle(document.querySelector('.cb-card')!).fontSize);
  const usual = await size();
  await page.evaluate(() => (document.documentElement.style.fontSize = '62.5%'));
  expect(await size()).toBe(usual);
});
