import { notifyManager, QueryClient } from '@tanstack/react-query';
import { createPlatform } from '../platform/platform.ts';
import { createSimulator, type Simulator } from '../simulator/simulator.ts';
import { createClock, type Clock } from '../time/clock.ts';
import { createSteppedSource, type SteppedSource } from '../time/stepped-clock.ts';
import { loadNumberZones } from './callback-card/number-zones.ts';
import { loadNumberFormat } from './phone-number.tsx';
import { loadTypedNumbers } from './typed-numbers.ts';
import { STORY_NOW, type DeskPlan, type StoryClock, type StoryDesk } from './story.ts';

/** A desk whose time is moved by hand: one source of time for the card and the pretend platform. */
export interface SteppedDesk extends StoryDesk {
  readonly simulator: Simulator;
  readonly source: SteppedSource;
  readonly clock: Clock;
  /** Every request so far, as `METHOD path`. */
  readonly requests: string[];
  /** From now on what matches still happens, but its answer never arrives. */
  loseAnswers(request: RegExp): void;
  dispose(): void;
}

/** Makes a desk as `plan` says, for a story or a test; nothing is mounted yet. */
export async function createStoryDesk(plan: DeskPlan, clockIs: StoryClock = 'right'): Promise<SteppedDesk> {
  // What the cache says reaches React in the same turn: time is moved by hand here, not by the page's own timers.
  notifyManager.setScheduler((run) => queueMicrotask(run));
  // What loads later is there already: nothing waits for a disk, and the same picture comes every time.
  await Promise.all([
    import('./callback-card/sections.tsx'),
    import('./callback-card/panel-parts.ts'),
    loadNumberFormat(),
    loadNumberZones(),
    loadTypedNumbers(),
  ]);
  const source = createSteppedSource(plan.startsAt ?? STORY_NOW);
  const theirs = createClock(source);
  theirs.setOffset({ ms: 0, errorMs: 0 });
  const behindMs = clockIs === 'behind' ? 120_000 : 0;
  const clock = createClock({ ...source, wall: () => source.wall() - behindMs });
  if (clockIs !== 'unsure') clock.setOffset({ ms: behindMs, errorMs: 0 });
  const simulator = createSimulator({ clock: theirs, ...(plan.personality && { personality: plan.personality }) });
  const started = simulator.startScenario(plan.scenario);
  const requests: string[] = [];
  let lost: RegExp | undefined;
  const platform = createPlatform({
    baseUrl: simulator.baseUrl,
    userId: simulator.userId,
    getToken: () => Promise.resolve(simulator.token),
    WebSocket: simulator.WebSocket,
    ...(plan.autoDial && { autoDial: plan.autoDial }),
    clock,
    isOffline: () => false,
    partition: {}, // many worlds on one page: none may hear of another's calls
    async fetch(input, init) {
      const request = `${init?.method ?? 'GET'} ${(input as string).slice(`${simulator.baseUrl}/api/v2`.length)}`;
      requests.push(request);
      if (clockIs === 'unsure' && request === 'GET /date') throw new TypeError('the platform does not tell its time');
      const answer = await simulator.fetch(input, init);
      if (lost?.test(request)) throw new TypeError('the network went away');
      return answer;
    },
  });
  const client = new QueryClient({
    defaultOptions: { queries: { gcTime: Infinity }, mutations: { gcTime: Infinity } },
  });
  const call = platform.actions.call(started.conversationId);
  await plan.before?.({
    simulator,
    started,
    step: (ms) => source.stepAsync(ms),
    press: (command) =>
      void client
        .getMutationCache()
        .build(client, call)
        .execute(command)
        .catch(() => {}),
  });
  return {
    platform,
    client,
    started,
    simulator,
    source,
    clock,
    requests,
    loseAnswers: (request) => (lost = request),
    dispose() {
      client.clear();
      simulator.dispose();
    },
  };
}
