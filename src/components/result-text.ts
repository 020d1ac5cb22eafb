import type { Attempt } from '../callback/attempt.ts';
import { callOutcome } from '../callback/outcome.ts';
import { callProgress } from '../callback/placed-call.ts';
import type { Say } from './words.tsx';
import { outcomeText } from './outcome-text.ts';

/** What became of an attempt, in words. */
export function resultText({ call, state }: Attempt, say: Say): string {
  if (!call) {
    if (state === 'checking' || state === 'lost' || state === 'refused') return say(`attempts.${state}`);
    return say('attempts.placing');
  }
  const progress = callProgress(call);
  const outcome = callOutcome(call);
  if (outcome) return outcomeText(outcome, say);
  return progress === 'over' ? say('phase.call-ended') : say(`attempts.${progress}`);
}
