import type { CountdownStart } from '../callback/countdown.ts';
import type { Problem } from '../callback/reading.ts';
import type { Clock } from '../time/clock.ts';
import type { SocketConstructor } from './notifications.ts';
import type { Partition } from './partition.ts';
import type { Region } from './region.ts';
import type { GetToken } from './rest.ts';

/** Something an engineer should know: never shown to the agent, and without personal data. */
export interface Report {
  readonly message: string;
  readonly problems: readonly Problem[];
}

/** What a desktop must say to reach its organisation. Either `region` or `baseUrl`. */
export interface PlatformOptions {
  /** A Genesys Cloud region, such as `eu_central_1`. */
  readonly region?: Region;
  /** Instead of `region`: where `/api/v2` lives, without it and without a slash at the end. */
  readonly baseUrl?: string;
  /** The agent's own token, every time it is needed; kept in memory only. */
  readonly getToken: GetToken;
  /** The signed-in agent. */
  readonly userId: string;
  /** Which moment starts the countdown; `connected` unless the organisation is known to do otherwise. */
  readonly countdownStart?: CountdownStart;
  /**
   * `card`: at zero the card itself dials the picked number, once across all tabs, and never while a call exists. This
   * is automated dialling, with all the law that comes with it; without it the platform alone dials at zero.
   */
  readonly autoDial?: 'card';
  /** What this page has in common with the other tabs of its browser; by default what the browser grants. */
  readonly partition?: Partition;
  readonly clock?: Clock;
  readonly fetch?: typeof fetch;
  readonly WebSocket?: SocketConstructor;
  readonly isOffline?: () => boolean;
  readonly onReport?: (report: Report) => void;
}
