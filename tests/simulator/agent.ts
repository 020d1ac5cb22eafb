import { createSimulator, type SimulatorOptions } from '../../src/simulator/simulator.ts';
import { createSteppedClock } from '../../src/time/stepped-clock.ts';

/** Monday, 23 November 2026, 09:00:00 in the platform's time. */
export const NINE = Date.UTC(2026, 10, 23, 9);

/** An answer or a frame, read by a client that trusts no declared shape. */
// oxlint-disable-next-line typescript/no-explicit-any -- the wire promises nothing, and the tests ask it everything
export type Guessed = any;

export const iso = (at: number) => new Date(at).toISOString().replace('.000Z', 'Z');

/** A pretend platform at nine o'clock, and an agent who talks to it over its REST API. */
export function createAgent(options: Partial<SimulatorOptions> = {}) {
  const { clock, source } = createSteppedClock(NINE);
  const simulator = createSimulator({ clock, ...options });

  async function ask(method: string, path: string, body?: unknown, token: string | null = simulator.token) {
    const response = await simulator.fetch(`${simulator.baseUrl}/api/v2/${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', ...(token !== null && { Authorization: `Bearer ${token}` }) },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer: Guessed = text ? JSON.parse(text) : undefined;
    return { status: response.status, body: answer, headers: response.headers };
  }

  const conversation = async (id: string) => (await ask('GET', `conversations/${id}`)).body;
  const participants = async (id: string, purpose: string) =>
    ((await conversation(id)).participants as Guessed[]).filter((each) => each.purpose === purpose);

  return {
    simulator,
    source,
    ask,
    conversation,
    participants,
    /** PATCHes the agent's own callback. */
    patch: (ids: { conversationId: string; participantId: string }, body: unknown) =>
      ask('PATCH', `conversations/callbacks/${ids.conversationId}/participants/${ids.participantId}`, body),
    patchCall: (ids: { conversationId: string; participantId: string }, body: unknown) =>
      ask('PATCH', `conversations/calls/${ids.conversationId}/participants/${ids.participantId}`, body),
    call: (ids: { conversationId: string }, callNumber: string) =>
      ask('POST', `conversations/calls/${ids.conversationId}`, { callNumber }),
  };
}
