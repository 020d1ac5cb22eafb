import { expect } from 'playwright/test';

/** Where the focus is, as a keyboard user meets it. */
export interface Focus {
  readonly name: string;
  readonly inCard: boolean;
  readonly onHeading: boolean;
  /** Width of the indicator around it. */
  readonly outline: number;
}

/** What must not happen to a focus that is in the card. */
export interface FocusFaults {
  /** Phases in which it fell out of the card without a key. */
  readonly lost: readonly string[];
  /** What it was put on without a key, other than the heading of the phase. */
  readonly moved: readonly string[];
}

/** A key by the name that Playwright gives it. */
export type Key = 'Tab' | 'Shift+Tab' | 'Enter' | 'Space' | 'ArrowDown' | 'ArrowRight' | 'ArrowLeft' | 'Home' | 'End';

/** A keyboard before a page, in any browser. */
export interface Keyboard {
  press(key: Key): Promise<void>;
  focus(): Promise<Focus>;
}

/** Reads the focus. Runs in the page, so it knows nothing of this file. */
export function readFocus(): Focus {
  const element = document.activeElement ?? document.body;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const isOnBrowsersOwn = element.matches('input:not(:focus)'); // the button in a date field, which marks itself
  return {
    name: (element.getAttribute('aria-label') ?? (element.closest('label') ?? element).textContent).trim(),
    inCard: element.closest('.cb-card') !== null,
    onHeading: element.matches('.cb-phase'),
    outline: isOnBrowsersOwn ? 1 : outlineStyle === 'none' ? 0 : parseFloat(outlineWidth),
  };
}

/** Watches the focus from now on, in `window.focusFaults`. Runs in the page, as `readFocus` does. */
export function watchFocus(): void {
  const lost: string[] = [];
  const moved: string[] = [];
  Object.assign(window, { focusFaults: { lost, moved } });
  let byKey = false;
  let inCard = false;
  const phase = () => document.querySelector('.cb-phase')?.textContent ?? 'no phase';
  addEventListener(
    'keydown',
    ({ key }) => {
      byKey = /^(Tab|Arrow|Home|End|Escape)/.test(key);
      setTimeout(() => (byKey = false));
    },
    true,
  );
  addEventListener('focusin', ({ target }) => {
    const element = target as Element;
    inCard = element.closest('.cb-card') !== null;
    if (!byKey && !element.matches('.cb-phase, .cb-panel h3')) moved.push(`${phase()}: ${element.textContent.trim()}`);
  });
  addEventListener('focusout', ({ target }) => {
    if (byKey && (target as Element).isConnected) inCard = false;
  });
  new MutationObserver(() =>
    requestAnimationFrame(() => {
      if (!inCard || document.activeElement !== document.body) return;
      inCard = false;
      lost.push(phase());
    }),
  ).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['hidden'] });
}

/** Goes on (or back) until the control has the focus; every stop on the way must be seen. Gives their names. */
export async function tabTo(
  { press, focus }: Keyboard,
  name: RegExp,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<string[]> {
  const stops: string[] = [];
  for (let i = 0; i < 60; i++) {
    await press(key);
    const now = await focus();
    if (!now.inCard) continue;
    stops.push(now.name);
    expect(now.outline, `${now.name || 'a field'} shows that it has the focus`).toBeGreaterThan(0);
    if (name.test(now.name)) return stops;
  }
  throw new Error(`${key} never reached ${String(name)}, but ${stops.join(' | ')}`);
}
