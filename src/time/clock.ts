import { computerTime, type Stop, type TimeSource } from './computer-time.ts';
import type { Instant } from './instant.ts';
import { tellAll, type Told } from './tell-all.ts';

export { computerTime, type Stop, type TimeSource };

/** How far the platform's clock is from this computer's: `platform = wall + ms`, right to within ± `errorMs`. */
export interface ClockOffset {
  readonly ms: number;
  /** Half the width of what is known. `Infinity` until the platform was asked. */
  readonly errorMs: number;
}

/** The one source of time: what it is, when a second passes, when an instant passes. */
export interface Clock {
  /** The platform's time now, as well as it is known. */
  now(): Instant;
  /** This computer's wall clock, epoch ms; only for measuring an exchange with the platform. */
  wall(): number;
  /** Milliseconds that only go forward; for "how long ago, here". */
  monotonic(): number;
  readonly offset: ClockOffset;
  /** Corrects the clock; every painter is painted at once. Only the cloud clock calls this. */
  setOffset(offset: ClockOffset): void;
  /** Told when `now` moves otherwise than by passing (a correction, a jump), and when its error changes. */
  onOffset(listener: () => void): Stop;
  /** Calls `paint` once per whole second, all painters in one task with the same `now`. Does not call it at once. */
  onSecond(paint: (now: Instant) => void): Stop;
  /** Runs once when `when` has passed on the platform's clock, never synchronously. Survives sleep and hidden tabs. */
  at(when: Instant, run: () => void): Stop;
  /** Runs once after `ms` of this computer's time: back-off, patience, re-checks. */
  after(ms: number, run: () => void): Stop;
  /** Runs once before the next paint; within 50 ms where no frame comes (hidden page). */
  soon(run: () => void): Stop;
  /**
   * Told on waking: the page became visible, or somebody moved the wall clock against monotonic time (sleep, a changed
   * clock). `jumped` when by more than a second.
   */
  onWake(listener: (jumped: boolean) => void): Stop;
}

/** Above this error, in ms, a time that leads to a decision is called "about". */
export const ABOUT_MS = 1000;
/** Sleep or a changed clock by more than this leaves nothing of what was known of the offset; ms. */
export const JUMP_MS = 1000;
/** How fast two clocks part at worst: quartz runs wrong by some 100 ppm, and each of the two may. */
export const DRIFT = 200e-6;

/** Whether a time that leads to a decision must be called "about": it may be wrong by more than a second. */
export const isAbout = ({ offset }: Pick<Clock, 'offset'>): boolean => offset.errorMs > ABOUT_MS;

const LONGEST_TIMEOUT = 2 ** 31 - 1; // browsers run a longer setTimeout at once
const HIDDEN_FRAME_MS = 50;
/** Two readings in a row are never so far apart by themselves, nor does a time server move a clock so far at once. */
const STEP_MS = 100;
/** While nothing is painted, nobody else would notice that the computer slept past an alarm. */
const WATCH_MS = 30_000;

/** Makes a clock on `source` (this computer by default). Starts with the first listener and stops with the last. */
export function createClock(source: TimeSource = computerTime): Clock {
  let offset: ClockOffset = { ms: 0, errorMs: Infinity };
  let lastSecond = 0;
  let apart = source.wall() - source.monotonic();
  let comparedAt = source.monotonic();
  let stopTick: Stop | undefined;
  let stopVisible: Stop | undefined;
  const painters: Told<Instant> = new Set();
  const alarms = new Set<Alarm>();
  const offsetListeners: Told<void> = new Set();
  const wakeListeners: Told<boolean> = new Set();

  interface Alarm {
    when: Instant;
    run: () => void;
    stop: Stop;
  }

  const now = () => source.wall() + offset.ms;

  const tell = <Said>(told: Told<Said>, said: Said) => tellAll(told, said, (run) => source.after(0, run));

  /** Whether somebody moved the wall clock. What two clocks drift apart is forgotten; small steps add up until they count. */
  function noticeStep(): boolean {
    const monotonic = source.monotonic();
    const drift = (monotonic - comparedAt) * DRIFT;
    const moved = source.wall() - monotonic - apart;
    comparedAt = monotonic;
    if (Math.abs(moved) <= STEP_MS + drift) {
      apart += Math.max(-drift, Math.min(drift, moved));
      return false;
    }
    apart += moved;
    tell(wakeListeners, Math.abs(moved) > JUMP_MS);
    tell(offsetListeners, undefined);
    resume();
    return true;
  }

  /** After `now` moved: what was due in between is due now. */
  function resume() {
    if (painters.size > 0 && !source.hidden()) paintAll();
    armTick();
    for (const alarm of [...alarms]) armAlarm(alarm);
  }

  function paintAll() {
    const at = now();
    lastSecond = Math.floor(at / 1000);
    tell(painters, at);
  }

  function armTick() {
    stopTick?.();
    stopTick = undefined;
    if (painters.size === 0 || source.hidden()) {
      if (alarms.size > 0) stopTick = source.after(WATCH_MS, watch);
      return;
    }
    const at = now();
    stopTick = source.after(Math.ceil(1000 - (at - Math.floor(at / 1000) * 1000)), () => {
      noticeStep();
      if (Math.floor(now() / 1000) !== lastSecond) paintAll(); // a timer may come a millisecond early
      armTick();
    });
  }

  function watch() {
    noticeStep();
    armTick();
  }

  function armAlarm(alarm: Alarm) {
    alarm.stop();
    const wait = Math.ceil(alarm.when - now());
    alarm.stop = source.after(Math.min(Math.max(wait, 0), LONGEST_TIMEOUT), () => {
      noticeStep();
      if (!alarms.has(alarm)) return;
      if (alarm.when > now()) return armAlarm(alarm);
      dismiss(alarm);
      alarm.run();
    });
  }

  function dismiss(alarm: Alarm) {
    alarm.stop();
    alarms.delete(alarm);
    if (alarms.size === 0) armTick();
    settle();
  }

  function wake() {
    if (noticeStep()) return;
    tell(wakeListeners, false);
    resume();
  }

  /** Listens to the page only while somebody needs the time. */
  function settle() {
    const needed = painters.size > 0 || alarms.size > 0 || wakeListeners.size > 0;
    if (needed && !stopVisible) {
      comparedAt = source.monotonic();
      apart = source.wall() - comparedAt;
      stopVisible = source.onVisible(wake);
    } else if (!needed && stopVisible) {
      stopVisible();
      stopVisible = undefined;
    }
  }

  return {
    now,
    wall: source.wall,
    monotonic: source.monotonic,
    get offset() {
      return offset;
    },
    setOffset(next) {
      if (next.ms === offset.ms && next.errorMs === offset.errorMs) return;
      const moved = next.ms !== offset.ms;
      offset = next;
      tell(offsetListeners, undefined);
      if (moved) resume();
    },
    onOffset(listener) {
      const entry = { run: listener };
      offsetListeners.add(entry);
      return () => void offsetListeners.delete(entry);
    },
    onSecond(paint) {
      const entry = { run: paint };
      painters.add(entry);
      settle();
      if (painters.size === 1) {
        lastSecond = Math.floor(now() / 1000);
        armTick();
      }
      return () => {
        if (!painters.delete(entry)) return;
        if (painters.size === 0) armTick();
        settle();
      };
    },
    at(when, run) {
      const alarm: Alarm = { when, run, stop: () => {} };
      alarms.add(alarm);
      settle();
      armAlarm(alarm);
      if (!stopTick) armTick();
      return () => dismiss(alarm);
    },
    after: (ms, run) =>
      source.after(Math.min(ms, LONGEST_TIMEOUT), () => {
        if (stopVisible) noticeStep();
        run();
      }),
    soon(run) {
      let done = false;
      const once = () => {
        if (done) return;
        done = true;
        stop();
        run();
      };
      const stopFrame = source.nextFrame(once);
      const stopTimer = source.after(HIDDEN_FRAME_MS, once);
      const stop = () => {
        done = true;
        stopFrame();
        stopTimer();
      };
      return stop;
    },
    onWake(listener) {
      const entry = { run: listener };
      wakeListeners.add(entry);
      settle();
      return () => {
        wakeListeners.delete(entry);
        settle();
      };
    },
  };
}
