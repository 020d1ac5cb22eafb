import { act } from '@testing-library/react';
import { createStoryDesk, type SteppedDesk } from '../../src/components/story-desk.ts';
import type { DeskPlan } from '../../src/components/story.ts';
import type { SteppedSource } from '../../src/time/stepped-clock.ts';

/** A desk in a test: one source of time for the card and the pretend platform, moved by hand. */
export interface TestDesk extends SteppedDesk {
  /** Lets time pass, with everything React makes of it. */
  step(ms: number): Promise<void>;
}

/** Lets `ms` pass in one `act`, so that everything it caused is on the screen. */
export const stepped = (source: SteppedSource) => (ms: number) =>
  act(async () => {
    await source.stepAsync(ms);
    await source.stepAsync(0);
  });

/** Makes a desk at `STORY_NOW` as `plan` says; nothing is mounted yet. */
export async function createDesk(plan: DeskPlan): Promise<TestDesk> {
  const desk = await createStoryDesk(plan);
  return { ...desk, step: stepped(desk.source) };
}
