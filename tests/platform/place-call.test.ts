// @vitest-environment node
import { onlineManager } from '@tanstack/react-query';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { attemptsOf } from '../../src/callback/attempt.ts';
import type { CallCommand, CallResult } from '../../src/platform/place-call.ts';
import type { PlatformError } from '../../src/platform/platform-error.ts';
import type { Personality } from '../../src/simulator/simulator.ts';
import { createWorkingDesk, NINE, type DeskOptions } from './desk.ts';
import { act, visible } from './history.ts';
import { answerLost, answers, cut, requestLost, slowAnswer, type Fate } from './recording.ts';

type Desk = Awaited<ReturnType<typeof createWorkingDesk>>;

const MOBILE: CallCommand = { number: '+13175550142', column: 'Mobile' };
const WORK: CallCommand = { number: '+442079460321', column: 'Work' };
const POST = 'POST /conversations/calls/';
const GET = 'GET /conversations/';

afterEach(() => onlineManager.setOnline(true));

/** A press of Call, and what became of it so far. */
function press(desk: Desk, command: CallCommand = MOBILE, whenSettled: (pressed: Pressed) => void = () => {}) {
  const pressed: Pressed = {};
  desk.press(desk.platform.actions.call(desk.id), command).then(
    (result) => whenSettled(Object.assign(pressed, { result, settledAt: desk.source.wall() })),
    (error: PlatformError) => whenSettled(Object.assign(pressed, { error, settledAt: desk.source.wall() })),
  );
  return pressed;
}
interface Pressed {
  result?: CallResult;
  error?: PlatformError;
  settledAt?: number;
}

const calls = (desk: Desk) => desk.view(desk.id)!.calls;
const posts = (desk: Desk) => desk.network.to(POST).length;
const callsInTheWorld = async (desk: Desk) =>
  (await desk.truth(desk.id)).participants.filter(({ purpose }) => purpose === 'agent').flatMap((each) => each.calls);

/** The line breaks while the request is on it: it reaches the platform `ms` later, or never. */
const breaks =
  (desk: Desk, ms: number): Fate =>
  (forward) => {
    desk.source.after(ms, () => void forward());
    return Promise.reject(new TypeError('Failed to fetch'));
  };

describe('a press of Call', () => {
  test('asks the platform afresh, writes its intent down, sends the number as it is, and follows the call', async () => {
    const desk = await createWorkingDesk('preview-countdown');
    const asked = desk.network.sent.length;
    const atPost: unknown[] = [];
    desk.network.next(POST, (forward) => {
      atPost.push(...desk.intents(desk.id).map(({ number, state, by }) => [number, state, by]));
      return forward();
    });
    const pressed = press(desk, { number: '(317) 555-0142', column: 'Mobile' });
    await desk.step(100);
    expect(desk.network.sent.slice(asked).map(({ method, path, body }) => [method, path, body])).toEqual([
      ['GET', `/conversations/${desk.id}`, undefined],
      ['POST', `/conversations/calls/${desk.id}`, { callNumber: '(317) 555-0142', phoneColumn: 'Mobile' }],
    ]);
    expect(atPost).toEqual([['(317) 555-0142', 'sending', 'agent']]);
    expect(pressed.result).toEqual({ outcome: 'seen' });
    expect(calls(desk)).toMatchObject([{ live: true }]);
    expect(attemptsOf(calls(desk), desk.intents(desk.id))).toMatchObject([{ n: 1, by: 'agent', column: 'Mobile' }]);
  });

  test('twice is one call; another number meanwhile, and any press while the call lives, send nothing', async () => {
    const desk = await createWorkingDesk('preview-countdown');
    const [first, second, other] = [press(desk), press(desk), press(desk, WORK)];
    await desk.step(10_000);
    expect([first.result, second.result]).toEqual([{ outcome: 'seen' }, { outcome: 'seen' }]);
    expect(other.result).toEqual({ outcome: 'not-sent', because: 'awaiting-last-call' });
    for (const command of [MOBILE, WORK]) {
      const late = press(desk, command);
      await desk.step(100);
      expect(late.result).toEqual({ outcome: 'not-sent', because: 'call-in-progress' });
    }
    expect(posts(desk)).toBe(1);
    expect(desk.intents(desk.id)).toHaveLength(1);
  });

  test.each(['resetQueries', 'clear'] as const)(
    'goes on, and is not followed by a second, although the host forgets all it knew (%s) while it is under way',
    async (forget) => {
      const desk = await createWorkingDesk('preview-countdown');
      const slow = slowAnswer();
      desk.network.next(POST, (forward, signal) =>
        slow.fate(() => Promise.resolve(new Response('')), signal).then(forward),
      );
      const pressed = press(desk);
      await desk.step(100);
      void desk.client[forget]();
      desk.show(desk.id);
      await desk.step(100);
      const other = press(desk, WORK);
      await desk.step(100);
      slow.letGo();
      await desk.step(16_000);
      expect(posts(desk)).toBe(1);
      expect(other.result).toMatchObject({ outcome: 'not-sent' });
      expect(pressed.result).toEqual({ outcome: 'seen' });
    },
  );

  test('sends nothing where another desktop dialled and no event told of it; that call is shown', async () => {
    const desk = await createWorkingDesk('preview-countdown');
    await desk.untold(() => act(desk.simulator, desk, 'call'));
    await desk.step(50);
    expect(calls(desk)).toEqual([]);
    const pressed = press(desk);
    await desk.step(50);
    expect(pressed.result).toEqual({ outcome: 'not-sent', because: 'call-in-progress' });
    expect([posts(desk), desk.intents(desk.id)]).toEqual([0, []]);
    expect(calls(desk)).toMatchObject([{ live: true, number: '+442079460321' }]);
  });

  test('sends nothing, then or later, while offline; and nothing if the line goes between looking and sending', async () => {
    const desk = await createWorkingDesk('preview-countdown');
    const asked = desk.network.sent.length;
    desk.offline = true;
    onlineManager.setOnline(false);
    const pressed = press(desk);
    await desk.step(5000);
    expect(pressed.error).toMatchObject({ kind: 'offline' });
    expect([desk.network.sent.length, desk.intents(desk.id)]).toEqual([asked, []]);
    desk.offline = false;
    onlineManager.setOnline(true);
    await desk.client.resumePausedMutations();
    await desk.step(20_000);
    expect([posts(desk), await callsInTheWorld(desk)]).toEqual([0, []]);

    desk.network.next(GET, async (forward) => {
      const response = await forward();
      desk.offline = true;
      return response;
    });
    const between = press(desk);
    await desk.step(1000);
    expect(between.error).toMatchObject({ kind: 'offline' });
    expect([posts(desk), desk.intents(desk.id)]).toEqual([0, []]);
  });

  test.each<[string, Fate]>([
    ['is cut off', cut],
    ['is broken', answers(503)],
    ['is unreadable', answers(200, '<html>')],
  ])('sends nothing, and says so, when the look before it %s', async (_, fate) => {
    const desk = await createWorkingDesk('preview-countdown');
    desk.network.next(GET, fate);
    const pressed = press(desk);
    await desk.step(20_000);
    expect(pressed.error).toMatchObject({ kind: 'unsent' });
    expect([posts(desk), desk.intents(desk.id)]).toEqual([0, []]);
  });

  test('that the platform refuses (409) is told as refused, asked about, and not sent again', async () => {
    const desk = await createWorkingDesk('preview-countdown');
    desk.network.next(POST, async (forward) => {
      await desk.untold(() => act(desk.simulator, desk, 'call')); // another desktop, in that very moment
      return forward();
    });
    const pressed = press(desk);
    await desk.step(50);
    expect(pressed.error).toMatchObject({ kind: 'moved-on', status: 409, correlationId: expect.any(String) });
    expect(desk.intents(desk.id)).toMatchObject([{ state: 'refused' }]);
    expect(calls(desk)).toMatchObject([{ live: true, number: '+442079460321' }]);
    await desk.step(60_000);
    expect(posts(desk)).toBe(1);
    expect(await callsInTheWorld(desk)).toHaveLength(1);
  });

  test.each([400, 403, 404, 429])('that is refused with %i leaves the way free for another', async (status) => {
    const desk = await createWorkingDesk('preview-countdown');
    desk.network.next(POST, answers(status));
    const refused = press(desk);
    await desk.step(1000);
    expect(refused.error).toMatchObject({ status });
    const again = press(desk);
    await desk.step(1000);
    expect(again.result).toEqual({ outcome: 'seen' });
    expect(await callsInTheWorld(desk)).toHaveLength(1);
  });

  test('after a busy line is a new decision and a new request', async () => {
    const desk = await createWorkingDesk('call-busy');
    const first = press(desk, { number: '+13175550171' });
    await desk.step(10_000);
    expect(calls(desk)).toMatchObject([{ live: false }]);
    const second = press(desk, { number: '+13175550171' });
    await desk.step(10_000);
    expect([first.result, second.result]).toEqual([{ outcome: 'seen' }, { outcome: 'seen' }]);
    expect(posts(desk)).toBe(2);
    expect(attemptsOf(calls(desk), desk.intents(desk.id)).map(({ n, by }) => [n, by])).toEqual([
      [1, 'agent'],
      [2, 'agent'],
    ]);
  });
});

describe('a lost answer', () => {
  test.each<[string, boolean, number]>([
    ['an event tells of it', true, 4005],
    ['only asking finds it', false, 7000],
  ])('whose call appears after 4 s is resolved once %s, with one request sent', async (_, told, afterMs) => {
    const desk = await createWorkingDesk('preview-countdown');
    desk.network.next(POST, breaks(desk, 4000));
    const pressedAt = desk.source.wall();
    const run = async () => {
      const pressed = press(desk);
      await desk.step(1);
      expect(desk.intents(desk.id)).toMatchObject([{ state: 'checking' }]);
      await desk.step(3990);
      expect(pressed).toEqual({});
      await desk.step(4000);
      return pressed;
    };
    let pressed: ReturnType<typeof press> = {};
    if (told) pressed = await run();
    else await desk.untold(async () => (pressed = await run()));
    expect(pressed.result).toEqual({ outcome: 'seen' });
    expect(pressed.settledAt! - pressedAt - afterMs).toBeLessThan(20);
    expect(desk.intents(desk.id)).toMatchObject([{ state: 'seen' }]);
    await desk.step(60_000);
    expect([posts(desk), (await callsInTheWorld(desk)).length]).toEqual([1, 1]);
  });

  test.each<[string, Fate]>([
    ['cut off', cut],
    ['answered by a gateway', answers(504)],
    ['answered with a page', answers(200, '<html>')],
  ])(
    'to a request that was %s and never seen again: asked after 1, 3, 7, 15 s, then said to be lost',
    async (_, fate) => {
      const desk = await createWorkingDesk('preview-countdown');
      desk.network.next(POST, fate);
      const pressed = press(desk);
      await desk.step(50);
      const from = desk.source.wall() - 50;
      const asked = desk.network.to(GET).length;
      await desk.step(14_900);
      expect(pressed).toEqual({});
      const meanwhile = [press(desk), press(desk, WORK)]; // joins, and is refused
      await desk.step(100);
      expect(
        desk.network
          .to(GET)
          .slice(asked)
          .map(({ at }) => at - from),
      ).toEqual([1000, 3000, 7000, 15_000]);
      expect([pressed.result, ...meanwhile.map(({ result }) => result)]).toEqual([
        { outcome: 'lost' },
        { outcome: 'lost' },
        { outcome: 'not-sent', because: 'awaiting-last-call' },
      ]);
      expect([posts(desk), desk.intents(desk.id)[0]?.state]).toEqual([1, 'lost']);

      const again = press(desk); // deliberately
      await desk.step(1000);
      expect(again.result).toEqual({ outcome: 'seen' });
      expect(await callsInTheWorld(desk)).toHaveLength(1);
    },
  );

  test('that nothing answers any more either is asked about at the same moments, and does not hold the agent up', async () => {
    const desk = await createWorkingDesk('preview-countdown');
    desk.network.next(POST, requestLost);
    const pressed = press(desk);
    await desk.step(16_000);
    expect(desk.intents(desk.id)).toMatchObject([{ state: 'checking' }]);
    const asked = desk.network.to(GET).length;
    desk.network.every(GET, requestLost);
    const from = desk.source.wall();
    await desk.step(15_000 + 16_000);
    expect(
      desk.network
        .to(GET)
        .slice(asked)
        .map(({ at }) => at - from),
    ).toEqual([1000, 3000, 7000, 15_000]);
    expect(pressed.result).toEqual({ outcome: 'lost' });
  });

  test('is resolved by an event at once, although a look at the platform hangs', async () => {
    const desk = await createWorkingDesk('preview-countdown');
    desk.network.next(POST, breaks(desk, 2000));
    const pressed = press(desk);
    await desk.step(900);
    desk.network.every(GET, requestLost);
    await desk.step(1200);
    expect(pressed.result).toEqual({ outcome: 'seen' });
  });

  test('of a request that was heard is found out by looking: the call is there', async () => {
    const desk = await createWorkingDesk('preview-countdown');
    desk.network.next(POST, answerLost);
    const pressed = press(desk);
    await desk.step(100);
    expect(calls(desk)).toMatchObject([{ live: true }]);
    await desk.step(16_000);
    expect(pressed.result).toEqual({ outcome: 'seen' });
    expect(posts(desk)).toBe(1);
  });
});

test('whatever the platform’s ways, the network and the presses: no request leaves while a call lives or one is unresolved', async () => {
  const anyPersonality = fc.record({
    countdownStarts: fc.constantFrom('connect' as const, 'alert' as const),
    holdPausesCountdown: fc.constantFrom('no' as const, 'yes' as const),
    dialsAtZero: fc.constantFrom('platform' as const, 'nobody' as const),
    numberDialled: fc.constantFrom('first' as const, 'other' as const),
    autoDialZero: fc.constantFrom('never' as const, 'at-once' as const),
  });
  const anyStep = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom<Step>('press', 'press', 'press other') },
    { weight: 2, arbitrary: fc.constantFrom<Step>('POST lost', 'POST never arrives', 'POST late', 'GET broken') },
    {
      weight: 2,
      arbitrary: fc.constantFrom<Step>('drop', 'offline', 'online', 'elsewhere', 'hang-up', 'hold', 'resume'),
    },
    { weight: 4, arbitrary: fc.constantFrom<Step>(0, 1, 20, 900, 2500, 5000, 9000, 30_000) },
  );
  type Step =
    | ('press' | 'press other' | 'POST lost' | 'POST never arrives' | 'POST late' | 'GET broken')
    | ('drop' | 'offline' | 'online' | 'elsewhere' | 'hang-up' | 'hold' | 'resume')
    | number;

  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('preview-countdown' as const, 'preview-no-countdown' as const, 'call-busy' as const),
      anyPersonality,
      fc.array(anyStep, { minLength: 4, maxLength: 16 }),
      async (scenario, personality, steps) => {
        const desk = await createWorkingDesk(scenario, { simulator: { personality } });
        const conversation = desk.simulator.world.conversations.get(desk.id)!;
        const isLive = () =>
          conversation.participants.some(({ calls: legs }) => legs.some((leg) => !leg.disconnectedTime));
        const pressed: ReturnType<typeof press>[] = [];
        let unresolved = 0;
        let livedSince = Infinity;
        desk.network.every(`${GET}${desk.id}`, async (forward) => {
          const lives = isLive();
          const answer = await forward();
          livedSince = lives ? Math.min(livedSince, desk.source.wall()) : Infinity; // told by now
          return answer;
        });
        const broken: string[] = []; // an error thrown there would pass for one of the network
        desk.network.watch(POST, () => {
          // What is told in this very moment may have been asked by somebody else, after the look of this press.
          if (livedSince < desk.source.wall()) broken.push('sent although a look before it told of a call');
          if (desk.view(desk.id)!.calls.some(({ live }) => live)) broken.push('sent while a call is on the screen');
          if (unresolved++ > 0) broken.push('sent while another is unresolved');
        });
        const settles = (one: ReturnType<typeof press>) => {
          if (one.result?.outcome !== 'not-sent') unresolved = 0;
        };
        const online = (is: boolean) => {
          desk.offline = !is;
          onlineManager.setOnline(is);
        };
        const does: Record<Exclude<Step, number>, () => unknown> = {
          press: () => pressed.push(press(desk, MOBILE, settles)),
          'press other': () => pressed.push(press(desk, WORK, settles)),
          'POST lost': () => desk.network.next(POST, answerLost),
          'POST never arrives': () => desk.network.next(POST, cut),
          'POST late': () => desk.network.next(POST, breaks(desk, 4000)),
          'GET broken': () => desk.network.next(GET, answers(503)),
          drop: () => desk.simulator.dropSockets(),
          offline: () => online(false),
          online: () => online(true),
          elsewhere: () => act(desk.simulator, desk, 'call'),
          'hang-up': () => act(desk.simulator, desk, 'hang-up'),
          hold: () => act(desk.simulator, desk, 'hold'),
          resume: () => act(desk.simulator, desk, 'resume'),
        };
        for (const each of steps) {
          if (typeof each === 'number') await desk.step(each);
          else await does[each]();
        }
        online(true);
        const sent = posts(desk);
        await desk.step(100_000);
        expect(broken).toEqual([]);
        expect(pressed.filter(({ settledAt }) => settledAt === undefined)).toEqual([]);
        expect(posts(desk)).toBeLessThanOrEqual(sent + 1); // what was pressed in the very last moment, and nothing later
        expect(posts(desk)).toBeLessThanOrEqual(pressed.length);
        for (const { state } of desk.intents(desk.id)) expect(state).not.toMatch(/sending|sent|checking/);
        expect(visible(desk.cached(desk.id)!)).toBe(visible(await desk.truth(desk.id)));
        desk.close();
      },
    ),
    { numRuns: process.env['CALLBACK_CARD_FULL'] ? 10_000 : 60 },
  );
});

describe('around zero', () => {
  /** The countdown of 60 s began with the accept, 20 ms after nine. */
  const ZERO = NINE + 20 + 60_000;
  const nobody: Partial<Personality> = { dialsAtZero: 'nobody' };
  const at = async (ms: number, personality: Partial<Personality>, options: DeskOptions = {}) => {
    const desk = await createWorkingDesk('preview-countdown', { simulator: { personality }, ...options });
    await desk.step(ZERO + ms - desk.source.wall());
    return desk;
  };

  describe.each([0, 90_000, -3_600_000])('on a computer whose clock is %i ms behind', (aheadMs) => {
    test.each([
      [-2200, { outcome: 'seen' }],
      [-1990, { outcome: 'not-sent', because: 'system-placing' }],
      [0, { outcome: 'not-sent', because: 'system-placing' }],
      [2500, { outcome: 'not-sent', because: 'system-placing' }],
      [5990, { outcome: 'not-sent', because: 'system-placing' }],
      [6200, { outcome: 'seen' }],
    ])('a press %i ms from zero, where nobody dials, is %j', async (ms, result) => {
      const desk = await at(ms, nobody, { aheadMs });
      const pressed = press(desk);
      await desk.step(100);
      expect(pressed.result).toEqual(result);
      expect(posts(desk)).toBe(result.outcome === 'seen' ? 1 : 0);
      if (result.outcome !== 'seen') expect(desk.intents(desk.id)).toEqual([]);
    });
  });

  test.each([
    [-11_900, 'not-sent'],
    [15_900, 'not-sent'],
    [16_200, 'seen'],
  ])(
    'where the platform’s time is not known, %i ms from zero a press is %s: the window is wider',
    async (ms, outcome) => {
      const desk = await createWorkingDesk('preview-countdown', { simulator: { personality: nobody }, dateless: true });
      await desk.step(ZERO + ms - desk.source.wall());
      const pressed = press(desk);
      await desk.step(100);
      expect(pressed.result?.outcome).toBe(outcome);
    },
  );

  test.each([-1500, 10, 3000, 7000])(
    'a press %i ms from zero, where the platform dials, adds no second call',
    async (ms) => {
      const desk = await at(ms, {});
      const pressed = press(desk);
      await desk.step(10_000);
      expect(pressed.result?.outcome).toBe('not-sent');
      expect(posts(desk)).toBe(0);
      expect(calls(desk)).toMatchObject([{ live: true }]);
    },
  );

  test('a press after zero finds the platform’s own call although no event told of it', async () => {
    const desk = await at(-5000, {});
    await desk.untold(() => desk.step(15_000));
    expect(calls(desk)).toEqual([]);
    const pressed = press(desk);
    await desk.step(50);
    expect(pressed.result).toEqual({ outcome: 'not-sent', because: 'call-in-progress' });
    expect([posts(desk), calls(desk).length]).toEqual([0, 1]);
  });
});
