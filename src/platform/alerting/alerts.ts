import type { QueryClient } from '@tanstack/react-query';
import type { CallIntent } from '../../callback/attempt.ts';
import type { Conversation } from '../../callback/conversation.ts';
import { countdownOf } from '../../callback/countdown.ts';
import { customerCallback } from '../../callback/customer-callback.ts';
import { largeTimer } from '../../callback/large-timer.ts';
import { phaseOf } from '../../callback/phase.ts';
import type { Stop } from '../../time/clock.ts';
import type { Instant } from '../../time/instant.ts';
import type { Platform } from '../platform.ts';

/** A callback of mine that waits for me. Free of personal data by type. */
export interface Alert {
  readonly conversationId: string;
  /** `offer`: to be accepted. `dial`: accepted, and counting down to the dial. */
  readonly of: 'offer' | 'dial';
  /** Which offer it was: a callback that comes again is another one. */
  readonly offerId: string;
  /** Until when; absent where the platform does not say. */
  readonly dueAt: Instant | undefined;
}

/** The alerts there are at this moment, whether or not a card shows them. */
export interface Alerts {
  /** The most urgent first. */
  readonly all: readonly Alert[];
  stop: Stop;
}

const urgency = ({ dueAt = Infinity }: Alert) => dueAt;

/**
 * Watches what `client` knows of the agent's callbacks, and tells of every change in what waits. Nothing of another
 * agent's is an alert, nor what is over, taken away or past its time; after a sign-out there is none.
 */
export function watchAlerts(platform: Platform, client: QueryClient, onChange: () => void): Alerts {
  const { keys, clock, userId, countdownStart, id: platformId } = platform;
  const known = new Map<string, { alert: Alert; stopAlarm: Stop }>();

  function read(conversationId: string): Alert | undefined {
    const conversation = client.getQueryData<Conversation>(keys.conversation(conversationId));
    const view = conversation && customerCallback(conversation, userId);
    if (view?.role !== 'mine' || platform.connection.state === 'ended') return undefined;
    const intents = client.getQueryData<readonly CallIntent[]>(keys.intents(conversationId)) ?? [];
    const phase = phaseOf(view, intents, undefined);
    const of = phase === 'preview' ? 'dial' : phase === 'alerting' || phase === 'opening' ? 'offer' : undefined;
    if (of === undefined) return undefined;
    const timer = largeTimer(view, phase, countdownOf(view.callback, countdownStart), intents);
    const dueAt = timer && 'dueAt' in timer ? timer.dueAt : undefined;
    if (of === 'dial' && dueAt === undefined) return undefined;
    if (dueAt !== undefined && clock.now() >= endOf(dueAt)) return undefined;
    return { conversationId, of, offerId: view.participant.id, dueAt };
  }

  /** By a clock that may be wrong it ends late rather than early, and by one that is not known at all never. */
  const endOf = (dueAt: Instant) => dueAt + clock.offset.errorMs;

  function look(conversationId: string): boolean {
    const before = known.get(conversationId);
    const alert = read(conversationId);
    before?.stopAlarm();
    if (!alert) return known.delete(conversationId);
    const endsAt = alert.dueAt === undefined ? Infinity : endOf(alert.dueAt);
    const stopAlarm = Number.isFinite(endsAt) ? clock.at(endsAt, () => look(conversationId) && onChange()) : () => {};
    const { of, offerId, dueAt } = before?.alert ?? {};
    const same = of === alert.of && offerId === alert.offerId && dueAt === alert.dueAt;
    known.set(conversationId, { alert: same ? before!.alert : alert, stopAlarm });
    return !same;
  }

  function lookAtAll() {
    const cached = client.getQueryCache().findAll({ queryKey: keys.conversations });
    const ids = new Set([...known.keys(), ...cached.map(({ queryKey }) => String(queryKey[3]))]);
    if ([...ids].filter(look).length > 0) onChange();
  }

  const stops = [
    client.getQueryCache().subscribe(({ type, query: { queryKey } }) => {
      if (queryKey[1] !== platformId) return;
      const [, , what, first, second] = queryKey;
      const conversationId = what === 'conversation' ? first : first === 'intents' ? second : undefined;
      if (typeof conversationId !== 'string') return;
      const isShownNow = type === 'observerAdded' || type === 'observerRemoved';
      const changed = type === 'updated' || type === 'removed' ? look(conversationId) : isShownNow;
      if (changed && (known.has(conversationId) || !isShownNow)) onChange();
    }),
    clock.onOffset(lookAtAll),
    platform.onConnection(() => {
      // What no card shows is asked for by nobody else, and may be over since it was last heard of.
      if (platform.connection.state === 'open')
        for (const id of known.keys()) platform.refetch(client, id).catch(() => {});
      lookAtAll();
    }),
  ];
  lookAtAll();

  return {
    get all() {
      return [...known.values()].map(({ alert }) => alert).sort((a, b) => urgency(a) - urgency(b));
    },
    stop() {
      for (const stop of stops) stop();
      for (const { stopAlarm } of known.values()) stopAlarm();
      known.clear();
    },
  };
}
