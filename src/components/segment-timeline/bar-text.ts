import { useMemo } from 'react';
import type { BarOwner, Timeline, TimelineBar } from '../../callback/timeline.ts';
import { elapsedSeconds, formatDuration } from '../../time/duration.ts';
import type { Instant } from '../../time/instant.ts';
import { useClock } from '../clock.tsx';
import { DAY, EXACT_TIME, isSameDay, timeFormat } from '../../time/clock-time.ts';
import { useSectionWords } from '../section-words.ts';
import { useLanguage } from '../words.tsx';

/** What can be hovered, focused and read: a bar, or a stretch in which there is none. */
export interface Stretch {
  readonly id: string;
  readonly from: Instant;
  readonly to?: Instant;
  /** Absent: a gap. */
  readonly bar?: TimelineBar;
}

/** Everything that is told of a stretch, in words. */
export interface StretchText {
  readonly what: string;
  readonly whose: string;
  readonly from: string;
  readonly to: string;
  /** Both together, as short as the language writes them. */
  readonly times: string;
  /** Absent while it grows. */
  readonly length?: string;
  readonly ended: string;
  /** All of it, for ears. */
  readonly whole: string;
}

/** Bars and gaps together, by start. */
export const stretchesOf = ({ bars, gaps }: Timeline): Stretch[] =>
  [
    ...bars.map((bar) => ({ id: bar.id, from: bar.from, ...(bar.to !== undefined && { to: bar.to }), bar })),
    ...gaps.map(({ from, to }) => ({ id: `gap/${from}`, from, to })),
  ].sort((a, b) => a.from - b.from || 0);

/**
 * The kind of a segment, for its pattern and its word. On a phone, to be offered is to ring; only where the other side's
 * leg is open is there a call.
 */
export function kindOf(type: string, whose: BarOwner): string {
  if (whose !== 'callback' && type === 'alert') return 'contacting';
  return whose === 'other-side' && type === 'interact' ? 'talk' : type;
}

/** Gives what tells a stretch in words, with clock times to the second. */
export function useStretchText(): (stretch: Stretch) => StretchText {
  const { say, sayValue } = useSectionWords();
  const { locale } = useLanguage();
  const clock = useClock();
  return useMemo(() => {
    const now = clock.now();
    const formatOf = (when: Instant) =>
      timeFormat(locale, isSameDay(when, now) ? EXACT_TIME : { ...DAY, ...EXACT_TIME });
    const at = (when: Instant) => formatOf(when).format(when);

    const endOf = ({ whose, followedBy, endedBy, endOfLeg, twoClocks }: TimelineBar): string =>
      [
        twoClocks ? say('timeline.two-clocks') : undefined,
        endOfLeg ? say('timeline.end-of-leg') : undefined,
        followedBy === undefined
          ? undefined
          : say('timeline.then', { type: sayValue('segment', kindOf(followedBy, whose)) }),
        endedBy === undefined ? undefined : sayValue('ended', endedBy),
      ]
        .filter((one) => one !== undefined)
        .reduce((first, second) => (first === '' ? second : say('timeline.both', { first, second })), '');

    return ({ from, to, bar }) => {
      const times = {
        from: at(from),
        ...(to === undefined
          ? { to: say('timeline.now'), times: say('timeline.since', { from: at(from) }) }
          : {
              to: at(to),
              times: formatOf(from).formatRange(from, to),
              length: formatDuration(elapsedSeconds(from, to)),
            }),
      };
      if (!bar) {
        const gap = { what: say('timeline.gap'), whose: say('timeline.nobody'), ended: '', ...times };
        return { ...gap, whole: say('timeline.gap-bar', gap) };
      }
      const told = {
        what: sayValue('segment', kindOf(bar.type, bar.whose)),
        whose: say(`whose.${bar.whose}`),
        ended: to === undefined ? say('timeline.still-open') : endOf(bar),
        ...times,
      };
      const whole = say(to === undefined ? 'timeline.bar-open' : 'timeline.bar', { type: told.what, ...told });
      return { ...told, whole: whole.trim() };
    };
  }, [say, sayValue, clock, locale]);
}
