import type { WireNotification } from '../../callback/wire-rest.ts';
import type { Stop } from '../../time/clock.ts';
import type { Instant } from '../../time/instant.ts';
import { createRandom } from '../world/random.ts';
import { flatEvent, nestedEvent } from '../shapes.ts';
import type { Conversation, World } from '../world/world.ts';

/** The platform's end of one socket: what it can do to the client. Without a code, the line simply breaks. */
export interface SocketEnd {
  send(text: string): void;
  close(code?: number, reason?: string): void;
}

/** What the platform is told about a socket that was attached. */
export interface Attached {
  receive(text: string): void;
  closed(): void;
}

/** A notification channel: its topics in the spelling in which they were asked for, and its one socket. */
export interface Channel {
  readonly id: string;
  expiresAt: Instant;
  readonly topics: Set<string>;
  usedAt: Instant;
  socket?: SocketEnd;
  stopHeartbeat?: Stop;
}

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
  /** Adds topics; only the user's own are permitted. Subscribing gives the channel another 24 hours. */
  subscribe(channel: Channel, topics: readonly string[]): Subscription[];
  subscriptions(channel: Channel): Subscription[];
  /** Takes a socket for a channel, and disconnects the one it had; undefined when there is no such channel. */
  attach(channelId: string, socket: SocketEnd): Attached | undefined;
  /** Breaks every socket, without a word; the channels stay. */
  dropSockets(): void;
  /** Removes every channel. */
  clear(): void;
}

const CHANNELS_A_USER = 20;
const CHANNEL_LIVES_MS = 24 * 3600_000;
const HEARTBEAT_MS = 30_000;
/** From a change, or a ping, to its message. Equal for all, so that messages keep their order. */
const DELIVERY_MS = 5;
/** Source for the word: the vendor's streaming client; the code is a guess. */
const DUPLICATE = { code: 1008, reason: 'duplicate_id' };

const EVENTS: Readonly<Record<string, (conversation: Conversation) => object>> = {
  conversations: nestedEvent,
  'conversations.callbacks': flatEvent,
};

/** Makes the notifications of `world`; they listen to its changes from now on. */
export function createNotifications(world: World): Notifications {
  const random = createRandom(world.random.between(0, 2 ** 31 - 1));
  const channels = new Map<string, Channel>();
  const prefix = `v2.users.${world.user.id}.`.toLowerCase();

  const isPermitted = (topic: string) => topic.toLowerCase().startsWith(prefix);

  /** No event is kept for a channel without a socket, nor for a socket that came after it. */
  function deliver(channel: Channel, message: WireNotification) {
    const { socket } = channel;
    if (!socket) return;
    const text = JSON.stringify(message);
    world.agenda.after(DELIVERY_MS, () => {
      if (channel.socket === socket) socket.send(text);
    });
  }

  const system = (channel: Channel, message: string) =>
    deliver(channel, { topicName: 'channel.metadata', eventBody: { message } });

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
      system(channel, 'WebSocket Heartbeat');
      beat(channel);
    });
  }

  function find(id: string) {
    const channel = channels.get(id);
    if (!channel || channel.expiresAt > world.agenda.now()) return channel;
    remove(channel);
    return undefined;
  }

  world.onChanged((conversation) => {
    if (!conversation.participants.some(({ userId }) => userId === world.user.id)) return;
    const metadata = { CorrelationId: random.uuid() };
    const bodies = new Map<string, object>();
    for (const channel of channels.values())
      for (const topicName of channel.topics) {
        const kind = topicName.toLowerCase().slice(prefix.length);
        const eventBody = bodies.get(kind) ?? EVENTS[kind]?.(conversation);
        if (!eventBody) continue;
        bodies.set(kind, eventBody);
        deliver(channel, { topicName, version: '2', eventBody, metadata });
      }
  });

  return {
    open() {
      if (channels.size >= CHANNELS_A_USER) {
        const order = (each: Channel) => (each.socket ? 1 : 0);
        const [oldest] = [...channels.values()].sort((a, b) => order(a) - order(b) || a.usedAt - b.usedAt);
        if (oldest) remove(oldest);
      }
      const at = world.agenda.now();
      const channel = { id: random.uuid(), expiresAt: at + CHANNEL_LIVES_MS, topics: new Set<string>(), usedAt: at };
      channels.set(channel.id, channel);
      return channel;
    },
    find,
    channels: () => [...channels.values()],
    remove,
    subscribe(channel, topics) {
      channel.usedAt = world.agenda.now();
      channel.expiresAt = channel.usedAt + CHANNEL_LIVES_MS;
      return topics.map((id) => {
        if (!isPermitted(id)) return { id, state: 'Rejected', rejectionReason: 'Not permitted for this user.' };
        channel.topics.add(id);
        return { id, state: 'Permitted' };
      });
    },
    subscriptions: ({ topics }) => [...topics].map((id) => ({ id, state: 'Permitted' })),
    attach(channelId, socket) {
      const channel = find(channelId);
      if (!channel) return undefined;
      release(channel)?.close(DUPLICATE.code, DUPLICATE.reason);
      channel.socket = socket;
      channel.usedAt = world.agenda.now();
      beat(channel);
      return {
        receive(text) {
          if (channel.socket === socket && isPing(text)) system(channel, 'pong');
        },
        closed() {
          if (channel.socket === socket) release(channel);
        },
      };
    },
    dropSockets() {
      for (const channel of channels.values()) release(channel)?.close();
    },
    clear() {
      for (const channel of [...channels.values()]) remove(channel);
    },
  };
}

function isPing(text: string): boolean {
  try {
    const said: unknown = JSON.parse(text);
    return typeof said === 'object' && said !== null && 'message' in said && said.message === 'ping';
  } catch {
    return false;
  }
}
