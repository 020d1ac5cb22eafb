import { forwardRef, useId, type ComponentPropsWithoutRef, type ReactNode } from 'react';
import type { Instant } from '../../time/instant.ts';
import { ownZone } from '../../time/zone.ts';
import { ActionButton } from '../action-button.tsx';
import { useFormWords } from '../form-words.ts';
import type { Part } from '../part.ts';
import { BothTimes } from './both-times.tsx';
import { knownZones, type CustomerZone } from './zones.ts';

/** Props of `ScheduleSent`; whatever a `<section>` takes is passed on. */
export interface ScheduleSentProps extends Omit<ComponentPropsWithoutRef<'section'>, 'children'> {
  flow: 'schedule' | 'reschedule';
  /** When the customer will be called; absent where only that it is scheduled is known. */
  at: Instant | undefined;
  zone?: string | undefined;
  customerZone?: CustomerZone | undefined;
  notice?: ReactNode;
  /** Moves it once more; absent where that cannot be. */
  onAgain?: (() => void) | undefined;
  onClose: () => void;
}

/** That a callback is scheduled, for when, and what comes next. Renders a `<section>`. */
export const ScheduleSent: Part<ScheduleSentProps, HTMLElement> = forwardRef<HTMLElement, ScheduleSentProps>(
  function ScheduleSent({ flow, at, zone, customerZone, notice, onAgain, onClose, ...rest }, ref) {
    const say = useFormWords();
    const titleId = useId();
    const isMove = flow === 'reschedule';
    return (
      <section
        ref={ref}
        {...rest}
        className={['cb-section', 'cb-schedule', rest.className].filter(Boolean).join(' ')}
        aria-labelledby={titleId}
      >
        <h3 id={titleId} className="cb-section-name">
          {say(isMove ? 'schedule.name-move' : 'schedule.name')}
        </h3>
        <div role="status" className="cb-schedule-sent">
          <p className="cb-schedule-line">{say(isMove ? 'schedule.moved' : 'schedule.sent')}</p>
          {at !== undefined && (
            <BothTimes at={at} zones={knownZones({ own: zone ?? ownZone(), customer: customerZone })} />
          )}
        </div>
        {!isMove && (
          <>
            <p className="cb-choice-note">{say('schedule.already')}</p>
            <p className="cb-choice-note">{say('schedule.then-done')}</p>
          </>
        )}
        {notice}
        <div className="cb-schedule-actions">
          {onAgain && (
            <ActionButton permission="allowed" meaning="reschedule again" onPress={onAgain}>
              {say('schedule.move-again')}
            </ActionButton>
          )}
          <ActionButton permission="allowed" meaning="close" onPress={onClose}>
            {say('tools.close')}
          </ActionButton>
        </div>
      </section>
    );
  },
);
