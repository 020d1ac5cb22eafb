import type { QueryClient } from '@tanstack/react-query';
import type { Conversation } from '../callback/conversation.ts';
import { countdownOf, zeroWindow, type Countdown } from '../callback/countdown.ts';
import { customerCallback } from '../callback/customer-callback.ts';
import type { Stop } from '../time/clock.ts';
import type { Instant } from '../time/instant.ts';
import type { CallContext } from './place-call.ts';

/** After zero: the platform was asked, and answered, late enough for its call to be there. */
export interface Zero {
  readonly lookedFor: Instant;
}

/** Looks after the end of one countdown: asks the platform what happened, and dials where that is the card's to do. */
export interface ZeroWatch {
  /** Something changed: the conversation, or what is known of the clock. */
  update(): void;
  stop: Stop;
}

const LOOK_AGAIN_MS = 5000;
/** A timer that comes later overslept: nobody is sure to be at the desk any more. */
const PUNCTUAL_MS = 2000;

/**
 * Watches the countdown of `conversationId`. At +2 and +6 s, widened by the clock's error, the platform is asked; without
 * an answer every five seconds, since before it nobody can say that there is no call. With `dial`, it is called once, at
 * zero as late as the clock may be wrong, only if the clock is known, the timer is punctual and no call is there.
 */
export function watchZero(
  { clock, keys, userId, countdownStart, refetch }: CallContext,
  client: QueryClient,
  conversationId: string,
  dial?: (legId: string) => void,
): ZeroWatch {
  let watched: { dueAt: Instant; errorMs: number } | undefined;
  const stops = new Set<Stop>();
  const looked = () => client.getQueryData<Zero>(keys.zero(conversationId))?.lookedFor;

  function waiting(): { countdown: Countdown; legId: string } | undefined {
    const conversation = client.getQueryData<Conversation>(keys.conversation(conversationId));
    const view = conversation && customerCallback(conversation, userId);
    if (!view || view.calls.length > 0 || view.role === 'unassigned') return undefined;
    const { callback } = view;
    const countdown = callback.state === 'connected' ? countdownOf(callback, countdownStart) : undefined;
    return countdown && { countdown, legId: callback.id };
  }

  function stop() {
    watched = undefined;
    for (const each of stops) each();
    stops.clear();
  }

  function at(when: Instant, run: () => void) {
    const stopAlarm = clock.at(when, () => {
      stops.delete(stopAlarm);
      run();
    });
    stops.add(stopAlarm);
  }

  function lookAt(when: Instant, dueAt: Instant, isLast: boolean) {
    const mine = watched;
    at(when, () => {
      refetch(client, conversationId).then(
        () =>
          void (
            isLast &&
            watched === mine &&
            client.setQueryData<Zero>(keys.zero(conversationId), { lookedFor: dueAt })
          ),
        () => void (isLast && watched === mine && lookAt(clock.now() + LOOK_AGAIN_MS, dueAt, true)),
      );
    });
  }

  function dialAt(when: Instant, legId: string) {
    at(when, () => {
      const { errorMs } = clock.offset;
      if (clock.now() - when <= PUNCTUAL_MS && Number.isFinite(errorMs) && waiting()?.legId === legId) dial?.(legId);
    });
  }

  return {
    stop,
    update() {
      const now = waiting();
      const { errorMs } = clock.offset;
      if (now?.countdown.dueAt === watched?.dueAt && errorMs === watched?.errorMs) return;
      stop();
      if (!now) return;
      const { dueAt } = now.countdown;
      watched = { dueAt, errorMs };
      const window = zeroWindow(now.countdown, errorMs);
      const from = clock.now();
      if (dial && Number.isFinite(errorMs) && dueAt + errorMs > from) dialAt(dueAt + errorMs, now.legId);
      if (looked() === dueAt) return;
      for (const when of window.askAt) if (when > from) lookAt(when, dueAt, when >= window.givenUpAt);
      if (from >= window.givenUpAt) lookAt(from, dueAt, true); // opened after all of them
    },
  };
}
