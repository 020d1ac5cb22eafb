import { join } from 'node:path';
import { expect, test as base } from 'playwright/test';
import type { WireConversation } from '../../../src/callback/wire.ts';
import { readFocus, tabTo, watchFocus, type Focus, type FocusFaults } from '../keys.ts';
import { runSimulator, type RunningSimulator } from '../running-simulator.ts';
import { serveFolder } from '../serve-folder.ts';
import type { Engine } from './engine.ts';
import { launchFirefox } from './firefox.ts';
import { findFirefox, findWebKit, OTHER_BROWSERS } from './installed.mjs';
import { launchWebKit } from './webkit.ts';

const SCENARIO = 'preview-countdown';

const demo = join(import.meta.dirname, '../../../build/demo');

const LAUNCH: Readonly<Record<keyof typeof OTHER_BROWSERS, () => Promise<Engine> | undefined>> = {
  Firefox() {
    const path = findFirefox();
    return path === undefined ? undefined : launchFirefox(path);
  },
  WebKit() {
    const paths = findWebKit();
    return paths && launchWebKit(paths);
  },
};

const phaseOf = (engine: Engine) =>
  engine.read<string | null>(`document.querySelector('.cb-phase')?.textContent ?? null`);

/** A control ignores what comes within its first moments. */
const settle = (engine: Engine) => engine.read('new Promise((settled) => setTimeout(settled, 750))');

/** Works one callback from its alert to the end, by keyboard alone. */
async function work(engine: Engine): Promise<void> {
  const focus = () => engine.read<Focus>(`(${String(readFocus)})()`);
  const arrives = (phase: RegExp) =>
    expect.poll(() => phaseOf(engine), { timeout: 10_000, intervals: [100] }).toMatch(phase);
  const landsOn = async (phase: RegExp) => {
    await arrives(phase);
    await expect.poll(async () => (await focus()).onHeading).toBe(true);
  };
  const pressOn = async (name: RegExp) => {
    await tabTo({ ...engine, focus }, name);
    await settle(engine);
    await engine.press('Enter');
  };

  await arrives(/^New callback$/);
  await engine.read(`(${String(watchFocus)})()`);
  await pressOn(/^Accept/);
  await landsOn(/^Preview$/);
  await tabTo({ ...engine, focus }, /0142/);
  await engine.press('ArrowDown');
  expect((await focus()).name).toContain('0118');
  await pressOn(/^Call Home ··0118/);
  await arrives(/^On call$/);
  await pressOn(/^Hold call/);
  await landsOn(/^Customer on hold$/);
  await pressOn(/^Hang up/);
  await landsOn(/^Call ended$/);
  await pressOn(/^Done/);
  await landsOn(/^Done$/);
  expect(await engine.read<FocusFaults>('window.focusFaults')).toEqual({ lost: [], moved: [] });
}

/** Whatever is opened by `keep` is closed again, however the test ends. */
const test = base.extend<{ keep: <Opened extends { close(): Promise<void> }>(opened: Opened) => Opened }>({
  keep: async ({}, give) => {
    const open: { close(): Promise<void> }[] = [];
    await give((opened) => {
      open.push(opened);
      return opened;
    });
    for (const each of open.toReversed()) await each.close();
  },
});

for (const [name, { missing }] of Object.entries(OTHER_BROWSERS))
  test(`${name}: the main flow, by keyboard alone, over real HTTP and WebSocket`, async ({ keep }) => {
    const launch = LAUNCH[name as keyof typeof OTHER_BROWSERS]();
    test.skip(launch === undefined, missing);
    test.setTimeout(90_000); // alone it takes ten seconds, and there may be others on the machine
    const engine = keep(await launch!);
    const simulator = await runSimulator('scheduled');
    keep({ close: () => Promise.resolve(simulator.stop()) });
    const server = keep(await serveFolder({ folders: [demo] }));
    await engine.open(`${server.origin}/?simulator=${simulator.baseUrl}&scenario=${SCENARIO}`);
    await work(engine);
    expect(await callsOf(simulator)).toEqual(['+13175550118']);
  });

/** The numbers that were called, as the platform has them. */
async function callsOf({ baseUrl, token }: RunningSimulator): Promise<string[]> {
  const state = (await (await fetch(`${baseUrl}/simulator`)).json()) as Pick<RunningSimulator, 'conversations'>;
  const { conversationId } = state.conversations.findLast(({ scenario }) => scenario === SCENARIO)!;
  const headers = { Authorization: `Bearer ${token}` };
  const answer = await fetch(`${baseUrl}/api/v2/conversations/${conversationId}`, { headers });
  const { participants = [] } = (await answer.json()) as WireConversation;
  const customers = participants.filter(({ purpose }) => purpose === 'customer');
  return customers.flatMap(({ calls = [] }) => calls.map(({ self }) => self?.addressNormalized ?? 'unknown'));
}
