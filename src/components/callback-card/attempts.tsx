import { useId, type ReactNode } from 'react';
import type { Attempt } from '../../callback/attempt.ts';
import { lastDigits } from '../../callback/phone-number.ts';
import { useSay } from '../words.tsx';
import { resultText } from './result-text.ts';

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
