import type { Instant } from '../time/instant.ts';
import type { Segment } from './callback.ts';
import { isOver, type Call } from './conversation.ts';
import type { CustomerCallback } from './customer-callback.ts';

/** Whose doings a bar tells: my leg of the callback, my own phone, or whoever was called. */
export type BarOwner = 'callback' | 'own-phone' | 'other-side';

/** One leg of the story, as far as its segments tell. */
export interface TimelineLeg {
  readonly id: string;
  readonly whose: BarOwner;
  readonly segments: readonly Segment[];
  /** Where the leg is over: ends the segments that the platform left open. */
  readonly overAt?: Instant;
}

/** A stretch of time; without `to` it is still growing. */
export interface TimelineBar {
  /** Stays the same while the bar grows, ends, and others come. */
  readonly id: string;
  readonly whose: BarOwner;
  readonly type: string;
  readonly from: Instant;
  readonly to?: Instant;
  /** 0 is the first lane; what overlaps lies in different ones, and no two owners share one. */
  readonly lane: number;
  /** The type of what came after it; only of what has ended. */
  readonly followedBy?: string;
  /** A type of disconnecting, or how the platform says it; only of what has ended. */
  readonly endedBy?: string;
  /** The platform did not tell its end: it was taken from the end of its leg. */
  readonly endOfLeg?: true;
  /** It ends before it starts, so its two times are of two clocks. It has no length here. */
  readonly twoClocks?: true;
}

/** Segments laid out to scale. */
export interface Timeline {
  /** By start. */
  readonly bars: readonly TimelineBar[];
  readonly from: Instant;
  /** Absent while a segment is open. */
  readonly to?: Instant;
  readonly lanes: number;
  /** Whose lanes are where, from the first one down. */
  readonly owners: readonly { readonly whose: BarOwner; readonly lane: number; readonly lanes: number }[];
  /** Stretches in which no segment of anybody runs. */
  readonly gaps: readonly { readonly from: Instant; readonly to: Instant }[];
}

const OWNERS: readonly BarOwner[] = ['callback', 'own-phone', 'other-side'];

/** Lays the segments of `legs` out. `undefined` when there are none. */
export function timelineOf(legs: readonly TimelineLeg[]): Timeline | undefined {
  const bars = legs.flatMap(barsOf).sort((a, b) => a.from - b.from || 0);
  if (bars.length === 0) return undefined;

  const lanes = new Map<string, number>();
  const owners: { whose: BarOwner; lane: number; lanes: number }[] = [];
  let lane = 0;
  for (const whose of OWNERS) {
    const used = placeInLanes(
      bars.filter((bar) => bar.whose === whose),
      lane,
      lanes,
    );
    if (used > 0) owners.push({ whose, lane, lanes: used });
    lane += used;
  }

  const gaps: { from: Instant; to: Instant }[] = [];
  let reached = bars[0]!.from;
  for (const { from, to = Infinity } of bars) {
    if (from > reached) gaps.push({ from: reached, to: from });
    reached = Math.max(reached, to);
  }
  return {
    bars: bars.map((bar) => ({ ...bar, lane: lanes.get(bar.id)! })),
    gaps,
    owners,
    from: bars[0]!.from,
    lanes: lane,
    ...(reached !== Infinity && { to: reached }),
  };
}

const barsOf = ({ id, whose, segments, overAt }: TimelineLeg): Omit<TimelineBar, 'lane'>[] =>
  segments.map(({ type, startedAt: from, endedAt, howEnded, disconnectType }, i) => {
    const end = endedAt ?? overAt;
    return {
      id: `${id}/${i}`,
      whose,
      type,
      from,
      ...(end !== undefined && { to: Math.max(end, from), ...howOf(howEnded, disconnectType) }),
      ...(end !== undefined && endedAt === undefined && { endOfLeg: true as const }),
      ...(endedAt !== undefined && endedAt < from && { twoClocks: true as const }),
    };
  });

/** Asked of what has ended only: an open segment already says how it ended, which means nothing yet. */
function howOf(
  howEnded: string | undefined,
  disconnectType: string | undefined,
): { followedBy?: string; endedBy?: string } {
  if (howEnded !== undefined && !/^(disconnect|transfer)/.test(howEnded)) return { followedBy: howEnded };
  const endedBy = disconnectType ?? howEnded;
  return endedBy === undefined ? {} : { endedBy };
}

/** Gives each of `bars` (by start) the first lane from `first` on that is free; how many were needed. */
function placeInLanes(bars: readonly Omit<TimelineBar, 'lane'>[], first: number, lanes: Map<string, number>): number {
  const ends: number[] = [];
  for (const { id, from, to = Infinity } of bars) {
    const free = ends.findIndex((end) => end <= from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = to;
    lanes.set(id, first + lane);
  }
  return ends.length;
}

/** The whole story of a callback: my leg of it, and both legs of every call placed for it. */
export function legsOf({ callback, participant, calls }: CustomerCallback): TimelineLeg[] {
  const leg = (whose: BarOwner, one: Call | undefined): TimelineLeg[] =>
    one ? [{ id: one.id, whose, segments: one.segments, ...overAtOf(one, one.disconnectedAt) }] : [];
  return [
    {
      id: callback.id,
      whose: 'callback',
      segments: callback.segments,
      ...overAtOf(callback, callback.disconnectedAt ?? participant.endedAt),
    },
    ...calls.flatMap(({ own, outside }) => [...leg('own-phone', own), ...leg('other-side', outside)]),
  ];
}

/** A leg that is over without saying since when ended no earlier than the last that is known of it. */
function overAtOf(
  leg: Pick<Call, 'state' | 'disconnectedAt' | 'segments'>,
  endedAt: Instant | undefined,
): { overAt?: Instant } {
  if (!isOver(leg)) return {};
  const known = leg.segments.flatMap(({ startedAt, endedAt: end = startedAt }) => [startedAt, end]);
  const overAt = endedAt ?? (known.length > 0 ? Math.max(...known) : undefined);
  return overAt === undefined ? {} : { overAt };
}
