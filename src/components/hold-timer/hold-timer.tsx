import { forwardRef, useId, type ComponentPropsWithoutRef } from 'react';
import type { Part } from '../part.ts';
import type { Hold } from '../../callback/hold.ts';
import { formatDuration } from '../../time/duration.ts';
import { usePassed } from '../clock.tsx';
import { Ticking } from '../ticking.tsx';
import { Phrase, useSay } from '../words.tsx';

/** Props of `HoldTimer`; whatever a `<p>` takes is passed on. */
export interface HoldTimerProps extends ComponentPropsWithoutRef<'p'> {
  hold: Hold;
  /** Seconds after which a held *call* asks for a thought, and for help. Parking a callback is never late. */
  warnAfterSeconds?: readonly [number, number];
}

/**
 * How long it is on hold now, and was before: `Callback on hold 1:35`. Renders a `<p>` with a silent `role="timer"`, and
 * nothing for what was never held. Ticks without React; renders only when a held call crosses a threshold.
 */
export const HoldTimer: Part<HoldTimerProps, HTMLParagraphElement> = forwardRef<HTMLParagraphElement, HoldTimerProps>(
  function HoldTimer({ hold, warnAfterSeconds = [60, 120], ...rest }, ref) {
    const say = useSay();
    const labelId = useId();
    const { heldAt, of, earlierMs, earlierCount, incomplete } = hold;
    const late = of === 'call' && heldAt !== undefined ? heldAt : undefined;
    const warn = usePassed(late === undefined ? undefined : late + warnAfterSeconds[0] * 1000);
    const tooLong = usePassed(late === undefined ? undefined : late + warnAfterSeconds[1] * 1000);
    if (heldAt === undefined && earlierCount === 0) return null;

    const level = tooLong ? 'too-long' : warn ? 'warn' : undefined;
    const before = formatDuration(earlierMs / 1000);
    return (
      <p ref={ref} {...rest} className={['cb-hold', rest.className].filter(Boolean).join(' ')} data-level={level}>
        {heldAt !== undefined && (
          <span className="cb-hold-now">
            <Phrase
              of="hold.now"
              slots={{
                label: <span id={labelId}>{say(of === 'call' ? 'hold.call' : 'hold.callback')}</span>,
                time: (
                  <bdi dir="ltr" role="timer" aria-labelledby={labelId} className="cb-hold-time">
                    <Ticking since={heldAt} />
                  </bdi>
                ),
              }}
            />
          </span>
        )}
        {earlierCount > 0 && (
          <span className="cb-hold-before">
            <Phrase
              of={incomplete ? 'hold.before-at-least' : 'hold.before'}
              slots={{ time: <bdi dir="ltr">{before}</bdi> }}
            />
          </span>
        )}
      </p>
    );
  },
);
