import { fireEvent, within } from '@testing-library/react';

const IMPLICIT: Readonly<Record<string, string>> = { status: 'polite', log: 'polite', alert: 'assertive' };

/** Whether an element says of itself that changes in it are spoken; undefined where it leaves that to those above it. */
function liveness(element: Element): string | undefined {
  const role = element.getAttribute('role') ?? '';
  return element.getAttribute('aria-live') ?? (role === 'timer' ? 'off' : IMPLICIT[role]);
}

function nearest<Found>(from: Node, read: (element: Element) => Found | undefined): Found | undefined {
  for (let node: Node | null = from; node; node = node.parentNode) {
    const found = node instanceof Element ? read(node) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What is read when something in a live region changed: all of the region, where it says that it is one piece. */
function changed(node: Node): Element | undefined {
  const region = nearest(node, (element) => {
    const live = liveness(element);
    return live === undefined ? undefined : { element, isSpoken: live !== 'off' };
  });
  if (!region?.isSpoken || nearest(node, (element) => element.getAttribute('aria-hidden') ?? undefined) === 'true')
    return undefined;
  const whole = nearest(node, (element) => {
    const atomic = element.getAttribute('aria-atomic') ?? (element.getAttribute('role') === 'status' ? 'true' : null);
    return atomic === null ? undefined : { element, isWhole: atomic === 'true' };
  });
  return whole?.isWhole ? whole.element : node instanceof Element ? node : node.parentElement!;
}

/**
 * What a screen reader says from now on, of every live region there is or will be on the page: changes of what stood
 * there before, each once. What leaves, what is empty and what is hidden is not spoken.
 */
export function hear(listener: (text: string) => void): void {
  new MutationObserver((records) => {
    const arrived = new Set(records.flatMap(({ addedNodes }) => [...addedNodes]));
    const read = new Set<Element>();
    for (const { target } of records) {
      const region = changed(target);
      if (region?.isConnected && nearest(region, (element) => arrived.has(element) || undefined) === undefined)
        read.add(region);
    }
    for (const region of read) {
      const text = region.textContent.replaceAll(/\s+/g, ' ').trim();
      if (text) listener(text);
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}

/** Role, name and description of what takes the focus, in the order of a screen reader, to be said of the next one. */
let next: string | undefined;

/** What is said of each control that takes the focus from now on; of the heading of a phase, which takes it unasked, too. */
export function hearFocus(listener: (text: string) => void): void {
  document.body.addEventListener('focusin', ({ target }) => {
    const element = target as Element;
    listener(next ?? `heading, “${element.textContent}”`);
  });
}

/** Puts the focus on the one control with this role, name and description; fails where they are others. */
export function stopAt(role: string, name: string, description = ''): void {
  const control = within(document.body).getByRole(role, { name, description });
  next = [role, `“${name}”`, ...(description ? [description] : [])].join(', ');
  control.focus();
  next = undefined;
  if (document.activeElement !== control) throw new Error(`“${name}” does not take the focus`);
}

/** Presses what has the focus. */
export const pressFocused = (): boolean => fireEvent.click(document.activeElement!);
