// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { countdownOf, countdownStage, zeroFacts, zeroWindow } from '../../src/callback/countdown.ts';
import { customerCallback } from '../../src/callback/customer-callback.ts';
import { decodeConversation } from '../../src/callback/decode.ts';
import { ACTIONS, permitted, type Action } from '../../src/callback/permitted.ts';
import { phaseOf } from '../../src/callback/phase.ts';
import { pickableNumbers } from '../../src/callback/phone-number.ts';
import { permits } from '../../src/simulator/permits.ts';
import type { Personality } from '../../src/simulator/personality.ts';
import { SCENARIO_NAMES, type ScenarioName } from '../../src/simulator/scenarios.ts';
import { nestedConversation } from '../../src/simulator/shapes.ts';
import { createAgent } from '../simulator/agent.ts';
import { PERSONALITIES } from '../simulator/personalities.ts';

/** What the card knows and the platform does not mind: each with why the two may differ. */
function mayDiffer(
  action: Action,
  facts: Parameters<typeof permitted>[1],
  ours: unknown,
  { secondCall }: Personality,
): string | undefined {
  const because = typeof ours === 'object' ? (ours as { because: string }).because : undefined;
  if (because === 'system-placing') return 'around zero the card does not race the system (desk D5)';
  if (because === 'dialled-elsewhere' || because === 'placed-automatically') return 'somebody else places that call';
  if (facts.view.callback.automationId !== undefined) return 'placed without an agent: read-only';
  if (because === 'opens-by-itself') return 'nobody races the automatic accept';
  if (because === 'skip-not-allowed' && facts.view.callback.externalCampaign) return 'dialled elsewhere';
  if (because === 'call-in-progress' && secondCall === 'accepts')
    return 'one call at a time, whoever would take two (desk D2)';
  if (facts.phase === 'unknown') return 'nobody acts on a state that nobody knows';
  if (action.endsWith('-call') && facts.phase === 'two-calls') return 'with two calls open, one is to be ended first';
  if (action === 'hold' && facts.phase === 'system-dialling') return 'the call is about to come';
  if (facts.view.role === 'watching') return 'a supervisor only watches (desk D9)';
  return undefined;
}

/** What an agent does on a desk, one after another; `undefined` is to wait. */
const COURSE: (Action | undefined)[] = [
  undefined,
  'accept',
  'hold',
  undefined,
  'resume',
  'call',
  undefined,
  'hold-call',
  'resume-call',
  'hang-up',
  'done',
];

async function walk(scenario: ScenarioName, personality: Personality) {
  const agent = createAgent({ personality, seed: 7 });
  const { simulator, source } = agent;
  const { conversationId } = simulator.startScenario(scenario);
  const differences: string[] = [];
  // Past the network: some scenarios break it.
  const truth = () => nestedConversation(simulator.world.conversations.get(conversationId)!);

  async function compare(after: string) {
    const { value } = decodeConversation(truth());
    const view = value && customerCallback(value, simulator.userId);
    if (!view) return;
    const countdown = countdownOf(view.callback, personality.countdownStarts === 'alert' ? 'alerting' : 'connected');
    const now = simulator.world.clock.now();
    const stage =
      countdown && view.calls.length === 0
        ? countdownStage(zeroFacts(zeroWindow(countdown, 0), now, 0, true))
        : undefined;
    const phase = phaseOf(view, [], stage);
    const numbers = pickableNumbers(view.callback);
    const facts = { view, phase, intents: [], stage, numbers, picked: numbers[0]?.index };
    for (const action of ACTIONS) {
      const ours = permitted(action, facts);
      const theirs = permits(simulator.world, conversationId, action);
      if ((ours === 'allowed') !== (theirs === 'yes') && !mayDiffer(action, facts, ours, personality)) {
        differences.push(
          `${scenario}, ${after} (${phase}): ${action} is ${JSON.stringify(ours)} here and “${theirs}” there`,
        );
      }
    }
  }

  for (const act of COURSE) {
    const sent = async () => {
      if (act && permits(simulator.world, conversationId, act) === 'yes') {
        const mine = truth().participants!.findLast(
          (each) => each.userId === simulator.userId && each.callbacks?.length,
        )!;
        const ids = { conversationId, participantId: mine.id! };
        if (act === 'accept') await agent.patch(ids, { state: 'connected' });
        if (act === 'done') await agent.patch(ids, { state: 'disconnected' });
        if (act === 'hold' || act === 'resume') await agent.patch(ids, { held: act === 'hold' });
        if (act === 'call') await agent.call(ids, mine.callbacks!.at(-1)!.callbackNumbers![0]!);
        if (act === 'hold-call' || act === 'resume-call') await agent.patchCall(ids, { held: act === 'hold-call' });
        if (act === 'hang-up') await agent.patchCall(ids, { state: 'disconnected' });
      }
    };
    await sent().catch(() => {}); // a broken line is part of some scenarios
    await source.stepAsync(act === undefined ? 7000 : 1500);
    await compare(`after ${act ?? 'a while'}`);
  }
  simulator.dispose();
  return differences;
}

describe.each(PERSONALITIES)('where the platform is %j', (personality) => {
  test('the card permits what the platform permits, in every scenario', async () => {
    const all = await Promise.all(SCENARIO_NAMES.map((scenario) => walk(scenario, personality)));
    expect(all.flat()).toEqual([]);
  });
});
