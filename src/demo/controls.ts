import type { Fault } from '../simulator/faults.ts';
import type { Personality } from '../simulator/personality.ts';
import type { ScenarioName } from '../simulator/scenarios.ts';
import type { Phone } from '../simulator/world/line.ts';

/** What the pretend platform says of itself. */
export interface WorldState {
  readonly token: string;
  readonly userId: string;
  readonly scenarios: readonly ScenarioName[];
  readonly faults: readonly Fault[];
  readonly phone: Phone;
  readonly personality: Personality;
}

/** Moves the pretend platform from outside; everything but `start` tells the state that follows. */
export interface Controls {
  /** Starts a scenario and tells its conversation. */
  start(name: ScenarioName): Promise<string>;
  state(): Promise<WorldState>;
  addFault(fault: Fault): Promise<WorldState>;
  /** Removes all faults but these. */
  keepFaults(faults: readonly Fault[]): Promise<WorldState>;
  dropSockets(): Promise<WorldState>;
  setPhone(phone: Phone): Promise<WorldState>;
  answerPhone(): Promise<WorldState>;
  declinePhone(): Promise<WorldState>;
  setPersonality(personality: Partial<Personality>): Promise<WorldState>;
}

/** Carries one request to the control API; `path` is below `/simulator`. */
export type Carry = (method: string, path: string, body?: unknown) => Promise<Response>;

/** Makes the controls over the control API (`simulator/control.ts`), by HTTP or in this page alike. */
export function createControls(carry: Carry): Controls {
  async function ask<T = WorldState>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await carry(method, path, body);
    const said: unknown = await answer.json();
    if (!answer.ok)
      throw new Error((said as { message?: string }).message ?? `The simulator answered ${answer.status}`);
    return said as T;
  }
  return {
    start: async (name) => (await ask<{ conversationId: string }>('POST', `/scenarios/${name}`)).conversationId,
    state: () => ask('GET', ''),
    addFault: (fault) => ask('POST', '/faults', fault),
    async keepFaults(faults) {
      const state = await ask('DELETE', '/faults');
      return faults.length > 0 ? ask('POST', '/faults', faults) : state;
    },
    dropSockets: () => ask('POST', '/sockets/drop'),
    setPhone: (phone) => ask('POST', '/phone', { phone }),
    answerPhone: () => ask('POST', '/phone/answer'),
    declinePhone: () => ask('POST', '/phone/decline'),
    setPersonality: (personality) => ask('POST', '/personality', personality),
  };
}
