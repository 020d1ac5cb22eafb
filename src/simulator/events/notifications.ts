import type { Strikes } from '../faults.ts';
import { createRandom } from '../world/random.ts';
import { Refused } from '../world/refused.ts';
import type { World } from '../world/world.ts';
import { createLine, type Attached, type Channel, type SocketEnd } from './channel.ts';
import { createTopics, expandTopic } from './topics.ts';

export type { Attached, Channel, SocketEnd } from './channel.ts';

/** An entity of a subscription listing. */
export interface Subscription {
  readonly id: string;
  readonly state: 'Permitted' | 'Rejected';
  readonly rejectionReason?: string;
}

/** The platform's notifications: channels of the one user, and everything that travels over their sockets. */
export interface Notifications {
  /** Makes a channel; the 21st removes the one used longest ago, those without a socket first. */
  open(): Channel;
  find(id: string): Channel | undefined;
  channels(): Channel[];
  remove(channel: Channel): void;
  /**
   * Adds topics, or with `instead` replaces those it had. Foreign ones are rejected; what is no topic at all is too where
   * `ignoreErrors` says so, else the request is refused. Subscribing gives the channel another 24 hours.
   */
  subscribe(
    channel: Channel,
    topics: readonly string[],
    how?: { readonly instead?: boolean; readonly ignoreErrors?: boolean },
  ): Subscription[];
  subscriptions(channel: Channel): Subscription[];
  /** Whether a new socket for this channel is turned away. */
  refuses(channelId: string): boolean;
  /** Takes a socket for a channel, and disconnects the one it had; undefined when there is no such channel. */
  attach(channelId: string, socket: SocketEnd): Attached | undefined;
  /** Breaks every socket, without a word; the channels stay. */
  dropSockets(): void;
  /** Announces that the sockets will be closed, and closes them `graceMs` later, unless they are gone by then. */
  closeSockets(graceMs?: number): void;
  /** Says that the user's token is void, and ends every channel. */
  tokenRevoked(): void;
  /** Another desktop took the topics: every channel loses its own, and is told. */
  takeOver(): void;
  /** Removes every channel. */
  clear(): void;
}

const CHANNELS_A_USER = 20;
const TOPICS_A_CHANNEL = 1000;
const CHANNEL_LIVES_MS = 24 * 3600_000;
const HEARTBEAT_MS = 30_000;
/** Source: “up to one minute to disconnect and connect a new WebSocket”. */
const CLOSING_MS = 60_000;
/** Source for the word: the vendor's streaming client; the code is a guess. */
const DUPLICATE = { code: 1008, reason: 'duplicate_id' };
const GOING_AWAY = { code: 1001, reason: 'socket_closing' };

/** Makes the notifications of `world`; they listen to its changes from now on. */
export function createNotifications(world: World, faults: Strikes): Notifications {
  const random = createRandom(world.random.between(0, 2 ** 31 - 1));
  const channels = new Map<string, Channel>();
  const topics = createTopics(world);
  const line = createLine(world, faults);

  const metadata = (channel: Channel, message: string) =>
    line.say(channel, { topicName: 'channel.metadata', eventBody: { message } });
  const notice = (channel: Channel, name: string, message: string) =>
    line.say(channel, { topicName: `v2.system.${name}`, eventBody: { message, channelId: channel.id } });

  function release(channel: Channel) {
    const { socket, stopHeartbeat } = channel;
    stopHeartbeat?.();
    delete channel.stopHeartbeat;
    delete channel.socket;
    return socket;
  }

  function remove(channel: Channel) {
    channels.delete(channel.id);
    release(channel)?.close();
  }

  function beat(channel: Channel) {
    channel.stopHeartbeat = world.clock.after(HEARTBEAT_MS, () => {
      if (!find(channel.id)) return;
      metadata(channel, 'WebSocket Heartbeat');
      beat(channel);
    });
  }

  function find(id: string) {
    const channel = channels.get(id);
    if (!channel || channel.expiresAt > world.agenda.now()) return channel;
    remove(channel);
    return undefined;
  }

  /** Ends a channel's socket once what was just said to it has arrived. */
  function closeAfter(channel: Channel, ms: number, end: { code: number; reason: string }) {
    const { socket } = channel;
    world.agenda.after(ms, () => {
      if (socket && channel.socket === socket) release(channel)?.close(end.code, end.reason);
    });
  }

  world.onChanged((conversation) => {
    const CorrelationId = random.uuid();
    const bodies = new Map<string, object>();
    for (const channel of channels.values())
      for (const topicName of [...channel.topics].flatMap(expandTopic)) {
        const make = topics.bodyFor(topicName, conversation);
        if (!make || !channel.socket) continue;
        const key = topicName.toLowerCase();
        const eventBody = bodies.get(key) ?? make();
        bodies.set(key, eventBody);
        line.event(channel, { topicName, version: '2', eventBody, metadata: { CorrelationId } });
      }
  });

  function subscribe(
    ...[channel, ids, { instead = false, ignoreErrors = false } = {}]: Parameters<Notifications['subscribe']>
  ) {
    const before = [...channel.topics].join();
    const verdicts = ids.map((id) => ({ id, rejection: topics.rejection(id) }));
    const wrong = verdicts.find(({ rejection }) => rejection?.kind === 'malformed');
    if (wrong && !ignoreErrors)
      throw new Refused('malformed', wrong.rejection!.reason, { errorCode: 'invalid.value', fieldName: 'id' });
    const permitted = verdicts.filter(({ rejection }) => !rejection).map(({ id }) => id);
    const next = new Set(instead ? permitted : [...channel.topics, ...permitted]);
    if (next.size > TOPICS_A_CHANNEL)
      throw new Refused('malformed', `A channel takes ${TOPICS_A_CHANNEL} topics at most.`);
    channel.topics.clear();
    for (const id of next) channel.topics.add(id);
    channel.usedAt = world.agenda.now();
    channel.expiresAt = channel.usedAt + CHANNEL_LIVES_MS;
    if ([...channel.topics].join() !== before) notice(channel, 'subscription_changed', 'The subscriptions changed.');
    return verdicts.map(({ id, rejection }): Subscription =>
      rejection ? { id, state: 'Rejected', rejectionReason: rejection.reason } : { id, state: 'Permitted' },
    );
  }

  /** A client may subscribe over its socket too, instead of by REST. */
  function heard(channel: Channel, said: Said) {
    if (said.message === 'ping') return metadata(channel, 'pong');
    if (said.message !== 'subscribe') return;
    const correlation = said.correlationId === undefined ? {} : { correlationId: said.correlationId };
    const names = (Array.isArray(said.topics) ? said.topics : []).map(String);
    const answer = subscribe(channel, names, { ignoreErrors: true }).map(({ id, state }) => ({ topic: id, state }));
    const isFine = answer.length > 0 && answer.every(({ state }) => state === 'Permitted');
    line.say(channel, {
      result: isFine ? '200' : '400',
      status: isFine ? 'subscribed' : 'rejected',
      topics: answer,
      ...correlation,
    });
  }

  return {
    open() {
      if (channels.size >= CHANNELS_A_USER) {
        const order = (each: Channel) => (each.socket ? 1 : 0);
        const [oldest] = [...channels.values()].sort((a, b) => order(a) - order(b) || a.usedAt - b.usedAt);
        if (oldest) remove(oldest);
      }
      const at = world.agenda.now();
      const channel = {
        id: random.uuid(),
        expiresAt: at + CHANNEL_LIVES_MS,
        topics: new Set<string>(),
        usedAt: at,
        busyUntil: at,
      };
      channels.set(channel.id, channel);
      return channel;
    },
    find,
    channels: () => [...channels.values()],
    remove,
    subscribe,
    subscriptions: ({ topics: ids }) => [...ids].map((id) => ({ id, state: 'Permitted' })),
    refuses: (channelId) => !find(channelId) || faults.refusesSocket(),
    attach(channelId, socket) {
      const channel = find(channelId);
      if (!channel) return undefined;
      release(channel)?.close(DUPLICATE.code, DUPLICATE.reason);
      channel.socket = socket;
      channel.usedAt = world.agenda.now();
      beat(channel);
      return {
        receive(text) {
          if (channel.socket === socket) heard(channel, parse(text));
        },
        closed() {
          if (channel.socket === socket) release(channel);
        },
      };
    },
    dropSockets() {
      for (const channel of channels.values()) release(channel)?.close();
    },
    closeSockets(graceMs = CLOSING_MS) {
      for (const channel of channels.values()) {
        notice(channel, 'socket_closing', 'The WebSocket will be closed; connect a new one.');
        closeAfter(channel, graceMs, GOING_AWAY);
      }
    },
    tokenRevoked() {
      for (const channel of channels.values()) {
        notice(channel, 'token_revoked', 'The token was revoked.');
        channel.topics.clear();
        closeAfter(channel, 1000, { code: 1008, reason: 'token_revoked' });
      }
    },
    takeOver() {
      for (const channel of channels.values()) {
        notice(channel, 'no_longer_subscribed', 'Another channel subscribed to these topics.');
        channel.topics.clear();
      }
    },
    clear() {
      for (const channel of [...channels.values()]) remove(channel);
    },
  };
}

/** What a client says over its socket; text that is no object says nothing. */
interface Said {
  readonly message?: unknown;
  readonly topics?: unknown;
  readonly correlationId?: unknown;
}

function parse(text: string): Said {
  try {
    const said: unknown = JSON.parse(text);
    return typeof said === 'object' && said !== null ? said : {};
  } catch {
    return {};
  }
}
