import type { Instant } from '../time/instant.ts';
import type { Callback } from './callback.ts';

/** Until when the system waits before it dials by itself. */
export interface Countdown {
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  readonly seconds: number;
}

/** Which moment starts the countdown; the platform does not say, its sibling features start when the agent connects. */
export type CountdownStart = 'connected' | 'alerting';

/** The countdown of a leg. None where `countdownSeconds` is 0 or absent, or its start is not known (yet). */
export function countdownOf(callback: Callback, start: CountdownStart = 'connected'): Countdown | undefined {
  const { countdownSeconds: seconds, automationId, externalCampaign } = callback;
  const startedAt = start === 'connected' ? callback.connectedAt : callback.alertedAt;
  if (!seconds || startedAt === undefined || automationId !== undefined || externalCampaign) return undefined;
  return { startedAt, dueAt: startedAt + seconds * 1000, seconds };
}

/** Around zero the card must not race the system (desk D5); all instants, so that a page can wait for each. */
export interface ZeroWindow {
  /** From here on a press of Call sends nothing. */
  readonly closesAt: Instant;
  readonly dueAt: Instant;
  /** Ask the platform at these moments whether it dialled. */
  readonly askAt: readonly Instant[];
  /** No call by then: none was placed. */
  readonly givenUpAt: Instant;
}

const CLOSES_BEFORE_MS = 2000;
const ASK_AFTER_MS = [2000, 6000];
const GIVE_UP_AFTER_MS = 6000;
/** A clock that is not known at all must not close the button for good. */
const WIDEST_ERROR_MS = 10_000;

/** The window around `dueAt`, widened to both sides by how wrong the clock may be (at most by ten seconds). */
export function zeroWindow({ dueAt }: Countdown, clockErrorMs: number): ZeroWindow {
  const error = Math.min(clockErrorMs, WIDEST_ERROR_MS);
  return {
    closesAt: dueAt - CLOSES_BEFORE_MS - error,
    dueAt,
    askAt: ASK_AFTER_MS.map((ms) => dueAt + ms + error),
    givenUpAt: dueAt + GIVE_UP_AFTER_MS + error,
  };
}

/** Where a countdown stands: `closing` and `dialling` belong to the system, `not-placed` to the agent again. */
export type CountdownStage = 'counting' | 'closing' | 'dialling' | 'not-placed';

/** Which instants of a `ZeroWindow` have passed, and what is known. */
export interface ZeroFacts {
  /** The clock was compared with the platform's. */
  readonly isKnown: boolean;
  readonly closing: boolean;
  readonly due: boolean;
  readonly reopens: boolean;
  /** The platform was asked after `givenUpAt`, and answered. */
  readonly looked: boolean;
}

/**
 * The stage. By a clock that was never compared with the platform's nothing is claimed about zero, but near it nobody
 * calls; and nobody says that there was no call before the platform did.
 */
export function countdownStage({ isKnown, closing, due, reopens, looked }: ZeroFacts): CountdownStage {
  if (!isKnown) return closing && !reopens ? 'closing' : 'counting';
  if (!due) return closing ? 'closing' : 'counting';
  return looked && reopens ? 'not-placed' : 'dialling';
}

/** What has passed of `window` at `now`. */
export const zeroFacts = (window: ZeroWindow, now: Instant, clockErrorMs: number, looked: boolean): ZeroFacts => ({
  isKnown: Number.isFinite(clockErrorMs),
  closing: now >= window.closesAt,
  due: now >= window.dueAt,
  reopens: now >= window.givenUpAt,
  looked,
});
