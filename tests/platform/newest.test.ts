// @vitest-environment node
import { dehydrate, hydrate, QueryClient, QueryObserver } from '@tanstack/react-query';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOver, type Conversation } from '../../src/callback/conversation.ts';
import { createNewest, share } from '../../src/platform/newest.ts';
import { createDesk, createWorkingDesk } from './desk.ts';
import { act, anyAct, anyScenario, historyOf, read, visible, type Moment } from './history.ts';
import { answers, later, slowAnswer } from './recording.ts';

const FULL = Boolean(process.env['CALLBACK_CARD_FULL']);
const KEY = ['callback-card', 'here', 'conversation', 'c'];

/** A real cache behind the gate, and its four ways in. */
function createGate() {
  let doubts = 0;
  const newest = createNewest(() => doubts++);
  const client = new QueryClient({ defaultOptions: { queries: { gcTime: Infinity } } });
  client.setQueryDefaults(KEY, { structuralSharing: newest.gate });
  return {
    newest,
    cached: () => client.getQueryData<Conversation>(KEY)!,
    doubts: () => doubts,
    ask: newest.ask,
    answer: (wire: object, asked: number) => client.setQueryData(KEY, newest.answered(read(wire), asked)),
    /** An event that waits a little, as several of one frame do, before it is written. */
    arrive: (wire: object) => newest.heard(read(wire)),
    write: (conversation: Conversation) => client.setQueryData(KEY, conversation),
    hear: (wire: object) => client.setQueryData(KEY, newest.heard(read(wire))),
  };
}

const T = '2026-11-23T09:00:00.000Z';
const leg = (id: string, state: string, more: object = {}) => ({ id, state, ...more });
const agent = (id: string, callback: object, calls: object[] = []) => ({
  id,
  purpose: 'agent',
  userId: 'me',
  callbacks: [callback],
  calls,
});
const CUSTOMER = { id: 'customer', purpose: 'customer', callbacks: [leg('cb-0', 'connected', { connectedTime: T })] };
const wire = (...participants: object[]) => ({ id: 'c', participants: [CUSTOMER, ...participants] });
const SEGMENTS = [{ type: 'Interact', startTime: T }];

const ALERTING = wire(agent('a1', leg('cb-1', 'alerting')));
const CONNECTED = wire(agent('a1', leg('cb-1', 'connected', { connectedTime: T })));
const HELD = wire(agent('a1', leg('cb-1', 'connected', { connectedTime: T, held: true, startHoldTime: T })));
const CALLING = wire(agent('a1', leg('cb-1', 'connected', { connectedTime: T }), [leg('call-1', 'alerting')]));
const HUNG_UP = wire(agent('a1', leg('cb-1', 'connected', { connectedTime: T }), [leg('call-1', 'disconnected')]));
const OVER = wire(agent('a1', leg('cb-1', 'disconnected', { connectedTime: T, disconnectedTime: T })));
const DECLINED = wire(agent('a1', leg('cb-1', 'disconnected', { disconnectedTime: T })));
const AGAIN = wire(
  agent('a1', leg('cb-1', 'disconnected', { disconnectedTime: T })),
  agent('a2', leg('cb-2', 'alerting')),
);

describe('of two snapshots', () => {
  type Gate = ReturnType<typeof createGate>;
  test.each<[string, (gate: Gate) => void, object, doubted: boolean]>([
    ['the later event stands', (gate) => (gate.hear(CONNECTED), gate.hear(HELD)), HELD, false],
    ['an event may take a hold away', (gate) => (gate.hear(HELD), gate.hear(CONNECTED)), CONNECTED, false],
    [
      'an answer asked for after the event stands',
      (gate) => (gate.hear(CONNECTED), gate.answer(HELD, gate.ask())),
      HELD,
      false,
    ],
    [
      'an event heard after the answer was asked for stands',
      (gate) => {
        const asked = gate.ask();
        gate.hear(HELD);
        gate.answer(CONNECTED, asked);
      },
      HELD,
      true,
    ],
    [
      'the answer that was asked for later stands, whichever comes first',
      (gate) => {
        const [first, second] = [gate.ask(), gate.ask()];
        gate.answer(HELD, second);
        gate.answer(CONNECTED, first);
      },
      HELD,
      true,
    ],
    [
      'an event that waited to be written while an answer was asked for and came does not stand',
      (gate) => {
        gate.hear(ALERTING);
        const waited = gate.arrive(CONNECTED);
        gate.answer(HELD, gate.ask());
        gate.write(waited);
      },
      HELD,
      true,
    ],
    ['an event does not undo that a callback is over', (gate) => (gate.hear(OVER), gate.hear(CONNECTED)), OVER, true],
    ['an event does not undo that a call is over', (gate) => (gate.hear(HUNG_UP), gate.hear(CALLING)), HUNG_UP, true],
    ['an event does not take a call away', (gate) => (gate.hear(CALLING), gate.hear(CONNECTED)), CALLING, true],
    ['an event does not take a participant away', (gate) => (gate.hear(AGAIN), gate.hear(DECLINED)), AGAIN, true],
    ['an event does not undo an accept', (gate) => (gate.hear(CONNECTED), gate.hear(ALERTING)), CONNECTED, true],
    [
      'an answer of a replica that lags does not undo that a callback is over',
      (gate) => (gate.hear(OVER), gate.answer(CONNECTED, gate.ask())),
      OVER,
      true,
    ],
    [
      'an answer of a replica that lags does not undo an accept',
      (gate) => (gate.hear(CONNECTED), gate.answer(ALERTING, gate.ask())),
      CONNECTED,
      true,
    ],
    [
      'an answer of a replica that lags does not take the newest alert away, nor out of its place',
      (gate) => (gate.hear(AGAIN), gate.answer(DECLINED, gate.ask())),
      AGAIN,
      true,
    ],
    [
      'an answer of a replica that lags does not take a call away',
      (gate) => (gate.hear(CALLING), gate.answer(CONNECTED, gate.ask())),
      CALLING,
      true,
    ],
  ])('%s', (_, happens, stands, doubted) => {
    const gate = createGate();
    happens(gate);
    expect(visible(gate.cached())).toBe(visible(read(stands)));
    expect(gate.doubts() > 0).toBe(doubted);
  });

  test('what REST alone knows stays through events, and comes in with an answer that is otherwise too late', () => {
    const gate = createGate();
    const whole = wire(agent('a1', leg('cb-1', 'alerting', { segments: SEGMENTS, startAlertingTime: T })));
    const asked = gate.ask();
    gate.hear(CONNECTED);
    gate.answer(whole, asked);
    gate.hear(HELD);
    const callback = gate.cached().participants[1]!.callbacks[0]!;
    expect(callback).toMatchObject({ state: 'connected', held: true, alertedAt: Date.parse(T) });
    expect(callback.segments).toHaveLength(1);
  });

  test('that are equal, the first stays, whichever way the second came', () => {
    const gate = createGate();
    gate.hear(CALLING);
    const first = gate.cached();
    gate.hear(CALLING);
    gate.answer(CALLING, gate.ask());
    gate.hear(CALLING);
    expect(gate.cached()).toBe(first);
    expect(gate.doubts()).toBe(0);
  });

  test('parts that are equal stay the same objects', () => {
    const { newest } = createGate();
    const before = newest.heard(read(CALLING));
    const after = newest.gate(before, newest.heard(read(HUNG_UP))) as Conversation;
    expect(after.participants[0]).toBe(before.participants[0]);
    expect(after.participants[1]!.callbacks).toBe(before.participants[1]!.callbacks);
    expect(after.participants[1]!.calls).not.toBe(before.participants[1]!.calls);
    expect(share([1, { a: 1 }], [1, { a: 1 }, 2])).toEqual([1, { a: 1 }, 2]);
    expect(share({ a: 1, b: undefined }, { a: 1 })).toEqual({ a: 1 });
    expect(share({ a: 1 }, { a: 1, b: undefined })).toHaveProperty('b');
  });

  test.each([[undefined], [null], [0], ['text'], [[]], [{}], [{ participants: [] }]])('%j is let through', (other) => {
    const { newest } = createGate();
    const conversation = newest.heard(read(OVER));
    expect(newest.gate(other, conversation)).toBe(conversation);
    expect(newest.gate(conversation, other)).toBe(other);
  });
});

describe('whatever the network does to answers and events', async () => {
  /** Ways a callback may go, once made and then told in every disorder. */
  const histories = await Promise.all(
    fc
      .sample(fc.tuple(anyScenario, fc.array(anyAct, { minLength: 6, maxLength: 20 })), {
        numRuns: FULL ? 1000 : 80,
        seed: 1123,
      })
      .map(([scenario, acts]) => historyOf(scenario, acts)),
  );
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.constant({ op: 'advance' as const, pick: 0 }) },
    { weight: 3, arbitrary: fc.constant({ op: 'hear-last' as const, pick: 0 }) },
    { weight: 6, arbitrary: fc.record({ op: fc.constantFrom('hear', 'ask', 'read', 'answer'), pick: fc.nat(30) }) },
  );
  const runs = (laggingReads: number) =>
    fc.assert(
      fc.property(fc.constantFrom(...histories), fc.array(step, { maxLength: 60 }), (moments, steps) =>
        live(moments, steps, laggingReads),
      ),
      { numRuns: FULL ? 100_000 : 1000 },
    );

  function live(moments: Moment[], steps: { op: string; pick: number }[], laggingReads: number) {
    const gate = createGate();
    const over = new Set<string>();
    const seen = new Set<string>();
    const asked: { turn: number; wire?: object }[] = [];
    let present = 0;
    let lastHeard = 0;

    function check(arrived: Conversation, doubtsBefore: number) {
      const cached = gate.cached();
      for (const { id, callbacks, calls } of cached.participants) {
        seen.add(id);
        for (const each of [...callbacks, ...calls]) {
          if (isOver(each)) over.add(each.id);
          else expect(over, 'over was undone').not.toContain(each.id);
        }
      }
      expect(cached.participants.map(({ id }) => id)).toEqual([...seen]);
      const isDoubted = gate.doubts() > doubtsBefore || gate.doubts() >= 5; // of replicas that never agree, enough
      if (visible(cached) !== visible(arrived)) expect(isDoubted, 'refused without a doubt').toBe(true);
    }

    function hear(moment: Moment | undefined) {
      if (!moment?.event) return;
      const doubts = gate.doubts();
      gate.hear(moment.event);
      if (visible(gate.cached()) === visible(read(moment.event))) lastHeard = gate.ask();
      check(read(moment.event), doubts);
    }

    for (const { op, pick } of steps) {
      if (op === 'advance') present = Math.min(present + 1, moments.length - 1);
      if (op === 'hear-last') hear(moments[present]);
      if (op === 'hear') hear(moments[pick % (present + 1)]);
      if (op === 'ask') asked.push({ turn: gate.ask() });
      const request = asked[pick % (asked.length || 1)];
      if (op === 'read' && request) request.wire ??= moments[Math.max(0, present - (pick % (laggingReads + 1)))]!.rest;
      if (op === 'answer' && request?.wire) {
        asked.splice(asked.indexOf(request), 1);
        const [before, doubts] = [gate.cached(), gate.doubts()];
        gate.answer(request.wire, request.turn);
        if (before && request.turn < lastHeard) expect(visible(gate.cached())).toBe(visible(before));
        check(read(request.wire), doubts);
      }
    }

    const world = moments[present]!.rest;
    gate.answer(world, gate.ask());
    expect(gate.cached()).toEqual(read(world));
  }

  test.each([
    ['answers of one platform', 0],
    ['answers of replicas that lag behind', 3],
  ])('over stays over, no answer displaces a later event, one look at last shows the world: %s', (_, lag) => {
    expect.hasAssertions();
    runs(lag);
  });

  /** Segments lag behind the event that tells of what they tell. */
  const withoutSegments = (conversation: Conversation) =>
    JSON.parse(JSON.stringify(conversation, (key, value: unknown) => (key === 'segments' ? [] : value))) as unknown;

  test('every card shows the world by itself after all is said and done, and then asks no more', async () => {
    const disorder = fc.record({
      framesMs: fc.array(fc.constantFrom(0, 0, 0, 10, 60, 300), { minLength: 1, maxLength: 12 }),
      answersMs: fc.array(fc.constantFrom(0, 0, 30, 400, 2500), { minLength: 1, maxLength: 12 }),
      repeats: fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
      drops: fc.array(fc.constantFrom(false, false, false, true), { minLength: 1, maxLength: 12 }),
    });
    await fc.assert(
      fc.asyncProperty(
        anyScenario,
        fc.array(anyAct, { minLength: 3, maxLength: 14 }),
        disorder,
        async (scenario, acts, { framesMs, answersMs, repeats, drops }) => {
          const desk = createDesk({ disorder: { delaysMs: framesMs, repeats } });
          let answered = 0;
          desk.network.every('GET /conversations/', (forward, signal) =>
            later(desk.source, answersMs[answered++ % answersMs.length]!)(forward, signal),
          );
          desk.connect();
          await desk.step(50);
          const started = desk.simulator.startScenario(scenario);
          const { conversationId: id } = started;
          await desk.step(10);
          desk.show(id);
          let changed = false;
          desk.simulator.world.onChanged(() => (changed = true));
          for (const [n, each] of acts.entries()) {
            await act(desk.simulator, started, each);
            if (drops[n % drops.length]) desk.simulator.dropSockets();
            await desk.step(typeof each === 'number' ? Math.min(each, 6000) : 1);
          }
          for (let quietMs = 0; quietMs < 10; quietMs++) {
            changed = false;
            await desk.step(1);
            if (changed) quietMs = 0;
          }
          desk.simulator.world.agenda.clear(); // all is told, and nothing more happens there
          await desk.step(50_000); // the longest wait before the line is tried again, and an answer's time
          const world = await desk.truth(id);
          expect(withoutSegments(desk.cached(id)!)).toEqual(withoutSegments(world));
          void desk.platform.refetch(desk.client, id);
          await desk.step(12_000);
          expect(desk.cached(id)).toEqual(world);
          const asked = desk.network.to('GET /conversations/').length;
          await desk.step(60_000);
          expect(desk.network.to('GET /conversations/').length, 'still asking').toBe(asked);
          desk.close();
        },
      ),
      { numRuns: FULL ? 5000 : 60 },
    );
  });
});

describe('the cache', () => {
  test('what `select` returns goes through the gate too, and is as new as the cache', async () => {
    const desk = await createWorkingDesk('preview-no-countdown', { accepted: false });
    const spec = desk.platform.queries.conversation(desk.id);
    const observe = <T>(select: (conversation: Conversation) => T) => {
      const observer = new QueryObserver(desk.client, { ...spec, select });
      desk.onClose(observer.subscribe(() => {}));
      return () => observer.getCurrentResult().data;
    };
    const same = observe((conversation) => conversation);
    const copy = observe((conversation) => ({ ...conversation }));
    const mine = observe((conversation) => ({
      id: conversation.id,
      participants: conversation.participants.filter(({ purpose }) => purpose === 'agent'),
    }));
    const state = observe(({ participants }) => participants.at(-1)?.callbacks[0]?.state);

    for (const each of ['accept', 'hold', 'call', 'hang-up', 'end'] as const) {
      await act(desk.simulator, desk, each);
      await desk.step(200);
      await act(desk.simulator, desk, 'resume');
      await desk.step(150);
      await desk.platform.refetch(desk.client, desk.id); // between what REST tells late of the one and of the other
      await desk.step(8000);
      const cached = desk.cached(desk.id)!;
      expect(cached).toEqual(await desk.truth(desk.id));
      expect(same(), each).toEqual(cached);
      expect(copy(), each).toEqual(cached);
      expect(mine()?.participants, each).toEqual(cached.participants.filter(({ purpose }) => purpose === 'agent'));
      expect(state(), each).toBe(cached.participants.at(-1)!.callbacks[0]!.state);
    }
  });

  test('a `select` that lets go of participants may do so, and nobody is asked about it', async () => {
    const desk = await createWorkingDesk('preview-no-countdown');
    const only = (purpose: string) => (conversation: Conversation) => ({
      ...conversation,
      participants: conversation.participants.filter((each) => each.purpose === purpose),
    });
    const spec = desk.platform.queries.conversation(desk.id);
    const observer = new QueryObserver(desk.client, { ...spec, select: only('agent') });
    desk.onClose(observer.subscribe(() => {}));
    await desk.step(100);
    const asked = desk.network.sent.length;
    observer.setOptions({ ...spec, select: only('customer') });
    expect(observer.getCurrentResult().data!.participants.map(({ purpose }) => purpose)).toEqual(['customer']);
    await desk.step(5000);
    expect(desk.network.sent.length).toBe(asked);
  });

  test('a refused write makes the cache look fresh, so the platform is asked whatever it looks like', async () => {
    const desk = await createWorkingDesk('preview-no-countdown', { accepted: false });
    const late = desk.frameOf(desk.id);
    await act(desk.simulator, desk, 'accept');
    await desk.step(2000);
    await desk.client.invalidateQueries({ queryKey: desk.platform.keys.conversation(desk.id), refetchType: 'none' });
    const before = desk.cached(desk.id);
    const asked = desk.network.to('GET /conversations/').length;
    const written: unknown[] = [];
    const cache = desk.client.getQueryCache();
    desk.onClose(
      cache.subscribe(({ type, query: { state, queryKey } }) => {
        if (type === 'updated' && queryKey[3] === desk.id) written.push([state.isInvalidated, state.data === before]);
      }),
    );

    desk.hears(late);
    await desk.step(100);
    expect(written[0]).toEqual([false, true]); // TanStack takes it for news
    expect(desk.network.to('GET /conversations/')).toHaveLength(asked + 1);
    expect(desk.cached(desk.id)).toBe(before);
  });

  test('a first GET that left before the events began is asked again: TanStack does not cancel it', async () => {
    const desk = createDesk();
    const { conversationId: id } = desk.simulator.startScenario('preview-countdown');
    const first = slowAnswer();
    desk.network.next('GET /conversations/', first.fate);
    desk.show(id);
    await desk.step(100);
    await act(desk.simulator, { conversationId: id }, 'accept'); // nobody tells the desk
    await desk.step(1000);
    desk.connect();
    await desk.step(500);
    expect(desk.platform.connection.state).toBe('open');
    first.letGo();
    await desk.step(2000);
    expect(desk.cached(id)).toEqual(await desk.truth(id));
  });

  test('a look before acting asks the platform itself: `fetchQuery` would join an older GET in flight', async () => {
    const desk = createDesk();
    const { conversationId: id } = desk.simulator.startScenario('preview-countdown');
    const first = slowAnswer();
    desk.network.next('GET /conversations/', first.fate);
    desk.show(id);
    await desk.step(100);
    await act(desk.simulator, { conversationId: id }, 'accept');
    await desk.platform.refetch(desk.client, id);
    expect(desk.network.to('GET /conversations/')).toHaveLength(2);
    expect(desk.view(id)!.callback.state).toBe('connected');
    first.letGo();
    await desk.step(0);
    expect(desk.view(id)!.callback.state).toBe('connected');
  });

  test('an event that says nothing new wakes nobody and asks nothing', async () => {
    const desk = await createWorkingDesk('held');
    const observer = new QueryObserver(desk.client, desk.platform.queries.conversation(desk.id));
    let woken = 0;
    desk.onClose(observer.subscribe(() => woken++));
    await desk.step(3000);
    void observer.trackResult(observer.getCurrentResult()).data; // as a component that reads `data`
    const before = desk.cached(desk.id);
    const asked = desk.network.sent.length;
    woken = 0;
    for (let n = 0; n < 10; n++) {
      desk.hears(desk.frameOf(desk.id));
      await desk.step(100);
    }
    await desk.step(2000);
    expect(desk.cached(desk.id)).toBe(before);
    expect([woken, desk.network.sent.length - asked]).toEqual([0, 0]);
  });

  describe.each([
    ['with a card', true],
    ['without a card', false],
  ])('%s', (_, shown) => {
    test.each<[string, (client: QueryClient, key: readonly unknown[], data: Conversation) => void]>([
      ['nobody put it there', () => {}],
      ['the host wrote it', (client, key, data) => client.setQueryData(key, data)],
      [
        'it was hydrated',
        (client, key, data) => {
          const server = new QueryClient();
          server.setQueryData(key, data);
          hydrate(client, dehydrate(server));
          server.clear();
        },
      ],
    ])('a conversation meets the gate, whoever put it there before the platform connected: %s', async (_how, put) => {
      const desk = createDesk();
      const { conversationId: id } = desk.simulator.startScenario('preview-countdown');
      put(desk.client, desk.platform.keys.conversation(id), await desk.truth(id));
      desk.connect();
      await desk.step(100);
      if (shown) desk.show(id);
      await desk.step(100);
      const late = desk.frameOf(id);
      await act(desk.simulator, { conversationId: id }, 'accept');
      await act(desk.simulator, { conversationId: id }, 'skip');
      await desk.step(40);
      expect(desk.view(id)!.callback.state).toBe('disconnected');
      desk.hears(late);
      await desk.step(40);
      expect(desk.view(id)!.callback.state).toBe('disconnected');
    });
  });

  test('a card that comes later than the event asks for what events do not tell', async () => {
    const desk = createDesk();
    desk.connect();
    await desk.step(50);
    const { conversationId: id } = desk.simulator.startScenario('preview-countdown');
    await desk.step(5000);
    expect(desk.view(id)!.callback).toMatchObject({ state: 'alerting', segments: [] });
    desk.show(id);
    await desk.step(1);
    expect(desk.cached(id)).toEqual(await desk.truth(id));
  });

  test('a card that comes back after a gap shows the world', async () => {
    const desk = await createWorkingDesk('preview-countdown');
    desk.hide();
    desk.simulator.dropSockets();
    await act(desk.simulator, desk, 'skip'); // nobody tells the desk
    await desk.step(2000);
    expect(desk.platform.connection.state).toBe('open');
    desk.show(desk.id);
    await desk.step(1);
    expect(desk.cached(desk.id)).toEqual(await desk.truth(desk.id));
  });

  test('a gap that cannot be made up for at once is made up for later', async () => {
    const desk = await createWorkingDesk('preview-countdown');
    const heal = desk.network.every('GET /conversations/', answers(503));
    desk.simulator.dropSockets();
    await act(desk.simulator, desk, 'skip'); // nobody tells the desk
    await desk.step(90_000);
    expect(desk.platform.connection.state).toBe('open');
    expect(desk.view(desk.id)!.callback.state).toBe('connected');
    heal();
    await desk.step(60_000);
    expect(desk.view(desk.id)!.callback.state).toBe('disconnected');
  });

  test('two events a second apart are each looked at again: segments lag behind both', async () => {
    const desk = await createWorkingDesk('preview-no-countdown');
    await act(desk.simulator, desk, 'hold');
    await desk.step(950);
    await act(desk.simulator, desk, 'resume');
    await desk.step(5000);
    expect(desk.cached(desk.id)).toEqual(await desk.truth(desk.id));
  });

  test('a look that is ahead of its event is followed by another: the event says nothing new, and segments lag', async () => {
    const desk = await createWorkingDesk('preview-no-countdown');
    await act(desk.simulator, desk, 'hold');
    await desk.platform.refetch(desk.client, desk.id);
    await desk.step(5000);
    expect(desk.cached(desk.id)).toEqual(await desk.truth(desk.id));
  });

  test('an event that overtook an older one within a frame is not lost to it', async () => {
    const desk = await createWorkingDesk('preview-no-countdown');
    const older = desk.frameOf(desk.id);
    desk.simulator.world.onChanged(() => desk.source.after(8, () => desk.hears(older)));
    await act(desk.simulator, desk, 'skip');
    await desk.step(5000);
    expect(desk.cached(desk.id)).toEqual(await desk.truth(desk.id));
  });
});
