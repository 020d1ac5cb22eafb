import type { WireCampaign, WireContactList, WireDialerContact } from '../../callback/wire-rest.ts';
import type { WireCall, WireCallback, WireParticipant, WireSegment } from '../../callback/wire.ts';
import type { Clock, Stop } from '../../time/clock.ts';
import type { Instant } from '../../time/instant.ts';
import { LIKELIEST, type Personality } from '../personality.ts';
import type { AfterCallWorkTerms } from './after-call-work.ts';
import { createAgenda, type Agenda } from './agenda.ts';
import { colleaguesOf, QUEUE_NAMES, WRAPUP_CODES, type Colleague } from './house.ts';
import type { Line, Phone } from './line.ts';
import { createRandom, type Random } from './random.ts';
import type { VoicemailRecord } from './voicemail.ts';

/** A thing with an id and a name: a queue, a user, a wrap-up code. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** A callback leg in wire words, with what it never lacks in this world. */
export type CallbackLeg = WireCallback & { id: string; state: string; segments: WireSegment[] };

/** A leg of a phone call in wire words, with what it never lacks in this world. */
export type CallLeg = WireCall & { id: string; state: string; segments: WireSegment[] };

/** Somebody in a conversation, in wire words: the customer, the queue (`acd`), or one alert of an agent. */
export type Participant = Omit<WireParticipant, 'id' | 'callbacks' | 'calls'> & {
  id: string;
  callbacks: CallbackLeg[];
  calls: CallLeg[];
};

/** What was agreed about a callback before any agent saw it; the rules ask it, the wire does not show it. */
export interface Agreement {
  readonly queue: Named;
  readonly customerName: string;
  /** What every leg of the callback carries: numbers, preview, script, `timeoutSeconds` and so on. */
  readonly carried: Partial<WireCallback>;
  readonly attributes?: Record<string, string>;
  readonly language?: Named;
  /** When the customer wants the call, on the provider's clock; absent: as soon as an agent is free. */
  readonly scheduledAt?: Instant;
  /** Whom the queue offers it to; the user by default. `nobody`: it waits in the queue. */
  readonly routedTo?: 'user' | 'nobody';
  /** Whether the platform lists it for the user before anybody was offered it; no source says, so by default it does not. */
  readonly listed?: boolean;
  /** An agent-owned callback: until then it is the user's alone, then the queue's. */
  readonly ownedUntil?: Instant;
  /** The queue's after-call work; absent: none. */
  readonly afterCallWork?: AfterCallWorkTerms;
  /** The codes that its queue offers; absent: the codes of the house. */
  readonly wrapupCodes?: readonly Named[];
  /** What the agent's own phone does in this conversation; absent: what it does anyway. */
  readonly phone?: Phone;
  /** Whether its calls are recorded. */
  readonly recorded?: boolean;
  /** The platform ends the callback by itself this long after its call ended; absent: the agent does. */
  readonly autoEndMs?: number;
  /** The platform's own dial was already on its way when the agent pressed: it comes this much later. Absent: it is called off. */
  readonly alsoDialsMs?: number;
  /** Runs 0.4 s after a skip, as a campaign hands out its next preview; absent: nothing follows. */
  readonly afterSkip?: () => void;
  /** What the wire makes of a participant, where a scenario wants it to be strange; the rules know nothing of it. */
  readonly shownAs?: (participant: WireParticipant) => WireParticipant;
}

/** A transfer that was asked for, in wire words. */
export interface Transfer {
  readonly id: string;
  state: string;
  readonly dateIssued: string;
  readonly initiator: object;
  readonly destination: object;
  readonly transferType: string;
}

/** A conversation as the world keeps it: everything REST knows, beside what only the rules know. */
export interface Conversation {
  readonly id: string;
  agreement: Agreement;
  readonly startTime: string;
  endTime?: string;
  readonly participants: Participant[];
  /** Whether anybody, the platform included, has placed a call in it. */
  called: boolean;
  /** Of its live call; `none` without one, or where nothing is recorded. */
  recordingState: 'none' | 'active' | 'paused';
  readonly recentTransfers: Transfer[];
  /** The countdown to the platform's own call: running towards `dueAt`, or stopped with `leftMs` to go. */
  countdown?: { readonly dueAt: Instant } | { readonly leftMs: number };
  /** The plan by which a scheduled callback is let go; a newer one makes the older void. */
  release?: object;
  /** Whether this conversation has had its one callback scheduled from it. */
  scheduledAnother?: boolean;
  /** The keys that agents pressed in its calls, in order. */
  keysPressed?: string;
  /** Runs when the last live call of it has ended. */
  whenQuiet?: () => void;
}

/** The pretend platform: what exists, what time it is, and who is told. The rules are functions over it. */
export interface World {
  readonly user: Colleague;
  /** Everybody else in the house. */
  readonly colleagues: readonly Colleague[];
  /** The one bearer token of the user that is accepted. */
  token: string;
  /** A token of an application without a user (client credentials): it may look, and take part in nothing. */
  readonly applicationToken: string;
  personality: Personality;
  readonly random: Random;
  readonly agenda: Agenda;
  readonly clock: Clock;
  /** How far the provider's clock is ahead of the cloud's. */
  readonly providerAheadMs: number;
  readonly conversations: Map<string, Conversation>;
  readonly queues: Map<string, Named>;
  readonly contactLists: Map<string, WireContactList>;
  readonly contacts: Map<string, WireDialerContact>;
  readonly campaigns: Map<string, WireCampaign>;
  readonly scripts: Map<string, Named>;
  readonly voicemails: Map<string, VoicemailRecord>;
  readonly wrapupCodes: readonly Named[];
  /** Ids of contacts, voicemails and so on that the user may not see: 403. */
  readonly forbidden: Set<string>;
  /** Permissions that the user lacks, by the platform's names: 403. */
  readonly missingPermissions: Set<string>;
  /** What happens on a line, by normalised number; a number not in it is answered. */
  readonly lines: Map<string, Line>;
  /** The agent's own phone. */
  phone: Phone;
  /** Tells the listeners that a conversation changed, once an act is complete. */
  changed(conversation: Conversation): void;
  onChanged(listener: (conversation: Conversation) => void): Stop;
  /** Forgets every conversation and all that was still to happen; ids go on, so none comes twice. */
  clear(): void;
}

/** What a world is made of. */
export interface WorldOptions {
  readonly clock: Clock;
  readonly personality?: Partial<Personality>;
  readonly seed?: number;
  readonly phone?: Phone;
  readonly providerAheadMs?: number;
}

/**
 * Makes a world with one agent and nothing to do. `seed` (any whole number) decides every id and small delay; without
 * one, the moment does: the same in a stepped test, new ids at every start of a server or a page.
 */
export function createWorld(options: WorldOptions): World {
  const { clock, personality, seed = Math.floor(clock.wall()), phone = 'auto-answer', providerAheadMs = 0 } = options;
  const random = createRandom(seed);
  const agenda = createAgenda(clock, tellAll);
  const conversations = new Map<string, Conversation>();
  const forbidden = new Set<string>();
  const missingPermissions = new Set<string>();
  const lines = new Map<string, Line>();
  const listeners = new Set<{ listener: (conversation: Conversation) => void }>();
  const untold = new Set<Conversation>();

  function tellAll() {
    const telling = [...untold];
    untold.clear();
    for (const conversation of telling) for (const { listener } of [...listeners]) listener(conversation);
  }

  const named = (name: string): Named => ({ id: random.uuid(), name });
  const [user, ...colleagues] = colleaguesOf(random) as [Colleague, ...Colleague[]];

  return {
    user,
    colleagues,
    token: newToken(random),
    applicationToken: `pretend-application-${random.uuid()}`,
    personality: { ...LIKELIEST, ...personality },
    random,
    agenda,
    clock,
    providerAheadMs,
    conversations,
    queues: new Map(QUEUE_NAMES.map((name) => [name, named(name)])),
    contactLists: new Map(),
    contacts: new Map(),
    campaigns: new Map(),
    scripts: new Map(),
    voicemails: new Map(),
    wrapupCodes: WRAPUP_CODES.map(named),
    forbidden,
    missingPermissions,
    lines,
    phone,
    changed(conversation) {
      untold.add(conversation);
      if (!agenda.inThePast) tellAll();
    },
    onChanged(listener) {
      const entry = { listener };
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    clear() {
      agenda.clear();
      conversations.clear();
      lines.clear();
      forbidden.clear();
      missingPermissions.clear();
      untold.clear();
    },
  };
}

/** A bearer token that was never accepted before. */
export const newToken = (random: Random): string => `pretend-${random.uuid()}`;

/** The platform's spelling of an instant: ISO-8601, the milliseconds left out where they are zero. */
export const wireTime = (at: Instant): string => new Date(at).toISOString().replace('.000Z', 'Z');

/** Now, by the cloud's clock: connected, held, alerting times. */
export const cloudTime = (world: World): string => wireTime(world.agenda.now());

/** Now, by the provider's clock: a participant's own times, and when a leg was disconnected. */
export const providerTime = (world: World): string => wireTime(world.agenda.now() + world.providerAheadMs);
