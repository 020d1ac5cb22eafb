import { myLeg } from '../callback/customer-callback.ts';
import { createFrames } from '../platform/frames.ts';
import type { Clock, Stop, TimeSource } from '../time/clock.ts';
import type { DeskLog } from './desk-log.ts';

/** The way from this desk to the platform, written down as it is used, and cut where somebody pulls the cable. */
export interface Network {
  readonly fetch: typeof fetch;
  readonly WebSocket: typeof WebSocket;
  readonly isOffline: () => boolean;
  setOffline(offline: boolean): void;
  onOffline(listener: () => void): Stop;
}

/** What a network is laid on. */
export interface NetworkParts {
  readonly fetch: typeof fetch;
  readonly WebSocket: typeof WebSocket;
  readonly log: DeskLog;
  /** The time by which answers are measured. */
  readonly time: TimeSource;
  readonly clock: Clock;
  readonly userId: string;
}

const BROKEN = 1006; // RFC 6455: a line that broke without a closing word

/** Lays a network on `fetch` and `WebSocket` as they are. */
export function createNetwork(parts: NetworkParts): Network {
  const { log } = parts;
  const hear = createEar(parts);
  const sockets = new Set<WebSocket>();
  const listeners = new Set<() => void>();
  let offline = false;

  class WatchedSocket extends parts.WebSocket {
    constructor(url: string | URL) {
      if (offline) throw new DOMException('This desk is offline.', 'NetworkError');
      super(url);
      sockets.add(this);
      this.addEventListener('open', () => log.add('frame', 'socket', 'open'));
      this.addEventListener('message', ({ data }) => hear(String(data)));
      this.addEventListener('close', (event) => {
        if (sockets.delete(this)) log.add('frame', 'socket', `closed, ${event.code}`, 'bad');
      });
    }
    override close(code?: number, reason?: string) {
      const broken = this.readyState === this.CLOSED; // the card tidies up after it: its own event tells more
      if (!broken && sockets.delete(this)) log.add('frame', 'socket', 'closed by the card', 'quiet');
      super.close(code, reason);
    }
  }

  return {
    fetch: logged(parts),
    WebSocket: WatchedSocket,
    isOffline: () => offline || !navigator.onLine,
    setOffline(next) {
      offline = next;
      for (const listener of [...listeners]) listener();
      if (!offline) return;
      for (const socket of [...sockets]) {
        sockets.delete(socket);
        log.add('frame', 'socket', 'cut', 'bad');
        socket.onclose?.(new CloseEvent('close', { code: BROKEN }));
      }
    },
    onOffline(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function logged({ fetch, log, time }: NetworkParts): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const method = init?.method ?? (input instanceof Request ? input.method : 'GET');
    const path = `${url.pathname.replace(/^\/api\/v2/, '')}${url.search}`;
    const beganAt = time.monotonic();
    const line = log.add('request', `${method} ${path}`, 'waiting', 'quiet');
    const tell = (outcome: string, bad: boolean) =>
      log.amend(line, `${outcome} · ${Math.round(time.monotonic() - beganAt)} ms`, bad ? 'bad' : 'plain');
    try {
      const answer = await fetch(input, init);
      tell(String(answer.status), !answer.ok);
      return answer;
    } catch (error) {
      tell(init?.signal?.aborted ? 'given up' : 'no answer', true);
      throw error;
    }
  };
}

/** Hears what the card hears, through a decoder of its own, and writes down what it says of this agent's part. */
function createEar({ clock, log, userId }: NetworkParts): (text: string) => void {
  let told = false;
  const say = (text: string, outcome: string, tone?: 'quiet' | 'bad') => {
    told = true;
    log.add('frame', text, outcome, tone);
  };
  const frames = createFrames({
    clock,
    topic: `v2.users.${userId}.conversations`,
    heard(conversation) {
      const leg = myLeg(conversation, userId);
      const parts = [leg?.callbacks.at(-1), ...(leg?.calls ?? [])].map((part, i) =>
        part ? `${i === 0 ? 'callback' : 'call'} ${part.state}` : 'not mine',
      );
      say(`users.conversations ${conversation.id}`, parts.join(', '));
      return conversation;
    },
    apply: () => {},
    isAlert: () => true, // nothing waits here: no timer is left
    onGap: () => {},
    report: (message) => say('dropped', message, 'bad'),
  });
  return (text) => {
    told = false;
    const signal = frames.hear(text);
    if (!told) say(signal === 'heartbeat' ? 'channel.metadata' : 'system', signal ?? 'unknown', 'quiet');
  };
}
