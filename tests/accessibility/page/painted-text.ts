import { linesInSight } from './box-faults.ts';
import type { PaintedLine } from './look.ts';

/** WCAG 1.4.3, of text against what it is painted on. */
const CONTRAST = 4.5;

/** Lines of the story that have to be read: what is switched off need not stand out. */
export const linesToPaint = (figure: HTMLElement): PaintedLine[] =>
  linesInSight(figure.querySelector('.story-stage')!)
    .filter(({ text }) => !text.parentElement!.closest('[aria-disabled]'))
    .map(({ text, box }) => ({
      text: text.data.trim().slice(0, 40),
      x: box.x + scrollX,
      y: box.y + scrollY,
      width: box.width,
      height: box.height,
    }));

const luminance = (red: number, green: number, blue: number): number => {
  const linear = (part: number) => (part <= 10.3 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
};

/** The contrast of what is most of a picture with what differs most from it: of a ground with the cores of its glyphs. */
function contrastIn(pixels: Uint8ClampedArray): number {
  const counts = new Map<number, number>();
  for (let i = 0; i < pixels.length; i += 4) {
    const light = Math.round(luminance(pixels[i]!, pixels[i + 1]!, pixels[i + 2]!) * 1000) / 1000;
    counts.set(light, (counts.get(light) ?? 0) + 1);
  }
  const [ground] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most));
  const contrasts = [...counts.keys()].map(
    (light) => (Math.max(light, ground) + 0.05) / (Math.min(light, ground) + 0.05),
  );
  return Math.max(...contrasts);
}

/** Texts that do not stand out in a picture of the whole page, whatever the styles say. */
export async function paleIn(picture: string, lines: readonly PaintedLine[]): Promise<string[]> {
  const image = await createImageBitmap(await (await fetch(picture)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d', { willReadFrequently: true })!;
  canvas.drawImage(image, 0, 0);
  const scale = image.width / document.documentElement.clientWidth;
  return lines.flatMap(({ text, x, y, width, height }) => {
    const [left, top, across, down] = [x, y, width, height].map((length) => Math.round(length * scale));
    const found = contrastIn(canvas.getImageData(left!, top!, Math.max(1, across!), Math.max(1, down!)).data);
    return found < CONTRAST ? [`“${text}” is painted with a contrast of ${found.toFixed(2)}`] : [];
  });
}
