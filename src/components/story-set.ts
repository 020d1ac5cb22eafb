import { computerTime, type Clock } from '../time/clock.ts';
import { createSteppedClock } from '../time/stepped-clock.ts';
import { createStoryDesk, type SteppedDesk } from './story-desk.ts';
import { STORY_NOW, type DeskPlan, type StoryClock } from './story.ts';

/**
 * How time goes in a story: it stands, runs as it does here or ten times as fast, or stands so many seconds after the
 * beginning.
 */
export type StoryTime = 'stands' | 'x1' | 'x10' | `${number}s`;

/** What a story stands on: a time of its own, and a desk if it asks for one. */
export interface StorySet {
  /** Never the same number twice on one page: another set is another beginning. */
  readonly id: number;
  readonly clock: Clock;
  readonly clockIs: StoryClock;
  readonly desk?: SteppedDesk;
  /** What has passed since everything was there. */
  readonly passedMs: number;
  /** Lets time pass, until `stopped` says that nobody watches any more. */
  play(time: StoryTime, stopped: () => boolean, onSettled: () => void): Promise<void>;
  dispose(): void;
}

/** So long time goes as it does here after a desk was mounted: its answers arrive, then time stands. */
const ARRIVAL_MS = 500;
const FRAME_MS = 20;
/** React gets a turn after so much time in a story. */
const PIECE_MS = 250;
/** A page that slept does not make up for it. */
const LONGEST_FRAME_MS = 1000;

let made = 0;

const pause = (ms: number) => new Promise<void>((done) => void computerTime.after(ms, done));
const secondsOf = (time: StoryTime) => (/^\d+s$/.test(time) ? parseInt(time) : undefined);

/** Whether `set` has gone past the moment that `time` names: then only a new set can show it. */
export const isPast = (set: StorySet, time: StoryTime): boolean => set.passedMs > (secondsOf(time) ?? Infinity) * 1000;

/** Makes what a story stands on, at the moment before it is mounted. */
export async function createStorySet(plan?: DeskPlan, clockIs: StoryClock = 'right'): Promise<StorySet> {
  const desk = plan && (await createStoryDesk(plan, clockIs));
  const { clock, source } = desk ?? createSteppedClock(STORY_NOW);
  if (!desk && clockIs === 'unsure') clock.setOffset({ ms: 0, errorMs: Infinity });
  let toArrive = desk ? ARRIVAL_MS : 0;
  let passedMs = 0;
  let last: Promise<void> = Promise.resolve();

  /** One after the other: whoever stopped may still be in the middle of a piece. */
  const step = (ms: number) => (last = last.then(() => source.stepAsync(ms)));

  async function pass(ms: number) {
    passedMs += ms;
    await step(ms);
  }

  return {
    id: made++,
    clock,
    clockIs,
    ...(desk && { desk }),
    get passedMs() {
      return passedMs;
    },
    async play(time, stopped, onSettled) {
      for (; toArrive > 0 && !stopped(); toArrive -= FRAME_MS) {
        await pause(FRAME_MS);
        await step(FRAME_MS);
      }
      const until = (secondsOf(time) ?? 0) * 1000;
      while (passedMs < until && !stopped()) {
        await pass(Math.min(PIECE_MS, until - passedMs));
        await pause(0);
      }
      if (stopped()) return;
      onSettled();
      const speed = { x1: 1, x10: 10 }[time as string];
      for (let before = computerTime.monotonic(); speed !== undefined && !stopped();) {
        await pause(FRAME_MS);
        const now = computerTime.monotonic();
        await pass(Math.min(now - before, LONGEST_FRAME_MS) * speed);
        before = now;
      }
    },
    dispose: () => desk?.dispose(),
  };
}
