import type { WireNotification } from '../../callback/wire-rest.ts';
import type { Stop } from '../../time/clock.ts';
import type { Instant } from '../../time/instant.ts';
import type { Strikes } from '../faults.ts';
import type { World } from '../world/world.ts';

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
  /** Nothing overtakes a message that a slow line still carries. */
  busyUntil: Instant;
}

/** From a change, or a ping, to its message. Equal for all, so that messages keep their order. */
const DELIVERY_MS = 5;
const REPEATED_MS = 40;
const OVERTAKEN_MS = 300;

/** How messages travel to the sockets, and what happens to them on the way. */
export interface Line {
  /** An event: faults strike it. */
  event(channel: Channel, message: WireNotification): void;
  /** Anything else that the platform says: heartbeats, notices, answers. Only silence stops it. */
  say(channel: Channel, message: object): void;
}

/** Makes the line. No message is kept for a channel without a socket, nor for a socket that came after it. */
export function createLine(world: World, faults: Strikes): Line {
  const { agenda } = world;

  function arrive(channel: Channel, text: string, at: Instant) {
    const { socket } = channel;
    agenda.at(at, () => {
      if (socket && channel.socket === socket && !faults.silenced) socket.send(text);
    });
  }

  function inTurn(channel: Channel, text: string, ms: number) {
    channel.busyUntil = Math.max(channel.busyUntil, agenda.now() + ms);
    arrive(channel, text, channel.busyUntil);
  }

  return {
    say(channel, message) {
      if (channel.socket) inTurn(channel, JSON.stringify(message), DELIVERY_MS);
    },
    event(channel, message) {
      if (!channel.socket) return;
      const struck = faults.events();
      const has = (does: string) => struck.find((each) => each.do === does);
      if (has('lose')) return;
      const text = JSON.stringify(message);
      const delay = DELIVERY_MS + (has('delay')?.ms ?? 0);
      const reorder = has('reorder');
      if (reorder) arrive(channel, text, agenda.now() + delay + (reorder.ms ?? OVERTAKEN_MS));
      else inTurn(channel, text, delay);
      const repeat = has('repeat');
      if (repeat) arrive(channel, text, agenda.now() + delay + (repeat.ms ?? REPEATED_MS));
    },
  };
}
