import { useId, type ReactNode } from 'react';
import { TIME, timeFormat } from '../../time/clock-time.ts';
import { useClock } from '../clock.tsx';
import { useFormWords } from '../form-words.ts';
import { useLanguage } from '../words.tsx';
import { quickPicks, type QuickPick } from './quick-picks.ts';
import { writtenIn, type Written } from './when.ts';
import type { Zones } from './zones.ts';

/** Times that one press enters; a morning is the customer's own. Renders a group in a `<div>`. */
export function QuickPicks(props: {
  written: Written;
  zones: Zones;
  onWritten: (written: Written) => void;
}): ReactNode {
  const { written, zones, onWritten } = props;
  const say = useFormWords();
  const { locale } = useLanguage();
  const clock = useClock();
  const id = useId();
  const there = zones.customer?.zone ?? zones.own;
  const isElsewhere = there !== zones.own;
  const pick = (index: number) => {
    const { name, at } = quickPicks(clock.now(), there)[index]!;
    onWritten(writtenIn(at, name === 'tomorrow' || name === 'weekday' ? there : written.zone));
  };
  const text = ({ name, n = 0, at }: QuickPick) => {
    if (name === 'minutes') return say('schedule.in-minutes', { n });
    if (name === 'hours') return say('schedule.in-hours', { n });
    const time = timeFormat(locale, TIME, there).format(at);
    if (name === 'tomorrow') return say(isElsewhere ? 'schedule.tomorrow-there' : 'schedule.tomorrow', { time });
    const day = timeFormat(locale, { weekday: 'long', ...TIME }, there).format(at);
    return isElsewhere ? say('schedule.weekday-there', { time: day }) : day;
  };
  return (
    <div className="cb-schedule-picks" role="group" aria-labelledby={id}>
      <span id={id} className="cb-field-name">
        {say('schedule.picks')}
      </span>
      {quickPicks(clock.now(), there).map((one, index) => (
        <button key={`${one.name}${one.n}`} type="button" className="cb-chip" onClick={() => pick(index)}>
          {text(one)}
        </button>
      ))}
    </div>
  );
}
