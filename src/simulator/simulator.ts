import type { Clock } from '../time/clock.ts';
import { createNotifications, type Notifications } from './events/notifications.ts';
import { createWebSocketClass } from './events/web-socket.ts';
import { createFaults, type Faults } from './faults.ts';
import type { Personality } from './personality.ts';
import { createFetch, type RestOptions } from './rest/rest.ts';
import { startScenario, type ScenarioName, type Started, type Terms } from './scenarios.ts';
import { customerHangsUp, ownPhone } from './world/call-leg.ts';
import type { Phone } from './world/line.ts';
import { placeCall } from './world/placed-call.ts';
import { Refused } from './world/refused.ts';
import { createWorld, newToken, type World, type WorldOptions } from './world/world.ts';

export type { Fault, Faults } from './faults.ts';
export { permits, type Act } from './permits.ts';
export { LIKELIEST, SWITCHES, type Personality } from './personality.ts';
export { SCENARIO_NAMES, SCENARIOS, type ScenarioName, type Started, type Terms } from './scenarios.ts';
export { SENTINELS, type Sentinel } from './sentinels.ts';
export type { Phone } from './world/line.ts';

/** What a pretend platform is made of. */
export interface SimulatorOptions extends RestOptions, WorldOptions {
  /** The platform's own time. A clock of its own, with an offset set, stands for a desk whose computer is off. */
  readonly clock: Clock;
  /** Answers to what is not known of the real platform; the likeliest by default. */
  readonly personality?: Partial<Personality>;
  /** Any whole number; the same seed gives the same ids. By default the moment of creation decides. */
  readonly seed?: number;
  /** What the agent's own phone does; it answers by itself by default. */
  readonly phone?: Phone;
  /** How far the provider's clock is ahead of the cloud's; not at all by default. */
  readonly providerAheadMs?: number;
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
  /** The user's token; another one after `revokeToken`. */
  readonly token: string;
  /** A token of an application without a user (client credentials): calls and the like are answered 400. */
  readonly applicationToken: string;
  readonly userId: string;
  readonly baseUrl: string;
  /** What has been started since the beginning or the last reset. */
  readonly started: readonly Started[];
  /** What goes wrong by hand. */
  readonly faults: Faults;
  startScenario(name: ScenarioName, terms?: Terms): Started;
  /** Changes the answers to what is not known of the real platform, from now on. */
  setPersonality(personality: Partial<Personality>): void;
  setPhone(phone: Phone): void;
  /** Gives the user a permission, by the platform's name for it, or takes it away: 403. All are there at first. */
  setPermission(permission: string, granted: boolean): void;
  /** The agent's own phone, where it rings: picked up by hand, or declined. False when it does not ring. */
  answerPhone(): boolean;
  declinePhone(): boolean;
  /** The vendor's own desktop or a script places the call; throws `Refused` where the platform refuses. */
  dialElsewhere(conversationId: string, number?: string): void;
  /** The customer hangs up; throws `Refused` when there is no call. */
  hangUpCustomer(conversationId: string): void;
  /** Breaks every socket, as a bad network does. */
  dropSockets(): void;
  /** Says that the sockets will be closed, and closes them after `graceMs` (a minute by default). */
  closeSockets(graceMs?: number): void;
  /** Another desktop takes the topics: `no_longer_subscribed`. */
  takeTopics(): void;
  /** Makes the user's token void: 401, and `token_revoked` on the sockets. `token` is a new one. */
  revokeToken(): void;
  /** Forgets all conversations, channels, faults and missing permissions; the user and the token stay. */
  reset(): void;
  /** As `reset`, for good: no timer is left. */
  dispose(): void;
}

/** Makes a pretend platform with one agent, Robin Ashdown, and nothing to do until a scenario is started. */
export function createSimulator(options: SimulatorOptions): Simulator {
  const { clock, baseUrl = 'http://simulator.invalid' } = options;
  const world = createWorld(options);
  const faults = createFaults(world.random.between(0, 2 ** 31 - 1));
  const notifications = createNotifications(world, faults);
  const started: Started[] = [];

  function reset() {
    started.length = 0;
    faults.clear();
    world.clear();
    notifications.clear();
  }

  function find(id: string) {
    world.agenda.catchUp();
    const conversation = world.conversations.get(id);
    if (!conversation) throw new Refused('unknown', `Conversation ${id} was not found.`);
    return conversation;
  }

  return {
    world,
    notifications,
    fetch: createFetch(world, notifications, faults, options),
    WebSocket: createWebSocketClass(clock, notifications),
    get token() {
      return world.token;
    },
    applicationToken: world.applicationToken,
    userId: world.user.id,
    baseUrl,
    started,
    faults,
    startScenario(name, terms) {
      const [first, ...others] = startScenario(world, name, terms);
      started.push(first, ...others);
      return first;
    },
    setPersonality(personality) {
      world.personality = { ...world.personality, ...personality };
    },
    setPhone(phone) {
      world.phone = phone;
    },
    setPermission(permission, granted) {
      if (granted) world.missingPermissions.delete(permission);
      else world.missingPermissions.add(permission);
    },
    answerPhone: () => ownPhone(world, 'answer'),
    declinePhone: () => ownPhone(world, 'decline'),
    dialElsewhere(conversationId, number) {
      const conversation = find(conversationId);
      placeCall(world, conversation, number ?? conversation.agreement.carried.callbackNumbers?.[0] ?? '');
    },
    hangUpCustomer: (conversationId) => customerHangsUp(world, find(conversationId)),
    dropSockets: notifications.dropSockets,
    closeSockets: notifications.closeSockets,
    takeTopics: notifications.takeOver,
    revokeToken() {
      world.token = newToken(world.random);
      notifications.tokenRevoked();
    },
    reset,
    dispose: reset,
  };
}
