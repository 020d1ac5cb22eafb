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

/** Uses the simulator served beside the page; a page without a server (the static build) gets one of its own. */
export async function linkSimulator(): Promise<SimulatorLink> {
  return (await servedBeside()) ?? (await inThisPage());
}

async function servedBeside(): Promise<SimulatorLink | undefined> {
  if (!import.meta.env.DEV && !import.meta.env['VITE_SERVED']) return undefined;
  const response = await fetch('/simulator');
  if (!response.headers.get('Content-Type')?.includes('json')) return undefined;
  const told = (await response.json()) as { token: string; userId: string; scenarios: ScenarioName[] };
  return {
    scenarios: told.scenarios,
    platform: createPlatform({
      baseUrl: location.origin,
      userId: told.userId,
      getToken: () => Promise.resolve(told.token),
    }),
    async start(name) {
      const started = await fetch(`/simulator/scenarios/${name}`, { method: 'POST' });
      return ((await started.json()) as { conversationId: string }).conversationId;
    },
  };
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
