// @vitest-environment node
import { describe, expect, test } from 'vitest';
import type { WireCall, WireCallback, WireParticipant } from '../../src/callback/wire.ts';
import { permits, SCENARIO_NAMES, SCENARIOS, type Act, type ScenarioName } from '../../src/simulator/simulator.ts';
import { createRandom } from '../../src/simulator/world/random.ts';
import { request } from './acts.ts';
import { createAgent, NINE } from './agent.ts';
import { PERSONALITIES } from './personalities.ts';

type Desk = ReturnType<typeof createAgent>;
type Leg = WireCall | WireCallback;

const legsOf = ({ callbacks = [], calls = [] }: WireParticipant): Leg[] => [...callbacks, ...calls];
const present = ({ simulator }: Desk) =>
  [...simulator.world.conversations.values()].map(({ id, endTime, participants }) =>
    structuredClone({ id, endTime, participants }),
  );

/** What was over is over, and as it ended; nobody and nothing vanishes. */
function expectMonotone(before: ReturnType<typeof present>, now: ReturnType<typeof present>) {
  for (const [index, was] of before.entries()) {
    const is = now[index]!;
    if (is.id !== was.id || (was.endTime && is.endTime !== was.endTime)) throw new Error(`${was.id} came back`);
    for (const [place, person] of was.participants.entries()) {
      const same = is.participants[place];
      if (same?.id !== person.id) throw new Error(`${person.purpose} vanished`);
      if (person.endTime && same.endTime !== person.endTime) throw new Error(`${person.purpose} came back`);
      const legs = legsOf(same);
      for (const leg of legsOf(person)) {
        const later = legs.find(({ id }) => id === leg.id);
        if (!later) throw new Error(`a leg of ${person.purpose} vanished`);
        if (leg.state === 'disconnected' && later.disconnectedTime !== leg.disconnectedTime)
          throw new Error(`a leg of ${person.purpose} came back`);
      }
    }
  }
}

const ACTS: readonly object[] = [
  { state: 'connected' },
  { state: 'disconnected' },
  { held: true },
  { held: false },
  { wrapup: { code: 'ININ-OUTBOUND-PREVIEW-SKIPPED', notes: '' }, state: 'disconnected' },
  { wrapup: { notes: 'so far', provisional: true } },
  { wrapupSkipped: true },
];

/** Does something that an agent may do, at the first conversation, whether it makes sense there or not. */
async function actAtRandom(desk: Desk, random: ReturnType<typeof createRandom>, conversationId: string) {
  const { participants } = desk.simulator.world.conversations.get(conversationId)!;
  const me = participants.findLast(({ userId }) => userId === desk.simulator.userId);
  const pick = random.between(0, ACTS.length + 3);
  if (pick === ACTS.length) return desk.call({ conversationId }, '+13175550181');
  if (!me) return undefined;
  const ids = { conversationId, participantId: me.id };
  if (pick < ACTS.length) return desk.patch(ids, ACTS[pick]);
  if (pick === ACTS.length + 1) return desk.call(ids, me.callbacks[0]?.callbackNumbers?.[0] ?? '+13175550142');
  if (pick === ACTS.length + 2) return desk.patchCall(ids, { state: 'disconnected' });
  const userId = desk.simulator.world.colleagues[random.between(0, 3)]!.id;
  return desk.ask('POST', `conversations/callbacks/${conversationId}/participants/${me.id}/replace`, { userId });
}

describe.each(SCENARIO_NAMES)('%s', (name) => {
  test(`is right under ${PERSONALITIES.length} personalities, with an agent who does nothing`, () => {
    for (const personality of PERSONALITIES) {
      const desk = createAgent({ personality, seed: 3 });
      desk.simulator.startScenario(name);
      let before = present(desk);
      for (let passed = 0; passed < 120; passed += 10) {
        desk.source.step(10_000);
        const now = present(desk);
        expectMonotone(before, now);
        before = now;
      }
      desk.simulator.dispose();
      expect(desk.source.armed).toBe(0);
    }
  });

  test('and with one who does anything at any time', async () => {
    for (const [seed, personality] of PERSONALITIES.entries()) {
      const desk = createAgent({ personality, seed });
      const random = createRandom(seed);
      const { conversationId } = desk.simulator.startScenario(name);
      let before = present(desk);
      for (let passed = 0; passed < 120; passed += 8) {
        const answer = await actAtRandom(desk, random, conversationId).catch((error: unknown) => {
          if (error instanceof TypeError && error.message === 'Failed to fetch') return undefined; // a sentinel
          throw error;
        });
        expect([200, 202, 400, 403, 404, 409]).toContain(answer?.status ?? 200);
        desk.source.step(random.between(1, 12_000));
        const now = present(desk);
        expectMonotone(before, now);
        before = now;
      }
      desk.simulator.dispose();
    }
  });
});

test('each has a title of its own, in words', () => {
  const titles = SCENARIO_NAMES.map((name) => SCENARIOS[name].title);
  expect(new Set(titles).size).toBe(SCENARIO_NAMES.length);
  for (const title of titles) expect(title).toMatch(/^[A-Z].{10,90}[^.]$/);
});

test('the provider’s own times are on its own clock', async () => {
  const desk = createAgent({ providerAheadMs: 1700 });
  const talking = desk.simulator.startScenario('on-call');
  const scheduled = desk.simulator.startScenario('scheduled');
  const customerOf = async (id: string) => (await desk.conversation(id)).participants[0];
  const customer = await customerOf(talking.conversationId);
  expect(Date.parse(customer.connectedTime) - Date.parse(customer.callbacks[0].connectedTime)).toBe(1700);
  const due = (await customerOf(scheduled.conversationId)).callbacks[0].callbackScheduledTime;
  expect(Date.parse(due)).toBe(NINE + 1_800_000 + 1700);
});

const ACTIONS: readonly Act[] = [
  ...(['accept', 'decline', 'call', 'skip', 'hold', 'resume', 'hold-call', 'resume-call', 'hang-up', 'done'] as const),
  ...(['mute', 'unmute', 'keypad', 'pause-recording', 'resume-recording', 'call-other', 'wrap-up'] as const),
  ...(['schedule', 'transfer', 'do-not-call', 'close'] as const),
];

/** Where an endpoint takes what is asked although it is another act, or changes nothing. */
const WIDER: Readonly<Partial<Record<Act, (desk: Desk, id: string) => boolean>>> = {
  decline: (desk, id) => permits(desk.simulator.world, id, 'accept') === 'no',
  done: () => true,
  call: (desk, id) => !desk.simulator.world.conversations.get(id)!.agreement.carried.callbackNumbers?.length,
  hold: (desk, id) => permits(desk.simulator.world, id, 'resume') === 'yes',
  resume: (desk, id) => permits(desk.simulator.world, id, 'hold') === 'yes',
  'hold-call': (desk, id) => permits(desk.simulator.world, id, 'resume-call') === 'yes',
  'resume-call': (desk, id) => permits(desk.simulator.world, id, 'hold-call') === 'yes',
  close: () => true,
  mute: (desk, id) => permits(desk.simulator.world, id, 'unmute') === 'yes',
  unmute: (desk, id) => permits(desk.simulator.world, id, 'mute') === 'yes',
  'pause-recording': (desk, id) => permits(desk.simulator.world, id, 'resume-recording') === 'yes',
  'resume-recording': (desk, id) => permits(desk.simulator.world, id, 'pause-recording') === 'yes',
};

const FULL = Boolean(process.env['CALLBACK_CARD_FULL']);
/** In the short run each act meets a scenario at one of them. */
const MOMENTS = [0, 7000, 40_000] as const;

describe('what the platform permits is what its endpoints do', () => {
  test.each(SCENARIO_NAMES)('%s: to be moved to another time', async (name: ScenarioName) => {
    for (const afterMs of [0, 7000, 40_000]) {
      const desk = createAgent({ seed: 11 });
      const { conversationId } = desk.simulator.startScenario(name);
      desk.source.step(afterMs);
      const said = permits(desk.simulator.world, conversationId, 'reschedule');
      const { status } = (await request(desk, 'reschedule', conversationId))!;
      expect([afterMs, status < 300 ? 'yes' : 'no']).toEqual([afterMs, said]);
    }
  });

  test.each(SCENARIO_NAMES)('%s', async (name: ScenarioName) => {
    const nth = SCENARIO_NAMES.indexOf(name);
    for (const [i, act] of ACTIONS.entries())
      for (const afterMs of FULL ? MOMENTS : [MOMENTS[(i + nth) % MOMENTS.length]!]) {
        const desk = createAgent({ seed: 11 });
        const { conversationId } = desk.simulator.startScenario(name);
        desk.source.step(afterMs);
        const said = permits(desk.simulator.world, conversationId, act);
        expect(permits(desk.simulator.world, conversationId, act)).toBe(said); // asking changes nothing
        const { participants } = desk.simulator.world.conversations.get(conversationId)!;
        if (!participants.some(({ userId, mediaRoles }) => userId === desk.simulator.userId && !mediaRoles)) {
          expect(said).toBe('no');
          continue;
        }
        const isWider = said === 'no' && WIDER[act]?.(desk, conversationId);
        const isBlocked = (act === 'call' || act === 'call-other') && name === 'preview-do-not-call';
        const { status } = (await request(desk, act, conversationId))!;
        if (!isWider && !isBlocked) expect([act, afterMs, status < 300 ? 'yes' : 'no']).toEqual([act, afterMs, said]);
      }
  });
});
