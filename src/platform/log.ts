import type { Action } from '../callback/permitted.ts';
import type { Clock, Stop } from '../time/clock.ts';
import type { Instant } from '../time/instant.ts';
import type { Connection } from './notifications.ts';
import type { ErrorKind } from './platform-error.ts';

/** Who began it: a press, the card's own timer at zero, or the platform (or another desktop: the two look the same). */
export type Beginner = 'agent' | 'card' | 'platform';

/** How a request ended: shown by the platform, taken but not shown yet, kept back by the rules, or refused. */
export type ActivityResult = 'confirmed' | 'unconfirmed' | 'not-sent' | 'refused';

/** What an agent was warned of: the last call was not seen · it is late there · the number is on no list that was checked. */
export const WARNINGS = ['call-lost', 'outside-hours', 'unlisted-number'] as const;
/** The name of a warning. */
export type Warning = (typeof WARNINGS)[number];

/** What can happen. Free of personal data by type: ids, kinds and columns alone, never a name, number or note. */
export type Happening =
  | { readonly what: 'asked'; readonly action: Action | (string & {}); readonly by: Beginner; readonly column?: string }
  | {
      readonly what: 'answered';
      readonly action: Action | (string & {});
      readonly by: Beginner;
      readonly result: ActivityResult;
      readonly errorKind?: ErrorKind;
      readonly correlationId?: string;
    }
  /** A call was seen for the first time. */
  | { readonly what: 'call-appeared'; readonly by: Beginner }
  /** A warning was on the screen, and the agent went on. */
  | { readonly what: 'warning-overridden'; readonly warning: Warning; readonly column?: string }
  | { readonly what: 'connection'; readonly state: Connection['state'] };

/** One line of the log. */
export type Activity = Happening & {
  /** Counts from 1 in this page. */
  readonly n: number;
  /** On the platform's clock, as well as it was known: see the two that follow. */
  readonly at: Instant;
  /** Platform's clock − this computer's, ms. */
  readonly clockOffsetMs: number;
  /** Absent while the platform's clock was not known. */
  readonly clockErrorMs?: number;
  /** Absent where it concerns no single callback. */
  readonly conversationId?: string;
};

/** What happened here: the last 500 lines of this page, in memory only. */
export interface Log {
  /** Newest last; of one conversation, with what concerned them all. A new array whenever something was added. */
  of(conversationId: string): readonly Activity[];
  readonly all: readonly Activity[];
  write(happening: Happening, conversationId?: string): void;
  onActivity(listener: (activity: Activity) => void): Stop;
  clear(): void;
}

const KEPT = 500;

/** Makes an empty log. */
export function createLog(clock: Clock): Log {
  let all: readonly Activity[] = [];
  let n = 0;
  const listeners = new Set<(activity: Activity) => void>();
  return {
    get all() {
      return all;
    },
    of: (id) => all.filter(({ conversationId }) => conversationId === undefined || conversationId === id),
    write(happening, conversationId) {
      const { ms, errorMs } = clock.offset;
      const activity: Activity = {
        ...happening,
        n: ++n,
        at: clock.now(),
        clockOffsetMs: Math.round(ms),
        ...(Number.isFinite(errorMs) && { clockErrorMs: Math.round(errorMs) }),
        ...(conversationId !== undefined && { conversationId }),
      };
      all = [...all.slice(1 - KEPT), activity];
      for (const listener of [...listeners]) listener(activity);
    },
    onActivity(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    clear() {
      all = [];
    },
  };
}
