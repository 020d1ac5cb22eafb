import type { Clock, Stop } from '../../time/clock.ts';
import type { Instant } from '../../time/instant.ts';

/**
 * What the world has still to do, and when. Everything happens at its own instant: a computer that slept, or a timer
 * that came late, catches up in order as if the platform had never stopped, since the platform never does.
 */
export interface Agenda {
  /** The world's time, whole ms on the platform's clock: the clock's, or the past one being lived through. */
  now(): Instant;
  /** Runs `run` at `when`; what is already past runs next, never synchronously. */
  at(when: Instant, run: () => void): void;
  after(ms: number, run: () => void): void;
  /** Lives through everything that is due by now; asked for before the world is looked at. */
  catchUp(): void;
  /** Lives `script` from `ms` ago on; the script lets time go by with `pass(ms)`, the rest passes by itself. */
  sinceMs(ms: number, script: (pass: (ms: number) => void) => void): void;
  /** True while the past is made up, or lived through late after sleep: nobody hears of that step by step. */
  readonly inThePast: boolean;
  /** Forgets everything. */
  clear(): void;
}

/** Later than this, the computer has slept; a busy one comes late by less. */
const SLEPT_MS = 1000;

/** Makes an agenda on the one clock; it holds at most one timer. `whenPresent` runs when the past is lived through. */
export function createAgenda(clock: Clock, whenPresent: () => void): Agenda {
  interface Entry {
    when: Instant;
    run: () => void;
  }
  let entries: Entry[] = [];
  let lived: Instant | undefined;
  let inThePast = false;
  let disarm: Stop = () => {};

  const present = () => Math.floor(clock.now());
  const now = () => lived ?? present();

  function arm() {
    disarm();
    const next = entries[0];
    disarm = next ? clock.at(next.when, catchUp) : () => {};
  }

  /** Lives `script`, with `lived` standing in for the clock. */
  function live(script: () => void) {
    try {
      script();
    } finally {
      inThePast = false;
      lived = undefined;
      arm();
    }
    whenPresent();
  }

  function liveUntil(until: Instant) {
    for (let next = entries[0]; next && next.when <= until; next = entries[0]) {
      entries.shift();
      lived = Math.max(next.when, lived ?? next.when);
      next.run();
    }
  }

  function catchUp() {
    if (lived !== undefined) return;
    const until = present();
    inThePast = until - (entries[0]?.when ?? until) > SLEPT_MS;
    live(() => liveUntil(until));
  }

  function at(when: Instant, run: () => void) {
    const entry: Entry = { when: Math.max(Math.floor(when), now()), run };
    const after = entries.findIndex((other) => other.when > entry.when);
    entries.splice(after < 0 ? entries.length : after, 0, entry);
    if (lived === undefined) arm();
  }

  return {
    now,
    at,
    after: (ms, run) => at(now() + ms, run),
    catchUp,
    sinceMs(ms, script) {
      catchUp();
      inThePast = true;
      lived = present() - ms;
      live(() => {
        script((passMs) => {
          const until = lived! + passMs;
          liveUntil(until);
          lived = until;
        });
        liveUntil(present());
      });
    },
    get inThePast() {
      return inThePast;
    },
    clear() {
      entries = [];
      arm();
    },
  };
}
