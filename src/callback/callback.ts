import type { Instant } from '../time/instant.ts';

/**
 * A customer's wish to be called back, as one leg of a conversation carries it: the platform's `Callback` in our words.
 * Plain data; instants are epoch ms. Fields whose clock differs say so: `cloud` unless marked `provider`.
 */
export interface Callback {
  readonly id: string;
  /** The connection state of this leg; unknown values are kept as they came. */
  readonly state: LegState;
  readonly initialState?: LegState;
  /** What this leg did, and when. Lags the state: never derive state from it. */
  readonly segments: readonly Segment[];
  readonly direction?: Direction;
  /** Parked: nobody hears anything. Not the hold of a call. */
  readonly held: boolean;
  /** Set while held. */
  readonly heldAt?: Instant;
  readonly disconnectType?: DisconnectType;
  readonly preview?: DialerPreview;
  readonly voicemail?: Voicemail;
  /** As given, in order; not necessarily E.164. */
  readonly numbers: readonly string[];
  readonly customerName?: string;
  readonly scriptId?: string;
  /** Dialled by another system. */
  readonly externalCampaign: boolean;
  /** Means something for a preview only: ordinary callbacks carry it too. */
  readonly skipAllowed: boolean;
  /** Seconds until the system dials by itself; 0 or absent: no countdown, which is no promise that nobody dials. */
  readonly countdownSeconds?: number;
  /** Known from REST only. */
  readonly alertedAt?: Instant;
  readonly connectedAt?: Instant;
  /** Provider clock. Present means over, whatever else the leg says. */
  readonly disconnectedAt?: Instant;
  /** Provider clock; absent: to be called at once. */
  readonly scheduledAt?: Instant;
  /** Not absent: placed without an agent. */
  readonly automationId?: string;
  readonly provider?: string;
  /** The matching leg of another participant. */
  readonly peerId?: string;
  readonly wrapup?: Wrapup;
  readonly afterCallWork?: AfterCallWork;
  readonly afterCallWorkRequired: boolean;
  /** What the person called sees. */
  readonly callerId?: string;
  readonly callerIdName?: string;
  readonly queueSettings?: QueueSettings;
}

/** Keeps unknown values while known ones complete in the editor: the platform adds values without notice. */
export type Known<Values extends string> = Values | (string & {});

/** The states of a leg that are known; the platform may send others. */
export const LEG_STATES = [
  'alerting',
  'dialing',
  'contacting',
  'offering',
  'connected',
  'disconnected',
  'terminated',
  'scheduled',
  'uploading',
  'converting',
  'transmitting',
  'parked',
  'none',
] as const;
/** The connection state of a leg. */
export type LegState = Known<(typeof LEG_STATES)[number]>;

/** Who began: the customer's side or ours. */
export type Direction = Known<'inbound' | 'outbound'>;

/** Why a leg ended; the platform's two spellings of do-not-disturb are read as one. */
export const DISCONNECT_TYPES = [
  'endpoint',
  'endpoint.donotdisturb',
  'client',
  'system',
  'timeout',
  'transfer',
  'transfer.conference',
  'transfer.consult',
  'transfer.donotdisturb',
  'transfer.forward',
  'transfer.noanswer',
  'transfer.notavailable',
  'transport.failure',
  'error',
  'peer',
  'other',
  'spam',
  'uncallable',
  'inactivity',
  'session.expired',
  'takeover',
] as const;
/** What ended a leg. */
export type DisconnectType = Known<(typeof DISCONNECT_TYPES)[number]>;

/** One stretch of a leg's life. An open one has no `endedAt` but may already say how it ended. */
export interface Segment {
  readonly startedAt: Instant;
  readonly endedAt?: Instant;
  /** Lower case: the platform writes both "Alert" and "alert". */
  readonly type: string;
  readonly howEnded?: string;
  readonly disconnectType?: string;
}

/** A campaign's contact, shown to the agent before anybody dials. */
export interface DialerPreview {
  readonly id?: string;
  readonly contactId?: string;
  readonly contactListId?: string;
  readonly campaignId?: string;
  readonly numberColumns: readonly NumberColumn[];
  /** The callback opens without the agent's Accept. */
  readonly autoAccept: boolean;
}

/** A column of the contact list that holds a phone number; joined to it by the contact's own record. */
export interface NumberColumn {
  readonly name: string;
  readonly type?: string;
  readonly callableTimeColumn?: string;
}

/** A message the customer left; it plays only once `uploadStatus` is `complete`. */
export interface Voicemail {
  readonly id?: string;
  readonly uploadStatus: Known<'pending' | 'complete' | 'failed' | 'timeout' | 'none'>;
}

/** The disposition of a leg, as written by the agent or the system. */
export interface Wrapup {
  readonly code?: string;
  readonly name?: string;
  readonly notes?: string;
  readonly tags: readonly string[];
  readonly durationSeconds?: number;
  readonly endedAt?: Instant;
  /** A draft that needs no code yet. */
  readonly provisional: boolean;
}

/** What remains to be done after the leg is over. */
export interface AfterCallWork {
  readonly state: Known<'unknown' | 'notApplicable' | 'skipped' | 'pending' | 'complete'>;
  readonly startedAt?: Instant;
  readonly endedAt?: Instant;
}

/** What the queue says about offering callbacks. */
export interface QueueSettings {
  readonly alertingTimeoutSeconds?: number;
  readonly autoAcceptToneSeconds?: number;
  readonly alertToneSeconds?: number;
  readonly autoAccept: boolean;
}
