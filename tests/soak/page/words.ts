import type { ScenarioName } from '../../../src/simulator/simulator.ts';

/** What the page says to the worker in which the pretend platform lives. */
export type Said =
  | { readonly what: 'pass'; readonly ms: number }
  | { readonly what: 'ask'; readonly id: number; readonly url: string; readonly init: RequestInit }
  | { readonly what: 'open'; readonly id: number; readonly url: string }
  | { readonly what: 'send'; readonly id: number; readonly text: string }
  | { readonly what: 'close'; readonly id: number }
  | { readonly what: 'begin'; readonly scenario: ScenarioName }
  | { readonly what: 'drop' }
  | { readonly what: 'tidy'; readonly but: string };

/** What that worker says to the page. */
export type Told =
  | { readonly what: 'ready'; readonly baseUrl: string; readonly token: string; readonly userId: string }
  | { readonly what: 'passed' }
  | {
      readonly what: 'answer';
      readonly id: number;
      readonly status: number;
      readonly headers: readonly (readonly [string, string])[];
      readonly text: string;
    }
  | { readonly what: 'opened' | 'closed'; readonly id: number }
  | { readonly what: 'message'; readonly id: number; readonly text: string }
  | { readonly what: 'began'; readonly ids: readonly string[] };

/** What of the page's own is counted, beside what the browser counts. */
export interface Counted {
  /** Queries and mutations in the cache. */
  readonly entries: number;
  /** Keys in `localStorage`. */
  readonly stored: number;
  readonly calls: number;
  /** Of all minutes so far. */
  readonly mostRequestsAMinute: number;
  readonly inVain: readonly string[];
}

/** What the page offers to the test that drives it, as `globalThis.shift`. */
export interface Shift {
  /** Works for a while, then rests until the quarter of an hour is over and nothing is left to be let go of. */
  quarter(): Promise<Counted>;
}
