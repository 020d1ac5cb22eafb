// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ScenarioName } from '../../src/simulator/simulator.ts';
import type { Partition } from '../../src/platform/partition.ts';
import { visible } from './history.ts';
import { CALL, createOffice, MOBILE, WORK, type OfficeTab } from './office.ts';
import { answerLost, answers, cut, requestLost, type Fate } from './recording.ts';

/** What can happen in an office: to a tab (by its number, modulo how many there are), at the platform, to time. */
type Step =
  | { readonly of: 'press' | 'press other' | 'click and key and copy' | 'skip' | 'done' | 'hold'; readonly tab: number }
  | {
      readonly of: 'reload' | 'crash' | 'suspend' | 'resume' | 'offline' | 'online' | 'hide or show';
      readonly tab: number;
    }
  | { readonly of: 'open' | 'drop' | 'elsewhere' | 'hang up' | 'transfer' | 'nearly zero' }
  | { readonly of: 'fate'; readonly fate: keyof typeof FATES }
  | { readonly of: 'wait' | 'jump'; readonly ms: number };

/** What becomes of a request that places a call. `crash`: the page goes before it leaves, or before its answer comes. */
const FATES = {
  'answer lost': answerLost,
  'cut off': cut,
  'never arrives': requestLost,
  refused: answers(409),
  broken: answers(503),
  late: 'late',
  'crash before': 'crash before',
  'crash after': 'crash after',
} as const;

const some = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary });
const tab = fc.nat(2);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  some(
    6,
    fc.record({
      of: fc.constantFrom('press', 'press', 'press other', 'click and key and copy', 'skip', 'done', 'hold'),
      tab,
    }),
  ),
  some(
    4,
    fc.record({
      of: fc.constantFrom('reload', 'crash', 'suspend', 'resume', 'offline', 'online', 'hide or show'),
      tab,
    }),
  ),
  some(
    3,
    fc.record({
      of: fc.constantFrom('open', 'open', 'drop', 'elsewhere', 'hang up', 'transfer', 'nearly zero', 'nearly zero'),
    }),
  ),
  some(
    3,
    fc.record({ of: fc.constant('fate'), fate: fc.constantFrom(...(Object.keys(FATES) as (keyof typeof FATES)[])) }),
  ),
  some(6, fc.record({ of: fc.constant('wait'), ms: fc.constantFrom(0, 1, 20, 900, 2500, 5000, 9000, 16_000, 30_000) })),
  some(
    1,
    fc.record({ of: fc.constant('jump'), ms: fc.constantFrom(-12 * 3_600_000, -3000, 3000, 60_000, 12 * 3_600_000) }),
  ),
) as fc.Arbitrary<Step>;

interface Story {
  readonly scenario: ScenarioName;
  readonly secondCall: 'refuses' | 'accepts';
  readonly dialsAtZero: 'platform' | 'nobody';
  readonly skipTakes: 1 | 2;
  readonly autoDial: boolean;
  readonly steps: readonly Step[];
}

const anyStory: fc.Arbitrary<Story> = fc.record({
  scenario: fc.constantFrom<ScenarioName[]>('preview-countdown', 'preview-no-countdown', 'call-busy'),
  secondCall: fc.constantFrom('refuses' as const, 'accepts' as const),
  dialsAtZero: fc.constantFrom('platform' as const, 'nobody' as const),
  skipTakes: fc.constantFrom(1 as const, 2 as const),
  autoDial: fc.boolean(),
  steps: fc.array(anyStep, { minLength: 5, maxLength: 18 }),
});

/** How old the answer may be on which a call is decided. */
const FRESH_MS = 8000;
const RESOLVED_AFTER_MS = 15_000;
/** A press is meant for so long. */
const MEANT_MS = 20_000;
/** When the countdown of 60 s ends, which began with the accept. */
const ZERO_MS = 60_020;

/** A fault that is put into the product, to see that the promise can be broken. */
interface Mutant {
  readonly partition?: (partition: Partition) => Partition;
  /** The press is repeated when it fails, as a query library does if it is let. */
  readonly retries?: boolean;
  /** The look before the request is answered from memory. */
  readonly staleLook?: boolean;
}

/** Lives through `story`; fails where a promise is broken. */
async function live(story: Story, mutant: Mutant = {}) {
  const { scenario, secondCall, dialsAtZero, skipTakes, autoDial, steps } = story;
  const isAutomatic = autoDial && scenario === 'preview-countdown';
  let decisions = isAutomatic ? 1 : 0;
  let next: keyof typeof FATES | undefined;
  /** What was wrong about a request when it left; an error thrown there would pass for one of the network. */
  const broken: string[] = [];
  const sent: { at: number; refused: boolean; appeared: boolean }[] = [];
  const decidedAt = new Map<OfficeTab, number>();
  const looks = new Map<OfficeTab, { at: number; toldAt: number; allowed: boolean }>();
  const office = await createOffice({
    scenario,
    simulator: { personality: { secondCall, dialsAtZero, skipTakes } },
    platform: isAutomatic ? { autoDial: 'card' } : {},
    onCall(from) {
      const now = office.source.monotonic();
      const look = looks.get(from);
      const unresolved = sent.filter(
        ({ at, refused, appeared }) => !refused && !appeared && now - at < RESOLVED_AFTER_MS,
      );
      if (!look || now - look.at > FRESH_MS) broken.push('the look before was too old');
      if (!look?.allowed) broken.push('the platform had told that nobody may call');
      if (from.view()?.calls.some((call) => call.live)) broken.push('a call was on the screen');
      if (unresolved.length > 0) broken.push('an earlier one was unresolved');
      sent.push({ at: now, refused: false, appeared: false });
      if (!isAutomatic && now - (decidedAt.get(from) ?? now) > MEANT_MS) broken.push('pressed too long ago');
      if (sent.length > decisions) broken.push('more requests than decisions');
    },
  });
  const { source, simulator, id } = office;
  const conversation = () => simulator.world.conversations.get(id)!;
  const legs = () => conversation().participants.flatMap(({ calls }) => calls);
  const mine = () => conversation().participants.findLast(({ purpose }) => purpose === 'agent')!;
  const mayCall = () => {
    const leg = mine().callbacks[0];
    return (
      leg !== undefined &&
      !leg.disconnectedTime &&
      leg.state === 'connected' &&
      legs().every((leg) => leg.disconnectedTime)
    );
  };
  const pick = (n: number) => office.tabs[n % office.tabs.length];

  const open = () => office.open({}, mutant.partition, prepare);

  function prepare(opened: OfficeTab) {
    let kept: Response | undefined;
    opened.network.every(`GET /conversations/${id}`, async (forward) => {
      const look = { at: source.monotonic(), allowed: mayCall() };
      const answer = kept ?? (await forward());
      if (mutant.staleLook) kept ??= answer.clone();
      const toldAt = source.monotonic();
      const other = looks.get(opened);
      // Two that are told in one moment: the press went by either.
      const allowed = look.allowed || (other?.toldAt === toldAt && other.allowed);
      looks.set(opened, { ...look, toldAt, allowed });
      return answer.clone();
    });
    opened.network.every(CALL, callFate(opened));
  }

  const callFate =
    (from: OfficeTab): Fate =>
    async (forward, signal) => {
      const mine = sent.at(-1)!;
      const before = legs().length;
      const arrives = async () => {
        const answer = await forward();
        if (legs().length > before) mine.appeared = true;
        return answer;
      };
      const fate = next && FATES[next];
      next = undefined;
      if (fate === 'crash before' || fate === 'crash after') {
        if (fate === 'crash after') await arrives();
        from.kill();
        return new Promise(() => {});
      }
      if (fate === 'late') {
        source.after(4000, () => void arrives());
        throw new TypeError('Failed to fetch');
      }
      const answer = await (fate ? fate(arrives, signal) : arrives());
      if (answer.status >= 400 && answer.status < 500) mine.refused = true;
      return answer;
    };

  function press(from: OfficeTab | undefined, command = MOBILE, times = 1) {
    if (!from || from.state.suspended) return;
    decisions++;
    decidedAt.set(from, source.monotonic());
    for (let i = 0; i < times; i++) from.call(command, mutant.retries ? { retry: 2, retryDelay: 100 } : {});
  }
  const ask = (from: OfficeTab | undefined, action: 'skip' | 'done' | 'hold') => {
    if (from && !from.state.suspended) void from.press(from.platform.actions[action](id), undefined).catch(() => {});
  };

  async function take(step: Step) {
    const at = 'tab' in step ? pick(step.tab) : undefined;
    switch (step.of) {
      case 'press':
        return press(at);
      case 'press other':
        return press(at, WORK);
      case 'click and key and copy':
        return press(at, MOBILE, 3);
      case 'skip':
      case 'done':
      case 'hold':
        return ask(at, step.of);
      case 'reload':
        at?.kill();
        return open();
      case 'crash':
        return at?.kill();
      case 'suspend':
        return at?.suspend();
      case 'resume':
        return at?.resume();
      case 'offline':
      case 'online':
        if (at) at.state.offline = step.of === 'offline';
        return undefined;
      case 'hide or show':
        if (at) at.state.hidden = !at.state.hidden;
        return source.setHidden(false); // tells those that are shown
      case 'open':
        return office.tabs.length < 3 ? void (await open()) : undefined;
      case 'drop':
        return simulator.dropSockets();
      case 'elsewhere':
        return office.elsewhere('POST', `/conversations/calls/${id}`, { callNumber: WORK.number });
      case 'hang up':
        return office.elsewhere('PATCH', `/conversations/calls/${id}/participants/${mine().id}`, {
          state: 'disconnected',
        });
      case 'transfer':
        return office.elsewhere('POST', `/conversations/callbacks/${id}/participants/${mine().id}/replace`, {
          queueId: 'another-queue',
        });
      case 'nearly zero':
        return office.step(Math.max(0, ZERO_MS - 900 - source.monotonic()));
      case 'fate':
        return void (next = step.fate);
      case 'jump':
        return source.jump(step.ms);
      case 'wait':
        return office.step(step.ms);
    }
  }

  await open();
  for (const step of steps) await take(step);
  expect(broken.join(', ')).toBe('');

  for (const one of office.tabs) {
    one.resume();
    Object.assign(one.state, { offline: false, hidden: false });
  }
  source.setHidden(false);
  next = undefined;
  if (office.tabs.length === 0) await open();
  await office.step(25_000);
  const after = sent.length;
  await office.step(100_000);
  if (!isAutomatic) expect(sent.length, 'nothing is sent later').toBe(after);
  await open(); // a page that knows nothing but what is written down

  expect(broken.join(', ')).toBe('');
  let truth = await office.truth();
  const isBehind = () => office.tabs.some((one) => visible(one.cached()!) !== visible(truth));
  for (let i = 0; i < 3 && isBehind(); i++) {
    await office.step(1500); // something happened in this very moment: an alert that comes and goes by itself
    truth = await office.truth();
  }
  const isLive = legs().some((leg) => !leg.disconnectedTime);
  /** What was written down of its calls is not needed any more. */
  const isWorkedOff = conversation().participants.some(({ callbacks, userId }) =>
    callbacks.some((leg) => userId === simulator.userId && leg.disconnectedTime),
  );
  for (const one of office.tabs) {
    expect(one.open(), 'a call whose fate nobody will ever know').toEqual([]);
    expect(one.asked().filter(({ state }) => state === 'pending')).toEqual([]);
    expect(visible(one.cached()!)).toBe(visible(truth));
    if (!isWorkedOff)
      expect(one.intents().length, 'requests that nobody remembers').toBeGreaterThanOrEqual(sent.length);
    const claims = ['placing', 'checking', 'system-dialling', 'own-phone', 'ringing', 'on-call', 'two-calls'];
    expect([isLive, one.phase()], 'a call is said to be there that is not, or the other way round').toEqual([
      isLive,
      isLive ? expect.toBeOneOf(claims) : expect.not.toBeOneOf(claims),
    ]);
  }
  office.close();
}

const numRuns = Number(process.env['ONE_CALL_RUNS'] ?? (process.env['CALLBACK_CARD_FULL'] ? 10_000 : 100));
/** On a machine that is busy with something else too. */
const TIMEOUT_MS = 300_000;

/** Why some history breaks a promise; `undefined` where none was found that does. */
async function breaks(numRuns: number, mutant?: Mutant): Promise<string | undefined> {
  const { failed, counterexample, errorInstance } = await fc.check(
    fc.asyncProperty(anyStory, (story) => live(story, mutant)),
    { numRuns, endOnFailure: mutant !== undefined },
  );
  return failed ? `${String(errorInstance)} ${JSON.stringify(counterexample)}` : undefined;
}

test(
  'whatever happens to tabs, network, platform and clocks: at most one request a decision, and none while a call lives or one is unresolved',
  async () => expect(await breaks(numRuns)).toBeUndefined(),
  TIMEOUT_MS * 4,
);

describe('can be broken: without', { timeout: TIMEOUT_MS }, () => {
  const free: NonNullable<Partition['locks']> = {
    request: ((_name: string, _options: unknown, run: (lock: unknown) => unknown) =>
      Promise.resolve(run({ name: '', mode: 'exclusive' }))) as never,
    query: () => Promise.resolve({ held: [] }),
  };
  const nothing = { getItem: () => null, setItem() {}, removeItem() {}, key: () => null, length: 0 };

  test.each<[string, Mutant, RegExp]>([
    ['locks', { partition: () => ({ locks: free, storage: nothing }) }, /unresolved|nobody may call|fate|remembers/],
    ['what is written down', { partition: ({ locks }) => ({ locks }) }, /unresolved|remembers/],
    ['a look before', { staleLook: true }, /nobody may call|longer|visible|expected/],
    ['the rule that nothing is retried', { retries: true }, /more requests than decisions/],
  ])('%s', async (_, mutant, why) => expect(await breaks(2000, mutant)).toMatch(why));
});
