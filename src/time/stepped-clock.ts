import { createClock, type Clock, type Stop, type TimeSource } from './clock.ts';
import type { Instant } from './instant.ts';

/** A computer whose time is moved by hand: for tests, stories and the simulator's own tests. */
export interface SteppedSource extends TimeSource {
  /** Lets `ms` pass: every timer due on the way runs in order, at its own time. */
  step(ms: number): void;
  /** As `step`, but lets promises settle after every timer. */
  stepAsync(ms: number): Promise<void>;
  /** Changes the wall clock alone, as a user or a time server does, or as sleep does (monotonic time stands). */
  jump(ms: number): void;
  /** Lets `ms` pass in which nothing runs, as a page that is stopped does; what was due comes late, with the next step. */
  stall(ms: number): void;
  setHidden(hidden: boolean): void;
  /** Timers that are still armed; a test asks for 0 after unmounting. */
  readonly armed: number;
}

/** Makes a computer whose wall clock stands at `start` (epoch ms) until it is stepped. */
export function createSteppedSource(start: number): SteppedSource {
  let wall = start;
  let monotonic = 0;
  let hidden = false;
  let order = 0;
  const timers = new Set<{ due: number; order: number; run: () => void }>();
  const visibleListeners = new Set<() => void>();

  const addTimer = (ms: number, run: () => void): Stop => {
    const timer = { due: monotonic + Math.max(0, ms), order: order++, run };
    timers.add(timer);
    return () => void timers.delete(timer);
  };

  function takeNext(until: number) {
    let next: { due: number; order: number; run: () => void } | undefined;
    for (const timer of timers) {
      if (timer.due > until) continue;
      if (!next || timer.due < next.due || (timer.due === next.due && timer.order < next.order)) next = timer;
    }
    const to = next ? Math.max(next.due, monotonic) : until;
    wall += to - monotonic;
    monotonic = to;
    if (next) timers.delete(next);
    return next;
  }

  return {
    wall: () => wall,
    monotonic: () => monotonic,
    after: addTimer,
    nextFrame: (run) => (hidden ? () => {} : addTimer(16, run)),
    hidden: () => hidden,
    onVisible(run) {
      visibleListeners.add(run);
      return () => void visibleListeners.delete(run);
    },
    step(ms) {
      const until = monotonic + ms;
      for (let next = takeNext(until); next; next = takeNext(until)) next.run();
    },
    async stepAsync(ms) {
      const until = monotonic + ms;
      await settle();
      for (let next = takeNext(until); next; next = takeNext(until)) {
        next.run();
        await settle();
      }
    },
    jump(ms) {
      wall += ms;
    },
    stall(ms) {
      wall += ms;
      monotonic += ms;
    },
    setHidden(next) {
      hidden = next;
      if (!next) for (const run of [...visibleListeners]) run();
    },
    get armed() {
      return timers.size;
    },
  };
}

/** Promise chains of a request are a dozen deep; a turn of the task queue lets them all run out. */
const settle = () =>
  new Promise<void>((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(0);
  });

/** A clock moved by hand that knows the platform's time exactly; `source.step(1000)` is one second. */
export function createSteppedClock(start: Instant): { clock: Clock; source: SteppedSource } {
  const source = createSteppedSource(start);
  const clock = createClock(source);
  clock.setOffset({ ms: 0, errorMs: 0 });
  return { clock, source };
}
