import type { QueryClient } from '@tanstack/react-query';
import type { Stop } from '../../time/clock.ts';
import type { Platform } from '../platform.ts';
import { watchAlerts, type Alert } from './alerts.ts';
import { createTurns } from './turns.ts';

/** Why something that was asked for could not be done: the browser does not let it, or does not have it. */
export interface Blocked {
  readonly means: 'sound' | 'notification';
  /** `no-gesture`: nothing was pressed on the page yet. `not-granted`: the agent did not permit it. */
  readonly because: 'no-gesture' | 'not-granted' | 'unsupported';
}

/** What an alert can do to be noticed; each is there only if the host asked for it. */
export interface Means {
  readonly sound?: {
    /** Also while the card is looked at. */
    readonly always: boolean;
    /** Whether it would be heard now; a tab that can be heard goes before one that cannot. */
    readonly ready: boolean;
    /** Sounds once; gives why not. Never rejects. */
    play(): Promise<Blocked | undefined>;
    stop(): void;
  };
  /** Shows a notification of the system, and gives what takes it back, or why not. */
  readonly notify?: (alert: Alert) => Stop | Blocked;
  /** Shows how it stands in the page's title and icon, which are behind: the most urgent one, or none. */
  readonly mark?: (alert: Alert | undefined) => void;
}

/** The page that the agent has before them, or not. */
export interface Page {
  /** Whether it is visible and has the focus. */
  isInFront(): boolean;
  onChange(listener: () => void): Stop;
}

/** Alerting of one platform in one page. */
export interface AlertingRun {
  /** Shows anew what is marked: the words are others now. */
  refresh(): void;
  stop: Stop;
}

/** The platform offers a missed callback again after 5 s, and its events take their time: that is no news. */
const SAME_OFFER_MS = 6000;
/** A tab that is looked at goes first, then one whose sound would be heard. */
const PATIENCE_MS = { lookedAt: 0, ready: 150, other: 300 } as const;

/**
 * Makes the agent notice what waits for them. An offer is sounded and notified once a browser, and neither where its card
 * is looked at (but for a sound that is wanted always); what is marked stands in every page that is not looked at.
 * All of it ends with the offer, whatever ended it.
 */
export function createAlerting(options: {
  platform: Platform;
  client: QueryClient;
  page: Page;
  means: Means;
  onBlocked: (blocked: Blocked & { conversationId: string }) => void;
}): AlertingRun {
  const { platform, client, page, means, onBlocked } = options;
  const { clock, keys } = platform;
  const { sound, notify, mark } = means;
  const turns = createTurns(clock, platform.tabs);
  const ringing = new Map<string, { offerId: string; stop: Stop }>();
  const endedAt = new Map<string, number>();
  let marked: Alert | undefined;

  const isShown = ({ conversationId }: Alert) =>
    client
      .getQueryCache()
      .find({ queryKey: keys.conversation(conversationId) })
      ?.isActive() === true;
  const isLookedAt = (alert: Alert) => page.isInFront() && isShown(alert);

  function begin(offer: Alert): Stop {
    const { conversationId } = offer;
    if (clock.monotonic() - (endedAt.get(conversationId) ?? -Infinity) < SAME_OFFER_MS) return () => {};
    let over = false;
    let stopNotice: Stop = () => {};
    const tell = (blocked: Blocked | undefined) => blocked && !over && onBlocked({ ...blocked, conversationId });
    const patience = isLookedAt(offer) ? 'lookedAt' : sound?.ready !== false ? 'ready' : 'other';
    const stopWaiting = turns.wait(offer, PATIENCE_MS[patience], () => {
      const lookedAt = isLookedAt(offer);
      if (sound && (sound.always || !lookedAt)) void sound.play().then(tell);
      const shown = lookedAt ? undefined : notify?.(offer);
      if (typeof shown === 'function') stopNotice = shown;
      else tell(shown);
    });
    return () => {
      over = true;
      stopWaiting();
      stopNotice();
    };
  }

  function end(conversationId: string) {
    ringing.get(conversationId)?.stop();
    ringing.delete(conversationId);
    endedAt.set(conversationId, clock.monotonic());
    if (ringing.size === 0) sound?.stop();
  }

  function update() {
    const offers = new Map(alerts.all.filter(({ of }) => of === 'offer').map((one) => [one.conversationId, one]));
    for (const [id, { offerId }] of [...ringing]) if (offers.get(id)?.offerId !== offerId) end(id);
    for (const [id, offer] of offers)
      if (!ringing.has(id)) ringing.set(id, { offerId: offer.offerId, stop: begin(offer) });
    for (const [id, at] of endedAt) if (clock.monotonic() - at >= SAME_OFFER_MS) endedAt.delete(id);
    const next = alerts.all.find((alert) => !isLookedAt(alert));
    if (next === marked) return;
    marked = next;
    mark?.(next);
  }

  let started = false;
  const alerts = watchAlerts(platform, client, () => started && update());
  started = true;
  const stopPage = page.onChange(update);
  update();

  return {
    refresh: () => mark?.(marked),
    stop() {
      stopPage();
      alerts.stop();
      turns.stop();
      for (const { stop } of ringing.values()) stop();
      ringing.clear();
      sound?.stop();
      mark?.(undefined);
    },
  };
}
