import type { Stop } from '../../time/clock.ts';
import { MODIFIERS, readChord, type Chord, type ShortcutAction, type Shortcuts } from './shortcuts.ts';

const TYPED_IN =
  'textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"], [role="searchbox"], [role="combobox"], [role="spinbutton"]';
const NOT_TYPED_IN = ['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit'];
const ASKING = 'dialog[open], [role="dialog"], [role="alertdialog"], [aria-modal="true"]';

/** Cards that listen to the whole page. Of several none is meant, unless it has the focus. */
const pageWide = new Set<HTMLElement>();

/** One mapping that is as it should be. */
export interface Bound extends Chord {
  readonly action: ShortcutAction;
}

/** The keys of `shortcuts` that may be had; the others are told to `onRefused`, in words for an engineer. */
export function bind({ keys }: Shortcuts, onRefused: (problem: string) => void): Bound[] {
  return Object.entries(keys).flatMap(([action, text]) => {
    const chord = readChord(text);
    if (!chord)
      onRefused(
        `"${text}" is no key for "${action}": it needs Alt, Control or Meta, and is never Enter, Space or Escape`,
      );
    return chord ? [{ ...chord, action: action as ShortcutAction }] : [];
  });
}

/**
 * Listens to the keys of one card and tells which actions are meant: several where they share a key. Never while
 * something is typed or composed, nor for a key that is held down.
 */
export function listen(
  card: HTMLElement,
  bound: readonly Bound[],
  scope: Shortcuts['scope'],
  press: (actions: readonly ShortcutAction[]) => boolean,
): Stop {
  const page = card.ownerDocument;
  const where = scope === 'page' ? page : card;

  function whenKey(event: Event) {
    const key = event as KeyboardEvent;
    if (key.defaultPrevented || key.isComposing || key.getModifierState('AltGraph')) return;
    const actions = bound.filter((one) => fits(one, key)).map(({ action }) => action);
    const target = key.composedPath()[0];
    if (actions.length === 0 || !(target instanceof Element) || isTypedIn(target)) return;
    if (scope === 'page' && !isMeant(card, key)) return;
    if (card.checkVisibility?.() === false) return; // behind a tab of the host's
    if (key.repeat || press(actions)) key.preventDefault();
  }

  if (scope === 'page') pageWide.add(card);
  where.addEventListener('keydown', whenKey);
  return () => {
    pageWide.delete(card);
    where.removeEventListener('keydown', whenKey);
  };
}

const fits = ({ modifiers, code }: Chord, event: KeyboardEvent) =>
  event.code === code && MODIFIERS.every((one) => event.getModifierState(one) === modifiers.includes(one));

function isTypedIn(target: Element): boolean {
  if (target instanceof HTMLInputElement) return !NOT_TYPED_IN.includes(target.type);
  return target.closest(TYPED_IN) !== null;
}

function isMeant(card: HTMLElement, event: KeyboardEvent): boolean {
  const path = event.composedPath();
  if (path.includes(card)) return true;
  if (pageWide.size > 1 || path.some((one) => one instanceof Element && one.matches('.cb-card, callback-card')))
    return false;
  const asking = [...card.ownerDocument.querySelectorAll<HTMLElement>(ASKING)];
  return asking.every((one) => one.contains(card) || one.checkVisibility?.() === false);
}
