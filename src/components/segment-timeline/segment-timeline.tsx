import { forwardRef, useId, useRef, type ComponentPropsWithoutRef, type ReactNode } from 'react';
import type { Part } from '../part.ts';
import type { LegState } from '../../callback/callback.ts';
import type { Timeline, TimelineBar } from '../../callback/timeline.ts';
import { elapsedSeconds, formatDuration } from '../../time/duration.ts';
import type { Instant } from '../../time/instant.ts';
import { useClock } from '../clock.tsx';
import { useCssNumbers } from '../css-numbers.ts';
import { Ticking, usePaintEffect } from '../ticking.tsx';
import { useSay, useSayValue } from '../words.tsx';

/** Props of `SegmentTimeline`; whatever a `<section>` takes is passed on. */
export interface SegmentTimelineProps extends Omit<ComponentPropsWithoutRef<'section'>, 'children'> {
  timeline: Timeline;
  /** How this leg began, where the platform says so. */
  initialState?: LegState | undefined;
}

/**
 * What happened so far, to scale: one bar a segment, lanes where they overlap, the open one growing. Renders a
 * `<section>` with the whole length and a list of bars. Grows without React, and only by what can be seen.
 */
export const SegmentTimeline: Part<SegmentTimelineProps, HTMLElement> = forwardRef<HTMLElement, SegmentTimelineProps>(
  function SegmentTimeline({ timeline, initialState, ...rest }, ref) {
    const clock = useClock();
    const say = useSay();
    const sayValue = useSayValue();
    const titleId = useId();
    const track = useRef<HTMLUListElement>(null);
    const { bars, from, to, lanes } = timeline;

    usePaintEffect(() => {
      const { style } = track.current!;
      let shown = 0;
      const paint = (now: Instant) => {
        const total = Math.max(1, elapsedSeconds(from, to ?? now));
        // A step below a thousandth of the whole is below a pixel.
        if (shown > 0 && Math.abs(total - shown) < shown / 1000) return;
        style.setProperty('--cb-total', String((shown = total)));
      };
      paint(clock.now());
      return to === undefined ? clock.onSecond(paint) : undefined;
    }, [clock, from, to]);

    useCssNumbers(track, { '--cb-lanes': lanes });
    return (
      <section
        ref={ref}
        {...rest}
        className={['cb-section', 'cb-timeline', rest.className].filter(Boolean).join(' ')}
        aria-labelledby={titleId}
      >
        <h3 className="cb-section-name">
          <span id={titleId}>{say('timeline.name')}</span>
          <bdi dir="ltr" className="cb-timeline-total">
            {to === undefined ? <Ticking since={from} /> : formatDuration(elapsedSeconds(from, to))}
          </bdi>
        </h3>
        <ul ref={track} className="cb-timeline-track">
          {bars.map((bar) => (
            <Bar key={bar.n} bar={bar} origin={from} />
          ))}
        </ul>
        {initialState !== undefined && (
          <p className="cb-timeline-began">{say('timeline.began', { state: sayValue('state', initialState) })}</p>
        )}
      </section>
    );
  },
);

function Bar({ bar, origin }: { bar: TimelineBar; origin: Instant }): ReactNode {
  const say = useSay();
  const sayValue = useSayValue();
  const item = useRef<HTMLLIElement>(null);
  const { type, from, to, lane } = bar;
  const name = sayValue('segment', type);
  useCssNumbers(item, {
    '--cb-from': elapsedSeconds(origin, from),
    '--cb-lane': lane,
    ...(to !== undefined && { '--cb-to': elapsedSeconds(origin, to) }),
  });
  return (
    <li ref={item} className="cb-segment" data-type={type} data-open={to === undefined || undefined}>
      <span className="cb-segment-name">{to === undefined ? say('timeline.open', { type: name }) : name}</span>
      {to !== undefined && (
        <bdi dir="ltr" className="cb-segment-name">
          {formatDuration(elapsedSeconds(from, to))}
        </bdi>
      )}
    </li>
  );
}
