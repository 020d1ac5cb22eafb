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
/** When to ask again after one, two … answers in a row that contradict what is known; then no more by itself. */
const LOOK_AGAIN_MS = [0, 1000, 3000, 7000, 15_000];

/**
 * Makes the gate of one platform. Events carry no sequence and no time, so it goes by what can be known: what is over
 * stays over, participants never vanish; a REST answer counts from when it was asked for, an event from when it was
 * heard. Whatever had to be refused or overlapped is doubted: `onDoubt` refetches, so that the cache ends up equal to
 * the platform. Stamps stand beside the objects: an equal snapshot wakes nobody.
 */
export function createNewest(onDoubt: (conversationId: string, waitMs: number) => void): Newest {
  /** Of what came and is to be judged. */
  const arrived = new WeakMap<Conversation, Stamp>();
  /** Of what stands. */
  const stamps = new WeakMap<Conversation, Stamp>();
  /** How many answers in a row contradicted what is known: a replica that lags, or one that never agrees. */
  const contradicted = new Map<string, number>();
  let turn = 0;

  const stampOf = (conversation: Conversation) => stamps.get(conversation) ?? arrived.get(conversation) ?? UNSTAMPED;

  function settle(present: Conversation, chosen: Conversation, stamp: Stamp): Conversation {
    const result = share(present, chosen);
    stamps.set(result, stamp);
    return result;
  }

  return {
    ask: () => ++turn,
    answered(conversation, asked) {
      arrived.set(conversation, { asked, heard: 0 });
      return conversation;
    },
    heard(conversation) {
      arrived.set(conversation, { asked: 0, heard: ++turn });
      return conversation;
    },
    gate(present, next) {
      if (!isConversation(present) || !isConversation(next) || present.id !== next.id) return next;
      const before = stampOf(present);
      const after = arrived.get(next);
      if (!after || present === next) return share(present, next); // what a `select` made, or the host wrote: not judged
      const fromRest = after.heard === 0;
      const latest = { asked: Math.max(before.asked, after.asked), heard: Math.max(before.heard, after.heard) };

      const late = fromRest ? after.asked < Math.max(before.heard, before.asked) : after.heard < before.asked;
      if (late) {
        onDoubt(present.id, 0);
        return settle(present, fromRest ? fillFrom(next, present) : present, before);
      }
      const undone = undoes(present, next);
      if (undone && !fromRest) {
        onDoubt(present.id, 0);
        return settle(present, present, before);
      }
      if (undone) {
        const times = contradicted.get(present.id) ?? 0;
        contradicted.set(present.id, times + 1);
        const waitMs = LOOK_AGAIN_MS[times];
        if (waitMs !== undefined) onDoubt(present.id, waitMs);
      } else if (fromRest) contradicted.delete(present.id);
      const told = fromRest ? next : fillFrom(present, next);
      return settle(present, undone ? keepKnown(present, told) : told, latest);
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
  was.some((leg) =>
    isUndone(
      leg,
      is.find(({ id }) => id === leg.id),
    ),
  );

function isUndone(was: Leg, is: Leg | undefined): boolean {
  if (!is) return true;
  return isOver(was) ? !isOver(is) : was.connectedAt !== undefined && is.connectedAt === undefined;
}

/** `next`, but with everybody still there, in their places, and every leg that it takes back as it was. */
function keepKnown(present: Conversation, next: Conversation): Conversation {
  const keepLegs = <T extends Leg>(was: readonly T[], is: readonly T[]) =>
    join(was, is, (before, now) => (isUndone(before, now) ? before : now));
  return {
    ...next,
    ...(present.endedAt !== undefined && next.endedAt === undefined && { endedAt: present.endedAt }),
    participants: join(present.participants, next.participants, (was, is): Participant => ({
      ...is,
      callbacks: keepLegs(was.callbacks, is.callbacks),
      calls: keepLegs(was.calls, is.calls),
    })),
  };
}

/** Those that were there, in their order, each joined with what it is now; then the new ones. */
function join<T extends { readonly id: string }>(was: readonly T[], is: readonly T[], both: (was: T, is: T) => T): T[] {
  const kept = was.map((before) => {
    const now = is.find(({ id }) => id === before.id);
    return now ? both(before, now) : before;
  });
  return [...kept, ...is.filter(({ id }) => !was.some((before) => before.id === id))];
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
