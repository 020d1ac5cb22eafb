import type { Instant } from '../time/instant.ts';
import type { Segment } from './callback.ts';

/** A stretch of time on the bar; without `to` it is still growing. */
export interface TimelineBar {
  /** Counts from 0, by start. */
  readonly n: number;
  readonly type: string;
  readonly from: Instant;
  readonly to?: Instant;
  /** 0 is the first lane; segments that overlap lie in different ones. */
  readonly lane: number;
}

/** Segments laid out to scale. */
export interface Timeline {
  readonly bars: readonly TimelineBar[];
  readonly from: Instant;
  /** Absent while a segment is open. */
  readonly to?: Instant;
  readonly lanes: number;
  /** Stretches in which no segment runs. */
  readonly gaps: readonly { readonly from: Instant; readonly to: Instant }[];
}

/**
 * Lays `segments` out. `overAt` closes those that the platform left open on a leg that is over. A segment that ends
 * before it starts (two clocks) has no length, never a negative one. `undefined` without segments.
 */
export function timelineOf(segments: readonly Segment[], overAt?: Instant): Timeline | undefined {
  const sorted = [...segments].sort((a, b) => a.startedAt - b.startedAt);
  const first = sorted[0];
  if (!first) return undefined;

  const laneEnds: number[] = [];
  const gaps: { from: Instant; to: Instant }[] = [];
  let reached = first.startedAt;
  const bars = sorted.map(({ type, startedAt: from, endedAt }, n): TimelineBar => {
    const end = endedAt ?? overAt;
    const to = end === undefined ? Infinity : Math.max(end, from);
    if (from > reached) gaps.push({ from: reached, to: from });
    reached = Math.max(reached, to);
    let lane = laneEnds.findIndex((laneEnd) => laneEnd <= from);
    if (lane < 0) lane = laneEnds.length;
    laneEnds[lane] = to;
    return { n, type, from, lane, ...(to !== Infinity && { to }) };
  });
  return { bars, gaps, from: first.startedAt, lanes: laneEnds.length, ...(reached !== Infinity && { to: reached }) };
}
