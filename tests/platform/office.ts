import { QueryClient, QueryObserver, type MutationOptions } from '@tanstack/react-query';
import { afterEach } from 'vitest';
import { isOpenIntent, type CallIntent } from '../../src/callback/attempt.ts';
import type { Conversation } from '../../src/callback/conversation.ts';
import { countdownOf, countdownStage, zeroFacts, zeroWindow } from '../../src/callback/countdown.ts';
import { customerCallback } from '../../src/callback/customer-callback.ts';
import { decodeConversation } from '../../src/callback/decode.ts';
import { phaseOf, type Phase } from '../../src/callback/phase.ts';
import type { Asked } from '../../src/platform/asked.ts';
import type { CallCommand, CallResult } from '../../src/platform/place-call.ts';
import type { Partition } from '../../src/platform/partition.ts';
import type { PlatformOptions } from '../../src/platform/platform-options.ts';
import { createPlatform } from '../../src/platform/platform.ts';
import type { Zero } from '../../src/platform/zero.ts';
import {
  createSimulator,
  type ScenarioName,
  type Simulator,
  type SimulatorOptions,
} from '../../src/simulator/simulator.ts';
import { createClock, type Stop, type TimeSource } from '../../src/time/clock.ts';
import { createSteppedSource, type SteppedSource } from '../../src/time/stepped-clock.ts';
import { createBrowser, type Browser, type BrowserOptions } from './browser.ts';
import { NINE, runTimersOn } from './desk.ts';
import { createNetwork, type Network } from './recording.ts';

/** The number that the agent picks, and another one. */
export const MOBILE: CallCommand = { number: '+13175550142', column: 'Mobile' };
export const WORK: CallCommand = { number: '+442079460321', column: 'Work' };

/** What places a call. */
export const CALL = 'POST /conversations/calls/';

/** A press of Call, and what became of it so far. */
export interface Pressed {
  result?: CallResult;
  error?: Error;
}

/** One tab of the agent's browser with a card on it. */
export type OfficeTab = ReturnType<typeof openTab>;

/** One computer with one browser, and the pretend platform: what happens between tabs, told in one process. */
export interface Office {
  readonly source: SteppedSource;
  readonly simulator: Simulator;
  readonly browser: Browser;
  readonly tabs: readonly OfficeTab[];
  readonly id: string;
  step(ms: number): Promise<void>;
  /** `mutate` takes something away from what the browser grants; `prepare` sees the tab before its first moment: a card may dial within it. */
  open(
    wishes?: Partial<PlatformOptions>,
    mutate?: (partition: Partition) => Partition,
    prepare?: (tab: OfficeTab) => void,
  ): Promise<OfficeTab>;
  /** Requests that place a call, of every tab there ever was. */
  calls(): number;
  /** Sockets that the platform has at this moment. */
  sockets(): number;
  truth(): Promise<Conversation>;
  /** Past every tab: the vendor's own desktop. */
  elsewhere(method: string, path: string, body?: unknown): Promise<Response>;
}

const offices = new Set<() => void>();
afterEach(() => offices.forEach((close) => close()));

/** Opens an office at `scenario`, accepted unless it says not. */
export async function createOffice(options: {
  scenario: ScenarioName;
  accepted?: boolean;
  simulator?: Partial<SimulatorOptions>;
  browser?: BrowserOptions;
  platform?: Partial<PlatformOptions>;
  /** Called when any tab sends a call. */
  onCall?: (tab: OfficeTab) => void;
}): Promise<Office & { close(): void }> {
  const { scenario, accepted = true } = options;
  const source = createSteppedSource(NINE);
  runTimersOn(source);
  const theirs = createClock({ ...source, wall: () => NINE + source.monotonic() }); // theirs does not jump with ours
  theirs.setOffset({ ms: 0, errorMs: 0 });
  const simulator = createSimulator({ clock: theirs, ...options.simulator });
  const browser = createBrowser(source, options.browser);
  const started = simulator.startScenario(scenario);
  const tabs: OfficeTab[] = [];
  let calls = 0;
  const office = {
    ...{ source, simulator, browser, tabs, id: started.conversationId },
    step: source.stepAsync,
    async open(
      wishes: Partial<PlatformOptions> = {},
      mutate = (partition: Partition) => partition,
      prepare: (tab: OfficeTab) => void = () => {},
    ) {
      const tab = openTab(office, { ...options.platform, ...wishes }, mutate);
      tab.network.watch(CALL, () => {
        calls++;
        options.onCall?.(tab);
      });
      tabs.push(tab);
      prepare(tab);
      await source.stepAsync(60);
      return tab;
    },
    calls: () => calls,
    sockets: () => simulator.notifications.channels().filter(({ socket }) => socket !== undefined).length,
    async truth() {
      const response = await office.elsewhere('GET', `/conversations/${office.id}`);
      return decodeConversation(await response.json()).value!;
    },
    elsewhere: (method: string, path: string, body?: unknown) =>
      simulator.fetch(`${simulator.baseUrl}/api/v2${path}`, {
        method,
        headers: { Authorization: `Bearer ${simulator.token}` },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    close() {
      for (const tab of [...tabs]) tab.kill();
      simulator.dispose();
      offices.delete(office.close);
    },
  };
  offices.add(office.close);
  await source.stepAsync(20);
  if (accepted) {
    const path = `/conversations/callbacks/${office.id}/participants/${started.participantId}`;
    await office.elsewhere('PATCH', path, { state: 'connected' });
    await source.stepAsync(100);
  }
  return office;
}

function openTab(office: Office, wishes: Partial<PlatformOptions>, mutate: (partition: Partition) => Partition) {
  const { source, simulator, browser, id } = office;
  const { partition, ...process } = browser.tab();
  const state = { alive: true, suspended: false, hidden: false, offline: false };
  const waiting: (() => void)[] = [];
  /** What reaches a tab: nothing when it is gone; later when it stands still. */
  const enter = (run: () => void) => {
    if (!state.alive) return;
    if (state.suspended) waiting.push(run);
    else run();
  };
  const time: TimeSource = {
    wall: source.wall,
    monotonic: source.monotonic,
    after: (ms, run) => source.after(ms, () => enter(run)),
    nextFrame: (run) => (state.hidden ? () => {} : source.nextFrame(() => enter(run))),
    hidden: () => state.hidden,
    onVisible: (run) => source.onVisible(() => enter(run)),
  };
  const network: Network = createNetwork(simulator.fetch, source);
  const fetchHere: typeof fetch = async (...request) => {
    const answer = await network.fetch(...request).then(
      (response) => () => response,
      (error: unknown) => () => {
        throw error;
      },
    );
    await new Promise<void>((done) => enter(done));
    return answer();
  };
  const sockets = new Set<WebSocket>();
  const said: string[] = [];
  class Socket {
    onopen: ((event: never) => void) | null = null;
    onmessage: ((event: never) => void) | null = null;
    onclose: ((event: never) => void) | null = null;
    onerror: ((event: never) => void) | null = null;
    readonly #inner: WebSocket;
    constructor(url: string) {
      this.#inner = new simulator.WebSocket(url);
      sockets.add(this.#inner);
      for (const on of ['onopen', 'onmessage', 'onclose', 'onerror'] as const)
        this.#inner[on] = (event: Event) => enter(() => this[on]?.(event as never));
    }
    send(text: string) {
      said.push(text);
      this.#inner.send(text);
    }
    close() {
      said.push('close');
      this.#inner.close();
    }
  }
  const client = new QueryClient({
    defaultOptions: { queries: { gcTime: Infinity }, mutations: { gcTime: Infinity } },
  });
  const platform = createPlatform({
    ...{ baseUrl: simulator.baseUrl, userId: simulator.userId, partition: mutate(partition) },
    getToken: () => Promise.resolve(simulator.token),
    clock: createClock(time),
    fetch: fetchHere,
    WebSocket: Socket,
    isOffline: () => state.offline,
    ...wishes,
  });
  const stops: Stop[] = [
    platform.connect(client),
    new QueryObserver(client, platform.queries.conversation(id)).subscribe(() => {}),
    platform.attend(client, id, () => MOBILE),
  ];
  const { keys, clock, countdownStart, userId } = platform;
  const cached = () => client.getQueryData<Conversation>(keys.conversation(id));
  const view = () => {
    const conversation = cached();
    return conversation && customerCallback(conversation, userId);
  };
  const intents = () => client.getQueryData<readonly CallIntent[]>(keys.intents(id)) ?? [];

  return {
    ...{ platform, client, network, state, cached, view, intents },
    /** What its sockets sent, and `close`. */
    said,
    asked: () => client.getQueryData<readonly Asked[]>(keys.asked(id)) ?? [],
    open: () => intents().filter(isOpenIntent),
    /** What the card would say. */
    phase(): Phase | undefined {
      const seen = view();
      if (!seen) return undefined;
      const countdown = seen.calls.length === 0 ? countdownOf(seen.callback, countdownStart) : undefined;
      const { errorMs } = clock.offset;
      const looked = client.getQueryData<Zero>(keys.zero(id))?.lookedFor === countdown?.dueAt;
      const facts = countdown && zeroFacts(zeroWindow(countdown, errorMs), clock.now(), errorMs, looked);
      return phaseOf(seen, intents(), facts && countdownStage(facts));
    },
    press<Result, Variables>(spec: MutationOptions<Result, Error, Variables>, variables: Variables) {
      return client.getMutationCache().build(client, spec).execute(variables);
    },
    call(command: CallCommand = MOBILE, wishes: object = {}): Pressed {
      const pressed: Pressed = {};
      client
        .getMutationCache()
        .build(client, { ...platform.actions.call(id), ...wishes })
        .execute(command)
        .then(
          (result) => Object.assign(pressed, { result }),
          (error: Error) => Object.assign(pressed, { error }),
        );
      return pressed;
    },
    /** Closed, or crashed: at once, with whatever it was doing. */
    kill() {
      if (!state.alive) return;
      state.alive = false;
      process.kill();
      for (const socket of sockets) socket.close();
      (office.tabs as OfficeTab[]).splice(office.tabs.indexOf(this as unknown as OfficeTab), 1);
    },
    suspend() {
      state.suspended = true;
      process.suspend();
    },
    resume() {
      state.suspended = false;
      process.resume();
      for (const run of waiting.splice(0)) run();
    },
    leave: () => stops.forEach((stop) => stop()),
  };
}
