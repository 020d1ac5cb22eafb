import { expect } from 'playwright/test';
import type { Album } from './album.ts';
import { test } from './albums.ts';
import { findChanged } from './comparison.ts';
import { LOOKS, nameOfLook, sampleLooks } from './looks.ts';

const STORIES = ['callback-card/preview', 'countdown/ten-seconds', 'hold-timer/an-hour'];
const [LOOK] = LOOKS as [(typeof LOOKS)[0]];

test('every look is another picture', async ({ albums: { now } }) => {
  const pictures = new Set<string>();
  for (const look of LOOKS) {
    await now.dress(look);
    pictures.add((await now.photograph(STORIES[0]!)).toString('base64'));
  }
  expect(pictures.size).toBe(LOOKS.length);
});

/** An album of the pictures that another one gives at this moment. */
async function copied(album: Album): Promise<Album> {
  await album.dress(LOOK);
  const sheet = await album.photographTogether(STORIES);
  const pictures = new Map<string, Buffer>();
  for (const story of STORIES) pictures.set(story, await album.photograph(story));
  return {
    ...album,
    photographTogether: () => Promise.resolve(sheet),
    photograph: (story) => Promise.resolve(pictures.get(story)!),
  };
}

test.describe('the smallest step is seen, and nothing once it is undone:', () => {
  for (const [token, value, seenIn] of [
    ['--cb-space-2', '9px', STORIES.slice(0, 2)],
    ['--cb-ink', '#15181f', STORIES],
    ['--cb-accent', '#0b5fd1', STORIES.slice(0, 2)],
  ] as const)
    test(`${token} to ${value}`, async ({ albums: { now, eyes } }) => {
      const before = await copied(now);
      const find = async () =>
        (await findChanged({ before, after: now, eyes }, STORIES, LOOK)).map(({ story }) => story);
      expect(await find()).toEqual([]);
      const takeOff = await now.wear(`:root { ${token}: ${value} }`);
      expect(await find()).toEqual(seenIn);
      await takeOff();
      expect(await find()).toEqual([]);
    });
});

test('a sample shows every scheme, width and direction, and another seed other pairs', () => {
  const samples = ['a', 'b', 'c', 'd', 'e'].map(sampleLooks);
  for (const looks of samples) {
    const values = looks.flatMap(({ scheme, width, direction }) => [scheme, width, direction]);
    expect(new Set(values)).toEqual(new Set(['light', 'dark', 'forced', 320, 420, 'ltr', 'rtl']));
  }
  expect(new Set(samples.map((looks) => looks.map(nameOfLook).join())).size).toBeGreaterThan(1);
  expect(sampleLooks('a')).toEqual(samples[0]);
});
