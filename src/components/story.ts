import type { QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { CallCommand } from '../platform/place-call.ts';
import type { Platform } from '../platform/platform.ts';
import type { Personality } from '../simulator/personality.ts';
import type { ScenarioName } from '../simulator/scenarios.ts';
import type { Simulator, Started } from '../simulator/simulator.ts';
import type { Instant } from '../time/instant.ts';

/** The moment at which every story begins: Monday, 23 November 2026, 16:10:29 UTC. */
export const STORY_NOW: Instant = Date.UTC(2026, 10, 23, 16, 10, 29);

/**
 * How this computer's clock stands to the platform's: right, two minutes behind (and found out), or nobody knows: what
 * leads to a decision is "about".
 */
export type StoryClock = 'right' | 'behind' | 'unsure';

/** What a connected story shows: a scenario of the simulator, brought to a certain point before the story is mounted. */
export interface DeskPlan {
  readonly scenario: ScenarioName;
  readonly personality?: Partial<Personality>;
  /** When it begins; `STORY_NOW` by default. */
  readonly startsAt?: Instant;
  /** The card dials at zero. */
  readonly autoDial?: 'card';
  /** What was done before; `step` lets time pass, `press` is a press of Call on this very desk. */
  readonly before?: (desk: {
    simulator: Simulator;
    started: Started;
    step: (ms: number) => Promise<void>;
    press: (command: CallCommand) => void;
  }) => Promise<void>;
}

/** A platform with a callback on it, for a connected story. */
export interface StoryDesk {
  readonly platform: Platform;
  readonly client: QueryClient;
  readonly started: Started;
}

/** One state of a part, in component story format: `args`, or a `render` of its own. */
export interface Story<Props = Record<string, never>> {
  readonly args?: Props;
  readonly render?: (args: Props, context: { readonly loaded: { readonly desk: StoryDesk } }) => ReactNode;
  readonly parameters?: {
    readonly desk?: DeskPlan;
    /** Seconds after mounting at which React commits within the first minute; none by default. */
    readonly commitsAt?: readonly number[];
  };
}
