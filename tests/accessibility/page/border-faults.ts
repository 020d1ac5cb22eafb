import { colourOf, contrast, groundOf, isSeen, nameOf } from './painted.ts';

const CONTRAST = 3;

/** A button of words alone is known by its words; any other by its edge or its ground. */
function buttonFault(button: Element): boolean {
  const { borderTopColor, borderTopStyle, backgroundColor } = getComputedStyle(button);
  const marks = [borderTopStyle === 'none' ? 'transparent' : borderTopColor, backgroundColor];
  const painted = marks.filter((mark) => colourOf(mark)[3] > 0);
  return painted.length > 0 && painted.every((mark) => contrast(mark, groundOf(button)) < CONTRAST);
}

/** A bar and its sign in the legend are drawn in two colours: one of them has to stand out. */
function patternFault(pattern: HTMLElement): boolean {
  const style = getComputedStyle(pattern);
  const before = pattern.style.color;
  const colours = ['--cb-1', '--cb-2'].map((name) => {
    pattern.style.color = `var(${name})`;
    return { name, colour: style.color };
  });
  pattern.style.color = before;
  const drawn = colours.filter(({ name }) => style.getPropertyValue(name) !== '');
  return !drawn.some(({ colour }) => contrast(colour, groundOf(pattern)) >= CONTRAST);
}

/** Edges and signs that carry a meaning, and can hardly be seen. */
export function borderFaults(figure: HTMLElement): string[] {
  const buttons = [...figure.querySelectorAll('button')].filter(isSeen).filter(buttonFault);
  const patterns = [...figure.querySelectorAll<HTMLElement>('.cb-timeline [data-kind]')]
    .filter(isSeen)
    .filter(patternFault);
  return [
    ...buttons.map((button) => `${figure.dataset['story']}: the edge of ${nameOf(button)} is hardly to be seen`),
    ...patterns.map((pattern) => `${figure.dataset['story']}: ${pattern.dataset['kind']} is hardly to be seen`),
  ];
}

/** Whatever moves, or would: nothing in a card does, whether motion is wished or not. */
export function motionFaults(figure: HTMLElement): string[] {
  return [...figure.querySelectorAll('*')].flatMap((element) => {
    const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
    const moves = /[1-9]/.test(transitionDuration) || animationName !== 'none' || scrollBehavior === 'smooth';
    return moves || element.getAnimations().length > 0 ? [`${figure.dataset['story']}: ${nameOf(element)} moves`] : [];
  });
}
