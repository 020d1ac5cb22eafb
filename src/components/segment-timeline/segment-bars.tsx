import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Timeline } from '../../callback/timeline.ts';
import { elapsedSeconds } from '../../time/duration.ts';
import type { Instant } from '../../time/instant.ts';
import { useClock } from '../clock.tsx';
import { useCssNumbers } from '../css-numbers.ts';
import { usePaintEffect } from '../ticking.tsx';
import { kindOf, type Stretch } from './bar-text.ts';

/** Props of `SegmentBars`. */
export interface SegmentBarsProps {
  timeline: Timeline;
  stretches: readonly Stretch[];
  /** What all of them are called together. */
  name: string;
  nameOf: (stretch: Stretch) => string;
  /** The one that is told while none is hovered or focused; the way in by keyboard. */
  usual: Stretch;
  /** Hears which one the agent looks at; `undefined` for none. */
  onLook: (id: string | undefined) => void;
}

/** A step of growth: about a pixel of a panel. What is less cannot be seen, and is not written. */
const STEP = 1 / 400;

/**
 * The bars to scale, in lanes. One tab stop; arrow keys, Home and End go from bar to bar. Renders a `<div>` that is a
 * list box, whose options are the bars and the gaps.
 */
export function SegmentBars({ timeline, stretches, name, nameOf, usual, onLook }: SegmentBarsProps): ReactNode {
  const clock = useClock();
  const track = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string>();
  const { from, to, lanes } = timeline;

  usePaintEffect(() => {
    const { style } = track.current!;
    let shown = 0;
    const paint = (now: Instant) => {
      const total = Math.max(1, elapsedSeconds(from, to ?? now));
      if (shown > 0 && Math.abs(total - shown) < total * STEP) return;
      style.setProperty('--cb-total', String((shown = total)));
    };
    paint(clock.now());
    return to === undefined ? clock.onSecond(paint) : undefined;
  }, [clock, from, to]);

  useCssNumbers(track, { '--cb-lanes': lanes });
  const wayIn = stretches.some(({ id }) => id === focused) ? focused : usual.id;
  const idAt = (target: EventTarget) => stretches[Number((target as HTMLElement).dataset['n'] ?? NaN)]?.id;
  const look = (id: string | undefined) => onLook(id ?? focused);

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const options = event.currentTarget.children;
    const at = stretches.findIndex(({ id }) => id === wayIn);
    const onward = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1;
    const moves: Readonly<Record<string, number>> = {
      ArrowRight: at + onward,
      ArrowLeft: at - onward,
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: options.length - 1,
    };
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    (options[Math.min(Math.max(next, 0), options.length - 1)] as HTMLElement).focus();
  }

  return (
    <div
      ref={track}
      className="cb-timeline-track"
      role="listbox"
      tabIndex={-1}
      aria-label={name}
      aria-orientation="horizontal"
      onPointerOver={({ target }) => look(idAt(target))}
      onPointerLeave={() => look(undefined)}
      onFocus={({ target }) => {
        const id = idAt(target);
        setFocused(id);
        onLook(id);
      }}
      onBlur={() => {
        setFocused(undefined);
        onLook(undefined);
      }}
      onKeyDown={onKeyDown}
    >
      {stretches.map((stretch, n) => (
        <Bar
          key={stretch.id}
          stretch={stretch}
          n={n}
          origin={from}
          isWayIn={stretch.id === wayIn}
          isFocused={stretch.id === focused}
          name={nameOf(stretch)}
        />
      ))}
    </div>
  );
}

function Bar(props: {
  stretch: Stretch;
  n: number;
  origin: Instant;
  isWayIn: boolean;
  isFocused: boolean;
  name: string;
}): ReactNode {
  const { stretch, n, origin, isWayIn, isFocused, name } = props;
  const { from, to, bar } = stretch;
  const root = useRef<HTMLDivElement>(null);
  useCssNumbers(root, {
    '--cb-from': elapsedSeconds(origin, from),
    '--cb-lane': bar?.lane ?? 0,
    ...(to !== undefined && { '--cb-to': elapsedSeconds(origin, to) }),
  });
  return (
    <div
      ref={root}
      className="cb-segment"
      role="option"
      tabIndex={isWayIn ? 0 : -1}
      aria-label={name}
      aria-selected={isFocused}
      data-n={n}
      data-kind={bar ? kindOf(bar.type, bar.whose) : 'gap'}
      data-open={to === undefined || undefined}
      data-two-clocks={bar?.twoClocks}
    />
  );
}
