import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { elapsedSeconds, formatDuration, remainingSeconds } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import { useClock } from './clock.tsx';

/** Runs before paint in a page, and does not warn on a server. */
export const usePaintEffect: typeof useEffect = typeof window === 'undefined' ? useEffect : useLayoutEffect;

/** A live time: counting up from `since`, or down to `until`. */
export type TickingProps = ({ since: Instant; until?: never } | { until: Instant; since?: never }) & {
  /** Seconds to text; `m:ss` by default. Must be a stable function, and never give an empty text. */
  format?: (seconds: number) => string;
};

/**
 * The text of a live time, painted once a second past React: it renders once and never again by itself. A browser that
 * translates the page leaves it alone: what it writes in place of a text would stand still. Renders a bare
 * text; the element around it is the caller's.
 */
export function Ticking({ since, until, format = formatDuration }: TickingProps): ReactNode {
  const clock = useClock();
  const anchor = useRef<HTMLSpanElement>(null);
  const read = (now: Instant) =>
    format(since === undefined ? remainingSeconds(until!, now) : elapsedSeconds(since, now));
  // React writes this text once: were it to change by a render, React would overwrite what was painted since.
  const [first] = useState(() => read(clock.now()));

  usePaintEffect(() => {
    const text = anchor.current!.firstChild as Text;
    const paint = (now: Instant) => {
      const next = read(now);
      if (text.data !== next) text.data = next;
    };
    paint(clock.now());
    return clock.onSecond(paint);
  }, [clock, since, until, format]); // `read` is made of these

  return (
    <span ref={anchor} className="cb-digits" translate="no" suppressHydrationWarning>
      {first}
    </span>
  );
}
