import type { Clock } from '../time/clock.ts';
import type { Phone } from './world/line.ts';
import { createNotifications, type Notifications } from './events/notifications.ts';
import type { Personality } from './personality.ts';
import { createFetch, type RestOptions } from './rest/rest.ts';
import { startScenario, type ScenarioName, type Started, type Terms } from './scenarios.ts';
import { createWebSocketClass } from './events/web-socket.ts';
import { createWorld, type World } from './world/world.ts';

export type { Phone } from './world/line.ts';
export type { Personality } from './personality.ts';
export { SCENARIO_NAMES, type ScenarioName, type Started, type Terms } from './scenarios.ts';

/** What a pretend platform is made of. */
export interface SimulatorOptions extends RestOptions {
  /** The platform's own time. A clock of its own, with an offset set, stands for a desk whose computer is off. */
  readonly clock: Clock;
  /** Answers to what is not known of the real platform; the likeliest by default. */
  readonly personality?: Partial<Personality>;
  /** Any whole number; the same seed gives the same ids. By default the moment of creation decides. */
  readonly seed?: number;
  /** What the agent's own phone does; it answers by itself by default. */
  readonly phone?: Phone;
  /** Where `fetch` pretends to live; nothing is ever sent there. */
  readonly baseUrl?: string;
}

/** A whole pretend platform in one page, test or server. */
export interface Simulator {
  readonly world: World;
  readonly notifications: Notifications;
  /** The REST API, under `baseUrl` + `/api/v2`. */
  readonly fetch: typeof fetch;
  /** The class that connects to a channel's `connectUri`. */
  readonly WebSocket: typeof WebSocket;
  readonly token: string;
  readonly userId: string;
  readonly baseUrl: string;
  /** What has been started since the beginning or the last reset. */
  readonly started: readonly Started[];
  startScenario(name: ScenarioName, terms?: Terms): Started;
  /** Breaks every socket, as a bad network does. */
  dropSockets(): void;
  /** Forgets all conversations and channels; the user and the token stay. */
  reset(): void;
  /** As `reset`, for good: no timer is left. */
  dispose(): void;
}

/** Makes a pretend platform with one agent, Robin Ashdown, and nothing to do until a scenario is started. */
export function createSimulator(options: SimulatorOptions): Simulator {
  const { clock, baseUrl = 'http://simulator.invalid' } = options;
  const world = createWorld(options);
  const notifications = createNotifications(world);
  const started: Started[] = [];

  function reset() {
    started.length = 0;
    world.clear();
    notifications.clear();
  }

  return {
    world,
    notifications,
    fetch: createFetch(world, notifications, options),
    WebSocket: createWebSocketClass(clock, notifications),
    token: world.token,
    userId: world.user.id,
    baseUrl,
    started,
    startScenario(name, terms) {
      const ids = startScenario(world, name, terms);
      started.push(ids);
      return ids;
    },
    dropSockets: notifications.dropSockets,
    reset,
    dispose: reset,
  };
}
