import { useCallback, useMemo, useSyncExternalStore } from 'react';
import {
  callingHours,
  hoursVerdict,
  whereaboutsOf,
  type CallingHours,
  type Whereabouts,
} from '../../callback/calling-hours.ts';
import type { CustomerCallback } from '../../callback/customer-callback.ts';
import type { Contact } from '../../callback/decode-contact.ts';
import type { PickableNumber } from '../../callback/phone-number.ts';
import type { CallingWindow, PolicyInForce } from '../../callback/policy.ts';
import type { CallCommand } from '../../platform/place-call.ts';
import type { Clock, Stop } from '../../time/clock.ts';
import { useClock } from '../clock.tsx';
import { useGuessZones } from './number-zones.ts';

/** Whether it is a good time to call one number, and what the policy makes of it. */
export interface Hours {
  readonly found: CallingHours;
  readonly verdict: 'go' | 'warn' | 'block';
  /** Looks again, in this very moment: what was rendered may be older than the hour that counts. */
  look(): Pick<Hours, 'found' | 'verdict'>;
}

/** Watches the calling hours of `number`; renders when they begin or end, at the instant, and never in between. */
export function useHours(
  view: CustomerCallback,
  contact: Contact | undefined,
  policy: PolicyInForce,
  number: Pick<PickableNumber, 'number' | 'column'> | undefined,
): Hours {
  const clock = useClock();
  const guess = useGuessZones();
  const { callingHours: rule, region } = policy;
  const { preview, numbers: among } = view.callback;
  const where = number
    ? whereaboutsOf(number, { contact, preview }, (digits) => guess?.(digits, { region, among }) ?? [])
    : NOWHERE;
  const { from, to, days } = policy.window;
  const [zones, onDays] = [where.zones.join(), days?.join()]; // equal lists come anew with every event
  const watch = useMemo(
    () =>
      watchHours(
        clock,
        { zones: zones === '' ? [] : zones.split(','), guessed: where.guessed },
        { from, to, days: onDays?.split(',').filter(Boolean).map(Number) },
      ),
    [clock, zones, where.guessed, from, to, onDays],
  );
  const found = useSyncExternalStore(watch.subscribe, watch.now, watch.now);
  const look = useCallback(() => {
    const now = watch.now();
    return { found: now, verdict: hoursVerdict(rule, now) };
  }, [watch, rule]);
  return { found, verdict: hoursVerdict(rule, found), look };
}

const NOWHERE: Whereabouts = { zones: [], guessed: true };

/** What is sent for a number whose hours were just looked at: not after they end. */
export const commandFor = (
  { number, column }: Pick<PickableNumber, 'number' | 'column'>,
  { found, verdict }: Pick<Hours, 'found' | 'verdict'>,
): CallCommand => ({
  number,
  ...(column !== undefined && { column }),
  ...(verdict === 'go' && found.closesAt !== undefined && { hoursEndAt: found.closesAt }),
});

/** The hours as a store: what it gives is the same object until they begin or end. */
function watchHours(clock: Clock, where: Whereabouts, window: CallingWindow) {
  let lookedAt = Infinity;
  let found: CallingHours | undefined;

  function now(): CallingHours {
    const at = clock.now();
    if (found && at >= lookedAt && at < (turnOf(found) ?? Infinity)) return found;
    const next = callingHours(where, window, at);
    lookedAt = at;
    if (!found || next.state !== found.state || turnOf(next) !== turnOf(found)) found = next;
    return found;
  }

  function subscribe(notify: () => void): Stop {
    const arm = (): Stop => {
      const turn = turnOf(now());
      return turn === undefined ? () => {} : clock.at(turn, again);
    };
    const again = () => {
      stopAlarm();
      notify();
      stopAlarm = arm();
    };
    let stopAlarm = arm();
    const stopOffset = clock.onOffset(again);
    return () => {
      stopAlarm();
      stopOffset();
    };
  }

  return { now, subscribe };
}

const turnOf = ({ opensAt, closesAt }: CallingHours) => opensAt ?? closesAt;
