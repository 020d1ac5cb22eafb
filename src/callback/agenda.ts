import type { Instant } from '../time/instant.ts';
import type { CallIntent } from './attempt.ts';
import { countdownOf, countdownStage, zeroFacts, zeroWindow, type CountdownStart } from './countdown.ts';
import type { CustomerCallback } from './customer-callback.ts';
import { holdOf } from './hold.ts';
import { largeTimer, type LargeTimer } from './large-timer.ts';
import { phaseOf, type Phase } from './phase.ts';

/** What a callback wants of the agent; the first wants it first. */
export const NEEDS = [
  'accept', // it alerts: the least time left first
  'answer', // my own phone rings
  'dial', // it counts down to the system's call, or that call is due
  'hold-too-long', // somebody hears music of mine for two minutes or more
  'talk', // a call is made, lives, or has ended and Done is not pressed
  'wrap-up', // those with a limit first
  'call', // accepted, and waits for my call
  'held',
  'overdue', // with nobody yet, and late: the oldest first
  'due', // with nobody yet: the soonest first
  'later', // with nobody yet and without a time, or in a state that nobody knows
  'done',
] as const;
/** The name of a need. */
export type Need = (typeof NEEDS)[number];

/** The headings an agent reads, in their order; each covers needs that follow one another. */
export const AGENDA_GROUPS = ['now', 'held', 'overdue', 'later', 'done'] as const;
/** The name of a group. */
export type AgendaGroup = (typeof AGENDA_GROUPS)[number];

const GROUPS: Readonly<Partial<Record<Need, AgendaGroup>>> = {
  held: 'held',
  overdue: 'overdue',
  due: 'later',
  later: 'later',
  done: 'done',
};

/** The heading below which a need stands. */
export const groupOf = (need: Need): AgendaGroup => GROUPS[need] ?? 'now';

/** The time that a row shows: as the card's large one, or since when the callback is parked. */
export type AgendaTimer = LargeTimer | { readonly of: 'parked'; readonly since: Instant };

/** Where a callback stands among the agent's others. */
export interface Standing {
  readonly need: Need;
  /** By this instant those of one need are ordered; `Infinity` where none is known. */
  readonly at: Instant;
  readonly phase: Phase;
  readonly timer?: AgendaTimer;
  /** When it may stand elsewhere by the mere passing of time; absent: not before something happens. */
  readonly changesAt?: Instant;
}

/** Everything a standing goes by, beside the callback itself. */
export interface AgendaFacts {
  readonly now: Instant;
  readonly clockErrorMs: number;
  readonly countdownStart?: CountdownStart;
  readonly intents?: readonly CallIntent[];
  /** The countdown after whose end the platform was asked whether it dialled. */
  readonly lookedFor?: Instant;
}

/** So long a person may hear music (desk D13). */
const HOLD_TOO_LONG_MS = 120_000;

/** Where `view` stands now. */
export function standingOf(view: CustomerCallback, facts: AgendaFacts): Standing {
  const { callback, calls, conversation } = view;
  const { now, intents = [] } = facts;
  const countdown = countdownOf(callback, facts.countdownStart);
  const window = countdown && calls.length === 0 ? zeroWindow(countdown, facts.clockErrorMs) : undefined;
  const looked = facts.lookedFor !== undefined && facts.lookedFor === countdown?.dueAt;
  const stage = window && countdownStage(zeroFacts(window, now, facts.clockErrorMs, looked));
  const phase = phaseOf(view, intents, stage);
  const timer = largeTimer(view, phase, countdown, intents);
  const next = (...instants: (Instant | undefined)[]) => {
    const future = instants.filter((at) => at !== undefined && at > now) as Instant[];
    return future.length > 0 ? { changesAt: Math.min(...future) } : undefined;
  };
  const stands = (need: Need, at: Instant | undefined, more?: Partial<Standing>): Standing => ({
    need,
    at: at ?? Infinity,
    phase,
    ...(timer && { timer }),
    ...more,
  });
  /** Parked, unless something about it cannot wait. */
  const waits = (need: Need, at: Instant | undefined): Standing => {
    if (!callback.held) return withoutTimer(stands(need, at));
    const since = callback.heldAt;
    return { ...withoutTimer(stands('held', since)), ...(since !== undefined && { timer: { of: 'parked', since } }) };
  };

  switch (phase) {
    case 'done':
      return stands('done', callback.disconnectedAt === undefined ? undefined : -callback.disconnectedAt);
    case 'alerting':
    case 'opening':
      return stands('accept', timer && 'dueAt' in timer ? timer.dueAt : undefined);
    case 'own-phone':
      return stands('answer', timer && 'since' in timer ? timer.since : undefined);
    case 'preview':
      return window ? stands('dial', window.dueAt, next(window.dueAt)) : waits('call', callback.connectedAt);
    case 'system-dialling':
      return withoutTimer(stands('dial', window?.dueAt, next(window?.givenUpAt)));
    case 'on-call':
    case 'two-calls': {
      const { of, heldAt } = holdOf(view);
      const tooLongAt = of === 'call' && heldAt !== undefined ? heldAt + HOLD_TOO_LONG_MS : undefined;
      if (tooLongAt !== undefined && now >= tooLongAt) return stands('hold-too-long', heldAt);
      return stands('talk', timer && 'since' in timer ? timer.since : undefined, next(tooLongAt));
    }
    case 'placing':
    case 'checking':
    case 'ringing':
      return stands('talk', timer && 'since' in timer ? timer.since : undefined);
    case 'call-ended':
      return waits('talk', calls.at(-1)?.outside?.disconnectedAt ?? calls.at(-1)?.own?.disconnectedAt);
    case 'wrap-up':
      return stands('wrap-up', timer && 'dueAt' in timer ? timer.dueAt : undefined);
    case 'ready':
      return waits('call', callback.connectedAt);
    case 'not-placed':
      return waits('call', countdown?.dueAt);
    case 'scheduled':
      if (callback.scheduledAt === undefined) return stands('later', conversation.startedAt);
      if (now >= callback.scheduledAt) return stands('overdue', callback.scheduledAt);
      return stands('due', callback.scheduledAt, next(callback.scheduledAt));
    case 'unknown':
      return stands('later', undefined);
  }
}

const withoutTimer = ({ timer: _, ...standing }: Standing): Standing => standing;

/** A future callback that only the host knows of. */
export const upcomingStanding = (scheduledAt: Instant, now: Instant): Standing => ({
  need: now >= scheduledAt ? 'overdue' : 'due',
  at: scheduledAt,
  phase: 'scheduled',
  timer: { of: 'due', startedAt: scheduledAt, dueAt: scheduledAt },
  ...(scheduledAt > now && { changesAt: scheduledAt }),
});

/** A callback in its place. */
export interface Ranked {
  readonly id: string;
  readonly need: Need;
  readonly at: Instant;
}

const RANK = Object.fromEntries(NEEDS.map((need, rank) => [need, rank])) as Readonly<Record<Need, number>>;
const sign = <T extends number | string>(a: T, b: T) => (a < b ? -1 : a > b ? 1 : 0);

/** Which of two comes first: by need, then by its instant, then by id: never undecided, whatever came in which order. */
export const byNeed = (a: Ranked, b: Ranked): number =>
  RANK[a.need] - RANK[b.need] || sign(a.at, b.at) || sign(a.id, b.id);

/** `sorted` with everybody of `changed` in the place they have now (`undefined`: gone); n + k log k for k that changed. */
export function reorder(
  sorted: readonly Ranked[],
  changed: ReadonlyMap<string, Ranked | undefined>,
): readonly Ranked[] {
  if (changed.size === 0) return sorted;
  const moving = [...changed.values()].filter((one) => one !== undefined).sort(byNeed);
  const merged: Ranked[] = [];
  let next = 0;
  for (const one of sorted) {
    if (changed.has(one.id)) continue;
    while (next < moving.length && byNeed(moving[next]!, one) < 0) merged.push(moving[next++]!);
    merged.push(one);
  }
  return merged.concat(moving.slice(next));
}

/** Whether both show the same: another instant alone moves nobody. */
export const sameOrder = (a: readonly Ranked[], b: readonly Ranked[]): boolean =>
  a === b || (a.length === b.length && a.every(({ id, need }, i) => id === b[i]!.id && need === b[i]!.need));
