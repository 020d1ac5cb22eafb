import { expect } from 'playwright/test';
import type { FaultKind } from './page/look.ts';
import { STORIES, test } from './stories.ts';

/** What a careless rule would do, and what has to be said about it. */
const CARELESS: readonly (readonly [kind: FaultKind, css: string, said: RegExp])[] = [
  ['axe', '.cb-queue { color: #bbb }', /color-contrast: .*cb-queue/],
  ['boxes', '.cb-name { block-size: 8px; overflow: hidden }', /“Dana Whitcombe” sticks out of h2/],
  ['boxes', '.cb-why { flex: none; inline-size: 60px; white-space: nowrap }', /sticks out of p.cb-why .* sideways/],
  ['boxes', '.cb-notice { position: relative; inset-block-start: -48px }', /lie on one another/],
  ['boxes', '.cb-fields { inline-size: 600px }', /wider inside/],
  ['focus', '.cb-action:focus-visible { outline: none }', /button.cb-action .* has no ring/],
  ['focus', '.cb-copy:focus-visible { outline-color: #ddd }', /button.cb-copy .* hardly to be seen/],
  ['focus', '.cb-number { overflow: hidden; padding: 0 }', /input .* cuts off/],
  ['targets', '.cb-action { min-block-size: 30px; block-size: 30px }', /button.cb-action .* not 44/],
  ['targets', '.cb-copy { min-block-size: 0; block-size: 16px }', /button.cb-copy .* not 24/],
  ['borders', '.cb-action { border-color: #ddd }', /the edge of button.cb-action/],
  ['motion', '.cb-bar-left { transition: inline-size 1s }', /cb-bar-left .* moves/],
];

test('the checks see what is wrong', async ({ open }) => {
  const { page, show, faultsOf } = await open();
  await page.keyboard.press('Shift');
  const style = await page.addStyleTag({ content: '/* nothing */' });
  await show(STORIES.filter((name) => name === 'Callback card / Preview'));
  for (const [kind, css, said] of CARELESS) {
    expect(await faultsOf(kind), `before ${css}`).toEqual([]);
    await style.evaluate((element, content) => void (element.textContent = content), css);
    expect((await faultsOf(kind)).join('\n'), css).toMatch(said);
    await style.evaluate((element) => void (element.textContent = ''));
  }
});
