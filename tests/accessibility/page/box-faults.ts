import { isSeen, nameOf } from './painted.ts';

/** One line of a text, where it is painted. */
export interface Line {
  readonly text: Text;
  readonly box: DOMRect;
  readonly fontSize: number;
}

/** Glyphs of one script are taller than those of another, and lines of numbers are set tightly. */
const TALLER = 0.25;
const PIXEL = 1;

const cuts = (overflow: string) => overflow !== 'visible';
/** In the list alone a line ends in dots where it is too long: its row is opened, and shows it whole. */
const endsInDots = (element: Element) =>
  element.closest('.cb-list') !== null && getComputedStyle(element).textOverflow === 'ellipsis';
const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll';

function linesOf(root: Element): Line[] {
  const lines: Line[] = [];
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    const text = texts.currentNode as Text;
    if (!text.data.trim() || !isSeen(text.parentElement!)) continue;
    range.selectNodeContents(text);
    const fontSize = parseFloat(getComputedStyle(text.parentElement!).fontSize);
    for (const box of range.getClientRects()) if (box.width > 0) lines.push({ text, box, fontSize });
  }
  return lines;
}

const quote = ({ text }: Line) => `“${text.data.trim().slice(0, 40)}”`;

/** A line that lies outside of a box that should hold it, and whether it is scrolled out of sight. */
function heldBy(line: Line, root: Element): { fault?: string; isAway: boolean } {
  const { box, fontSize } = line;
  const taller = fontSize * TALLER + PIXEL;
  for (let above = line.text.parentElement!; above !== root.parentElement; above = above.parentElement!) {
    const { display, overflowY } = getComputedStyle(above);
    if (display === 'inline' || display === 'contents') continue;
    const around = above.getBoundingClientRect();
    if (endsInDots(above)) return { isAway: true };
    if (box.left < around.left - PIXEL || box.right > around.right + PIXEL)
      return { fault: `${quote(line)} sticks out of ${nameOf(above)} sideways`, isAway: false };
    if (scrolls(overflowY)) return { isAway: box.bottom > around.bottom || box.top < around.top };
    if (box.top < around.top - taller || box.bottom > around.bottom + taller)
      return { fault: `${quote(line)} sticks out of ${nameOf(above)}`, isAway: false };
  }
  return { isAway: false };
}

function overlaps(lines: readonly Line[]): string[] {
  const sorted = [...lines].sort((a, b) => a.box.top - b.box.top);
  return sorted.flatMap((one, i) => {
    const found: string[] = [];
    for (const other of sorted.slice(i + 1)) {
      if (other.box.top > one.box.bottom) break;
      if (other.text === one.text) continue;
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
      if (across > 2 * PIXEL && down > Math.min(one.box.height, other.box.height) * 0.35)
        found.push(`${quote(one)} and ${quote(other)} lie on one another`);
    }
    return found;
  });
}

/** The lines of a story that are not scrolled out of sight. */
export const linesInSight = (stage: Element): Line[] => linesOf(stage).filter((line) => !heldBy(line, stage).isAway);

/** Texts that are cut or lie on one another, and whatever is wider inside than outside. */
export function boxFaults(figure: HTMLElement): string[] {
  const stage = figure.querySelector('.story-stage')!;
  const found = new Set<string>();
  for (const element of [stage, ...stage.querySelectorAll<HTMLElement>('*')]) {
    // A field of one line goes along with its caret.
    if (!isSeen(element) || ['audio', 'input'].includes(element.localName)) continue;
    const { overflowX, display } = getComputedStyle(element);
    if (display === 'inline' || endsInDots(element) || !(cuts(overflowX) || element === stage)) continue;
    const more = element.scrollWidth - element.clientWidth;
    if (more > PIXEL) found.add(`${nameOf(element)} is ${more}px wider inside`);
  }
  const seen = linesOf(stage).filter((line) => {
    const { fault, isAway } = heldBy(line, stage);
    if (fault) found.add(fault);
    return !isAway;
  });
  for (const fault of overlaps(seen)) found.add(fault);
  return [...found].map((fault) => `${figure.dataset['story']}: ${fault}`);
}
