import type { ReactNode } from 'react';
import { formatTimeThere } from '../../time/clock-time.ts';
import { ActionButton } from '../action-button.tsx';
import { useLanguage, useSay } from '../words.tsx';
import type { HoursQuestion } from './use-guarded-call.ts';

/** Asks whether to call at that hour, in one line: no dialog, and its button stands where no Call ever does. */
export function CallAnyway({ question }: { question: HoursQuestion }): ReactNode {
  const say = useSay();
  const { locale } = useLanguage();
  const { zone, guessed, askedAt, callAnyway } = question;
  const time = formatTimeThere(askedAt, askedAt, zone, locale);
  return (
    <span className="cb-question">
      <span>{say(guessed ? 'notice.outside-hours-guess' : 'notice.outside-hours', { time })}</span>
      <ActionButton permission="allowed" meaning="call-anyway" onPress={callAnyway}>
        {say('notice.call-anyway')}
      </ActionButton>
    </span>
  );
}
