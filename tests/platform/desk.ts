import {
  MutationObserver,
  QueryClient,
  QueryObserver,
  timeoutManager,
  type MutationOptions,
} from '@tanstack/react-query';
import { afterEach } from 'vitest';
import type { CallIntent } from '../../src/callback/attempt.ts';
import type { Conversation } from '../../src/callback/conversation.ts';
import { customerCallback } from '../../src/callback/customer-callback.ts';
import { decodeConversation } from '../../src/callback/decode.ts';
import { createPlatform } from '../../src/platform/platform.ts';
import type { PlatformOptions, Report } from '../../src/platform/platform-options.ts';
import { nestedEvent } from '../../src/simulator/shapes.ts';
import { createSimulator, type ScenarioName, type SimulatorOptions } from '../../src/simulator/simulator.ts';
import { createClock, type Stop } from '../../src/time/clock.ts';
import { createSteppedSource, type SteppedSource } from '../../src/time/stepped-clock.ts';
import { answers, createDisorderlySocket, createNetwork, type Disorder } from './recording.ts';

/** Monday, 23 November 2026, 09:00:00 by this computer's clock. */
export const NINE = Date.UTC(2026, 10, 23, 9);

/** What a desk can be told beside what its platform can be told. */
export interface DeskOptions {
  /** How far the platform's clock is ahead of this computer's. */
  readonly aheadMs?: number;
  readonly simulator?: Partial<SimulatorOptions>;
  readonly platform?: Partial<PlatformOptions>;
  /** How a bad line treats events: each in turn waits so long, and is said twice or not. */
  readonly disorder?: Disorder;
  /** The platform does not tell its time. */
  readonly dateless?: boolean;
}

/** TanStack's own timers, of its retries, go by the clock of the desk that was made last. */
let latest: SteppedSource = createSteppedSource(NINE);
let timers = 0;
const running = new Map<number, Stop>();
timeoutManager.setTimeoutProvider({
  setTimeout(run, ms) {
    running.set(++timers, latest.after(ms, run));
    return timers;
  },
  clearTimeout: (id) => running.get(Number(id))?.(),
  setInterval: () => expectNone(),
  clearInterval: () => {},
});
/** From now on TanStack's own timers go by `source`. */
export const runTimersOn = (source: SteppedSource): void => void (latest = source);

const expectNone = (): never => {
  throw new Error('Nothing of ours asks the platform at intervals');
};

const desks = new Set<{ close(): void }>();
afterEach(() => {
  for (const desk of desks) desk.close();
});

/** An agent's desk: one computer, a network that can be bad, the platform under test and the pretend one behind it. */
export function createDesk({ aheadMs = 0, simulator: world, platform: wishes, disorder, dateless }: DeskOptions = {}) {
  const source = createSteppedSource(NINE);
  latest = source;
  const platformsClock = createClock(source);
  platformsClock.setOffset({ ms: aheadMs, errorMs: 0 });
  const simulator = createSimulator({ clock: platformsClock, ...world });
  const socket = disorder ? createDisorderlySocket(simulator.WebSocket, source, disorder) : simulator.WebSocket;
  const network = createNetwork(simulator.fetch, source);
  if (dateless) network.every('GET /date', answers(503));
  const reports: Report[] = [];
  const desk = { close, offline: false, tokens: [] as (string | undefined)[] };
  const client = new QueryClient({
    defaultOptions: { queries: { gcTime: Infinity }, mutations: { gcTime: Infinity } },
  });
  client.mount(); // as QueryClientProvider does
  const platform = createPlatform({
    baseUrl: simulator.baseUrl,
    userId: simulator.userId,
    getToken: (rejected) => {
      desk.tokens.push(rejected);
      return Promise.resolve(simulator.token);
    },
    clock: createClock(source),
    fetch: network.fetch,
    WebSocket: socket,
    isOffline: () => desk.offline,
    partition: {},
    onReport: (report) => reports.push(report),
    ...wishes,
  });
  const stops: Stop[] = [];
  function close() {
    for (const stop of stops.splice(0)) stop();
    simulator.dispose();
    client.unmount();
    client.clear();
    desks.delete(desk);
  }

  const cached = (id: string) => client.getQueryData<Conversation>(platform.keys.conversation(id));

  /** What the platform itself says now, past the network and every cache. */
  async function truth(id: string): Promise<Conversation> {
    const response = await simulator.fetch(`${simulator.baseUrl}/api/v2/conversations/${id}`, {
      headers: { Authorization: `Bearer ${simulator.token}` },
    });
    return decodeConversation(await response.json()).value!;
  }

  let hide: Stop = () => {};
  let disconnect: Stop = () => {};
  /** As a mounted card does. */
  function show(id: string) {
    hide = new QueryObserver(client, platform.queries.conversation(id)).subscribe(() => {});
    stops.push(hide);
  }

  desks.add(desk);
  return Object.assign(desk, {
    source,
    simulator,
    network,
    client,
    platform,
    reports,
    cached,
    truth,
    show,
    /** As that card does when it is unmounted. */
    hide: () => hide(),
    onClose: (stop: Stop) => void stops.push(stop),
    step: source.stepAsync,
    connect(): Stop {
      disconnect = platform.connect(client);
      stops.push(disconnect);
      return disconnect;
    },
    disconnect: () => disconnect(),
    /** As a mounted button does. */
    press: <Result, Variables>(spec: MutationOptions<Result, Error, Variables>, variables: Variables) =>
      new MutationObserver(client, spec).mutate(variables),
    /** The callback as the agent sees it. */
    view: (id: string) => {
      const conversation = cached(id);
      return conversation && customerCallback(conversation, simulator.userId);
    },
    /** An event as the platform would send it now. */
    frameOf(id: string): string {
      const topicName = `v2.users.${simulator.userId}.conversations`;
      return JSON.stringify({
        topicName,
        version: '2',
        eventBody: nestedEvent(simulator.world.conversations.get(id)!),
      });
    },
    /** Text that arrives on the desk's socket now, whoever wrote it. */
    hears(text: string) {
      for (const { socket } of simulator.notifications.channels()) socket?.send(text);
    },
    /** Something happens at the platform, and no event tells of it. */
    async untold(run: () => Promise<unknown>) {
      const lines = simulator.notifications.channels().map(({ topics }) => ({ topics, kept: [...topics] }));
      for (const { topics } of lines) topics.clear();
      await run();
      for (const { topics, kept } of lines) for (const topic of kept) topics.add(topic);
    },
    intents: (id: string) => client.getQueryData<CallIntent[]>(platform.keys.intents(id)) ?? [],
    /** The agent's own requests, past the desk: another desktop, a script, the vendor's own page. */
    elsewhere: (method: string, path: string, body?: unknown) =>
      simulator.fetch(`${simulator.baseUrl}/api/v2${path}`, {
        method,
        headers: { Authorization: `Bearer ${simulator.token}` },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
  });
}

/** A desk that is connected and shows a callback which has just alerted; accepted at once where asked. */
export async function createWorkingDesk(
  scenario: ScenarioName,
  { accepted = true, ...options }: DeskOptions & { readonly accepted?: boolean } = {},
) {
  const desk = createDesk(options);
  desk.connect();
  const ids = desk.simulator.startScenario(scenario);
  desk.show(ids.conversationId);
  await desk.step(20);
  if (accepted) {
    await desk.elsewhere('PATCH', `/conversations/callbacks/${ids.conversationId}/participants/${ids.participantId}`, {
      state: 'connected',
    });
    await desk.step(2000);
  }
  return Object.assign(desk, ids, { id: ids.conversationId });
}
