import { useEffect, useRef, type RefObject } from 'react';
import { bind, listen, type Bound } from '../shortcuts/listen.ts';
import { keyCap, readLayout, type ShortcutAction, type Shortcuts } from '../shortcuts/shortcuts.ts';

/** Where the keys of a card are listened for, and what they do beside pressing its buttons. */
export interface CardKeys {
  readonly card: RefObject<HTMLElement | null>;
  readonly shortcuts: Shortcuts | undefined;
  sayTime(): void;
  /** Says why a button does nothing: its reason stands where the eyes of a keyboard user may not be. */
  speak(text: string): void;
  onRefused(problem: string): void;
}

const buttonsOf = (card: HTMLElement, action: ShortcutAction) => [
  ...card.querySelectorAll<HTMLButtonElement>(`button[data-action="${action}"]`),
];

/**
 * Lets keys press the buttons of a card, as a click does: with the same guard and the same permission. Tells assistive
 * technology the key of each button. This comes after the card, so it writes on its buttons past React.
 */
export function useCardKeys({ card, shortcuts, ...does }: CardKeys): void {
  const latest = useRef(does);
  useEffect(() => void (latest.current = does));
  const mark = useRef(() => {});

  useEffect(() => {
    const element = card.current;
    if (!element || !shortcuts) return undefined;
    const bound = bind(shortcuts, (problem) => latest.current.onRefused(problem));
    let layout: ReadonlyMap<string, string> | undefined;
    mark.current = () => label(element, bound, layout);
    void readLayout().then((found) => {
      layout = found;
      mark.current();
    });
    const stop = listen(element, bound, shortcuts.scope, (actions) => press(element, actions, latest.current));
    return () => {
      stop();
      mark.current = () => {};
      for (const { action } of bound)
        for (const button of buttonsOf(element, action)) button.removeAttribute('aria-keyshortcuts');
    };
  }, [card, shortcuts]);
  useEffect(() => mark.current());
}

function label(card: HTMLElement, bound: readonly Bound[], layout: ReadonlyMap<string, string> | undefined) {
  for (const { action, modifiers, code } of bound)
    for (const button of buttonsOf(card, action))
      button.setAttribute('aria-keyshortcuts', [...modifiers, keyCap(code, layout)].join('+'));
}

function press(
  card: HTMLElement,
  actions: readonly ShortcutAction[],
  { sayTime, speak }: Pick<CardKeys, 'sayTime' | 'speak'>,
) {
  if (actions.includes('say-time')) {
    sayTime();
    return true;
  }
  const buttons = actions.flatMap((action) => buttonsOf(card, action));
  const [button] = buttons;
  if (!button) return false;
  if (buttons.length > 1) {
    button.focus(); // two calls are open: which of them is for the agent to say
    return true;
  }
  button.click();
  const why = button.getAttribute('aria-disabled') === 'true' ? button.getAttribute('aria-describedby') : null;
  const reason = why === null ? null : (card.getRootNode() as Document | ShadowRoot).getElementById(why);
  if (reason?.textContent) speak(reason.textContent);
  return true;
}
