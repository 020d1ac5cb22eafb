import { contrast, focusablesOf, groundOf, nameOf } from './painted.ts';

const THINNEST = 2;
/** WCAG 1.4.11: of a control's own marks against what is beside them. */
const CONTRAST = 3;

/** What cuts off a ring of `size` pixels around `element`, if anything does. */
function cutBy(element: Element, size: number): Element | undefined {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  for (let above = element.parentElement; above; above = above.parentElement) {
    const { overflowX, overflowY, display } = getComputedStyle(above);
    if (display === 'contents' || (overflowX === 'visible' && overflowY === 'visible')) continue;
    const around = above.getBoundingClientRect();
    if (left - size < around.left || right + size > around.right) return above;
    if (top - size < around.top || bottom + size > around.bottom) return above;
  }
  return undefined;
}

function faultOf(element: HTMLElement): string | undefined {
  element.focus();
  if (document.activeElement !== element) return 'does not take the focus';
  if (!element.matches(':focus-visible')) return 'has the focus, and is not marked';
  const { outlineStyle, outlineWidth, outlineOffset, outlineColor } = getComputedStyle(element);
  if (outlineStyle === 'none' || parseFloat(outlineWidth) < THINNEST) return `has no ring of ${THINNEST}px`;
  if (contrast(outlineColor, groundOf(element)) < CONTRAST) return 'has a ring that is hardly to be seen';
  const by = cutBy(element, parseFloat(outlineWidth) + parseFloat(outlineOffset));
  if (by) return `has a ring that ${nameOf(by)} cuts off`;
  const { left, top, width, height } = element.getBoundingClientRect();
  const there = document.elementFromPoint(left + width / 2, top + height / 2);
  if (!there || !(element.contains(there) || there.contains(element))) return 'is covered while it has the focus';
  return undefined;
}

/** Whatever can have the focus and does not show it, or lies behind something then. Wants a key to have been pressed. */
export const focusFaults = (figure: HTMLElement): string[] =>
  focusablesOf(figure).flatMap((element) => {
    const fault = faultOf(element);
    return fault === undefined ? [] : [`${figure.dataset['story']}: ${nameOf(element)} ${fault}`];
  });
