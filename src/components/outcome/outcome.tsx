import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import type { Outcome } from '../../callback/outcome.ts';
import { outcomeText } from '../outcome-text.ts';
import type { Part } from '../part.ts';
import { useSay } from '../words.tsx';

/** Props of `OutcomeText`; whatever a `<span>` takes is passed on. */
export interface OutcomeTextProps extends Omit<ComponentPropsWithoutRef<'span'>, 'children'> {
  outcome: Outcome;
}

/** How a call or a callback ended, in words. Renders a `<span>`. */
export const OutcomeText: Part<OutcomeTextProps, HTMLSpanElement> = forwardRef<HTMLSpanElement, OutcomeTextProps>(
  function OutcomeText({ outcome, ...rest }, ref) {
    const say = useSay();
    return (
      <span ref={ref} {...rest} data-outcome={outcome.kind}>
        {outcomeText(outcome, say)}
      </span>
    );
  },
);
