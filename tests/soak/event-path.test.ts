// @vitest-environment node
import { afterEach, expect, test, vi } from 'vitest';
import { createRandom } from '../../src/simulator/world/random.ts';
import { createDesk } from '../platform/desk.ts';
import { later } from '../platform/recording.ts';
import { createLivelyWorld } from './lively-world.ts';

/** Each desk lives through so many drops, with a seed of its own: a failure is found again by its seed alone. */
const DROPS_A_DESK = 25;
const DESKS = process.env['CALLBACK_CARD_FULL'] ? 40 : 1;
const CARDS = 6;
/** From the reconnection, or the last thing that happened in the world since, until every card shows it. */
const SETTLED_MS = 5000;
const LONGEST_WAIT_MS = 60_000;
const FIRST_SEED = Number(process.env['CALLBACK_CARD_SEED'] ?? 1);

/** Segments lag behind the answer that tells of what they tell. */
const withoutSegments = (conversation: unknown) =>
  JSON.parse(JSON.stringify(conversation, (key, value: unknown) => (key === 'segments' ? [] : value))) as unknown;

afterEach(() => void vi.restoreAllMocks());

test.each(Array.from({ length: DESKS }, (_, n) => FIRST_SEED + n))(
  `after each of ${DROPS_A_DESK} broken lines in a busy world every card shows that world: seed %i`,
  async (seed) => {
    const chance = createRandom(seed);
    vi.spyOn(Math, 'random').mockImplementation(() => chance.between(0, 999) / 1000);
    const desk = createDesk({ simulator: { seed } });
    const { faults, notifications } = desk.simulator;
    const badLine = (...what: readonly ('lose' | 'repeat' | 'reorder')[]) => {
      faults.clear();
      for (const each of what) faults.add({ on: 'event', do: each, chance: 0.1 });
    };
    const isOpen = () => desk.platform.connection.state === 'open';
    // What is lost from then on and followed by nothing, nobody could know of.
    desk.onClose(desk.platform.onConnection(() => isOpen() && badLine('repeat', 'reorder')));
    desk.connect();
    await desk.step(100);
    const world = createLivelyWorld(desk, CARDS, seed);
    const { random, live } = world;
    desk.network.every('GET /conversations/', (forward, signal) =>
      later(desk.source, random.between(0, 3) * 130)(forward, signal),
    );

    /** Breaks the line, if there is one; now and then it cannot be had again at once. */
    function drop(): number {
      const broken = notifications.channels().filter(({ socket }) => socket).length;
      desk.simulator.dropSockets();
      if (random.between(1, 5) === 1) faults.add({ on: 'socket', do: 'refuse', times: 1 });
      return broken;
    }

    let drops = 0;
    let busyMs = 0;
    const alive = async (ms: number) => {
      busyMs += ms;
      await live(ms);
    };
    while (drops < DROPS_A_DESK) {
      badLine('lose', 'repeat', 'reorder');
      await alive(random.between(100, 3000));
      for (let again = random.between(0, 3); again >= 0; again--) {
        drops += drop();
        await alive(random.between(0, 900));
      }
      for (let ms = 0; !isOpen() && ms < LONGEST_WAIT_MS; ms += 20) await alive(20);
      expect(isOpen(), 'connected again').toBe(true);
      if (random.between(0, 1)) await alive(random.between(0, 1500));
      badLine();
      for (let before = -1; before !== world.changes;) {
        before = world.changes;
        await desk.step(SETTLED_MS);
      }
      const cards = await Promise.all(world.cards().map(async (id) => [id, await desk.truth(id)] as const));
      const where = `after ${drops} drops`;
      for (const [id, truth] of cards) expect(withoutSegments(desk.cached(id)), where).toEqual(withoutSegments(truth));
      for (const [id] of cards) void desk.platform.refetch(desk.client, id);
      await desk.step(1000);
      for (const [id, truth] of cards) expect(desk.cached(id), where).toEqual(truth);
    }
    expect(world.changes / (busyMs / 1000), 'events a second').toBeGreaterThan(18);
  },
  60_000,
);
