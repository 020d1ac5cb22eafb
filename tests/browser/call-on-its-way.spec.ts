import { expect, type Page } from 'playwright/test';
import { callOf, cardOn, crash, press, test, type Office } from './office.ts';

/** What an agent was shown at one moment. */
interface Shown {
  readonly phase: string;
  readonly callable: boolean;
}

const CHECKING = 'Checking whether the call was placed';
const IN_CALL = /Answer your phone|Ringing|On call/;

/** Looks at the card of every page to come, at each frame that is painted; gives what was shown so far. */
async function watchScreen(office: Office): Promise<(page: Page) => Promise<Shown[]>> {
  await office.context.addInitScript(() => {
    const all: Shown[] = [];
    Object.assign(globalThis, { shownSoFar: all });
    const look = () => {
      requestAnimationFrame(look);
      const card = document.querySelector('callback-card')?.shadowRoot;
      const phase = card?.querySelector('.cb-phase')?.textContent;
      if (!card || !phase) return;
      const call = [...card.querySelectorAll('button')].find((button) => button.textContent.startsWith('Call '));
      const callable = call !== undefined && call.ariaDisabled !== 'true';
      const last = all.at(-1);
      if (last?.phase !== phase || last.callable !== callable) all.push({ phase, callable });
    };
    look();
  });
  return (page) => page.evaluate(() => (globalThis as unknown as { shownSoFar: Shown[] }).shownSoFar);
}

for (const [what, end] of [
  ['crashes', crash],
  ['is loaded anew', (page: Page) => page.reload()],
] as const)
  test(`the call is placed and its answer never comes: a page that ${what} shows the call, and never offers Call`, async ({
    office,
  }) => {
    const id = await office.begin('ready-to-call');
    const shown = await watchScreen(office);
    const first = await office.open(office.address(id));
    await office.tell('/faults', [
      { on: 'request', do: 'hang', method: 'POST', path: 'conversations/calls/*' },
      { on: 'event', do: 'lose' },
    ]);
    await press(first, /^Call /);
    await expect.poll(() => office.count(callOf(id))).toBe(1);
    await end(first);
    const next = what === 'crashes' ? await office.open(office.address(id)) : first;
    await office.forgetFaults();
    await expect(cardOn(next).phase).toHaveText(IN_CALL);
    await expect(cardOn(next).attempts).toHaveText([/you/]);
    expect((await shown(next)).filter(({ callable }) => callable)).toEqual([]);
    expect(office.count(callOf(id))).toBe(1);
  });

test('a page crashes before its request arrives: the tab beside it and the next page are checking, until a call comes', async ({
  office,
}) => {
  const id = await office.begin('ready-to-call');
  const shown = await watchScreen(office);
  await office.context.route('**/conversations/calls/*', () => {}); // it never leaves the browser
  const first = await office.open(office.address(id));
  const beside = await office.open(office.address(id));
  await press(first, /^Call /);
  await expect.poll(() => office.count(callOf(id))).toBe(1);
  await expect(cardOn(beside).phase).toHaveText('Placing call');
  await crash(first);
  const next = await office.open(office.address(id));
  for (const page of [beside, next]) {
    await expect(cardOn(page).phase).toHaveText(CHECKING);
    await expect(page.getByText('Waiting to hear whether the last call was placed.')).toBeVisible();
  }
  await office.tell(`/conversations/${id}/dial`);
  for (const page of [beside, next]) {
    await expect(cardOn(page).phase).toHaveText(IN_CALL);
    await expect(cardOn(page).attempts).toHaveText([/you/]);
  }
  expect((await shown(next)).filter(({ callable }) => callable)).toEqual([]);
  const [before, ...after] = await shown(beside);
  expect(before).toEqual({ phase: 'Ready to call', callable: true });
  expect(after.filter(({ callable }) => callable)).toEqual([]);
  expect(office.count(callOf(id))).toBe(1);
});
