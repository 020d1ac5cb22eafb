import type { WireCampaign, WireContactList, WireDialerContact } from '../../callback/wire-rest.ts';
import type { WireCall, WireCallback, WireParticipant, WireSegment } from '../../callback/wire.ts';
import type { Clock, Stop } from '../../time/clock.ts';
import type { Instant } from '../../time/instant.ts';
import { createAgenda, type Agenda } from './agenda.ts';
import type { Line, Phone } from './line.ts';
import { LIKELIEST, type Personality } from '../personality.ts';
import { createRandom, type Random } from './random.ts';

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
  /** When the customer wants the call; absent: as soon as an agent is free. */
  readonly scheduledAt?: Instant;
  /** The queue's after-call work; absent: none. `timeoutMs` ends it by force. */
  readonly afterCallWork?: { readonly required: boolean; readonly timeoutMs?: number };
  /** Runs 0.4 s after a skip, as a campaign hands out its next preview; absent: nothing follows. */
  readonly afterSkip?: () => void;
}

/** A conversation as the world keeps it: everything REST knows, beside what only the rules know. */
export interface Conversation {
  readonly id: string;
  readonly agreement: Agreement;
  readonly startTime: string;
  endTime?: string;
  readonly participants: Participant[];
  /** Whether anybody, the platform included, has placed a call in it. */
  called: boolean;
  /** The countdown to the platform's own call: running towards `dueAt`, or stopped with `leftMs` to go. */
  countdown?: { readonly dueAt: Instant } | { readonly leftMs: number };
}

/** The pretend platform: what exists, what time it is, and who is told. The rules are functions over it. */
export interface World {
  readonly user: Named;
  /** The one bearer token that is accepted, the user's. */
  readonly token: string;
  readonly personality: Personality;
  readonly random: Random;
  readonly agenda: Agenda;
  readonly clock: Clock;
  readonly conversations: Map<string, Conversation>;
  readonly queues: Map<string, Named>;
  readonly contactLists: Map<string, WireContactList>;
  readonly contacts: Map<string, WireDialerContact>;
  readonly campaigns: Map<string, WireCampaign>;
  readonly wrapupCodes: readonly Named[];
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

const WRAPUP_CODES = ['Renewed', 'Call back later', 'Not interested', 'Question answered', 'Wrong number'];

/**
 * Makes a world with one agent and nothing to do. `seed` (any whole number) decides every id and small delay; without
 * one, the moment does: the same in a stepped test, new ids at every start of a server or a page.
 */
export function createWorld(options: {
  clock: Clock;
  personality?: Partial<Personality>;
  seed?: number;
  phone?: Phone;
}): World {
  const { clock, personality, seed = Math.floor(clock.wall()), phone = 'auto-answer' } = options;
  const random = createRandom(seed);
  const agenda = createAgenda(clock, tellAll);
  const conversations = new Map<string, Conversation>();
  const listeners = new Set<{ listener: (conversation: Conversation) => void }>();
  const untold = new Set<Conversation>();

  function tellAll() {
    const telling = [...untold];
    untold.clear();
    for (const conversation of telling) for (const { listener } of [...listeners]) listener(conversation);
  }

  return {
    user: { id: random.uuid(), name: 'Robin Ashdown' },
    token: `pretend-${random.uuid()}`,
    personality: { ...LIKELIEST, ...personality },
    random,
    agenda,
    clock,
    conversations,
    queues: new Map(),
    contactLists: new Map(),
    contacts: new Map(),
    campaigns: new Map(),
    wrapupCodes: WRAPUP_CODES.map((name) => ({ id: random.uuid(), name })),
    lines: new Map(),
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
      untold.clear();
    },
  };
}

/** The platform's spelling of an instant: ISO-8601, the milliseconds left out where they are zero. */
export const wireTime = (at: Instant): string => new Date(at).toISOString().replace('.000Z', 'Z');
