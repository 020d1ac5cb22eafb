import { forwardRef, useId, type ComponentPropsWithoutRef } from 'react';
import type { Attempt } from '../../callback/attempt.ts';
import { lastDigits } from '../../callback/phone-number.ts';
import type { Part } from '../part.ts';
import { resultText } from '../result-text.ts';
import { useSectionWords } from '../section-words.ts';

/** Props of `Attempts`; whatever a `<section>` takes is passed on. */
export interface AttemptsProps extends Omit<ComponentPropsWithoutRef<'section'>, 'children'> {
  attempts: readonly Attempt[];
}

/** Every decision to call, whose it was and what became of it, oldest first. Renders a `<section>`; nothing before the first. */
export const Attempts: Part<AttemptsProps, HTMLElement> = forwardRef<HTMLElement, AttemptsProps>(function Attempts(
  { attempts, ...rest },
  ref,
) {
  const { say } = useSectionWords();
  const titleId = useId();
  if (attempts.length === 0) return null;
  return (
    <section
      ref={ref}
      {...rest}
      className={['cb-section', 'cb-attempts', rest.className].filter(Boolean).join(' ')}
      aria-labelledby={titleId}
    >
      <h3 id={titleId} className="cb-section-name">
        {say('attempts.name')}
      </h3>
      <ol>
        {attempts.map((attempt) => (
          <li key={attempt.n}>
            <span className="cb-attempt-number">
              {attempt.column && (
                <span dir="auto" translate="no">
                  {attempt.column}
                </span>
              )}
              {attempt.number && lastDigits(attempt.number) !== '' && (
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
});
