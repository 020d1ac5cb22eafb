import { notifyManager, QueryClient } from '@tanstack/react-query';
import { act } from '@testing-library/react';
import { STORY_NOW, type DeskPlan, type StoryDesk } from '../../src/components/story.ts';
import { createPlatform } from '../../src/platform/platform.ts';
import { createSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { createClock, type Clock } from '../../src/time/clock.ts';
import { createSteppedSource, type SteppedSource } from '../../src/time/stepped-clock.ts';

/** A desk in a test: one source of time for the card and the pretend platform, moved by hand. */
export interface TestDesk extends StoryDesk {
  readonly simulator: Simulator;
  readonly source: SteppedSource;
  readonly clock: Clock;
  /** Every request so far, as `METHOD path`. */
  readonly requests: string[];
  /** Lets time pass, with everything React makes of it. */
  step(ms: number): Promise<void>;
  /** From now on what matches still happens, but its answer never arrives. */
  loseAnswers(request: RegExp): void;
  dispose(): void;
}

// What the cache says reaches React in the same turn: time is moved by hand here, not by the page's own timers.
notifyManager.setScheduler((run) => queueMicrotask(run));

/** Lets `ms` pass in one `act`, so that everything it caused is on the screen. */
export const stepped = (source: SteppedSource) => (ms: number) =>
  act(async () => {
    await source.stepAsync(ms);
    await source.stepAsync(0);
  });

/** Makes a desk at `STORY_NOW` as `plan` says; nothing is mounted yet. */
export async function createDesk(plan: DeskPlan): Promise<TestDesk> {
  await import('../../src/components/callback-card/sections.tsx'); // what loads later is there already: no test waits for a disk
  const source = createSteppedSource(STORY_NOW);
  const theirs = createClock(source);
  theirs.setOffset({ ms: 0, errorMs: 0 });
  const clock = createClock(source);
  clock.setOffset({ ms: 0, errorMs: 0 });
  const simulator = createSimulator({ clock: theirs, ...(plan.personality && { personality: plan.personality }) });
  const started = simulator.startScenario(plan.scenario);
  const requests: string[] = [];
  let lost: RegExp | undefined;
  const platform = createPlatform({
    baseUrl: simulator.baseUrl,
    userId: simulator.userId,
    getToken: () => Promise.resolve(simulator.token),
    WebSocket: simulator.WebSocket,
    clock,
    isOffline: () => false,
    async fetch(input, init) {
      const request = `${init?.method ?? 'GET'} ${(input as string).slice(`${simulator.baseUrl}/api/v2`.length)}`;
      requests.push(request);
      const answer = await simulator.fetch(input, init);
      if (lost?.test(request)) throw new TypeError('the network went away');
      return answer;
    },
  });
  const client = new QueryClient({
    defaultOptions: { queries: { gcTime: Infinity }, mutations: { gcTime: Infinity } },
  });
  await plan.before?.({ simulator, started, step: (ms) => source.stepAsync(ms) });
  return {
    platform,
    client,
    started,
    simulator,
    source,
    clock,
    requests,
    step: stepped(source),
    loseAnswers: (request) => (lost = request),
    dispose() {
      client.clear();
      simulator.dispose();
    },
  };
}
