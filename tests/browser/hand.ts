import { expect, type Locator } from 'playwright/test';
import { test as atDesk, type Desk } from './desk.ts';
import { readFocus, tabTo, watchFocus, type Focus, type FocusFaults, type Key } from './keys.ts';

/** A hand on the keyboard, and none on the mouse. */
export interface Hand {
  /** Opens the demo at `scenario` and watches the focus from there on. */
  open(scenario: string): Promise<void>;
  /** Goes to a control by Tab; gives the names of all stops on the way. */
  to(name: RegExp, key?: 'Tab' | 'Shift+Tab'): Promise<string[]>;
  press(key: Key): Promise<void>;
  /** Goes to a control, lets it settle, and presses it. */
  use(name: RegExp, key?: 'Enter' | 'Space'): Promise<void>;
  /** Goes to a field by Tab and types into it. */
  type(text: string, field: Locator): Promise<void>;
  /** Goes to a group of radios by Tab, and by arrows to this one. */
  choose(radio: Locator): Promise<void>;
  focus(): Promise<Focus>;
  /** The control that was pressed is gone: the focus is on the heading of the phase, and that is `at`. */
  landsOn(at: string | RegExp): Promise<void>;
  /** Nothing befell the focus so far, and it is in the card. */
  isFine(): Promise<void>;
}

/** Puts a hand on the keyboard of `desk`. */
export function handAt({ page, phase, open, settle }: Desk): Hand {
  const keyboard = { press: (key: Key) => page.keyboard.press(key), focus: () => page.evaluate(readFocus) };
  const hasFocus = (target: Locator, orItsGroup: boolean) =>
    target.evaluate((element, group) => {
      const { activeElement } = document;
      const name = (radio: Element | null) => (radio as HTMLInputElement | null)?.name;
      return (
        activeElement === element || (group && name(activeElement) !== '' && name(activeElement) === name(element))
      );
    }, orItsGroup);
  const tabUntil = async (target: Locator, orItsGroup = false) => {
    for (let i = 0; i < 60; i++) {
      if (await hasFocus(target, orItsGroup)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('Tab never reached it');
  };
  const to: Hand['to'] = (name, key) => tabTo(keyboard, name, key);
  return {
    ...keyboard,
    to,
    async open(scenario) {
      await open(scenario);
      await page.evaluate(watchFocus);
    },
    async use(name, key = 'Enter') {
      await expect(page.locator('.cb-card').getByRole('button', { name }).first()).toBeVisible();
      await to(name);
      await settle();
      await keyboard.press(key);
    },
    async type(text, field) {
      await tabUntil(field);
      await page.keyboard.type(text);
    },
    async choose(radio) {
      await tabUntil(radio, true);
      for (let i = 0; i < 30 && !(await radio.isChecked()); i++)
        await page.keyboard.press(i === 0 ? 'Space' : 'ArrowDown');
      await expect(radio).toBeChecked();
    },
    async landsOn(at) {
      await expect(page.locator('.cb-phase:focus')).toHaveText(at, { timeout: 10_000 });
      await expect(phase).toHaveCSS('outline-style', 'solid');
    },
    async isFine() {
      const faults = await page.evaluate(() => (window as { focusFaults?: FocusFaults }).focusFaults);
      expect(faults).toEqual({ lost: [], moved: [] });
      expect((await keyboard.focus()).inCard, 'the focus is in the card').toBe(true);
    },
  };
}

/** A desk with a hand on its keyboard; at the end the focus must be in the card, never lost and never put on an action. */
export const test = atDesk.extend<{ hand: Hand }>({
  hand: async ({ desk }, give) => {
    const hand = handAt(desk);
    await give(hand);
    await hand.isFine();
  },
});
