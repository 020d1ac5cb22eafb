import { expect, type Page } from 'playwright/test';
import { test, type Desk } from './desk.ts';

/** Panels of a narrow, a usual and a wide desktop. */
const WIDTHS = [320, 360, 420] as const;

/** Where something stood, in CSS pixels of the card: left, top, width, height. */
type Box = readonly [x: number, y: number, width: number, height: number];

/** What stood where while one phase lasted: every box that was seen of a thing, normally one. */
interface Stretch {
  readonly phase: string;
  readonly frames: number;
  readonly boxes: Readonly<Record<string, readonly Box[]>>;
}

declare global {
  interface Window {
    /** The phases so far, with every box that was painted in them. */
    stretches?: Stretch[];
  }
}

/** Gives the panel its width and looks at it in every frame from now on: nothing that was painted is missed. */
async function watch({ page }: Desk, width: number): Promise<void> {
  await page.evaluate((inlineSize) => {
    const card = document.querySelector<HTMLElement>('.cb-card')!;
    card.style.inlineSize = `${inlineSize}px`;
    card.style.minInlineSize = card.style.maxInlineSize = `${inlineSize}px`;
    const seen: { phase: string; frames: number; boxes: Record<string, Box[]> }[] = (window.stretches = []);
    const main: [name: string, label: RegExp][] = [
      ['Accept', /^Accept/],
      ['Call', /^(Call|Placing)/],
      ['Hang up', /^Hang/],
      ['Done', /^(Done|Closing)/],
      ['Skip', /^Skip/],
      ['Decline', /^Declin/],
    ];
    const around = ['.cb-name', '.cb-why', '.cb-phase', '.cb-time', '.cb-bar', '.cb-notice', '.cb-numbers'];
    const look = () => {
      const phase = card.querySelector('.cb-phase')?.textContent ?? '';
      let stretch = seen.at(-1);
      if (stretch?.phase !== phase) seen.push((stretch = { phase, frames: 0, boxes: {} }));
      stretch.frames += 1;
      const origin = card.getBoundingClientRect();
      const note = (name: string, element: Element | null) => {
        if (!element) return;
        const { left, top, width, height } = element.getBoundingClientRect();
        const box = [left - origin.left, top - origin.top, width, height].map((n) => Math.round(n * 10) / 10) as never;
        const boxes = (stretch.boxes[name] ??= []);
        if (!boxes.some((other) => String(other) === String(box))) boxes.push(box);
      };
      for (const button of card.querySelectorAll('.cb-action')) {
        const name = main.find(([, label]) => label.test(button.textContent.trim()))?.[0];
        if (name) note(name, button);
      }
      for (const selector of around) note(selector, card.querySelector(selector));
      requestAnimationFrame(look);
    };
    look();
  }, width);
}

const stretchesOf = (page: Page): Promise<Stretch[]> => page.evaluate(() => window.stretches!);

const MAIN = ['Accept', 'Call', 'Hang up', 'Done', 'Skip'];

/** Main actions that moved or changed their size while a phase lasted. */
const moved = (stretches: readonly Stretch[], names: readonly string[] = [...MAIN, 'Decline']): string[] =>
  stretches.flatMap(({ phase, boxes }) =>
    names.flatMap((name) => {
      const seen = boxes[name] ?? [];
      return seen.length > 1 ? [`${phase}: ${name} stood at ${seen.map((box) => box.join(' ')).join(' | ')}`] : [];
    }),
  );

const overlap = ([ax, ay, aw, ah]: Box, [bx, by, bw, bh]: Box) =>
  Math.min(ax + aw, bx + bw) > Math.max(ax, bx) && Math.min(ay + ah, by + bh) > Math.max(ay, by);

/** Main actions that came to stand where another one stood in the phase before: the next click would mean another thing. */
const tookPlaceOf = (stretches: readonly Stretch[]): string[] =>
  stretches.slice(1).flatMap((after, i) => {
    const before = stretches[i]!;
    return MAIN.flatMap((was) =>
      MAIN.filter((is) => is !== was)
        .filter((is) =>
          before.boxes[was]?.some((old) => after.boxes[is]?.some((box) => overlap(old, box) && !(is in before.boxes))),
        )
        .map((is) => `${is} (${after.phase}) stands where ${was} stood (${before.phase})`),
    );
  });

/** From the alert over a call to done, with what may push things about: slow lookups, an error, a hold. */
async function workOne(desk: Desk, width: number) {
  const { page, phase } = desk;
  desk.mayComplain(/Failed to load resource/);
  await desk.tell('/phone', { phone: 'rings' });
  await desk.tell('/faults', [
    { on: 'request', do: 'delay', method: 'GET', path: '/outbound/contactlists/*/contacts/*', ms: 2500 },
    { on: 'request', do: 'delay', method: 'GET', path: '/outbound/campaigns/*', ms: 1500 },
  ]);
  await desk.open('preview-countdown');
  await watch(desk, width);
  await desk.press('Accept');
  await expect(phase).toHaveText('Preview');
  await expect(page.getByText('Household 24', { exact: true }).first()).toBeVisible(); // the contact has come
  await page.getByRole('radio').nth(1).check();
  await desk.tell('/faults', { on: 'request', do: 'refuse', status: 409, method: 'PATCH' });
  await desk.press('Hold callback');
  await expect(page.getByRole('status')).toContainText('Reference');
  await desk.press('Hold callback');
  await expect(page.getByRole('timer', { name: 'Callback on hold' })).toBeVisible();
  await desk.press('Resume callback');
  await desk.press(/^Call Home/);
  await expect(phase).toHaveText('Answer your phone');
  await expect(page.getByRole('timer', { name: 'Ringing for' })).toHaveText(/^0:0[23]$/);
  await desk.tell('/phone/answer');
  await expect(phase).toHaveText('Ringing');
  await expect(phase).toHaveText('On call', { timeout: 10_000 });
  await desk.press('Hold call');
  await expect(phase).toHaveText('Customer on hold');
  await desk.press('Resume call');
  await expect(phase).toHaveText('On call');
  await desk.press('Hang up');
  await expect(phase).toHaveText('Call ended');
  await desk.press('Done');
  await expect(phase).toHaveText('Done');
}

/** From the alert over zero, where nobody dials, to a call after all. */
async function waitForZero(desk: Desk, width: number) {
  const { phase } = desk;
  await desk.tell('/personality', { dialsAtZero: 'nobody' });
  await desk.open('preview-one-second');
  await watch(desk, width);
  await desk.press('Accept');
  await expect(phase).toHaveText('System is placing the call');
  await expect(phase).toHaveText('No call was placed', { timeout: 10_000 });
  await desk.press('Call now');
  await expect(phase).toHaveText('On call', { timeout: 10_000 });
}

for (const [what, walk, phases] of [
  [
    'from alert to done',
    workOne,
    ['New callback', 'Preview', 'Answer your phone', 'Ringing', 'On call', 'Customer on hold', 'Call ended', 'Done'],
  ],
  [
    'over zero',
    waitForZero,
    ['New callback', 'Preview', 'System is placing the call', 'No call was placed', 'Ringing', 'On call'],
  ],
] as const)
  test(`${what}, at ${WIDTHS.join(', ')} px: no main action moves within a phase or takes the place of another`, async ({
    another,
  }) => {
    test.setTimeout(60_000);
    const walked = await Promise.all(
      WIDTHS.map(async (width) => {
        const desk = await another();
        await walk(desk, width);
        await desk.settle(); // the last phase is painted
        const stretches = await stretchesOf(desk.page);
        const wide = await desk.page.evaluate(() => document.querySelector('.cb-card')!.scrollWidth);
        return { width, stretches, wide };
      }),
    );
    const wrong = walked.flatMap(({ width, stretches, wide }) => [
      ...[...moved(stretches), ...tookPlaceOf(stretches)].map((finding) => `${width} px, ${finding}`),
      ...(wide > width ? [`${width} px: the card is ${wide} px wide inside`] : []),
    ]);
    for (const { stretches } of walked)
      expect(stretches.map(({ phase }) => phase)).toEqual(expect.arrayContaining([...phases]));
    expect(wrong).toEqual([]);
  });

test('digits tick, and nothing beside them moves', async ({ desk, another }) => {
  const talking = await another();
  await Promise.all([desk.open('preview-twenty-minutes'), talking.open('on-call')]);
  await desk.press('Accept');
  await expect(desk.page.getByRole('button', { name: 'Call Mobile ··0461' })).toBeVisible();
  for (const each of [desk, talking]) {
    await expect(each.page.getByRole('region', { name: 'Timeline' })).toBeVisible();
    await each.settle();
    await watch(each, 360);
  }
  for (const { page } of [desk, talking]) {
    const timer = page.getByRole('timer').first();
    const before = await timer.textContent();
    for (let seconds = 0, last = before; seconds < 3; seconds++) {
      await expect(timer).not.toHaveText(last!);
      last = await timer.textContent();
    }
    const [stretch] = await stretchesOf(page);
    expect(stretch!.frames).toBeGreaterThan(60);
    expect(moved([stretch!], Object.keys(stretch!.boxes))).toEqual([]);
  }
});
