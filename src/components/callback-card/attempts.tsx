import { useId, type ReactNode } from 'react';
import type { Attempt } from '../../callback/attempt.ts';
import { callOutcome } from '../../callback/outcome.ts';
import { lastDigits } from '../../callback/phone-number.ts';
import { callProgress } from '../../callback/placed-call.ts';
import { useSay, type Say } from '../words.tsx';
import { outcomeText } from './outcome-text.ts';

/** Every decision to call and what became of it, oldest first. Renders a `<section>`, and nothing before the first. */
export function Attempts({ attempts }: { attempts: readonly Attempt[] }): ReactNode {
  const say = useSay();
  const titleId = useId();
  if (attempts.length === 0) return null;
  return (
    <section className="cb-section cb-attempts" aria-labelledby={titleId}>
      <h3 id={titleId} className="cb-section-name">
        {say('attempts.name')}
      </h3>
      <ol>
        {attempts.map((attempt) => (
          <li key={attempt.n}>
            <span className="cb-attempt-number">
              {attempt.column && <span dir="auto">{attempt.column}</span>}
              {attempt.number && (
                <bdi dir="ltr" translate="no">
                  ··{lastDigits(attempt.number)}
                </bdi>
              )}
            </span>
            <span className="cb-attempt-by">{say(`attempts.${attempt.by}`)}</span>
            <span className="cb-attempt-result">{resultText(attempt, say)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

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
