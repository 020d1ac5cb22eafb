import { focusablesOf, nameOf } from './painted.ts';

/** WCAG 2.2, 2.5.8; and what can be hit without looking, for what an agent presses a hundred times a day. */
const SMALLEST = 24;
const MAIN = 44;

/** A radio is hit by its whole row. */
const targetOf = (element: HTMLElement): Element => element.closest('label') ?? element;

/** Bars are as long as they lasted, and are not pressed; what only scrolls, or gets the focus by the card, is no target. */
const isTarget = (element: HTMLElement) =>
  !element.matches('.cb-segment, [role="listbox"], [role="group"], h1, h2, h3, ol, ul');

/** Whatever is pressed and too small for it. */
export const targetFaults = (figure: HTMLElement): string[] =>
  focusablesOf(figure)
    .filter(isTarget)
    .flatMap((element) => {
      const { width, height } = targetOf(element).getBoundingClientRect();
      const least = element.matches('.cb-action:not(.cb-tool)') ? MAIN : SMALLEST;
      if (Math.min(width, height) >= least) return [];
      return [
        `${figure.dataset['story']}: ${nameOf(element)} is ${Math.round(width)}×${Math.round(height)}, not ${least}`,
      ];
    });
