import { useCallback, useMemo, type ReactNode } from 'react';
import type { NumberRecord } from '../callback/decode-contact.ts';
import { lastResultOf } from '../callback/decode-last-result.ts';
import { isSameDay, TIME, timeFormat } from '../time/clock-time.ts';
import type { Instant } from '../time/instant.ts';
import { useClock } from './clock.tsx';
import { useSectionWords } from './section-words.ts';
import { Ticking } from './ticking.tsx';
import { useLanguage } from './words.tsx';

/** What became of the last attempt on a number, and when that was. Renders two `<span>`s. */
export function LastTry({ record }: { record: NumberRecord }): ReactNode {
  const { say } = useSectionWords();
  const { lastAttemptAt, lastResult } = record;
  if (lastAttemptAt === undefined && lastResult === undefined)
    return <span className="cb-try-result">{say('preview.never')}</span>;
  const known = lastResult === undefined ? undefined : lastResultOf(lastResult);
  return (
    <>
      <span className="cb-try-result" dir="auto" translate={known || lastResult === undefined ? undefined : 'no'}>
        {known ? say(`result.${known}`) : (lastResult ?? say('preview.tried'))}
      </span>
      {lastAttemptAt !== undefined && (
        <span className="cb-try-when">
          <When at={lastAttemptAt} />
        </span>
      )}
    </>
  );
}

/** How long ago, on the same day; else the day and the time. */
function When({ at }: { at: Instant }): ReactNode {
  const { say } = useSectionWords();
  const { locale } = useLanguage();
  const clock = useClock();
  const format = useCallback(
    (seconds: number) => {
      if (seconds < 60) return say('preview.just-now');
      const age =
        seconds < 3600
          ? say('age.minutes', { n: Math.floor(seconds / 60) })
          : say('age.hours', { n: Math.floor(seconds / 3600) });
      return say('preview.ago', { age });
    },
    [say],
  );
  const otherDay = useMemo(() => {
    const now = clock.now();
    if (isSameDay(at, now)) return undefined;
    const date = { day: 'numeric', month: 'short' } as const;
    const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
    return timeFormat(locale, sameYear ? { ...date, ...TIME } : { ...date, year: 'numeric' }).format(at);
  }, [clock, at, locale]);
  return otherDay === undefined ? <Ticking since={at} format={format} /> : <bdi>{otherDay}</bdi>;
}
