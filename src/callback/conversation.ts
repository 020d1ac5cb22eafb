import type { Instant } from '../time/instant.ts';
import type {
  AfterCallWork,
  Callback,
  Direction,
  DisconnectType,
  Known,
  LegState,
  Segment,
  Wrapup,
} from './callback.ts';

/** Everybody and everything around one callback. The platform sends it whole, by REST and in every event. */
export interface Conversation {
  readonly id: string;
  readonly startedAt?: Instant;
  readonly endedAt?: Instant;
  readonly recording?: Known<'active' | 'paused' | 'none'>;
  readonly participants: readonly Participant[];
}

/** Someone in the conversation. An agent appears once per alert: old entries stay, the newest counts. */
export interface Participant {
  readonly id: string;
  readonly purpose: Known<'agent' | 'user' | 'customer' | 'external' | 'acd' | 'ivr'>;
  readonly userId?: string;
  readonly name?: string;
  readonly address?: string;
  readonly queueId?: string;
  readonly queueName?: string;
  readonly language?: string;
  /** Provider clock, as are the next two. */
  readonly startedAt?: Instant;
  readonly connectedAt?: Instant;
  readonly endedAt?: Instant;
  readonly alertingTimeoutMs?: number;
  readonly wrapupRequired: boolean;
  readonly wrapupPrompt?: Known<'mandatory' | 'optional' | 'agentRequested' | 'timeout' | 'forcedTimeout'>;
  readonly wrapupTimeoutMs?: number;
  readonly wrapupSkipped: boolean;
  readonly wrapup?: Wrapup;
  readonly afterCallWorkStartedAt?: Instant;
  readonly afterCallWorkEndedAt?: Instant;
  /** Listens in, coaches or barges: never "mine". */
  readonly observes: boolean;
  /** What flows and scripts wrote down of it, PINs too: shown only by name, where the host's policy allows it. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly callbacks: readonly Callback[];
  readonly calls: readonly Call[];
}

/** One leg of a phone call placed for the callback: the agent's own phone, or the other side. */
export interface Call {
  readonly id: string;
  readonly state: LegState;
  readonly direction?: Direction;
  readonly held: boolean;
  readonly heldAt?: Instant;
  readonly muted: boolean;
  readonly recording?: Known<'active' | 'paused' | 'none'>;
  readonly segments: readonly Segment[];
  readonly alertedAt?: Instant;
  readonly connectedAt?: Instant;
  /** Provider clock. */
  readonly disconnectedAt?: Instant;
  readonly disconnectType?: DisconnectType;
  /** Q.850 cause, where the network gave one. */
  readonly cause?: number;
  readonly error?: { readonly code?: string; readonly message?: string };
  readonly peerId?: string;
  /** The address of whoever has this leg, as given. */
  readonly selfNumber?: string;
  /** The address on the far side of this leg, as given. */
  readonly otherNumber?: string;
  readonly wrapup?: Wrapup;
  readonly afterCallWork?: AfterCallWork;
}

/** Over is over: a leg that ended stays so, whatever else it says. */
export const isOver = (leg: { state: LegState; disconnectedAt?: Instant }): boolean =>
  leg.disconnectedAt !== undefined || leg.state === 'disconnected' || leg.state === 'terminated';
