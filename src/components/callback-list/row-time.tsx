import { useCallback, type ReactNode } from 'react';
import { formatDuration } from '../../time/duration.ts';
import { useAbout } from '../clock.tsx';
import { useFormWords, type FormSay } from '../form-words.ts';
import { Ticking } from '../ticking.tsx';
import type { AgendaRow } from './agenda-row.ts';

/** The time that counts in a row, and below it what ends or grows; where no time does, how it stands. */
export function RowTime({ row }: { row: AgendaRow }): ReactNode {
  const say = useFormWords();
  const about = useAbout();
  const long = useLongTimes(say);
  const { timer, need } = row;
  return (
    <>
      {timer && (
        // Hours and minutes are words of the language; digits alone stand as they are.
        <bdi dir={timer.of === 'due' ? 'auto' : 'ltr'} className="cb-row-time">
          {timer.of === 'due' ? (
            <Ticking {...(need === 'overdue' ? { since: timer.dueAt } : { until: timer.dueAt })} format={long} />
          ) : (
            <Ticking {...('dueAt' in timer ? { until: timer.dueAt } : { since: timer.since })} />
          )}
        </bdi>
      )}
      <span className="cb-row-caption">{captionOf(row, about, say)}</span>
    </>
  );
}

/** What nobody decides by the second is told in minutes, once it is an hour (desk 3). */
const useLongTimes = (say: FormSay) =>
  useCallback(
    (seconds: number) => {
      if (seconds < 3600) return formatDuration(seconds);
      const hours = say('age.hours', { n: Math.floor(seconds / 3600) });
      return say('list.hours', { hours, minutes: say('age.minutes', { n: Math.floor((seconds % 3600) / 60) }) });
    },
    [say],
  );

function captionOf({ timer, need, phase, state }: AgendaRow, about: boolean, say: FormSay): string {
  switch (timer?.of) {
    case 'accept':
      return say(about ? 'list.time-accept-about' : 'list.time-accept');
    case 'dial':
      return say(about ? 'list.time-dial-about' : 'list.time-dial');
    case 'wrap-up':
      return say(about ? 'list.time-wrap-up-about' : 'list.time-wrap-up');
    case 'due':
      return say(need === 'overdue' ? 'list.time-overdue' : 'list.time-due');
    case 'parked':
      return say('list.time-parked');
    case 'hold':
      return say('phase.on-call-held');
    default:
      return need === 'held' ? say('list.time-parked') : say(`phase.${phase}`, { raw: state });
  }
}
