import { computerTime, type Stop, type TimeSource } from './computer-time.ts';
import type { Instant } from './instant.ts';

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
  onOffset(listener: () => void): Stop;
  /** Calls `paint` once per whole second, all painters in one task with the same `now`. Does not call it at once. */
  onSecond(paint: (now: Instant) => void): Stop;
  /** Runs once when `when` has passed on the platform's clock, never synchronously. Survives sleep and hidden tabs. */
  at(when: Instant, run: () => void): Stop;
  /** Runs once after `ms` of this computer's time: back-off, patience, re-checks. */
  after(ms: number, run: () => void): Stop;
  /** Runs once before the next paint; within 50 ms where no frame comes (hidden page). */
  soon(run: () => void): Stop;
  /** Told on waking: the page became visible, or wall and monotonic time moved apart by more than a second. */
  onWake(listener: (jumped: boolean) => void): Stop;
}

const LONGEST_TIMEOUT = 2 ** 31 - 1; // browsers run a longer setTimeout at once
const HIDDEN_FRAME_MS = 50;
const JUMP_MS = 1000;

/** Makes a clock on `source` (this computer by default). Starts with the first listener and stops with the last. */
export function createClock(source: TimeSource = computerTime): Clock {
  let offset: ClockOffset = { ms: 0, errorMs: Infinity };
  let lastSecond = 0;
  let drift = source.wall() - source.monotonic();
  let stopTick: Stop | undefined;
  let stopVisible: Stop | undefined;
  const painters = new Set<{ paint: (now: Instant) => void }>();
  const alarms = new Set<Alarm>();
  const offsetListeners = new Set<{ listener: () => void }>();
  const wakeListeners = new Set<{ listener: (jumped: boolean) => void }>();

  interface Alarm {
    when: Instant;
    run: () => void;
    stop: Stop;
  }

  const now = () => source.wall() + offset.ms;

  function noticeJump(): boolean {
    const present = source.wall() - source.monotonic();
    if (Math.abs(present - drift) <= JUMP_MS) return false; // small steps add up until they count
    drift = present;
    for (const { listener } of [...wakeListeners]) listener(true);
    for (const alarm of [...alarms]) armAlarm(alarm); // what was due in between is due now
    return true;
  }

  function paintAll() {
    const at = now();
    lastSecond = Math.floor(at / 1000);
    for (const painter of [...painters]) {
      if (!painters.has(painter)) continue; // an earlier one took it away
      try {
        painter.paint(at);
      } catch (error) {
        source.after(0, () => {
          throw error; // said where the page hears it, and every other timer goes on
        });
      }
    }
  }

  function armTick() {
    stopTick?.();
    stopTick = undefined;
    if (painters.size === 0 || source.hidden()) return;
    const at = now();
    stopTick = source.after(Math.ceil(1000 - (at - Math.floor(at / 1000) * 1000)), () => {
      noticeJump();
      if (Math.floor(now() / 1000) !== lastSecond) paintAll(); // a timer may come a millisecond early
      armTick();
    });
  }

  function armAlarm(alarm: Alarm) {
    alarm.stop();
    const wait = Math.ceil(alarm.when - now());
    alarm.stop = source.after(Math.min(Math.max(wait, 0), LONGEST_TIMEOUT), () => {
      noticeJump();
      if (!alarms.has(alarm)) return;
      if (alarm.when > now()) return armAlarm(alarm);
      alarms.delete(alarm);
      settle();
      alarm.run();
    });
  }

  function wake() {
    const jumped = noticeJump();
    if (!jumped) for (const { listener } of [...wakeListeners]) listener(false);
    if (painters.size > 0) paintAll();
    armTick();
    for (const alarm of [...alarms]) armAlarm(alarm);
  }

  /** Listens to the page only while somebody needs the time. */
  function settle() {
    const needed = painters.size > 0 || alarms.size > 0 || wakeListeners.size > 0;
    if (needed && !stopVisible) {
      drift = source.wall() - source.monotonic();
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
      for (const { listener } of [...offsetListeners]) listener();
      if (!moved) return;
      if (painters.size > 0) paintAll();
      armTick();
      for (const alarm of [...alarms]) armAlarm(alarm);
    },
    onOffset(listener) {
      const entry = { listener };
      offsetListeners.add(entry);
      return () => void offsetListeners.delete(entry);
    },
    onSecond(paint) {
      const entry = { paint };
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
      return () => {
        alarm.stop();
        alarms.delete(alarm);
        settle();
      };
    },
    after: (ms, run) => source.after(Math.min(ms, LONGEST_TIMEOUT), run),
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
      const entry = { listener };
      wakeListeners.add(entry);
      settle();
      return () => {
        wakeListeners.delete(entry);
        settle();
      };
    },
  };
}
