/** A colour as the browser computed it, each part from 0 to 1. */
type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const probe = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;

/** Reads any colour that CSS knows. */
export function colourOf(text: string): Colour {
  probe.clearRect(0, 0, 1, 1);
  probe.fillStyle = text;
  probe.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = probe.getImageData(0, 0, 1, 1).data;
  return [red / 255, green / 255, blue / 255, alpha / 255];
}

const luminance = ([red, green, blue]: Colour): number => {
  const [r, g, b] = [red, green, blue].map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
};

/** The contrast of two opaque colours, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(colourOf(one)), luminance(colourOf(other))].sort((a, b) => a - b);
  return (lighter! + 0.05) / (darker! + 0.05);
}

/** What is painted behind `element`; its own ground does not count. */
export function groundOf(element: Element): string {
  for (let above = element.parentElement; above; above = above.parentElement) {
    const { backgroundColor } = getComputedStyle(above);
    if (colourOf(backgroundColor)[3] === 1) return backgroundColor;
  }
  return 'Canvas';
}

/** Whether eyes meet it: rendered, and not there for ears alone. */
export function isSeen(element: Element): boolean {
  const forEars = element.closest('.cb-spoken, .cb-unseen, thead');
  if (forEars && getComputedStyle(forEars).clipPath !== 'none') return false;
  return element.checkVisibility({ visibilityProperty: true });
}

/** How a fault names an element. */
export const nameOf = (element: Element): string => {
  const words = (element.getAttribute('aria-label') ?? element.textContent).replace(/\s+/g, ' ').trim().slice(0, 40);
  return `${element.localName}${element.className && `.${String(element.className).replaceAll(' ', '.')}`} “${words}”`;
};

/** Everything below `root` that can have the focus, by keyboard or because the card gives it. */
export const focusablesOf = (root: Element): HTMLElement[] =>
  [
    ...root.querySelectorAll<HTMLElement>('button, input, select, textarea, a[href], audio[controls], [tabindex]'),
  ].filter(isSeen);
