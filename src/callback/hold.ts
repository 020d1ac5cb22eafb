import type { Instant } from '../time/instant.ts';
import type { Segment } from './callback.ts';
import { isOver } from './conversation.ts';
import type { CustomerCallback } from './customer-callback.ts';

/** How long something is and was held. */
export interface Hold {
  /** A held callback is parked and nobody hears anything; on a held call a person is waiting. */
  readonly of: 'callback' | 'call';
  /** Since when, if it is held now. */
  readonly heldAt?: Instant;
  /** Of the holds before this one. */
  readonly earlierMs: number;
  /** Earlier holds there were. */
  readonly earlierCount: number;
  /** The platform has not told everything: the total is "at least". */
  readonly incomplete: boolean;
}

/** The hold that matters: the call's while one lives (read from my own leg), else the callback's. */
export function holdOf({ callback, calls }: CustomerCallback): Hold {
  const live = calls.findLast((call) => call.live)?.own;
  const leg = live && !isOver(live) ? live : callback;
  const held = leg.held && !isOver(leg);
  const closed = leg.segments.filter(isHold).filter(({ endedAt }) => endedAt !== undefined);
  return {
    of: leg === callback ? 'callback' : 'call',
    ...(held && leg.heldAt !== undefined && { heldAt: leg.heldAt }),
    earlierMs: closed.reduce((sum, { startedAt, endedAt }) => sum + Math.max(0, endedAt! - startedAt), 0),
    earlierCount: closed.length,
    incomplete:
      leg.segments.length === 0 ||
      (held && leg.heldAt === undefined) ||
      (!held && leg.segments.some((s) => isHold(s) && s.endedAt === undefined)),
  };
}

const isHold = ({ type }: Segment) => type === 'hold';
