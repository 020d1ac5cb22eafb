import type { Clock, Stop } from '../time/clock.ts';
import type { Instant } from '../time/instant.ts';

/** What is told apart in the log. */
export const LOG_KINDS = ['request', 'frame', 'cache', 'commit'] as const;
/** A request, a frame heard, a write to the query cache, or a commit of the card by React. */
export type LogKind = (typeof LOG_KINDS)[number];

/** How a line reads: something new, nothing new, something that went wrong. */
export type Tone = 'plain' | 'quiet' | 'bad';

/** One line of the log. Ids and states only: no names, no numbers. */
export interface LogEntry {
  readonly id: number;
  readonly at: Instant;
  readonly kind: LogKind;
  readonly text: string;
  readonly outcome: string;
  readonly tone: Tone;
}

/** What happened on this desk, newest first, the last two hundred of it. */
export interface DeskLog {
  readonly entries: readonly LogEntry[];
  subscribe(listener: () => void): Stop;
  /** Gives the line's number, by which it may be amended. */
  add(kind: LogKind, text: string, outcome?: string, tone?: Tone): number;
  amend(id: number, outcome: string, tone?: Tone): void;
  clear(): void;
}

const MOST = 200;

/**
 * Makes an empty log. `timeNow` is the world's right time, so that lines agree with the platform however wrong the desk's
 * own clock is set; readers are told once a frame of `clock`, so that a burst costs them one rendering.
 */
export function createDeskLog(clock: Clock, timeNow: () => Instant): DeskLog {
  let entries: readonly LogEntry[] = [];
  let next = 1;
  let telling = false;
  const listeners = new Set<() => void>();

  function set(changed: readonly LogEntry[]) {
    entries = changed;
    if (telling || listeners.size === 0) return;
    telling = true;
    clock.soon(() => {
      telling = false;
      for (const listener of [...listeners]) listener();
    });
  }

  return {
    get entries() {
      return entries;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    add(kind, text, outcome = '', tone = 'plain') {
      const id = next++;
      set([{ id, at: timeNow(), kind, text, outcome, tone }, ...entries.slice(0, MOST - 1)]);
      return id;
    },
    amend(id, outcome, tone = 'plain') {
      set(entries.map((entry) => (entry.id === id ? { ...entry, outcome, tone } : entry)));
    },
    clear: () => set([]),
  };
}

const timeOfDay = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
});

/** `14:03:22.118`, on this computer's zone. */
export const logTime = (at: Instant): string => timeOfDay.format(at);

/** Ids are long and all alike; their beginning tells them apart. */
export const shortIds = (text: string): string =>
  text.replaceAll(/([\da-f]{6})[\da-f]{2}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g, '$1…');

/** The lines as text, oldest first: what somebody pastes into a ticket. */
export const logText = (entries: readonly LogEntry[]): string =>
  entries
    .toReversed()
    .map(({ at, kind, text, outcome }) => [logTime(at), kind.padEnd(7), text, outcome].join('  ').trimEnd())
    .join('\n');
