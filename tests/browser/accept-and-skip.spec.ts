import { join } from 'node:path';
import { expect, type Locator, type Page } from 'playwright/test';
import { CALLS, test } from './desk.ts';
import { serveFolder } from './serve-folder.ts';

const element = join(import.meta.dirname, '../../dist/cdn');

/** The middle of a control, for clicks of a hand that does not look whether the control is still there. */
async function middleOf(control: Locator): Promise<[x: number, y: number]> {
  const { x, y, width, height } = (await control.boundingBox())!;
  return [x + width / 2, y + height / 2];
}

/** On a busy machine a hand may come late: what comes after this is no double-click any more. */
const STILL_DOUBLE_MS = 400;

/** Waits for a phase frame by frame, on the page itself or in the shadow of the element. */
const appeared = (page: Page, phase: string) =>
  page.waitForFunction((wanted) => {
    const root = document.querySelector('callback-card')?.shadowRoot ?? document;
    return root.querySelector('.cb-phase')?.textContent === wanted;
  }, phase);

test('a double-click on Accept accepts once; a hand that goes on clicking neither calls nor skips', async ({
  desk,
}) => {
  const { page, phase } = desk;
  await desk.open('preview-countdown');
  const accept = page.getByRole('button', { name: 'Accept' });
  await expect(accept).toBeVisible();
  await desk.settle();
  const hold = await middleOf(accept); // what will stand there
  await accept.dblclick();
  await appeared(page, 'Preview');
  const appearedAt = Date.now();
  const names = [/^Skip contact/, /^Call Mobile/].map((name) => page.getByRole('button', { name }));
  for (const place of [...(await Promise.all(names.map(middleOf))), hold])
    if (Date.now() - appearedAt < STILL_DOUBLE_MS) await page.mouse.click(...place);
  await expect(phase).toHaveText('Preview');
  await desk.press('Skip contact'); // what was sent before it would have been answered before it
  await expect(desk.outcome).toHaveText('Skipped. May come back later.');
  // On a busy machine the last click may come after the guard: it parks the callback, which harms nobody.
  const sent = desk.sent('PATCH').filter((body) => !('held' in (body as object)));
  expect(sent).toEqual([
    { state: 'connected' },
    { wrapup: { code: 'ININ-OUTBOUND-PREVIEW-SKIPPED', notes: '' }, state: 'disconnected' },
  ]);
  expect(desk.sent(CALLS)).toEqual([]);
});

test('a double-click on Skip, and more, leaves the next preview alone that comes 0.4 s later', async ({ desk }) => {
  // The demo stays with one conversation; this host moves its card to the next one, as a desktop does.
  const { page, simulator } = desk;
  const html = `<!doctype html><html lang="en"><title>Desktop</title><callback-card></callback-card></html>`;
  const host = await serveFolder({
    folders: [element],
    answer(request, response) {
      if (request.url !== '/') return false;
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
      return true;
    },
  });
  const { conversationId: first } = (await (
    await fetch(`${simulator.baseUrl}/simulator/scenarios/preview-next-after-skip`, { method: 'POST' })
  ).json()) as { conversationId: string };
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  await page.goto(host.origin);
  await page.evaluate(
    async ({ first, baseUrl, token, userId }) => {
      const url = '/callback-card.js';
      const { createPlatform } = (await import(url)) as typeof import('../../src/element/define.ts');
      const platform = createPlatform({ baseUrl, userId, getToken: () => Promise.resolve(token) });
      const card = document.querySelector('callback-card')!;
      Object.assign(card, { platform });
      card.setAttribute('conversation-id', first);
      const next = async () => {
        const headers = { Authorization: `Bearer ${token}` };
        const answer = await fetch(`${baseUrl}/api/v2/conversations/callbacks`, { headers });
        const { entities } = (await answer.json()) as {
          entities: { id: string; participants: { state?: string }[] }[];
        };
        const found = entities.find(
          ({ id, participants }) => id !== first && participants.some(({ state }) => state === 'alerting'),
        );
        if (found) card.setAttribute('conversation-id', found.id);
        else setTimeout(() => void next(), 20);
      };
      void next();
    },
    { first, baseUrl: simulator.baseUrl, token: simulator.token, userId: simulator.userId },
  );
  const name = page.getByRole('heading', { level: 2 });
  await expect(name).toHaveText('Dana Whitcombe');
  await desk.press('Accept');
  const skip = page.getByRole('button', { name: 'Skip contact' });
  await expect(skip).toBeVisible();
  await desk.settle();
  const [x, y] = await middleOf(skip);
  await skip.dblclick();
  // The hand goes on until the next contact stands there, and a little longer.
  await expect(async () => {
    await page.mouse.click(x, y);
    await expect(name).toHaveText('Callum Reyes-Novak', { timeout: 50 });
  }).toPass({ intervals: [50], timeout: 5000 });
  for (let i = 0; i < 3; i++) await page.mouse.click(x, y);
  await expect(page.getByRole('button', { name: 'Accept' })).toBeVisible();
  const ended = () => desk.sent('PATCH').filter((body) => (body as { state?: string }).state === 'disconnected');
  expect(ended()).toHaveLength(1);
  await desk.press('Accept');
  await appeared(page, 'Preview');
  await page.mouse.click(...(await middleOf(skip))); // its own Skip, the moment it appears
  await desk.settle();
  await expect(page.locator('.cb-phase')).toHaveText('Preview');
  expect(ended()).toHaveLength(1);
  await desk.press('Skip contact'); // meant
  await expect(page.locator('.cb-phase')).toHaveText('Done');
  expect(ended()).toHaveLength(2);
  await host.close();
});

test('a preview that opens by itself takes no click before, and sends none', async ({ desk }) => {
  const { page, phase } = desk;
  await desk.open('preview-auto-accept');
  const accept = page.getByRole('button', { name: 'Accept' });
  if ((await phase.textContent()) === 'Opening automatically') {
    await expect(accept).toHaveAttribute('aria-disabled', 'true');
    await accept.dblclick({ force: true });
  }
  await expect(phase).toHaveText('Preview');
  await expect(page.getByRole('timer', { name: 'Time until the system dials' })).toHaveText(/^0:5\d$|^1:00$/);
  await expect(accept).toHaveCount(0);
  expect([...desk.sent('PATCH'), ...desk.sent(CALLS)]).toEqual([]);
});

test('a countdown of one second: the system dials, and a click in that second sends nothing', async ({ desk }) => {
  const { page, phase } = desk;
  await desk.open('preview-one-second');
  await desk.press('Accept');
  const call = page.getByRole('button', { name: /^Call / });
  await call.dblclick({ force: true });
  await expect(phase).toHaveText(/Answer your phone|Ringing/);
  await call.dblclick({ force: true });
  await expect(phase).toHaveText('On call', { timeout: 10_000 });
  await expect(page.getByRole('region', { name: 'Attempts' }).getByRole('listitem')).toHaveText([/not from here/]);
  expect(desk.sent(CALLS)).toEqual([]);
});

test('nobody dials after a countdown of one second: said after six more, and called at one press', async ({ desk }) => {
  const { page, phase } = desk;
  await desk.tell('/personality', { dialsAtZero: 'nobody' });
  await desk.open('preview-one-second');
  await desk.press('Accept');
  await expect(phase).toHaveText('System is placing the call');
  await page.getByRole('button', { name: /^Call / }).click({ force: true });
  await expect(phase).toHaveText('No call was placed', { timeout: 10_000 });
  await desk.press('Call now');
  await expect(phase).toHaveText('On call', { timeout: 10_000 });
  expect(desk.sent(CALLS)).toEqual([{ callNumber: '+13175550122', phoneColumn: 'Mobile' }]);
});

test('a countdown of twenty minutes is counted in minutes, and skipped at any time', async ({ desk }) => {
  const { page, phase } = desk;
  await desk.open('preview-twenty-minutes');
  await desk.press('Accept');
  await expect(page.getByRole('timer', { name: 'Time until the system dials' })).toHaveText(/^19:5\d$/);
  await expect(page.getByRole('button', { name: 'Call Mobile ··0461' })).toBeEnabled();
  await desk.press('Skip contact');
  await expect(phase).toHaveText('Done');
  expect(desk.sent(CALLS)).toEqual([]);
});
