import { useState } from 'react';
import type { PickableNumber } from '../../callback/phone-number.ts';
import type { CallCommand } from '../../platform/place-call.ts';
import type { Instant } from '../../time/instant.ts';
import { useClock, usePassed } from '../clock.tsx';
import { usePlatform } from '../provider.tsx';
import { commandFor, type Hours } from './use-hours.ts';

/** The question whether to call all the same, while it is asked. */
export interface HoursQuestion {
  /** By whose clocks it is late. */
  readonly zone: string;
  readonly guessed: boolean;
  readonly askedAt: Instant;
  callAnyway(): void;
}

/** Call, with the calling hours looked at in the moment of the press. */
export interface GuardedCall {
  press(): void;
  readonly question: HoursQuestion | undefined;
}

/** As long as a press is meant: a question that nobody answers goes away. */
const ASKED_FOR_MS = 20_000;

/**
 * Guards calls of `number` by its hours: the first press within them sends; outside of them it asks, and the second
 * one, on another button, sends and is written down; where the policy blocks, nothing is sent.
 */
export function useGuardedCall(
  conversationId: string,
  number: Pick<PickableNumber, 'number' | 'column'> | undefined,
  { hours, allowed, call }: { hours: Hours; allowed: boolean; call: (command: CallCommand) => void },
): GuardedCall {
  const clock = useClock();
  const { log } = usePlatform();
  const [asked, setAsked] = useState<{ at: Instant; of: string }>();
  const of = JSON.stringify([number?.number, number?.column]);
  const over = usePassed(asked && asked.at + ASKED_FOR_MS);
  const { zone, guessed } = hours.found;
  const asks = asked?.of === of && !over && allowed && hours.verdict === 'warn' && zone !== undefined;

  return {
    press() {
      if (!number) return;
      const now = hours.look();
      if (now.verdict === 'go') call(commandFor(number, now));
      // Also where it is blocked: what is on the screen is older than the hour, and is rendered again.
      else setAsked({ at: clock.now(), of });
    },
    question: asks
      ? {
          ...{ zone, guessed, askedAt: asked.at },
          callAnyway() {
            setAsked(undefined);
            const now = hours.look();
            if (!number || now.verdict === 'block') return;
            const { column } = number;
            const warning = { what: 'warning-overridden', warning: 'outside-hours' } as const;
            if (now.verdict === 'warn')
              log.write({ ...warning, ...(column !== undefined && { column }) }, conversationId);
            call(commandFor(number, now));
          },
        }
      : undefined,
  };
}
