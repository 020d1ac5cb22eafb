import { useCallback, useMemo, type ReactNode } from 'react';
import type { CustomerCallback } from '../../callback/customer-callback.ts';
import type { Campaign } from '../../callback/decode-contact.ts';
import { formatClockTime } from '../../time/clock-time.ts';
import type { Instant } from '../../time/instant.ts';
import { useClock } from '../clock.tsx';
import { PhoneNumber } from '../phone-number.tsx';
import { Ticking } from '../ticking.tsx';
import { Phrase, useLanguage, useSay } from '../words.tsx';

/** Who, which queue to greet with, and why. */
export function Header(props: { view: CustomerCallback; campaign: Campaign | undefined; titleId: string }): ReactNode {
  const { view, campaign, titleId } = props;
  const say = useSay();
  const { locale } = useLanguage();
  const clock = useClock();
  const { customerName, queueName, callback, conversation } = view;
  const endedAt = callback.disconnectedAt;
  return (
    <header className="cb-header">
      <h2 id={titleId} className="cb-name" dir="auto" translate={customerName === undefined ? undefined : 'no'}>
        {customerName ??
          (callback.numbers[0] !== undefined ? <PhoneNumber number={callback.numbers[0]} /> : say('card.unnamed'))}
      </h2>
      <span className="cb-asked">
        {endedAt !== undefined && say('why.ended', { time: formatClockTime(endedAt, clock.now(), locale) })}
        {endedAt === undefined && conversation.startedAt !== undefined && (
          <Phrase of="why.asked" slots={{ age: <Age since={conversation.startedAt} /> }} />
        )}
      </span>
      <p className="cb-why">
        <span className="cb-queue" dir="auto" translate={queueName === undefined ? undefined : 'no'}>
          {queueName ?? say('card.queue-unknown')}
        </span>
        <span className="cb-separator" aria-hidden="true" />
        <span dir="auto">{useWhy(view, campaign)}</span>
      </p>
    </header>
  );
}

function useWhy({ callback }: CustomerCallback, campaign: Campaign | undefined): ReactNode {
  const say = useSay();
  const { locale } = useLanguage();
  const clock = useClock();
  const { scheduledAt, voicemail, preview, direction } = callback;
  const due = useMemo(
    () => (scheduledAt === undefined ? undefined : formatClockTime(scheduledAt, clock.now(), locale)),
    [clock, scheduledAt, locale],
  );
  if (voicemail) return say('why.voicemail');
  if (!preview) {
    const kind = direction === 'inbound' ? 'inbound' : direction === 'outbound' ? 'outbound' : 'callback';
    return due === undefined ? say(`why.${kind}`) : say(`why.${kind}-due`, { time: due });
  }
  if (!campaign?.name) return say('why.preview');
  return <Phrase of="why.campaign" slots={{ campaign: <bdi translate="no">{campaign.name}</bdi> }} />;
}

/** How long ago, in the largest unit that fits. */
function Age({ since }: { since: Instant }): ReactNode {
  const say = useSay();
  const format = useCallback(
    (seconds: number) => {
      if (seconds < 60) return say('age.seconds', { n: seconds });
      if (seconds < 3600) return say('age.minutes', { n: Math.floor(seconds / 60) });
      if (seconds < 86_400) return say('age.hours', { n: Math.floor(seconds / 3600) });
      return say('age.days', { n: Math.floor(seconds / 86_400) });
    },
    [say],
  );
  return <Ticking since={since} format={format} />;
}
