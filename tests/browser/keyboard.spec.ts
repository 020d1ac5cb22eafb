import { expect, type Page } from 'playwright/test';
import { CALLS, test } from './desk.ts';

/** Where the focus is, as a keyboard user meets it. */
interface Focus {
  readonly name: string;
  readonly isButton: boolean;
  readonly inCard: boolean;
  /** Of the indicator around it. */
  readonly outline: number;
}

const focusOf = (page: Page): Promise<Focus> =>
  page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const label = element.closest('label') ?? element;
    return {
      name: label.textContent.trim(),
      isButton: element.tagName === 'BUTTON',
      inCard: element.closest('.cb-card') !== null,
      outline: outlineStyle === 'none' ? 0 : parseFloat(outlineWidth),
    };
  });

/** Tabs on (or back) until the control has the focus; every stop on the way must be seen. */
async function tabTo(page: Page, name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let stops = 0; stops < 40; stops++) {
    await page.keyboard.press(key);
    const focus = await focusOf(page);
    if (focus.inCard) expect(focus.outline, `${focus.name} shows that it has the focus`).toBeGreaterThan(0);
    if (focus.inCard && name.test(focus.name)) return;
  }
  throw new Error(`${key} never reached ${String(name)}`);
}

test('keyboard alone, from alert to done: the focus is never lost, and never put on an action', async ({ desk }) => {
  const { page, phase } = desk;
  const onAction: string[] = [];
  /** After a phase began by itself or by a press: the focus is in the card, and only where the hand had put it. */
  async function arrive(at: string | RegExp, pressed?: RegExp) {
    await expect(phase).toHaveText(at, { timeout: 10_000 });
    await desk.settle();
    const focus = await focusOf(page);
    expect(focus.inCard, `focus in the card at “${await phase.textContent()}”, not on ${focus.name.slice(0, 40)}`).toBe(
      true,
    );
    if (focus.isButton && /^(Call|Hang up|Skip)/.test(focus.name) && !pressed?.test(focus.name))
      onAction.push(`${String(at)}: ${focus.name}`);
  }

  await desk.open('preview-countdown');
  await tabTo(page, /^Accept/);
  await desk.settle();
  await page.keyboard.press('Enter');
  await arrive('Preview');
  await tabTo(page, /0142/);
  await page.keyboard.press('ArrowDown');
  expect((await focusOf(page)).name).toContain('0118');
  await expect(page.getByRole('radio', { name: /Home/ })).toBeChecked();
  await page.keyboard.press('Enter'); // in a radio it never dials
  await tabTo(page, /^Call Home ··0118/);
  await desk.settle();
  await page.keyboard.press('Space');
  await arrive(/Answer your phone|Ringing/, /^Call/);
  await arrive('On call', /^Call/);
  await tabTo(page, /^Hold call/);
  await desk.settle();
  await page.keyboard.press('Enter');
  await arrive('Customer on hold');
  await tabTo(page, /^Resume call/, 'Shift+Tab').catch(() => tabTo(page, /^Resume call/));
  await desk.settle();
  await page.keyboard.press('Space');
  await arrive('On call');
  await tabTo(page, /^Hang up/);
  await desk.settle();
  await page.keyboard.press('Enter');
  await arrive('Call ended');
  await tabTo(page, /^Done/);
  await desk.settle();
  await page.keyboard.press('Enter');
  await arrive('Done');
  expect(onAction).toEqual([]);
  expect(desk.sent(CALLS)).toEqual([{ callNumber: '+13175550118', phoneColumn: 'Home' }]);
  expect(desk.sent('PATCH')).toEqual([
    { state: 'connected' },
    { held: true },
    { held: false },
    { state: 'disconnected' },
    { state: 'disconnected' },
  ]);
});

test('Enter that is held down acts once, and on nothing that comes next', async ({ desk }) => {
  const { page, phase } = desk;
  const hold = async (key: 'Enter' | 'Space') => {
    for (let repeats = 0; repeats < 30; repeats++) await page.keyboard.down(key); // the first is a press, the rest repeat
  };
  await desk.open('preview-no-countdown');
  await tabTo(page, /^Accept/);
  await desk.settle();
  await hold('Enter');
  await expect(phase).toHaveText('Preview');
  await hold('Enter');
  await desk.settle();
  await hold('Enter');
  await page.keyboard.up('Enter');
  expect(desk.sent('PATCH')).toEqual([{ state: 'connected' }]);
  expect(desk.sent(CALLS)).toEqual([]);

  await tabTo(page, /^Call /);
  await desk.settle();
  await hold('Enter');
  await expect(phase).toHaveText('On call', { timeout: 10_000 });
  await hold('Enter');
  await page.keyboard.up('Enter');
  await tabTo(page, /^Hang up/);
  await desk.settle();
  await hold('Enter');
  await expect(phase).toHaveText('Call ended');
  await desk.settle();
  await hold('Enter');
  await page.keyboard.up('Enter');
  await expect(page.getByRole('button', { name: 'Done' })).toBeVisible();
  expect(desk.sent(CALLS)).toHaveLength(1);
  expect(desk.sent('PATCH')).toEqual([{ state: 'connected' }, { state: 'disconnected' }]);
});
