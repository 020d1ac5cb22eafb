import { expect } from 'playwright/test';
import { share, test } from './stories.ts';

const PALETTES = ['light', 'dark'] as const;

/** Thin strokes are painted in their own colour only where there are pixels enough. */
const SHARP = { forcedColors: 'active', viewport: { width: 400, height: 700 }, deviceScaleFactor: 2 } as const;

for (const [n, palette] of PALETTES.entries())
  test(`every text stands out as it is painted in forced colours, ${palette}`, async ({ open }) => {
    const { page, show } = await open({ ...SHARP, colorScheme: palette });
    const found: string[] = [];
    const names = share(n, 14);
    await show(names, { scheme: palette });
    for (const name of names) {
      const lines = await page.evaluate((story) => window.everyStory!.isolate(story), name);
      const picture = `data:image/png;base64,${(await page.screenshot({ fullPage: true })).toString('base64')}`;
      const pale = await page.evaluate(([shot, where]) => window.everyStory!.paleIn(shot, where), [
        picture,
        lines,
      ] as const);
      found.push(...pale.map((fault) => `${name}: ${fault}`));
    }
    expect(found).toEqual([]);
  });
