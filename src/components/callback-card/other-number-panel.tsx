import { useEffect, useRef, useState, type ReactNode } from 'react';
import { permitted } from '../../callback/permitted.ts';
import { sameNumber } from '../../callback/phone-number.ts';
import { noteSaid, wasSaid } from '../../platform/said.ts';
import { CallingHoursLine } from '../calling-hours/calling-hours.tsx';
import { useClock } from '../clock.tsx';
import { useFormWords } from '../form-words.ts';
import { NumberEntry } from '../number-entry/number-entry.tsx';
import { usePlatform } from '../provider.tsx';
import { useTypedNumbers } from '../typed-numbers.ts';
import { useDraft } from '../use-draft.ts';
import { useUnsent } from '../use-unsent.ts';
import { useLanguage, useSay } from '../words.tsx';
import { CallAnyway } from './call-anyway.tsx';
import { hoursReason } from './hours-reason.ts';
import { useGuardedCall } from './use-guarded-call.ts';
import { useHours } from './use-hours.ts';
import type { Work } from './use-work.ts';

/** Props of `OtherNumberPanel`. */
export interface OtherNumberPanelProps {
  work: Work;
  /** The call was sent, or the agent wants none. */
  onClose?: (() => void) | undefined;
}

/** The other number passes by the campaign's lists: an agent is told so once, and each call is written down. */
const UNLISTED = 'unlisted-number';

/**
 * "Call another number…": by the same rules, the same request and the same hours as any call of the card. What is typed
 * is kept, in memory alone, until it was sent.
 */
export function OtherNumberPanel({ work, onClose }: OtherNumberPanelProps): ReactNode {
  const say = useFormWords();
  if (work.policy.otherNumbers === 'allow') return <Entry work={work} onClose={onClose} />;
  return <p className="cb-section cb-reason">{say('other-number.denied')}</p>;
}

function Entry({ work, onClose }: OtherNumberPanelProps): ReactNode {
  const say = useFormWords();
  const sayReason = useSay();
  const { locale } = useLanguage();
  const clock = useClock();
  const { tabs, log } = usePlatform();
  const typed = useTypedNumbers();
  const { view, policy, phase, intents, stage, asking, numbers } = work;
  const { id } = view.conversation;
  const [text, setText, forget] = useDraft(id, 'other-number', '');
  useUnsent(text !== '');
  const [isNews] = useState(() => !wasSaid(tabs, UNLISTED));
  const sent = useRef<string>(undefined);

  const region = typed?.regionFor(
    policy.region,
    numbers.map(({ number }) => number),
    globalThis.navigator?.languages ?? [],
  );
  const { shortCodes } = policy;
  const read = typed?.readTyped(text, { region, shortCodes });
  const number = read && 'number' in read ? read.number : undefined;
  const picked = number === undefined ? undefined : { number };
  const hours = useHours(view, undefined, policy, picked);
  const permission = permitted('call', {
    ...{ view, phase, intents, stage, picked: 0 },
    numbers: [{ index: 0, number: number ?? '?' }],
    outsideHours: hours.verdict === 'block',
  });
  const { press, question } = useGuardedCall(id, picked, {
    hours,
    allowed: permission === 'allowed',
    call(command) {
      log.write({ what: 'warning-overridden', warning: UNLISTED }, id);
      noteSaid(tabs, UNLISTED);
      sent.current = command.number;
      asking.call(command);
    },
  });

  const last = intents.at(-1);
  useEffect(() => {
    if (last?.number === undefined || last.number !== sent.current) return;
    if (last.state !== 'sent' && last.state !== 'seen') return; // refused or lost: what was typed is still wanted
    sent.current = undefined;
    forget();
    onClose?.();
  }, [last, forget, onClose]);

  return (
    <NumberEntry
      text={text}
      onText={setText}
      region={region}
      shortCodes={shortCodes}
      permission={permission}
      reason={hours.verdict === 'block' ? hoursReason(hours.found, clock.now(), sayReason, locale) : undefined}
      pending={asking.pending.has('call')}
      onCall={press}
      onClose={onClose}
    >
      <div role="status">{question && <CallAnyway question={question} />}</div>
      <CallingHoursLine
        hours={picked && hours.found}
        window={policy.callingHours === 'off' ? undefined : policy.window}
      />
      {picked && numbers.some((own) => sameNumber(own.number, picked.number)) && (
        <p className="cb-entry-note">{say('other-number.own')}</p>
      )}
      {isNews && <p className="cb-entry-note">{say('other-number.unlisted')}</p>}
    </NumberEntry>
  );
}
