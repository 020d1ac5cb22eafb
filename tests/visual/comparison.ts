import type { Album } from './album.ts';
import type { Eyes } from './eyes.ts';
import { nameOfLook, type Look } from './looks.ts';

/** A story that does not look as before. */
export interface Finding {
  readonly story: string;
  readonly kind: 'changed' | 'new' | 'gone';
  /** The look's name. */
  readonly look: string;
  readonly pixels?: number;
  readonly before?: Buffer;
  readonly after?: Buffer;
  readonly difference?: Buffer;
}

/** As many as fit on a picture that a browser can still draw. */
const TOGETHER = 40;
/** So few different pixels are looked at again. */
const FEW = 40;
const TIMES = 3;

const sheets = (stories: readonly string[]) =>
  Array.from({ length: Math.ceil(stories.length / TOGETHER) }, (_, i) =>
    stories.slice(i * TOGETHER, (i + 1) * TOGETHER),
  );

const together = <Result>(before: Album, after: Album, ask: (album: Album) => Promise<Result>) =>
  Promise.all([ask(before), ask(after)]);

interface Compared {
  readonly before: Album;
  readonly after: Album;
  readonly eyes: Eyes;
}

/** What is different is so each time: an edge that was smoothed otherwise because something else was drawn before, is not. */
async function findChange({ before, after, eyes }: Compared, story: string) {
  let seen: Pick<Finding, 'pixels' | 'before' | 'after' | 'difference'> | undefined;
  for (let i = 0; i < TIMES; i++) {
    const [was, is] = await together(before, after, (album) => album.photograph(story));
    if (was.equals(is)) return undefined;
    const { pixels, picture } = await eyes.compare(was, is);
    if (pixels === 0) return undefined;
    seen = { pixels, before: was, after: is, difference: picture };
    if (pixels > FEW) break;
  }
  return seen;
}

/** Those of `stories` whose picture is another one in `after` than in `before`. */
export async function findChanged(
  { before, after, eyes }: Compared,
  stories: readonly string[],
  look: Look,
): Promise<Finding[]> {
  const found: Finding[] = [];
  await together(before, after, (album) => album.dress(look));
  for (const sheet of sheets(stories)) {
    const [sheetBefore, sheetAfter] = await together(before, after, (album) => album.photographTogether(sheet));
    if (sheetBefore.picture.equals(sheetAfter.picture)) continue;
    for (const story of await eyes.findDifferent(sheetBefore, sheetAfter)) {
      const finding = await findChange({ before, after, eyes }, story);
      if (finding) found.push({ story, kind: 'changed', look: nameOfLook(look), ...finding });
    }
  }
  return found;
}

/** Those that only one album has, each with its picture. */
export async function findOnlyIn(album: Album, kind: 'new' | 'gone', stories: readonly string[], look: Look) {
  const found: Finding[] = [];
  await album.dress(look);
  for (const story of stories) {
    const picture = await album.photograph(story);
    found.push({ story, kind, look: nameOfLook(look), [kind === 'new' ? 'after' : 'before']: picture });
  }
  return found;
}
