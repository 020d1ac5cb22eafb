import type { CallIntent } from '../callback/attempt.ts';
import type { Asked } from './asked.ts';
import type { Locks } from './locks.ts';
import type { Channel, Connection } from './notifications.ts';
import type { Partition } from './partition.ts';
import type { Relay } from './relay.ts';

/** The tabs of one agent in one browser: what keeps them apart, and how they hear of each other. */
export interface Tabs {
  /** Every lock and everything written down is named below it: another agent's are never met. */
  readonly place: string;
  readonly locks: Locks;
  readonly relay: Relay<TabMessage>;
  readonly storage: Partition['storage'];
}

/** What the tabs of one agent tell each other. Never leaves the browser, and nothing of it is written down. */
export type TabMessage =
  /** Text that the leader's socket heard, word for word. */
  | { readonly kind: 'text'; readonly text: string }
  /** The socket was open anew: whatever was missed must be asked for. */
  | { readonly kind: 'gap' }
  | { readonly kind: 'connection'; readonly connection: Connection; readonly channel: Channel | undefined }
  /** Who leads, and how does it stand? */
  | { readonly kind: 'hello' }
  /** The agent asks for another try. */
  | { readonly kind: 'again' }
  | { readonly kind: 'intent'; readonly conversationId: string; readonly intent: CallIntent }
  | { readonly kind: 'no-intent'; readonly conversationId: string; readonly id: string }
  | { readonly kind: 'asked'; readonly conversationId: string; readonly asked: Asked }
  /** An offer of a callback was sounded and told: once a browser is enough. */
  | { readonly kind: 'rung'; readonly offerId: string }
  /** A message began to play: one at a time is enough for two ears. */
  | { readonly kind: 'sounding' }
  | { readonly kind: 'signed-out' };
