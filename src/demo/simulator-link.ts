import { createPlatform, type Platform } from '../platform/platform.ts';
import { createClock } from '../time/clock.ts';
import type { ScenarioName } from '../simulator/scenarios.ts';

/** The pretend platform behind the demo, wherever it runs. */
export interface SimulatorLink {
  readonly platform: Platform;
  readonly scenarios: readonly ScenarioName[];
  /** Starts a scenario and tells its conversation. */
  start(name: ScenarioName): Promise<string>;
}

/**
 * Uses the simulator named by `?simulator=http://…`, else the one that `npm start` serves beside the page; a page without
 * a server (the static build) gets one of its own.
 */
export async function linkSimulator(): Promise<SimulatorLink> {
  const named = new URLSearchParams(location.search).get('simulator');
  if (named ?? import.meta.env.DEV) return served(named ?? location.origin);
  return inThisPage();
}

async function served(baseUrl: string): Promise<SimulatorLink> {
  const told = (await (await fetch(`${baseUrl}/simulator`)).json()) as Told;
  return {
    scenarios: told.scenarios,
    platform: createPlatform({ baseUrl, userId: told.userId, getToken: () => Promise.resolve(told.token) }),
    async start(name) {
      const started = await fetch(`${baseUrl}/simulator/scenarios/${name}`, { method: 'POST' });
      return ((await started.json()) as { conversationId: string }).conversationId;
    },
  };
}

interface Told {
  readonly token: string;
  readonly userId: string;
  readonly scenarios: ScenarioName[];
}

async function inThisPage(): Promise<SimulatorLink> {
  const { createSimulator, SCENARIO_NAMES } = await import('../simulator/simulator.ts');
  const clock = createClock();
  clock.setOffset({ ms: 0, errorMs: 0 });
  const { baseUrl, userId, token, fetch, WebSocket, startScenario } = createSimulator({ clock });
  return {
    scenarios: SCENARIO_NAMES,
    platform: createPlatform({ baseUrl, userId, fetch, WebSocket, getToken: () => Promise.resolve(token) }),
    start: (name) => Promise.resolve(startScenario(name).conversationId),
  };
}
