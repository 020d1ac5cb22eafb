import { expect } from 'playwright/test';
import { share, STORIES, test, type Settings } from './stories.ts';

const COMBINATIONS = (['light', 'dark', 'forced'] as const).flatMap((colours) =>
  (['en', 'ar'] as const).map((language) => ({ colours, language })),
);

const FORCED: Settings = { forcedColors: 'active' };

test('every story there is stands on the page', async ({ open }) => {
  expect([...(await (await open()).names())].sort()).toEqual([...STORIES].sort());
  expect(STORIES.length).toBeGreaterThan(100);
});

for (const [n, { colours, language }] of COMBINATIONS.entries())
  test(`axe has nothing against any story: ${colours}, ${language === 'ar' ? 'right to left' : 'left to right'}`, async ({
    open,
  }) => {
    const stories = await open(colours === 'forced' ? FORCED : {});
    await stories.show(share(n, COMBINATIONS.length), {
      language,
      scheme: colours === 'dark' ? 'dark' : 'light',
    });
    expect(await stories.faultsOf('axe')).toEqual([]);
  });
