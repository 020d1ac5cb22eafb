import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { AlertingRun, Blocked } from '../../platform/alerting/alerting.ts';
import type { AlertingTexts, AlertingWishes } from '../../platform/alerting/browser-alerting.ts';
import type { TimeLeft } from '../../platform/alerting/count-down.ts';
import { formatDuration } from '../../time/duration.ts';
import { usePlatform } from '../provider.tsx';
import { useSectionWords, type SectionSay } from '../section-words.ts';
import { useLanguage } from '../words.tsx';

/** Props of `Alerting`: each means is off until the host turns it on, as the agent wishes. */
export interface AlertingProps extends AlertingWishes {
  /** The agent pressed a notification: this page is in front, and this conversation is the one to show. */
  onOpen?: (event: { conversationId: string }) => void;
  /** The browser did not let it: nothing was pressed on the page yet, or notifications are not permitted. */
  onBlocked?: (event: Blocked & { conversationId: string }) => void;
}

/**
 * Tells the agent of callbacks that wait, whichever card is shown: by a sound, a notification, the page's title and its
 * icon. Stands once below a `CallbackProvider`, for every card there. Renders nothing; what it does is loaded after it.
 */
export function Alerting({ sound, player, notification, title, badge, onOpen, onBlocked }: AlertingProps): null {
  const platform = usePlatform();
  const client = useQueryClient();
  const { locale: lang, dir } = useLanguage();
  const { say } = useSectionWords();
  const run = useRef<AlertingRun>(undefined);
  const latest = useRef<AlertingTexts>(undefined);
  useEffect(() => {
    latest.current = {
      ...{ lang, dir },
      text: (alert, left, about) => textOf(say, alert.of, left, about),
      onOpen: (event) => onOpen?.(event),
      onBlocked: (event) => onBlocked?.(event),
    };
  });
  useEffect(() => run.current?.refresh(), [say]);

  useEffect(() => {
    let gone = false;
    void import('../../platform/alerting/browser-alerting.ts').then(({ alertInBrowser }) => {
      if (gone) return;
      const wishes = { sound, player, notification, title, badge };
      run.current = alertInBrowser(platform, client, wishes, () => latest.current!);
    });
    return () => {
      gone = true;
      run.current?.stop();
      run.current = undefined;
    };
  }, [platform, client, sound, player, notification, title, badge]);
  return null;
}

const WORDS = {
  offer: ['alert.offer', 'alert.offer-about'],
  dial: ['alert.dial', 'alert.dial-about'],
} as const;

function textOf(say: SectionSay['say'], of: 'offer' | 'dial', left: TimeLeft | undefined, about: boolean): string {
  if (!left) return say('alert.waiting');
  const { seconds, minutes } = left;
  const time = seconds === undefined ? say('age.minutes', { n: minutes! }) : formatDuration(seconds);
  return say(WORDS[of][about ? 1 : 0], { time });
}
