import type { RefObject } from 'react';
import { usePaintEffect } from './ticking.tsx';

/**
 * Sets custom properties on an element through CSSOM, for numbers that CSS places: a `style` attribute in server output
 * would be dropped by a strict content security policy.
 */
export function useCssNumbers(
  ref: RefObject<HTMLElement | null>,
  numbers: Readonly<Record<`--cb-${string}`, number>>,
): void {
  const values = JSON.stringify(numbers);
  usePaintEffect(() => {
    const { style } = ref.current ?? {};
    if (style) for (const [name, value] of Object.entries(numbers)) style.setProperty(name, String(value));
  }, [ref, values]); // `numbers` by content
}
