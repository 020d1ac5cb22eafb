import type { Clock } from '../../time/clock.ts';
import type { Attached, Notifications } from './notifications.ts';

const CONNECTING = 0;
const OPEN = 1;
const CLOSING = 2;
const CLOSED = 3;
/** How long a connection takes to open, and a closing one to close. */
const HANDSHAKE_MS = 5;
/** The code of a line that broke without a closing word. Source: RFC 6455, 7.4.1. */
const ABNORMAL = 1006;

/**
 * Makes a `WebSocket` class whose sockets end at `notifications`, in the same page: `…/channels/{id}` opens, any other
 * address fails as a refused connection does.
 */
export function createWebSocketClass(clock: Clock, notifications: Notifications): typeof WebSocket {
  class SimulatedWebSocket extends EventTarget implements WebSocket {
    static readonly CONNECTING = CONNECTING;
    static readonly OPEN = OPEN;
    static readonly CLOSING = CLOSING;
    static readonly CLOSED = CLOSED;
    readonly CONNECTING = CONNECTING;
    readonly OPEN = OPEN;
    readonly CLOSING = CLOSING;
    readonly CLOSED = CLOSED;

    readonly url: string;
    readonly protocol = '';
    readonly extensions = '';
    readonly bufferedAmount = 0;
    binaryType: BinaryType = 'blob';
    readyState: WebSocket['readyState'] = CONNECTING;
    onopen: WebSocket['onopen'] = null;
    onmessage: WebSocket['onmessage'] = null;
    onerror: WebSocket['onerror'] = null;
    onclose: WebSocket['onclose'] = null;
    #attached: Attached | undefined;

    constructor(url: string | URL) {
      super();
      this.url = new URL(url).href;
      clock.after(HANDSHAKE_MS, () => this.#connect());
    }

    #connect() {
      if (this.readyState !== CONNECTING) return;
      const channelId = /\/channels\/([^/]+)$/.exec(new URL(this.url).pathname)?.[1] ?? '';
      if (!notifications.refuses(channelId))
        this.#attached = notifications.attach(channelId, {
          send: (data) => this.#emit('message', { data, origin: new URL(this.url).origin }),
          close: (code = ABNORMAL, reason = '') => this.#end(code, reason),
        });
      if (!this.#attached) {
        this.#emit('error', {});
        return this.#end(ABNORMAL, '');
      }
      this.readyState = OPEN;
      this.#emit('open', {});
    }

    #end(code: number, reason: string) {
      if (this.readyState === CLOSED) return;
      this.readyState = CLOSED;
      this.#attached?.closed();
      this.#emit('close', { code, reason, wasClean: code !== ABNORMAL });
    }

    /** Plain events with the fields written on, since not every place that runs this knows CloseEvent. */
    #emit(type: 'open' | 'message' | 'error' | 'close', fields: object) {
      const event = Object.assign(new Event(type), fields);
      (this[`on${type}`] as ((event: Event) => void) | null)?.call(this, event);
      this.dispatchEvent(event);
    }

    /** The platform understands text alone. */
    send(text: string | ArrayBufferLike | Blob | ArrayBufferView) {
      if (this.readyState === CONNECTING) throw new DOMException('Still connecting.', 'InvalidStateError');
      if (this.readyState === OPEN && typeof text === 'string') this.#attached?.receive(text);
    }

    close(code = 1000, reason = '') {
      if (this.readyState >= CLOSING) return;
      this.readyState = CLOSING;
      this.#attached?.closed();
      clock.after(HANDSHAKE_MS, () => this.#end(code, reason));
    }
  }
  return SimulatedWebSocket;
}
