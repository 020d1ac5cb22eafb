import fc from 'fast-check';
import type { Conversation } from '../../src/callback/conversation.ts';
import { decodeConversation } from '../../src/callback/decode.ts';
import type { WireConversation } from '../../src/callback/wire.ts';
import { nestedConversation, nestedEvent } from '../../src/simulator/shapes.ts';
import { createSimulator, type ScenarioName, type Simulator } from '../../src/simulator/simulator.ts';
import { createSteppedClock } from '../../src/time/stepped-clock.ts';
import { NINE } from './desk.ts';

/** What can happen to a callback: something the agent does, or time that goes by. */
export type Act = 'accept' | 'end' | 'hold' | 'resume' | 'skip' | 'wrap-up' | 'call' | 'hang-up' | 'hold-call' | number;

export const anyAct = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<Act[]>('accept', 'call', 'end') },
  { weight: 4, arbitrary: fc.constantFrom<Act[]>('hold', 'resume', 'hang-up', 'hold-call', 'wrap-up', 'skip') },
  { weight: 5, arbitrary: fc.constantFrom<Act[]>(3, 40, 320, 900, 1600, 6000, 6000, 40_000) },
);

export const anyScenario = fc.constantFrom<ScenarioName[]>(
  'preview-countdown',
  'preview-no-countdown',
  'preview-no-skip',
  'scheduled',
  'held',
  'call-busy',
);

/** Lets the agent do it, at the newest alert, past every desk; what the platform refuses did not happen. */
export async function act(
  { world, fetch, baseUrl, token }: Simulator,
  { conversationId: id }: { conversationId: string },
  what: Act,
) {
  if (typeof what === 'number') return;
  const mine = world.conversations.get(id)!.participants.findLast(({ purpose }) => purpose === 'agent');
  const numbers = mine?.callbacks[0]?.callbackNumbers ?? [];
  const ask = (method: string, path: string, body: unknown) =>
    fetch(`${baseUrl}/api/v2/conversations/${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
  const patch = (body: unknown, media = 'callbacks') => ask('PATCH', `${media}/${id}/participants/${mine?.id}`, body);
  const skipped = { code: 'ININ-OUTBOUND-PREVIEW-SKIPPED', notes: '' };
  await {
    accept: () => patch({ state: 'connected' }),
    end: () => patch({ state: 'disconnected' }),
    hold: () => patch({ held: true }),
    resume: () => patch({ held: false }),
    skip: () => patch({ wrapup: skipped, state: 'disconnected' }),
    'wrap-up': () => patch({ wrapup: { code: world.wrapupCodes[0]!.id } }),
    call: () => ask('POST', `calls/${id}`, { callNumber: numbers.at(-1) ?? '+13175550142' }),
    'hang-up': () => patch({ state: 'disconnected' }, 'calls'),
    'hold-call': () => patch({ held: true }, 'calls'),
  }[what]();
}

/** One moment of a conversation, as REST tells it and, where something was told, as the event does. */
export interface Moment {
  readonly rest: WireConversation;
  readonly event?: object;
}

/** Lives through `acts` and writes down every moment in which anything changed, silently or not. */
export async function historyOf(scenario: ScenarioName, acts: readonly Act[]): Promise<Moment[]> {
  const { clock, source } = createSteppedClock(NINE);
  const simulator = createSimulator({ clock });
  const started = simulator.startScenario(scenario);
  const conversation = simulator.world.conversations.get(started.conversationId)!;
  const moments: Moment[] = [];
  const look = (event?: object) => {
    const rest = nestedConversation(conversation);
    if (event ?? JSON.stringify(rest) !== JSON.stringify(moments.at(-1)?.rest))
      moments.push({ rest, ...(event && { event }) });
  };
  look(nestedEvent(conversation));
  simulator.world.onChanged(() => look(nestedEvent(conversation)));
  for (const each of acts) {
    await act(simulator, started, each);
    look();
    if (typeof each === 'number') source.step(each);
    look();
  }
  simulator.dispose();
  return moments;
}

/** As the desk reads it. */
export const read = (wire: object): Conversation => decodeConversation(structuredClone(wire)).value!;

/** What an event and an answer both tell, so that they can be compared. */
export const visible = ({ participants }: Conversation): string =>
  JSON.stringify(
    participants.map(({ id, callbacks, calls }) => [
      id,
      ...[...callbacks, ...calls].map((leg) => [
        leg.id,
        leg.state,
        leg.held,
        leg.heldAt,
        leg.connectedAt,
        leg.disconnectedAt,
      ]),
    ]),
  );
