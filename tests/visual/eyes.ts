import type { Browser } from 'playwright/test';

/** Where two pictures differ. */
export interface Difference {
  /** Pixels that are not exactly the same, those that only one of them has among them. */
  readonly pixels: number;
  /** The later picture, pale, with those pixels marked; a PNG. */
  readonly picture: Buffer;
}

/** Where a story lies on a picture of several. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A picture of several stories, and where each of them is on it. */
export interface Sheet {
  readonly picture: Buffer;
  readonly boxes: Readonly<Record<string, Box>>;
}

/** Compares pictures to the last step of a colour. */
export interface Eyes {
  compare(before: Buffer, after: Buffer): Promise<Difference>;
  /** The stories that are not on both sheets as they are, wherever that is. */
  findDifferent(before: Sheet, after: Sheet): Promise<string[]>;
  close(): Promise<void>;
}

/** Runs in the page, before everything else. */
function setUp() {
  Object.assign(window, {
    async read(base64: string) {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }), { colorSpaceConversion: 'none' });
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d', { willReadFrequently: true })!;
      context.drawImage(image, 0, 0);
      return context;
    },
    colours(context: OffscreenCanvasRenderingContext2D, { x, y, width, height }: Box) {
      return new Uint32Array(context.getImageData(x, y, width, height).data.buffer);
    },
  });
}
declare const read: (base64: string) => Promise<OffscreenCanvasRenderingContext2D>;
declare const colours: (context: OffscreenCanvasRenderingContext2D, box: Box) => Uint32Array;

/** Runs in the page. */
async function compareInPage([before, after]: readonly [string, string]) {
  const [was, is] = await Promise.all([read(before), read(after)]);
  const width = Math.max(was.canvas.width, is.canvas.width);
  const height = Math.max(was.canvas.height, is.canvas.height);
  const whole = { x: 0, y: 0, width, height };
  const old = colours(was, whole);
  const now = colours(is, whole);
  const marked = document.createElement('canvas');
  Object.assign(marked, { width, height });
  const context = marked.getContext('2d')!;
  const picture = context.createImageData(width, height);
  let pixels = 0;
  for (let i = 0; i < now.length; i++) {
    const colour = now[i]!;
    const differs = old[i] !== colour;
    if (differs) pixels++;
    for (const [channel, mark] of [220, 0, 120].entries())
      picture.data[i * 4 + channel] = differs ? mark : ((colour >>> (channel * 8)) & 255) * 0.2 + 204;
    picture.data[i * 4 + 3] = 255;
  }
  context.putImageData(picture, 0, 0);
  return { pixels, picture: marked.toDataURL('image/png').split(',')[1]! };
}

type EncodedSheet = readonly [picture: string, boxes: Sheet['boxes']];

/** Runs in the page. */
async function findDifferentInPage([[before, boxesBefore], [after, boxesAfter]]: readonly [
  EncodedSheet,
  EncodedSheet,
]) {
  const [was, is] = await Promise.all([read(before), read(after)]);
  return Object.entries(boxesBefore)
    .filter(([story, box]) => {
      const old = colours(was, box);
      const now = colours(is, boxesAfter[story]!);
      return old.length !== now.length || old.some((colour, i) => colour !== now[i]);
    })
    .map(([story]) => story);
}

/** Makes eyes of a page of `browser`: it reads and writes PNG itself, faster than a package could. */
export async function createEyes(browser: Browser): Promise<Eyes> {
  const page = await browser.newPage();
  await page.evaluate(setUp);
  const encode = (picture: Buffer) => picture.toString('base64');
  return {
    async compare(before, after) {
      const { pixels, picture } = await page.evaluate(compareInPage, [encode(before), encode(after)] as const);
      return { pixels, picture: Buffer.from(picture, 'base64') };
    },
    findDifferent: (before, after) =>
      page.evaluate(findDifferentInPage, [
        [encode(before.picture), before.boxes],
        [encode(after.picture), after.boxes],
      ] as const),
    close: () => page.close(),
  };
}
