import type { QueryClient } from '@tanstack/react-query';
import { isAbout, type Stop } from '../../time/clock.ts';
import type { Platform } from '../platform.ts';
import { createAlerting, type AlertingRun, type Blocked, type Means, type Page } from './alerting.ts';
import type { Alert } from './alerts.ts';
import { countDown, type TimeLeft } from './count-down.ts';
import { showNotification } from './notification.ts';
import { createPageIcon } from './page-icon.ts';
import { createPageTitle } from './page-title.ts';
import { createAlertSound, type AlertSound } from './sound.ts';

/** How the agent wants to be told that a callback waits. Nothing of it is on by itself. */
export interface AlertingWishes {
  /** A short sound for an offer; `away`: only while its card is not looked at. */
  readonly sound?: boolean | 'away' | undefined;
  /** What sounds, in place of the two tones of our own. Not disposed of here. */
  readonly player?: AlertSound | undefined;
  /** A notification of the system for an offer. Only where the agent has permitted it: nobody is asked. */
  readonly notification?: boolean | undefined;
  /** Before the page's own title: what waits and for how long, while its card is not looked at. */
  readonly title?: boolean | undefined;
  /** A dot on the page's icon while an offer waits that is not looked at; or the address of an icon that has one. */
  readonly badge?: boolean | string | undefined;
}

/** What is said and told at the moment: the host may change both at any time. */
export interface AlertingTexts {
  /** What waits, without anything of the customer; `left` where a time is known. */
  text(alert: Alert, left: TimeLeft | undefined, about: boolean): string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  onOpen(event: { conversationId: string }): void;
  onBlocked(event: Blocked & { conversationId: string }): void;
}

/** This page, as an agent looks at it. */
const thisPage: Page = {
  isInFront: () => document.visibilityState === 'visible' && document.hasFocus(),
  onChange(listener) {
    addEventListener('focus', listener);
    addEventListener('blur', listener);
    document.addEventListener('visibilitychange', listener);
    return () => {
      removeEventListener('focus', listener);
      removeEventListener('blur', listener);
      document.removeEventListener('visibilitychange', listener);
    };
  },
};

/** Alerts in this page by what a browser has for it, as wished. */
export function alertInBrowser(
  platform: Platform,
  client: QueryClient,
  wishes: AlertingWishes,
  texts: () => AlertingTexts,
): AlertingRun {
  const { clock, tabs } = platform;
  const own = wishes.sound && !wishes.player ? createAlertSound(clock) : undefined;
  const player = wishes.player ?? own;
  const title = wishes.title ? createPageTitle(document) : undefined;
  const icon = wishes.badge
    ? createPageIcon(document, typeof wishes.badge === 'string' ? wishes.badge : undefined)
    : undefined;
  let stopCounting: Stop = () => {};

  const means: Means = {
    ...(wishes.sound &&
      player && {
        sound: {
          always: wishes.sound !== 'away',
          get ready() {
            return player.ready;
          },
          play: async () => ((await player.play()) ? undefined : { means: 'sound', because: whyNot() }),
          stop: player.stop,
        },
      }),
    ...(wishes.notification && {
      notify(alert) {
        const { text, lang, dir, onOpen } = texts();
        const { conversationId } = alert;
        const tag = `${tabs.place}${conversationId}`;
        const words = { title: text(alert, undefined, false), lang, dir, tag, silent: Boolean(wishes.sound) };
        return showNotification(words, () => onOpen({ conversationId }));
      },
    }),
    mark(alert) {
      stopCounting();
      stopCounting = () => {};
      icon?.show(alert?.of === 'offer');
      if (!title) return;
      if (!alert) title.show(undefined);
      else if (alert.dueAt === undefined) title.show(texts().text(alert, undefined, false));
      else
        stopCounting = countDown(clock, alert.dueAt, (left) => title.show(texts().text(alert, left, isAbout(clock))));
    },
  };

  const run = createAlerting({
    ...{ platform, client, means, page: thisPage },
    onBlocked: (event) => texts().onBlocked(event),
  });
  return {
    refresh: run.refresh,
    stop() {
      run.stop();
      own?.dispose();
    },
  };
}

const whyNot = (): Blocked['because'] => (globalThis.AudioContext ? 'no-gesture' : 'unsupported');
