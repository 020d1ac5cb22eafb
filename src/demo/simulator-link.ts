import { createPlatform, type Platform } from '../platform/platform.ts';
import { computerTime, createClock, type Clock, type TimeSource } from '../time/clock.ts';
import type { ScenarioName } from '../simulator/scenarios.ts';
import { createControls, type Carry, type Controls, type WorldState } from './controls.ts';
import { createDeskLog, type DeskLog } from './desk-log.ts';
import { createNetwork, type Network } from './network.ts';
import { createDeskTime, createFastTime, type DeskTime, type FastTime } from './world-time.ts';

/** The pretend platform behind the demo, wherever it runs, and this desk's own clock, network and log. */
export interface SimulatorLink {
  readonly platform: Platform;
  readonly scenarios: readonly ScenarioName[];
  readonly controls: Controls;
  /** The world's pace; absent where the world is a program of its own, whose time is not ours to move. */
  readonly pace: FastTime | undefined;
  readonly deskTime: DeskTime;
  readonly network: Network;
  readonly log: DeskLog;
  /** Settles once events are heard, or seem not to be for long: what begins before is missed, as it would be at work. */
  listening(): Promise<void>;
  /** This page's own time, as it is. */
  readonly pageClock: Clock;
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
  return link({
    baseUrl,
    time: computerTime,
    pace: undefined,
    fetch: (...request) => fetch(...request),
    WebSocket,
    carry: (method, path, body) =>
      fetch(`${baseUrl}/simulator${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) }),
  });
}

async function inThisPage(): Promise<SimulatorLink> {
  const [{ createSimulator }, { answerControl }] = await Promise.all([
    import('../simulator/simulator.ts'),
    import('../simulator/control.ts'),
  ]);
  const pace = createFastTime();
  const clock = createClock(pace);
  clock.setOffset({ ms: 0, errorMs: 0 });
  const simulator = createSimulator({ clock, latencyMs: 30 });
  const { baseUrl, fetch, WebSocket } = simulator;
  return link({
    baseUrl,
    time: pace,
    pace,
    fetch,
    WebSocket,
    carry: (method, path, body) =>
      Promise.resolve(
        answerControl(
          simulator,
          method,
          new URL(`${baseUrl}/simulator${path}`),
          body === undefined ? '' : JSON.stringify(body),
        ),
      ),
  });
}

const PATIENCE_MS = 2000;

interface World {
  readonly baseUrl: string;
  readonly time: TimeSource;
  readonly pace: FastTime | undefined;
  readonly fetch: typeof fetch;
  readonly WebSocket: typeof WebSocket;
  readonly carry: Carry;
}

async function link({ baseUrl, time, pace, carry, ...wires }: World): Promise<SimulatorLink> {
  const controls = createControls(carry);
  const { userId, scenarios }: WorldState = await controls.state();
  const pageClock = createClock();
  const log = createDeskLog(pageClock, time.wall);
  const network = createNetwork({ ...wires, log, time, clock: pageClock, userId });
  const deskTime = createDeskTime(time);
  const platform = createPlatform({
    baseUrl,
    userId,
    getToken: async () => (await controls.state()).token,
    clock: createClock(deskTime),
    fetch: network.fetch,
    WebSocket: network.WebSocket as never,
    isOffline: network.isOffline,
    ...(pace && { partition: {} }), // a world of this page's own is nobody else's
  });
  const listening = () =>
    new Promise<void>((settled) => {
      const stops = [platform.onConnection(look), pageClock.after(PATIENCE_MS, settle)];
      function settle() {
        stops.forEach((stop) => stop());
        settled();
      }
      function look() {
        if (platform.connection.state === 'open') settle();
      }
      pageClock.after(0, look);
    });
  return { platform, scenarios, controls, pace, deskTime, network, log, listening, pageClock };
}
