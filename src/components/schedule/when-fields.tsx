import { useId, type ReactNode } from 'react';
import { TIME, timeFormat } from '../../time/clock-time.ts';
import type { Instant } from '../../time/instant.ts';
import { formatInZone, localOf, zoneName } from '../../time/zone.ts';
import { useClock } from '../clock.tsx';
import { useFormWords, type FormSay } from '../form-words.ts';
import { useLanguage } from '../words.tsx';
import { Choice, Choices, FieldWrong, Said, tiesOf } from '../field.tsx';
import { QuickPicks } from './quick-pick-row.tsx';
import type { Zones } from './zones.ts';
import { BothTimes } from './both-times.tsx';
import { dateText, LONGEST_AHEAD_MS, writtenIn, type When, type Written } from './when.ts';

/** The day and the time, whose time it is, and what that is for the customer and for the agent. */
export function WhenFields(props: {
  written: Written;
  when: When;
  zones: Zones;
  /** Also what is only missing is said: the agent tried to send it. */
  tried: boolean;
  refused: string | undefined;
  onWritten: (written: Written) => void;
}): ReactNode {
  const { written, when, zones, tried, refused, onWritten } = props;
  const say = useFormWords();
  const { locale } = useLanguage();
  const clock = useClock();
  const id = useId();
  const { own, customer } = zones;
  const wrong = wrongOf(when, tried, say, (at) => formatInZone(at, written.zone, locale));
  const isWrong = { date: wrong?.field === 'date', time: wrong?.field === 'time' || refused !== undefined };
  const tiesFor = (field: 'date' | 'time') =>
    tiesOf(id + field, isWrong[field] ? `${id}wrong` : undefined, isWrong[field]);
  const now = clock.now();
  const day = (at: Instant) => dateText(localOf(at, written.zone));
  const edit = ({ reading: _said, ...rest }: Written) => onWritten(rest);
  const others = [customer?.zone, own, written.zone].filter((zone): zone is string => zone !== undefined);
  const choices = [...new Set(others)];

  return (
    <>
      <QuickPicks written={written} zones={zones} onWritten={onWritten} />
      <div className="cb-field-pair">
        <div className="cb-field">
          <label htmlFor={`${id}date`} className="cb-field-name">
            {say('schedule.date')}
          </label>
          <input
            {...tiesFor('date')}
            className="cb-input"
            type="date"
            value={written.date}
            min={day(now)}
            max={day(now + LONGEST_AHEAD_MS)}
            onChange={({ target }) => edit({ ...written, date: target.value })}
          />
        </div>
        <div className="cb-field">
          <label htmlFor={`${id}time`} className="cb-field-name">
            {say('schedule.time')}
          </label>
          <input
            {...tiesFor('time')}
            className="cb-input"
            type="time"
            value={written.time}
            onChange={({ target }) => edit({ ...written, time: target.value })}
          />
        </div>
      </div>
      <div className="cb-schedule-wrong" role="status">
        {(wrong ?? refused) !== undefined && (
          <FieldWrong id={`${id}wrong`}>{wrong?.text ?? <Said text={refused!} />}</FieldWrong>
        )}
        {when.is === 'gap' && (
          <button type="button" className="cb-chip" onClick={() => onWritten(writtenIn(when.next, written.zone))}>
            {say('schedule.use', { time: formatInZone(when.next, written.zone, locale, false) })}
          </button>
        )}
      </div>
      {choices.length > 1 && (
        <Choices name={say('schedule.clocks')}>
          {choices.map((zone, index) => (
            <Choice
              key={zone}
              group={`${id}zone`}
              value={index}
              checked={zone === written.zone}
              onPick={() => edit({ ...written, zone })}
            >
              {zoneLabel(zone, zoneName(zone, locale, now), zones, say)}
            </Choice>
          ))}
        </Choices>
      )}
      {'readings' in when && when.readings && (
        <Choices
          name={say('schedule.twice', { time: timeFormat(locale, TIME, written.zone).format(when.readings[0]) })}
          wrong={when.is === 'twice' && tried ? say('schedule.which') : undefined}
        >
          {when.readings.map((at, index) => (
            <Choice
              key={at}
              group={`${id}reading`}
              value={index}
              checked={written.reading === index}
              wrong={when.is === 'twice' && tried && index === 0}
              onPick={() => onWritten({ ...written, reading: index === 1 ? 1 : 0 })}
            >
              {say(index === 0 ? 'schedule.first' : 'schedule.second', {
                time: formatInZone(at, written.zone, locale, false),
              })}
            </Choice>
          ))}
        </Choices>
      )}
      <div role="status">{when.is === 'set' && <BothTimes at={when.at} zones={zones} />}</div>
    </>
  );
}

/** What is wrong with the time, and which of the two fields is to be corrected. */
function wrongOf(
  when: When,
  tried: boolean,
  say: FormSay,
  written: (at: Instant) => string,
): { field: 'date' | 'time'; text: string } | undefined {
  if (when.is === 'past') return { field: 'time', text: say('schedule.past') };
  if (when.is === 'too-far') return { field: 'date', text: say('schedule.too-far', { time: written(when.latest) }) };
  if (when.is === 'gap') return { field: 'time', text: say('schedule.gap') };
  if (when.is !== 'incomplete' || !tried) return undefined;
  return { field: when.missing, text: say(when.missing === 'date' ? 'schedule.no-date' : 'schedule.no-time') };
}

function zoneLabel(zone: string, name: string, { own, customer }: Zones, say: FormSay): string {
  if (zone === customer?.zone)
    return say(customer.guessed ? 'schedule.theirs-guess' : 'schedule.theirs', { zone: name });
  return zone === own ? say('schedule.yours', { zone: name }) : name;
}
