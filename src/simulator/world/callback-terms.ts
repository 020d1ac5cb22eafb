import type { Instant } from '../../time/instant.ts';
import type { Named } from './world.ts';

/** What a request says of a callback to be made or moved, read and found right. */
export interface CallbackTerms {
  readonly numbers?: string[];
  readonly name?: string;
  readonly queue?: Named;
  readonly scheduledAt?: Instant;
}
