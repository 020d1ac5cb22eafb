// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { NINE } from './desk.ts';
import { CALL, createOffice, MOBILE, WORK, type Office, type OfficeTab } from './office.ts';
import { answers, later, slowAnswer, type Fate } from './recording.ts';

const scenario = 'preview-no-countdown';

/** As an event tells it: another desktop puts the callback on hold, or takes it off. */
async function holdElsewhere(office: Office, held: boolean) {
  const mine = (await office.truth()).participants.findLast(({ callbacks }) => callbacks.length > 0)!;
  await office.elsewhere('PATCH', `/conversations/callbacks/${office.id}/participants/${mine.id}`, { held });
}
const isHeld = (tab: OfficeTab) => tab.view()?.callback.held;

describe('two tabs', () => {
  test('have one socket between them, and hear the same events', async () => {
    const office = await createOffice({ scenario });
    const [first, second] = [await office.open(), await office.open()];
    expect([first, second].map(({ platform }) => platform.connection.state)).toEqual(['open', 'open']);
    expect([office.sockets(), office.simulator.notifications.channels().length]).toEqual([1, 1]);
    await holdElsewhere(office, true);
    await office.step(100);
    expect([first, second].map(isHeld)).toEqual([true, true]);
  });

  test('when the one that listens is gone: the other is live within 2 s on the same channel, and missed nothing', async () => {
    const office = await createOffice({ scenario });
    const [first, second] = [await office.open(), await office.open()];
    first.kill();
    await holdElsewhere(office, true); // nobody listens at this moment
    await office.step(2000);
    expect([second.platform.connection.state, isHeld(second), office.sockets()]).toEqual(['open', true, 1]);
    expect(office.simulator.notifications.channels()).toHaveLength(1);
    await holdElsewhere(office, false);
    await office.step(100);
    expect(isHeld(second)).toBe(false);
  });

  test('when the one that listens stands still: the other takes over within 5 s, and the robbed one closes before it sends', async () => {
    const office = await createOffice({ scenario });
    const [first, second] = [await office.open(), await office.open()];
    await office.step(10_000);
    first.suspend();
    await holdElsewhere(office, true);
    await office.step(5000);
    expect([second.platform.connection.state, isHeld(second), office.sockets()]).toEqual(['open', true, 1]);
    await office.step(60_000);
    const before = first.said.length;
    first.resume();
    await office.step(30_000);
    expect(first.said.slice(before)).toEqual(['close']);
    expect([first, second].map(({ platform }) => platform.connection.state)).toEqual(['open', 'open']);
    expect([office.sockets(), isHeld(first)]).toEqual([1, true]);
    await holdElsewhere(office, false);
    await office.step(100);
    expect([first, second].map(isHeld)).toEqual([false, false]);
  });

  test('a hidden tab robs nobody; it does as soon as it is shown', async () => {
    const office = await createOffice({ scenario });
    const first = await office.open();
    const second = await office.open();
    office.source.setHidden(true);
    second.state.hidden = true;
    await office.step(4000);
    first.suspend();
    await office.step(60_000);
    expect(second.said).toEqual([]);
    second.state.hidden = false;
    office.source.setHidden(false);
    await office.step(3200);
    expect(second.platform.connection.state).toBe('open');
    await holdElsewhere(office, true);
    await office.step(100);
    expect(isHeld(second)).toBe(true);
  });

  test('a follower that stood still itself does not rob a leader that is well', async () => {
    const office = await createOffice({ scenario });
    const first = await office.open();
    const second = await office.open();
    await office.step(2000);
    second.suspend();
    await office.step(40_000);
    second.resume();
    await office.step(10_000);
    expect([first.said.filter((text) => text === 'close'), second.said]).toEqual([[], []]);
    expect(second.platform.connection.state).toBe('open');
  });

  test('both press Call at once: one request, one call, the same on both', async () => {
    const office = await createOffice({ scenario });
    const tabs = [await office.open(), await office.open()];
    const pressed = tabs.map((tab) => tab.call());
    await office.step(50);
    expect(office.calls()).toBe(1);
    await office.step(8000);
    expect(pressed.map(({ result }) => result)).toContainEqual({ outcome: 'seen' });
    expect(pressed.map(({ result }) => result)).toContainEqual({ outcome: 'not-sent', because: 'awaiting-last-call' });
    for (const tab of tabs) {
      expect(tab.intents()).toMatchObject([{ number: MOBILE.number, state: 'seen' }]);
      expect(tab.phase()).toBe('on-call');
    }
  });

  test('a call under way in one is pending in the other, and may not be joined by another number', async () => {
    const office = await createOffice({ scenario });
    const [first, second] = [await office.open(), await office.open()];
    const slow = slowAnswer();
    first.network.next(CALL, (_, signal) => slow.fate(() => Promise.resolve(new Response('{}')), signal));
    first.call();
    await office.step(500);
    expect([second.phase(), second.asked()]).toMatchObject(['placing', [{ action: 'call', state: 'pending' }]]);
    const other = second.call(WORK);
    await office.step(500);
    expect([other.result, office.calls()]).toEqual([{ outcome: 'not-sent', because: 'awaiting-last-call' }, 1]);
    slow.letGo();
    await office.step(16_000);
    expect([first.intents(), second.intents()]).toMatchObject([[{ state: 'lost' }], [{ state: 'lost' }]]);
    expect(second.asked().map(({ action, state }) => [action, state])).toEqual([
      ['call', 'answered'],
      ['call', 'answered'],
    ]);
  });

  test.each(['skip', 'done', 'decline'] as const)('pressing %s in both at once sends it once', async (action) => {
    const office = await createOffice({ scenario, accepted: action !== 'decline' });
    const tabs = [await office.open(), await office.open()];
    const results = await race(
      office,
      tabs.map((tab) => tab.press(tab.platform.actions[action](office.id), undefined)),
    );
    expect(results).toEqual([{ confirmed: true }, { confirmed: true }]);
    expect(tabs.flatMap(({ network }) => network.to('PATCH'))).toHaveLength(1);
  });

  test('what the platform refuses to one is refused once, and said in both', async () => {
    const office = await createOffice({ scenario });
    const [first, second] = [await office.open(), await office.open()];
    first.network.next('PATCH', answers(409, { contextId: 'c-1' }));
    void first.press(first.platform.actions.done(office.id), undefined).catch(() => {});
    await office.step(100);
    for (const tab of [first, second])
      expect(tab.asked()).toMatchObject([{ state: 'failed', error: { kind: 'moved-on', correlationId: 'c-1' } }]);
  });
});

/** Lets time pass until all of it is known. */
async function race<T>(office: Office, all: readonly Promise<T>[]): Promise<T[]> {
  const settled = Promise.all(all);
  await office.step(10_000);
  return settled;
}

describe('a page that goes while its call is on the way', () => {
  const neverAnswered: Fate = () => new Promise(() => {});
  const arrives: Fate = async (forward) => {
    await forward();
    return new Promise(() => {});
  };

  test.each([
    ['arrives', arrives, 'on-call', 'seen'],
    ['does not arrive', neverAnswered, 'preview', 'lost'],
  ] as const)('whose request %s leaves the next page uncertain until it asked', async (_, fate, phase, state) => {
    const office = await createOffice({ scenario });
    const first = await office.open();
    first.network.next(CALL, fate);
    first.call();
    await office.step(5);
    first.kill();
    expect([...office.browser.stored.values()].join()).not.toContain(MOBILE.number.slice(-4));
    const second = await office.open();
    if (state === 'lost') {
      expect(second.phase()).toBe('checking');
      const early = second.call();
      await office.step(14_000);
      expect(early.result).toEqual({ outcome: 'not-sent', because: 'awaiting-last-call' });
    }
    await office.step(16_000);
    expect(second.intents()).toMatchObject([{ state }]);
    expect([second.phase(), office.calls()]).toEqual([phase, 1]);
    const again = second.call();
    await office.step(5000);
    expect(again.result?.outcome).toBe(state === 'seen' ? 'not-sent' : 'seen');
    expect(office.calls()).toBe(state === 'seen' ? 1 : 2);
  });

  test('is not overwritten by a page that opens meanwhile and may still see what was written before', async () => {
    const office = await createOffice({ scenario });
    const first = await office.open();
    first.network.next(CALL, neverAnswered);
    first.call();
    await office.step(100);
    const writes: string[] = [];
    await office.open({}, ({ storage, ...granted }) => ({
      ...granted,
      storage: Object.create(storage!, { setItem: { value: (key: string) => writes.push(key) } }) as Storage,
    }));
    expect([office.browser.stored.size, writes]).toEqual([1, []]);
  });

  test('is taken up by the tab beside it at once', async () => {
    const office = await createOffice({ scenario });
    const [first, second] = [await office.open(), await office.open()];
    first.network.next(CALL, neverAnswered);
    first.call();
    await office.step(100);
    expect(second.phase()).toBe('placing');
    first.kill();
    await office.step(100);
    expect(second.phase()).toBe('checking');
    await office.step(15_000);
    expect(second.intents()).toMatchObject([{ state: 'lost', number: MOBILE.number }]);
  });
});

describe('with less than a browser grants', () => {
  test.each([
    ['no locks (plain http)', { locks: 'absent' }, 2],
    ['locks that refuse (a sandboxed frame)', { locks: 'refused', messages: 'absent', storage: 'absent' }, 2],
    ['storage that is full', { storage: 'refused' }, 1],
    ['no messages', { messages: 'absent' }, 2],
  ] as const)(
    '%s: each tab is live, and a second press while a call lives sends nothing',
    async (_, browser, sockets) => {
      const office = await createOffice({ scenario, browser });
      const [first, second] = [await office.open(), await office.open()];
      expect([first, second].map(({ platform }) => platform.connection.state)).toEqual(['open', 'open']);
      expect(office.sockets()).toBe(sockets);
      first.call();
      await office.step(100);
      const later = second.call();
      await office.step(8000);
      expect([later.result?.outcome, office.calls()]).toEqual(['not-sent', 1]);
      expect(second.phase()).toBe('on-call');
    },
  );

  test('no locks, but messages: two presses in the same moment are still one request', async () => {
    const office = await createOffice({ scenario, browser: { locks: 'absent' } });
    const tabs = [await office.open(), await office.open()];
    for (const tab of tabs) tab.call();
    await office.step(5000);
    expect(office.calls()).toBe(1);
  });
});

describe('another agent on the same computer', () => {
  test('is shown, sends and finds nothing of the first, in any tab', async () => {
    const office = await createOffice({ scenario });
    const [first, second] = [await office.open(), await office.open()];
    first.network.next(CALL, () => new Promise(() => {}));
    first.call();
    await office.step(100);
    expect(office.browser.stored.size).toBe(1);
    const before = [first, second].map(({ network }) => network.sent.length);
    await office.open({ userId: 'somebody else', getToken: () => Promise.reject(new Error('none of theirs')) });
    await office.step(20_000);
    expect([...office.browser.stored.keys()]).toEqual([]);
    for (const tab of [first, second]) {
      expect(tab.platform.connection.state).toBe('ended');
      expect([tab.cached(), tab.intents(), tab.asked(), tab.platform.log.all]).toEqual([undefined, [], [], []]);
      void tab.call();
    }
    await office.step(20_000);
    expect([first, second].map(({ network }) => network.sent.length)).toEqual(before);
    expect(office.sockets()).toBe(0);
  });

  test('whose token the host brings for the first sends nothing as the first', async () => {
    const office = await createOffice({ scenario });
    const tab = await office.open({ userId: 'the one before' });
    await office.step(100);
    expect(tab.cached()).toBeUndefined();
    const pressed = tab.call();
    await office.step(20_000);
    expect(pressed.error).toMatchObject({ kind: 'signed-out' });
    expect(tab.network.sent.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  test('signing out wipes every tab', async () => {
    const office = await createOffice({ scenario });
    const [first, second] = [await office.open(), await office.open()];
    first.call();
    await office.step(5000);
    first.platform.signOut();
    await office.step(100);
    for (const tab of [first, second])
      expect([tab.platform.connection.state, tab.cached(), tab.intents()]).toEqual(['ended', undefined, []]);
    expect([...office.browser.stored.keys()]).toEqual([]);
    expect(office.sockets()).toBe(0);
  });
});

describe('the card dials at zero, where its host wants that', () => {
  const autoDial = { autoDial: 'card' } as const;
  const ZERO = NINE + 20 + 60_000;
  const nobody = { personality: { dialsAtZero: 'nobody' } } as const;
  const untilZero = (office: Office, ms: number) => office.step(ZERO + ms - office.source.wall());
  const sitDown = async (simulator: object = nobody, platform: object = autoDial) =>
    createOffice({ scenario: 'preview-countdown', simulator, platform });

  test('once for all tabs, with the number that is picked, and not before', async () => {
    const office = await sitDown();
    const tabs = [await office.open(), await office.open(), await office.open()];
    await untilZero(office, -20);
    expect(office.calls()).toBe(0);
    await untilZero(office, 300);
    expect(office.calls()).toBe(1);
    const sent = tabs.flatMap(({ network }) => network.to(CALL));
    expect(sent.map(({ body }) => body)).toEqual([{ callNumber: MOBILE.number, phoneColumn: MOBILE.column }]);
    await office.step(60_000);
    expect(office.calls()).toBe(1);
    for (const tab of tabs) expect(tab.intents()).toMatchObject([{ by: 'card', state: 'seen' }]);
  });

  test('not a second time when the first was refused, in whatever tab', async () => {
    const office = await sitDown();
    const first = await office.open();
    const opening = office.open(); // knows the time less well, so it comes a moment later
    office.tabs[1]!.network.every('GET /date', later(office.source, 400));
    const second = await opening;
    for (const tab of [first, second]) tab.network.every(CALL, answers(409));
    await office.step(80_000);
    expect(office.calls()).toBe(1);
    expect([first.phase(), second.phase()]).toEqual(['not-placed', 'not-placed']);
  });

  test('not where the platform itself has dialled, nor where an agent has', async () => {
    const office = await sitDown({});
    const tab = await office.open();
    await office.step(70_000);
    expect([office.calls(), tab.view()!.calls.length]).toEqual([0, 1]);
    const other = await sitDown();
    const agent = await other.open();
    await other.step(40_000);
    agent.call();
    await other.step(40_000);
    expect(other.calls()).toBe(1);
  });

  test('not before the platform was asked for its time', async () => {
    const office = await createOffice({ scenario: 'preview-countdown', simulator: nobody, platform: autoDial });
    const opening = office.open();
    office.tabs[0]!.network.every('GET /date', answers(503));
    const tab = await opening;
    await office.step(90_000);
    expect([office.calls(), tab.platform.clock.offset.errorMs]).toEqual([0, Infinity]);
  });

  test.each([
    [
      'a page that stood still',
      (office: Office) => office.tabs[0]!.suspend(),
      (office: Office) => office.tabs[0]!.resume(),
    ],
    ['a computer that slept', (office: Office) => office.source.jump(30_000), () => {}],
  ])('not by %s over zero: it says that no call was placed', async (_, sleep, wake) => {
    const office = await sitDown();
    const tab = await office.open();
    await untilZero(office, -10_000);
    sleep(office);
    await office.step(30_000);
    wake(office);
    await office.step(20_000);
    expect([office.calls(), tab.phase()]).toEqual([0, 'not-placed']);
  });

  test('and without the wish the card never dials', async () => {
    const office = await sitDown(nobody, {});
    const tab = await office.open();
    await office.step(120_000);
    expect([office.calls(), tab.phase()]).toEqual([0, 'not-placed']);
  });
});
