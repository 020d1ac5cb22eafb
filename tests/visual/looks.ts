import { createHash } from 'node:crypto';

/** In what light, how wide and in which direction a story is photographed. */
export interface Look {
  readonly scheme: 'light' | 'dark' | 'forced';
  readonly width: 320 | 420;
  readonly direction: 'ltr' | 'rtl';
}

const SCHEMES = ['light', 'dark', 'forced'] as const;
const FORMS = (['ltr', 'rtl'] as const).flatMap((direction) =>
  ([320, 420] as const).map((width) => ({ width, direction })),
);

/** All there are; one direction after the other, since every story speaks another language for it. */
export const LOOKS: readonly Look[] = FORMS.flatMap((form) => SCHEMES.map((scheme) => ({ scheme, ...form })));

/** How a look is named in reports and files. */
export const nameOfLook = ({ scheme, width, direction }: Look): string => `${scheme}-${width}-${direction}`;

/**
 * Three looks in which every scheme, width and direction comes up. Another seed has other pairs; the same seed always
 * has the same.
 */
export function sampleLooks(seed: string): readonly Look[] {
  const dice = createHash('sha256').update(seed).digest();
  const left = [...FORMS];
  const taken = SCHEMES.map((scheme, i) => ({ scheme, ...left.splice(dice[i]! % left.length, 1)[0]! }));
  return taken.toSorted((a, b) => a.direction.localeCompare(b.direction));
}
