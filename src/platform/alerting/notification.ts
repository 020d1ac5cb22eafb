import type { Stop } from '../../time/clock.ts';
import type { Blocked } from './alerting.ts';

/** What a notification of the system says: words that hold for every callback, never a name or a number. */
export interface NotificationWords {
  readonly title: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** One with the same tag takes its place. */
  readonly tag: string;
  /** The system makes no sound of its own. */
  readonly silent: boolean;
}

/**
 * Shows a notification where the agent has permitted it; never asks for the permission. A click brings this page to the
 * front and runs `onOpen`. Gives what takes it back, or why there is none.
 */
export function showNotification({ title, ...words }: NotificationWords, onOpen: () => void): Stop | Blocked {
  const { Notification } = globalThis as { Notification?: typeof globalThis.Notification };
  if (!Notification) return { means: 'notification', because: 'unsupported' };
  if (Notification.permission !== 'granted') return { means: 'notification', because: 'not-granted' };
  try {
    const notification = new Notification(title, words);
    notification.onclick = () => {
      globalThis.focus();
      notification.close();
      onOpen();
    };
    return () => notification.close();
  } catch {
    return { means: 'notification', because: 'unsupported' }; // on a phone only a service worker may
  }
}
