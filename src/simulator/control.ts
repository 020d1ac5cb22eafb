import { isScenarioName, SCENARIO_NAMES } from './scenarios.ts';
import type { Simulator } from './simulator.ts';

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });

/** Whether a path belongs to the control API. */
export const isControlPath = (pathname: string): boolean =>
  pathname === '/simulator' || pathname.startsWith('/simulator/');

/**
 * Answers the control API, by which a person or a test moves the pretend platform from outside. No token is asked.
 * `GET /simulator` · `POST /simulator/scenarios/{name}` · `POST /simulator/sockets/drop` · `POST /simulator/reset`.
 */
export function answerControl(simulator: Simulator, method: string, url: URL): Response {
  const { token, userId, started } = simulator;
  const state = () => json({ baseUrl: url.origin, token, userId, scenarios: SCENARIO_NAMES, conversations: started });
  const act = `${method} ${url.pathname.replace(/\/$/, '')}`;
  const name = /^POST \/simulator\/scenarios\/([^/]+)$/.exec(act)?.[1];
  if (name !== undefined) {
    if (isScenarioName(name)) return json(simulator.startScenario(name));
    return json({ message: `There is no scenario “${name}”.`, scenarios: SCENARIO_NAMES }, 404);
  }
  switch (act) {
    case 'GET /simulator':
      return state();
    case 'POST /simulator/sockets/drop':
      simulator.dropSockets();
      return state();
    case 'POST /simulator/reset':
      simulator.reset();
      return state();
    default:
      return json({ message: `There is no ${act}.` }, 404);
  }
}
