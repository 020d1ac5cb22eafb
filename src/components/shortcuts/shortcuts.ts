import type { Action } from '../../callback/permitted.ts';

/** What a key can do on a card: press one of its buttons, or say the time that is left. */
export type ShortcutAction = Action | 'say-time';

/** Keys that an agent works a card with. None is there unless the host gives it. */
export interface Shortcuts {
  /**
   * Such as `Alt+Shift+KeyY`: modifiers, then the place of a key (`KeyboardEvent.code`). A place, not a letter: the same
   * key does the same in every layout and script that the agent types in, and with Option on a Mac.
   */
  readonly keys: Readonly<Partial<Record<ShortcutAction, string>>>;
  /** `card`, the default: while the focus is in the card. `page`: anywhere, but where something is typed or asked. */
  readonly scope?: 'card' | 'page' | undefined;
}

/**
 * Keys that browsers and screen readers leave free. Holding and taking back share one. No key dials: a host that wants
 * one gives it to `call`.
 */
export const DEFAULT_SHORTCUTS: Shortcuts = {
  keys: {
    accept: 'Alt+Shift+KeyY',
    decline: 'Alt+Shift+KeyN',
    skip: 'Alt+Shift+KeyS',
    hold: 'Alt+Shift+KeyH',
    resume: 'Alt+Shift+KeyH',
    'hold-call': 'Alt+Shift+KeyH',
    'resume-call': 'Alt+Shift+KeyH',
    'hang-up': 'Alt+Shift+KeyE',
    done: 'Alt+Shift+KeyK',
    'say-time': 'Alt+Shift+KeyL',
  },
};

/** The modifiers there are, in the order in which they are told. */
export const MODIFIERS = ['Control', 'Alt', 'Shift', 'Meta'] as const;
/** A key that changes what another does. */
export type Modifier = (typeof MODIFIERS)[number];

/** One key with its modifiers. */
export interface Chord {
  readonly modifiers: readonly Modifier[];
  readonly code: string;
}

/** Enter, Space, Escape and Tab belong to whatever has the focus, always. */
const CODE = new RegExp(
  [
    '^(Key[A-Z]|Digit[0-9]|Numpad[0-9]|F([1-9]|1[0-9]|2[0-4])|Arrow(Up|Down|Left|Right)|Home|End|PageUp|PageDown|Insert',
    'Delete|Minus|Equal|Comma|Period|Slash|Semicolon|Quote|Bracket(Left|Right)|Backslash|Backquote|IntlBackslash)$',
  ].join('|'),
);

/**
 * Reads `Alt+Shift+KeyY`. `undefined` where it is no key, belongs to the focus, or would be a character alone: that is
 * typed by accident, and by voice control (WCAG 2.1.4).
 */
export function readChord(text: string): Chord | undefined {
  const parts = text.split('+');
  const code = parts.pop()!;
  const modifiers = MODIFIERS.filter((one) => parts.includes(one));
  if (modifiers.length !== parts.length || !CODE.test(code)) return undefined;
  const isCharacter = !/^F\d/.test(code) && !modifiers.some((one) => one !== 'Shift');
  return isCharacter ? undefined : { modifiers, code };
}

/** What is printed on the key at `code`, as far as the browser tells (`layout`), else as on an English keyboard. */
export const keyCap = (code: string, layout: ReadonlyMap<string, string> | undefined): string =>
  layout?.get(code)?.toUpperCase() ?? code.replace(/^(Key|Digit)/, '');

/** Asks the browser what is printed on the agent's keys. Some do not tell. */
export async function readLayout(): Promise<ReadonlyMap<string, string> | undefined> {
  const { keyboard } = navigator as { keyboard?: { getLayoutMap(): Promise<ReadonlyMap<string, string>> } };
  return keyboard?.getLayoutMap().catch(() => undefined);
}
