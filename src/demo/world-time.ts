import { computerTime, type Stop, type TimeSource } from '../time/clock.ts';

/** A computer's time that can be made to run faster, timers included. */
export interface FastTime extends TimeSource {
  /** How many of its seconds pass in one. */
  readonly rate: number;
  setRate(rate: number): void;
}

/** A sleeping or corrected computer moves its wall clock by more; what is less is the two clocks' own noise. */
const SLEPT_MS = 500;

/**
 * Makes a time that starts as `computer`'s and may run faster. Its wall clock is drawn from its monotonic one: times
 * sixty, a millisecond between two readings would look like a changed clock.
 */
export function createFastTime(computer: TimeSource = computerTime): FastTime {
  const apart = () => computer.wall() - computer.monotonic();
  const timers = new Set<{ due: number; run: () => void; stop: Stop }>();
  let known = apart();
  let epoch = known;
  let rate = 1;
  let turnedAt = computer.monotonic();
  let stoodAt = turnedAt;

  const monotonic = () => stoodAt + (computer.monotonic() - turnedAt) * rate;

  function arm(timer: { due: number; run: () => void; stop: Stop }) {
    timer.stop();
    timer.stop = computer.after(Math.ceil(Math.max(0, timer.due - monotonic()) / rate), () => {
      timers.delete(timer);
      timer.run();
    });
  }

  return {
    monotonic,
    wall() {
      const present = apart();
      if (Math.abs(present - known) > SLEPT_MS) {
        epoch += present - known;
        known = present;
      }
      return epoch + monotonic();
    },
    after(ms, run) {
      const timer = { due: monotonic() + ms, run, stop: () => {} };
      timers.add(timer);
      arm(timer);
      return () => {
        timer.stop();
        timers.delete(timer);
      };
    },
    nextFrame: computer.nextFrame,
    hidden: computer.hidden,
    onVisible: computer.onVisible,
    get rate() {
      return rate;
    },
    setRate(next) {
      stoodAt = monotonic();
      turnedAt = computer.monotonic();
      rate = next;
      for (const timer of [...timers]) arm(timer);
    },
  };
}

/** The agent's own computer, whose wall clock may be wrong. */
export interface DeskTime extends TimeSource {
  /** How far its wall clock is ahead of the right time, ms. */
  readonly offMs: number;
  setOff(ms: number): void;
}

/** Makes a computer on `source` whose wall clock can be set wrong, as people and dying batteries do. */
export function createDeskTime(source: TimeSource): DeskTime {
  let offMs = 0;
  return {
    ...source,
    wall: () => source.wall() + offMs,
    get offMs() {
      return offMs;
    },
    setOff(ms) {
      offMs = ms;
    },
  };
}
