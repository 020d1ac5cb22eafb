import type { Outcome } from '../callback/outcome.ts';
import { formatDuration } from '../time/duration.ts';
import type { Say } from './words.tsx';

/** How something ended, in words. */
export function outcomeText({ kind, seconds, raw }: Outcome, say: Say): string {
  if (seconds !== undefined && (kind === 'other-hung-up' || kind === 'you-hung-up')) {
    return say(`outcome.${kind}-after`, { time: formatDuration(seconds) });
  }
  return say(`outcome.${kind}`, { raw: raw ?? '' });
}
