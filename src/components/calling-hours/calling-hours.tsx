import { forwardRef, useMemo, type ComponentPropsWithoutRef, type ReactNode } from 'react';
import type { CallingHours } from '../../callback/calling-hours.ts';
import type { NumberRecord } from '../../callback/decode-contact.ts';
import type { CallingWindow } from '../../callback/policy.ts';
import { formatTimeThere, TIME, timeFormat } from '../../time/clock-time.ts';
import type { Instant } from '../../time/instant.ts';
import { useAbout, useClock } from '../clock.tsx';
import { FormPhrase } from '../form-phrase.tsx';
import { useFormWords } from '../form-words.ts';
import { LastTry } from '../last-try.tsx';
import type { Part } from '../part.ts';
import { Ticking } from '../ticking.tsx';
import { TimeThere } from '../time-there.tsx';
import { useLanguage } from '../words.tsx';

/** Props of `CallingHoursLine`; whatever a `<div>` takes is passed on. */
export interface CallingHoursLineProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** Of the number that is picked; absent: nothing is said, and the room stays. */
  hours: CallingHours | undefined;
  /** By which the hours were found; absent: no hours are kept, and only the time there is told. */
  window?: CallingWindow | undefined;
  /** What the campaign knows of the number. */
  record?: NumberRecord | undefined;
  /** `false`: the campaign marks the number or its contact as not to be called. */
  callable?: boolean | undefined;
  /** How often it was called in this callback. */
  triedNow?: number | undefined;
  /** How many other callbacks of the agent's have this number. */
  duplicates?: number | undefined;
  /** Who dials by itself, and when: outside the hours it is told of, since nobody here can stop the system. */
  dials?: { readonly by: 'system' | 'card'; readonly at: Instant } | undefined;
}

/**
 * Whether it is a good time to call: the time there, the hours, the last attempt, and what speaks against it. Takes the
 * same room whatever it says. Renders a `<div>`.
 */
export const CallingHoursLine: Part<CallingHoursLineProps, HTMLDivElement> = forwardRef<
  HTMLDivElement,
  CallingHoursLineProps
>(function CallingHoursLine(props, ref) {
  const { hours, window, record, callable, triedNow = 0, duplicates = 0, dials, ...rest } = props;
  const say = useFormWords();
  const isLate = window !== undefined && hours?.state === 'outside';
  const tone = (thought: boolean) => (thought ? 'thought' : undefined);
  return (
    <div
      ref={ref}
      {...rest}
      className={['cb-hours', rest.className].filter(Boolean).join(' ')}
      role="group"
      aria-label={say('hours.name')}
      data-hours={hours?.state}
    >
      {hours && (
        <>
          <p className="cb-hours-line" data-tone={tone(isLate)}>
            {isLate && dials && hours.zone !== undefined ? (
              <Dials zone={hours.zone} dials={dials} />
            ) : (
              <Here hours={hours} window={window} />
            )}
          </p>
          <p className="cb-hours-line">
            {callable === false && <span data-tone="thought">{say('hours.not-callable')}</span>}
            {duplicates > 0 && <span data-tone="thought">{say('hours.duplicates', { n: duplicates })}</span>}
            {triedNow > 0 && <span>{say('hours.tried-now', { n: triedNow })}</span>}
            {triedNow === 0 && record && (
              <span>
                {say('hours.last-try')}{' '}
                <span className="cb-hours-try">
                  <LastTry record={record} />
                </span>
              </span>
            )}
          </p>
        </>
      )}
    </div>
  );
});

/** The time there, and when calling is open. */
function Here({ hours, window }: { hours: CallingHours; window: CallingWindow | undefined }): ReactNode {
  const say = useFormWords();
  const { locale } = useLanguage();
  const clock = useClock();
  const { state, zone, guessed, opensAt } = hours;
  const open = useMemo(() => window && windowTexts(window, locale), [window, locale]);
  if (zone === undefined) return <span>{say('hours.unknown')}</span>;
  return (
    <>
      <span>
        <FormPhrase of={guessed ? 'hours.there-guess' : 'hours.there'} slots={{ time: <TimeThere zone={zone} /> }} />
      </span>
      {open && state === 'inside' && <span>{say('hours.window', open)}</span>}
      {open && state === 'outside' && (
        <span>
          {opensAt === undefined
            ? say('hours.closed')
            : say('hours.opens', { time: formatTimeThere(opensAt, clock.now(), zone, locale) })}
        </span>
      )}
    </>
  );
}

function Dials(props: { zone: string; dials: NonNullable<CallingHoursLineProps['dials']> }): ReactNode {
  const { zone, dials } = props;
  const about = useAbout();
  const time = <TimeThere zone={zone} />;
  if (dials.by === 'card') return <FormPhrase of="hours.card-waits" slots={{ time }} />;
  const left = (
    <bdi dir="ltr">
      <Ticking until={dials.at} />
    </bdi>
  );
  return <FormPhrase of={about ? 'hours.still-dials-about' : 'hours.still-dials'} slots={{ time, left }} />;
}

/** The times of a window belong to no day and no zone. */
function windowTexts({ from, to }: CallingWindow, locale: string): { from: string; to: string } {
  const format = timeFormat(locale, { ...TIME, timeZone: 'UTC' });
  const text = (time: string) => {
    const [hour, minute] = time.split(':').map(Number) as [number, number];
    return format.format(Date.UTC(2000, 0, 1, hour, minute));
  };
  return { from: text(from), to: text(to) };
}
