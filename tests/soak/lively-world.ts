import { QueryObserver } from '@tanstack/react-query';
import type { ScenarioName } from '../../src/simulator/simulator.ts';
import { createRandom, type Random } from '../../src/simulator/world/random.ts';
import type { createDesk } from '../platform/desk.ts';
import { act, type Act } from '../platform/history.ts';

/** Several callbacks of one agent to which something happens all the time, each on a card of its own. */
export interface LivelyWorld {
  readonly random: Random;
  /** The conversations whose cards are on the screen. */
  cards(): readonly string[];
  /** Lets `ms` pass in which twenty things a second happen, told by events where the line carries them. */
  live(ms: number): Promise<void>;
  /** Changes of those conversations so far, each of which is an event. */
  readonly changes: number;
}

const SCENARIOS: readonly ScenarioName[] = [
  ...(['preview-no-countdown', 'preview-countdown', 'asked-for', 'held', 'call-busy', 'on-call'] as const),
];
const EVERY_MS = 45; // a little often: now and then nothing can happen
const WHILE_OPEN: readonly Act[] = [
  ...(['hold', 'resume', 'hold', 'resume', 'hold', 'resume', 'call', 'hold-call', 'hang-up', 'wrap-up'] as const),
];
/** Of so many acts, one ends the callback and another takes its place. */
const ENDS_ONE_IN = 40;

/** Starts `count` callbacks at `desk`, which shows them all; the same `seed` lives the same life. */
export function createLivelyWorld(desk: ReturnType<typeof createDesk>, count: number, seed: number): LivelyWorld {
  const { simulator, source } = desk;
  const random = createRandom(seed);
  const pick = <T>(from: readonly T[]): T => from[random.between(0, from.length - 1)]!;
  const shown = new Map<string, () => void>();
  let changes = 0;
  simulator.world.onChanged(({ id }) => (changes += shown.has(id) ? 1 : 0));

  function begin() {
    const { conversationId: id } = simulator.startScenario(pick(SCENARIOS));
    const hide = new QueryObserver(desk.client, desk.platform.queries.conversation(id)).subscribe(() => {});
    shown.set(id, hide);
    desk.onClose(hide);
  }

  /** Something that an agent would do now with one of them; what the platform refuses does not happen. */
  async function tryOne() {
    const id = pick([...shown.keys()]);
    const mine = simulator.world.conversations.get(id)!.participants.findLast(({ purpose }) => purpose === 'agent');
    if (!mine) return; // nobody was asked yet
    const { state, connectedTime } = mine.callbacks[0]!;
    const isOver = state !== 'alerting' && state !== 'connected';
    if (isOver && connectedTime === undefined) return; // missed: it will come again
    if (isOver && random.between(0, 1)) return replace(id);
    const often = random.between(1, ENDS_ONE_IN) === 1 ? 'end' : pick(WHILE_OPEN);
    await act(simulator, { conversationId: id }, state === 'alerting' ? 'accept' : isOver ? 'wrap-up' : often);
  }

  function replace(id: string) {
    shown.get(id)!();
    shown.delete(id);
    simulator.world.conversations.delete(id);
    begin();
  }

  async function happen() {
    const before = changes;
    for (let tries = 0; changes === before && tries < 20; tries++) await tryOne();
  }

  for (let n = 0; n < count; n++) begin();
  return {
    random,
    cards: () => [...shown.keys()],
    async live(ms) {
      const until = source.monotonic() + ms;
      for (let left = ms; left > 0; left = until - source.monotonic()) {
        await desk.step(Math.min(left, random.between(0, 2 * EVERY_MS)));
        if (source.monotonic() < until) await happen();
      }
    },
    get changes() {
      return changes;
    },
  };
}
