import { expect } from 'playwright/test';
import { CALLS } from './desk.ts';
import { test } from './hand.ts';

test('keyboard alone, from alert to done: the focus is never lost, and never put on an action', async ({
  desk,
  hand,
}) => {
  const { page, phase } = desk;
  await hand.open('preview-countdown');
  await hand.use(/^Accept/);
  await hand.landsOn('Preview');
  await hand.to(/0142/);
  await hand.press('ArrowDown');
  expect((await hand.focus()).name).toContain('0118');
  await expect(page.getByRole('radio', { name: /Home/ })).toBeChecked();
  await desk.settle();
  await hand.press('Enter'); // in a radio it never dials
  await hand.use(/^Call Home ··0118/, 'Space');
  await expect(phase).toHaveText(/Answer your phone|Ringing/);
  await expect(phase).toHaveText('On call', { timeout: 10_000 });
  expect((await hand.focus()).name).toBe('Call Home ··0118'); // where the hand left it, and saying why not
  await hand.use(/^Hold call/);
  await hand.landsOn('Customer on hold');
  await hand.use(/^Resume call/, 'Space');
  await hand.landsOn('On call');
  await hand.use(/^Hang up/);
  await hand.landsOn('Call ended');
  await hand.use(/^Done/);
  await hand.landsOn('Done');
  expect(desk.sent(CALLS)).toEqual([{ callNumber: '+13175550118', phoneColumn: 'Home' }]);
  expect(desk.sent('PATCH')).toEqual([
    { state: 'connected' },
    { held: true },
    { held: false },
    { state: 'disconnected' },
    { state: 'disconnected' },
  ]);
});

test('Enter that is held down acts once, and on nothing that comes next', async ({ desk, hand }) => {
  const { page, phase } = desk;
  const hold = async (key: 'Enter' | 'Space') => {
    for (let repeats = 0; repeats < 30; repeats++) await page.keyboard.down(key); // the first is a press, the rest repeat
  };
  await hand.open('preview-no-countdown');
  await hand.to(/^Accept/);
  await desk.settle();
  await hold('Enter');
  await expect(phase).toHaveText('Preview');
  await hold('Enter');
  await desk.settle();
  await hold('Enter');
  await page.keyboard.up('Enter');
  expect(desk.sent('PATCH')).toEqual([{ state: 'connected' }]);
  expect(desk.sent(CALLS)).toEqual([]);

  await hand.to(/^Call /);
  await desk.settle();
  await hold('Enter');
  await expect(phase).toHaveText('On call', { timeout: 10_000 });
  await hold('Enter');
  await page.keyboard.up('Enter');
  await hand.to(/^Hang up/);
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

test('Tab goes down the card, line by line, and out of it; Shift+Tab comes back the same way', async ({
  desk,
  hand,
}) => {
  const { page } = desk;
  await hand.open('preview-countdown');
  await hand.use(/^Accept/);
  await hand.landsOn('Preview');
  const down = await hand.to(/^Details/);
  expect(down).toEqual([
    expect.stringContaining('Mobile'),
    'Call Mobile ··0142',
    'Skip contact',
    'Hold callback',
    'More',
    expect.stringMatching(/still open$/),
    'Show as table',
    'Details',
  ]);
  await hand.press('Tab');
  expect((await hand.focus()).inCard, 'the card lets the focus go').toBe(false);
  const up = await hand.to(/0142.*Mobile/, 'Shift+Tab');
  expect(up.filter((name) => !name.includes('0118') && !name.includes('0321'))).toEqual(down.toReversed());
  const tops = await page.locator('.cb-card').evaluate((card) =>
    [...card.querySelectorAll('input:checked, button, [role="option"][tabindex="0"]')]
      .map((stop) => stop.getBoundingClientRect())
      .filter(({ height }) => height > 0)
      .map(({ top, left }) => [top, left] as const),
  );
  expect(tops).toEqual(tops.toSorted(([a, from], [b, to]) => a - b || from - to));
});
