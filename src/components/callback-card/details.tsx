import { useCallback, useId, useMemo, useSyncExternalStore, type ReactNode, type RefObject } from 'react';
import type { CustomerCallback } from '../../callback/customer-callback.ts';
import { formatClockTime } from '../../time/clock-time.ts';
import { useClock, useClockOffset } from '../clock.tsx';
import { ActivityLog } from '../activity-log/activity-log.tsx';
import { CopyButton } from '../copy-button.tsx';
import { usePlatform } from '../provider.tsx';
import type { CallbackCardHandle } from './speech.ts';
import { useSectionWords } from '../section-words.ts';
import { useLanguage } from '../words.tsx';

/** What only an engineer asks for: ids to copy, how the clock was compared, and what happened here. */
export function Details(props: {
  view: CustomerCallback;
  open: boolean;
  voice: RefObject<CallbackCardHandle | null>;
}): ReactNode {
  const { callback, conversation } = props.view;
  const id = useId();
  const { say } = useSectionWords();
  const ids: [label: string, value: string | undefined][] = [
    [say('details.callback'), callback.id],
    [say('details.conversation'), conversation.id],
    [say('details.peer'), callback.peerId],
    [say('details.script'), callback.scriptId],
    [say('details.provider'), callback.provider],
    [say('details.calling-as'), callback.callerId],
  ];
  return (
    <>
      <dl>
        {ids.map(([label, value], i) =>
          value === undefined ? null : (
            <div key={label}>
              <dt id={`${id}${i}`}>{label}</dt>
              <dd translate="no">
                <bdi dir="ltr">{value}</bdi>
              </dd>
              <dd>
                <CopyButton text={value} describes={`${id}${i}`} />
              </dd>
            </div>
          ),
        )}
        <div>
          <dt>{say('details.clock')}</dt>
          <dd>
            <ClockLine />
          </dd>
        </div>
      </dl>
      <button type="button" className="cb-copy" data-action="say-time" onClick={() => props.voice.current?.sayTime()}>
        {say('shortcuts.say-time')}
      </button>
      {props.open && <LogOf conversationId={conversation.id} />}
    </>
  );
}

function LogOf({ conversationId }: { conversationId: string }): ReactNode {
  const { log } = usePlatform();
  const subscribe = useCallback((notify: () => void) => log.onActivity(notify), [log]);
  const read = () => log.all;
  const all = useSyncExternalStore(subscribe, read, read);
  const activities = useMemo(() => all && log.of(conversationId), [all, log, conversationId]);
  return <ActivityLog activities={activities} />;
}

const TENTHS = { minimumFractionDigits: 1, maximumFractionDigits: 1, numberingSystem: 'latn' } as const;

/** How the clock was compared with the platform's: by how much they differ, how surely, and when. */
function ClockLine(): ReactNode {
  const { say } = useSectionWords();
  const { locale } = useLanguage();
  const clock = useClock();
  const { ms, errorMs } = useClockOffset();
  const { cloudClock } = usePlatform();
  const subscribe = useCallback((notify: () => void) => cloudClock.onSample(notify), [cloudClock]);
  const sampled = () => cloudClock.sampledAt;
  const sampledAt = useSyncExternalStore(subscribe, sampled, sampled);
  if (sampledAt === undefined) return say('details.clock-unknown');
  const time = formatClockTime(sampledAt, clock.now(), locale);
  if (!Number.isFinite(errorMs)) return say('details.clock-lost', { time });
  const tenths = new Intl.NumberFormat(locale, TENTHS);
  const seconds = (length: number) => tenths.format(Math.abs(length) / 1000);
  const key = ms < 0 ? 'details.clock-behind' : 'details.clock-ahead';
  return say(key, { offset: seconds(ms), error: seconds(errorMs), time });
}
