import type { Blocked } from '../../platform/alerting/alerting.ts';

/** What the browser said when it was asked for notifications; `asking` until it does. */
export type Permission = NotificationPermission | 'unsupported' | 'asking';

/** Asks the agent, by way of the browser: only a press on the page may. */
export async function askPermission(): Promise<Permission> {
  const { Notification } = globalThis as { Notification?: typeof globalThis.Notification };
  return Notification ? Notification.requestPermission() : 'unsupported';
}

/** What is said of an answer; nothing where it permits. */
export const PERMISSION_WORDS: Readonly<Record<Permission, string | undefined>> = {
  granted: undefined,
  asking: 'The browser asks whether you permit notifications.',
  default: 'The browser got no answer from you, so notifications stay off.',
  denied: 'The browser does not permit notifications. Its own settings for this page can change that.',
  unsupported: 'This browser has no notifications.',
};

/** What is said when an alert was kept back. */
export function blockedWords({ means, because }: Blocked): string {
  if (because === 'unsupported') return means === 'sound' ? 'This browser makes no sound.' : PERMISSION_WORDS[because]!;
  if (because === 'not-granted') return PERMISSION_WORDS.denied!;
  return 'A callback came without a sound: nothing had been pressed on this page yet.';
}
