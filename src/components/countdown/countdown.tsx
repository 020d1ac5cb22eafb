import { forwardRef, useId, useRef, type ComponentPropsWithoutRef, type ReactNode } from 'react';
import type { Part } from '../part.ts';
import type { Instant } from '../../time/instant.ts';
import { useClock } from '../clock.tsx';
import { Ticking, usePaintEffect } from '../ticking.tsx';

/** Props of `Countdown`; whatever a `<div>` takes is passed on. */
export interface CountdownProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  startedAt: Instant;
  dueAt: Instant;
  /** What ends at zero, beside the time: "System dials in". */
  helper: ReactNode;
  /** The name of the timer, for ears. */
  name: ReactNode;
}

/**
 * A deadline: a line of words, the time left in large digits, and a bar that empties. Renders a `<div>`; the digits are a
 * silent `role="timer"`. Ticks and empties without React.
 */
export const Countdown: Part<CountdownProps, HTMLDivElement> = forwardRef<HTMLDivElement, CountdownProps>(
  function Countdown({ startedAt, dueAt, helper, name, ...rest }, ref) {
    const clock = useClock();
    const bar = useRef<HTMLSpanElement>(null);
    const nameId = useId();

    usePaintEffect(() => {
      const { style } = bar.current!;
      let shown = -1;
      const paint = (now: Instant) => {
        // Whole seconds and two decimals: where nothing would be seen to move, nothing is written.
        const left = Math.min(1, Math.max(0, (dueAt - Math.floor(now / 1000) * 1000) / (dueAt - startedAt || 1)));
        const next = Math.round(left * 1000) / 1000;
        if (next !== shown) style.setProperty('--cb-left', String((shown = next)));
      };
      paint(clock.now());
      return clock.onSecond(paint);
    }, [clock, startedAt, dueAt]);

    return (
      <div ref={ref} {...rest} className={['cb-countdown', rest.className].filter(Boolean).join(' ')}>
        <span className="cb-helper">{helper}</span>
        <span id={nameId} hidden>
          {name}
        </span>
        <bdi dir="ltr" className="cb-time" role="timer" aria-labelledby={nameId}>
          <Ticking until={dueAt} />
        </bdi>
        <span className="cb-bar" aria-hidden="true">
          <span ref={bar} className="cb-bar-left" />
        </span>
      </div>
    );
  },
);
