import { isOver, type Call, type Conversation, type Participant } from '../callback/conversation.ts';
import type { Callback } from '../callback/callback.ts';
import { fillFrom } from '../callback/merge.ts';

/** When a snapshot was asked for (REST) or heard (event), in turns of one counter: who came after whom, not when. */
interface Stamp {
  readonly asked: number;
  readonly heard: number;
}

/** The gate before the cache: decides which of two snapshots of a conversation stands. */
export interface Newest {
  /** Takes a turn before a REST request leaves. */
  ask(): number;
  /** Marks a REST answer with the turn in which it was asked for. */
  answered(conversation: Conversation, asked: number): Conversation;
  /** Marks an event's snapshot with the turn in which it arrived. */
  heard(conversation: Conversation): Conversation;
  /** For TanStack's `structuralSharing`: what stands after `next` came upon `present`. Equal in content, same object. */
  gate(present: unknown, next: unknown): unknown;
}

const UNSTAMPED: Stamp = { asked: 0, heard: 0 };

/**
 * Makes the gate of one platform. Events carry no sequence and no time, so it goes by what can be known: what is over
 * stays over, participants never vanish; a REST answer counts from when it was asked for, an event from when it was
 * heard. Whatever had to be refused or overlapped is doubted: `onDoubt` refetches, so that the cache ends up equal to
 * the platform. Stamps stand beside the objects: an equal snapshot wakes nobody.
 */
export function createNewest(onDoubt: (conversationId: string) => void): Newest {
  const stamps = new WeakMap<Conversation, Stamp>();
  let turn = 0;

  const stampOf = (conversation: Conversation) => stamps.get(conversation) ?? UNSTAMPED;

  function settle(present: Conversation, chosen: Conversation, stamp: Stamp): Conversation {
    const result = share(present, chosen);
    stamps.set(result, stamp);
    return result;
  }

  return {
    ask: () => ++turn,
    answered(conversation, asked) {
      stamps.set(conversation, { asked, heard: 0 });
      return conversation;
    },
    heard(conversation) {
      stamps.set(conversation, { asked: 0, heard: ++turn });
      return conversation;
    },
    gate(present, next) {
      if (!isConversation(present) || !isConversation(next) || present.id !== next.id) return next;
      const before = stampOf(present);
      const after = stampOf(next);
      const fromRest = after.heard === 0;
      const latest = { asked: Math.max(before.asked, after.asked), heard: Math.max(before.heard, after.heard) };

      const late = fromRest ? after.asked < Math.max(before.heard, before.asked) : after.heard < before.asked;
      if (late) {
        onDoubt(present.id);
        return settle(present, fromRest ? fillFrom(next, present) : present, before);
      }
      const undone = undoes(present, next);
      if (undone) onDoubt(present.id);
      if (undone && !fromRest) return settle(present, present, before);
      const told = fromRest ? next : fillFrom(present, next);
      return settle(present, undone ? keepOver(present, told) : told, latest);
    },
  };
}

const isConversation = (value: unknown): value is Conversation =>
  typeof value === 'object' && value !== null && 'participants' in value;

type Leg = Callback | Call;

/** Whether `next` takes back what cannot be taken back: a leg that was over, a participant that was there. */
function undoes(present: Conversation, next: Conversation): boolean {
  if (present.endedAt !== undefined && next.endedAt === undefined && next.startedAt !== undefined) return true;
  return present.participants.some((was) => {
    const is = next.participants.find(({ id }) => id === was.id);
    if (!is) return true;
    return legUndone(was.callbacks, is.callbacks) || legUndone(was.calls, is.calls);
  });
}

const legUndone = (was: readonly Leg[], is: readonly Leg[]) =>
  was.some((leg) => {
    const now = is.find(({ id }) => id === leg.id);
    if (!now) return true;
    if (isOver(leg)) return !isOver(now);
    return leg.connectedAt !== undefined && now.connectedAt === undefined;
  });

/** `next`, but with every leg that was over still over and every participant still there. */
function keepOver(present: Conversation, next: Conversation): Conversation {
  const kept = next.participants.map((is): Participant => {
    const was = present.participants.find(({ id }) => id === is.id);
    if (!was) return is;
    return { ...is, callbacks: keepLegs(was.callbacks, is.callbacks), calls: keepLegs(was.calls, is.calls) };
  });
  const vanished = present.participants.filter((was) => !next.participants.some(({ id }) => id === was.id));
  return { ...next, participants: [...vanished, ...kept] };
}

function keepLegs<T extends Leg>(was: readonly T[], is: readonly T[]): T[] {
  const kept = is.map((leg) => {
    const before = was.find(({ id }) => id === leg.id);
    return before && isOver(before) && !isOver(leg) ? before : leg;
  });
  return [...was.filter((leg) => !is.some(({ id }) => id === leg.id)), ...kept];
}

/** `next`, made of as many parts of `present` as are equal: readers compare by identity. Plain data only. */
export function share<T>(present: unknown, next: T): T {
  if (Object.is(present, next)) return next;
  if (Array.isArray(next)) {
    if (!Array.isArray(present)) return next;
    const out = next.map((item, i) => share(present[i], item));
    return (out.length === present.length && out.every((item, i) => item === present[i]) ? present : out) as T;
  }
  if (!isRecord(next) || !isRecord(present)) return next;
  const keys = Object.keys(next);
  const out: Record<string, unknown> = {};
  let same = keys.length === Object.keys(present).length;
  for (const key of keys) {
    out[key] = share(present[key], next[key]);
    if (out[key] !== present[key] || !(key in present)) same = false;
  }
  return (same ? present : out) as T;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
