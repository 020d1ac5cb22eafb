import { expect } from 'playwright/test';
import { CALLS, test, type Desk } from './desk.ts';
import { standStill, type Standstill } from './standstill.ts';

const FULL = Boolean(process.env['CALLBACK_CARD_FULL']);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Whole seconds are shown; what is read takes a moment to be read. */
const A_SECOND = 1100;

const DIALS = 'Time until the system dials';

const secondsOf = (text: string) => {
  const [seconds = NaN, minutes = NaN, hours = 0] = text.split(':').map(Number).reverse();
  return hours * 3600 + minutes * 60 + seconds;
};

/** The page’s own `Date` is wrong by `ms`, before anything else runs in it. */
const setWrong = (desk: Desk, ms: number) =>
  desk.page.addInitScript((off) => {
    const right = Date;
    globalThis.Date = new Proxy(right, {
      construct: (date, given, type) =>
        Reflect.construct(date, given.length > 0 ? given : [right.now() + off], type) as object,
      apply: () => new right(right.now() + off).toString(),
      get: (date, name) => (name === 'now' ? () => right.now() + off : (Reflect.get(date, name) as unknown)),
    });
  }, ms);

/** Asks the platform itself: its time, and a stamp of the agent’s leg of the callback on the screen. */
async function ask(desk: Desk) {
  const { baseUrl, token } = desk.simulator;
  const get = async (path: string) =>
    (await fetch(`${baseUrl}${path}`, { headers: { Authorization: `Bearer ${token}` } })).json();
  const { conversations } = (await get('/simulator')) as Pick<Desk['simulator'], 'conversations'>;
  const shown = conversations.findLast(({ scenario }) => desk.page.url().includes(`scenario=${scenario}`))!;
  const { participants } = (await get(`/api/v2/conversations/${shown.conversationId}`)) as {
    participants: { id: string; callbacks: Record<string, string>[] }[];
  };
  const leg = participants.find(({ id }) => id === shown.participantId)!.callbacks.at(-1)!;
  const { currentDate } = (await get('/api/v2/date')) as { currentDate: string };
  return { now: Date.parse(currentDate), stamp: (name: string) => Date.parse(leg[name]!), leg };
}

const timer = ({ page }: Desk, name: string) => page.getByRole('timer', { name });

async function isRightOnWrongComputer(desk: Desk, offMs: number) {
  const card = desk.page.locator('.cb-card');
  await setWrong(desk, offMs);
  await desk.open('held');
  const computer = await desk.page.evaluate(() => [Date.now(), new Date().getTime()]);
  for (const now of computer) expect(Math.abs(now - Date.now() - offMs)).toBeLessThan(5000);
  const held = await ask(desk);
  const shownHeld = secondsOf(await timer(desk, 'Callback on hold').innerText());
  expect(Math.abs(shownHeld * 1000 - (held.now - held.stamp('startHoldTime')))).toBeLessThan(A_SECOND);

  await desk.open('preview-countdown');
  await desk.press('Accept');
  await expect(desk.phase).toHaveText('Preview');
  const asked = await ask(desk);
  const shown = secondsOf(await timer(desk, DIALS).innerText());
  const left = asked.stamp('connectedTime') + Number(asked.leg['timeoutSeconds']) * 1000 - asked.now;
  expect(Math.abs(shown * 1000 - left)).toBeLessThan(A_SECOND);
  await expect(card).not.toContainText(/about/i);
}

test('on a computer whose clock is minutes or half a day off, times are the platform’s own, to the second', async ({
  desk,
  another,
}) => {
  const wrong = FULL ? [12 * HOUR, -12 * HOUR, 7 * MINUTE, -3 * MINUTE] : [12 * HOUR, -7 * MINUTE];
  const desks = [desk, ...(await Promise.all(wrong.slice(1).map(another)))];
  await Promise.all(wrong.map((ms, i) => isRightOnWrongComputer(desks[i]!, ms)));
});

/** There a process cannot be stopped and let go on. */
const CANNOT_STOP = process.platform === 'win32';

/** Stops the page `afterMs` into the countdown. What it shows from its first frame on, it must show truly. */
async function isRightOnceAwake(desk: Desk, stopMs: number, afterMs = 0): Promise<Standstill> {
  const browser = desk.page.context().browser()!;
  await desk.press('Accept');
  await expect(desk.phase).toHaveText('Preview');
  const asked = await ask(desk);
  const dueAt = asked.stamp('connectedTime') + Number(asked.leg['timeoutSeconds']) * 1000;
  const ahead = asked.now - Date.now();
  await expect
    .poll(() => dueAt - Date.now() - ahead, { timeout: 30_000, intervals: [50] })
    .toBeLessThan(Number(asked.leg['timeoutSeconds']) * 1000 - afterMs);
  const still = await standStill(browser, desk.page, { ms: stopMs, thenMs: 3000, timer: DIALS });
  expect(still.wokeAt - still.stoppedAt, 'the page truly stood still').toBeGreaterThan(stopMs - 1000);
  expect(still.frames[0]!.at - still.wokeAt, 'it paints at once').toBeLessThan(200);
  const wrong = still.frames.filter(
    ({ at, text }) => text !== '' && Math.abs(secondsOf(text) * 1000 - Math.max(0, dueAt - at - ahead)) > A_SECOND,
  );
  expect(wrong, 'right with the first paint, and ever after').toEqual([]);
  expect(desk.sent(CALLS), 'nothing was dialled').toEqual([]);
  return still;
}

test('a page that stood still in the middle of a countdown is right with its first paint, dials nothing, and does not talk', async ({
  desk,
}) => {
  test.skip(CANNOT_STOP);
  test.setTimeout(120_000);
  await desk.open('preview-countdown');
  const { spoken } = FULL ? await isRightOnceAwake(desk, 40_000, 12_000) : await isRightOnceAwake(desk, 8000);
  expect(spoken.length, spoken.join(' | ')).toBeLessThanOrEqual(1);
  await expect(desk.phase).toHaveText('Preview');
});

test('a page that stood still over zero shows the system’s call, dials nothing, and speaks of what is now', async ({
  desk,
}) => {
  test.skip(CANNOT_STOP || !FULL, 'takes half a minute');
  await desk.open('preview-ten-seconds');
  const { spoken } = await isRightOnceAwake(desk, 20_000);
  expect(spoken.length, spoken.join(' | ')).toBeLessThanOrEqual(1);
  await expect(desk.phase).toHaveText('On call');
  expect(spoken.join()).toMatch(/^(Call connected\.)?$/);
});
