import type { ReactNode } from 'react';
import type { Instant } from '../../time/instant.ts';
import { formatInZone } from '../../time/zone.ts';
import { useFormWords } from '../form-words.ts';
import { useLanguage } from '../words.tsx';
import type { Zones } from './zones.ts';

/** One moment as both sides will see it. Renders a `<dl>`. */
export function BothTimes({ at, zones: { own, customer } }: { at: Instant; zones: Zones }): ReactNode {
  const say = useFormWords();
  const { locale } = useLanguage();
  return (
    <dl className="cb-schedule-times">
      {customer && (
        <div>
          <dt>{say(customer.guessed ? 'schedule.for-customer-guess' : 'schedule.for-customer')}</dt>
          <dd>
            <bdi>{formatInZone(at, customer.zone, locale)}</bdi>
          </dd>
        </div>
      )}
      <div>
        <dt>{say('schedule.for-you')}</dt>
        <dd>
          <bdi>{formatInZone(at, own, locale)}</bdi>
        </dd>
      </div>
      {!customer && (
        <div>
          <dt>{say('schedule.for-customer')}</dt>
          <dd className="cb-schedule-unknown">{say('schedule.zone-unknown')}</dd>
        </div>
      )}
    </dl>
  );
}
