import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { attemptsOf, type Attempt, type CallIntent } from '../../callback/attempt.ts';
import {
  countdownOf,
  countdownStage,
  zeroWindow,
  type Countdown,
  type CountdownStage,
} from '../../callback/countdown.ts';
import type { CustomerCallback } from '../../callback/customer-callback.ts';
import type { Contact } from '../../callback/decode-contact.ts';
import { ACTIONS, permitted, type Action, type Facts, type Permission } from '../../callback/permitted.ts';
import { phaseOf, type Phase } from '../../callback/phase.ts';
import { pickableNumbers, type PickableNumber } from '../../callback/phone-number.ts';
import type { Zero } from '../../platform/zero.ts';
import { useClockError, usePassed } from '../clock.tsx';
import type { CallCommand } from '../../platform/place-call.ts';
import type { HostEvents } from '../host-events.ts';
import type { PolicyInForce } from '../../callback/policy.ts';
import { usePlatform, usePolicy } from '../provider.tsx';
import { useActions, type Asking } from '../use-actions.ts';
import { useGuardedCall, type GuardedCall } from './use-guarded-call.ts';
import { commandFor, useHours, type Hours } from './use-hours.ts';
import { usePick } from './use-pick.ts';

/** Everything the card shows of one callback, and everything it can do. */
export interface Work {
  readonly view: CustomerCallback;
  readonly phase: Phase;
  readonly countdown: Countdown | undefined;
  readonly stage: CountdownStage | undefined;
  readonly intents: readonly CallIntent[];
  readonly attempts: readonly Attempt[];
  readonly numbers: readonly PickableNumber[];
  readonly picked: PickableNumber | undefined;
  pick(number: PickableNumber): void;
  /** Picked when the system may already be dialling another. */
  readonly pickedTooLate: boolean;
  /** At zero the card itself dials, and so the picked number. */
  readonly dialsPicked: boolean;
  /** What the host rules for this callback. */
  readonly policy: PolicyInForce;
  /** Of the picked number. */
  readonly hours: Hours;
  /** Call, for the picked number: `asking.call` looks at no hours. */
  readonly guarded: GuardedCall;
  readonly permissions: Readonly<Record<Action, Permission>>;
  readonly asking: Asking;
}

const NO_INTENTS: readonly CallIntent[] = [];

/** Joins the callback with what was asked, picked and passed; the platform looks after its zero meanwhile. */
export function useWork(view: CustomerCallback, contact: Contact | undefined, events: HostEvents): Work {
  const platform = usePlatform();
  const client = useQueryClient();
  const { countdownStart, keys } = platform;
  const { conversation, callback, calls } = view;
  const { id } = conversation;
  const asking = useActions(id, events);
  const { data: intents } = useQuery(
    queryOptions({
      queryKey: keys.intents(id),
      queryFn: () => NO_INTENTS,
      enabled: false,
      initialData: () => platform.intents.of(client, id), // what a reload left open is there before anybody can press
    }),
  );
  const numbers = useMemo(() => pickableNumbers(callback, contact?.fields), [callback, contact]);
  const { picked, pick } = usePick(numbers);
  const policy = usePolicy(view);
  const hours = useHours(view, contact, policy, picked);
  const wanted = useRef<() => CallCommand | undefined>(() => undefined);
  useEffect(() => {
    wanted.current = () => {
      const now = hours.look();
      return picked && now.verdict === 'go' ? commandFor(picked, now) : undefined; // nobody is there to be warned
    };
  });
  useEffect(() => platform.attend(client, id, () => wanted.current()), [platform, client, id]);
  const countdown = useMemo(() => countdownOf(callback, countdownStart), [callback, countdownStart]);
  const waiting = countdown && calls.length === 0 ? countdown : undefined;
  const stage = useStage(waiting, id);
  const phase = phaseOf(view, intents, stage);
  const systemDials = stage === 'closing' || stage === 'dialling';
  const [late, setLate] = useState(false);

  const facts: Facts = {
    ...{ view, phase, intents, stage, numbers },
    picked: picked?.index,
    outsideHours: hours.verdict === 'block',
    scheduledAnother: asking.answered.has('schedule'),
  };
  const permissions = Object.fromEntries(
    ACTIONS.map((action) => [action, permitted(action, facts)]),
  ) as Work['permissions'];
  const allowed = permissions.call === 'allowed';
  const guarded = useGuardedCall(id, picked, { hours, allowed, call: asking.call });
  const attempts = useMemo(() => attemptsOf(calls, intents), [calls, intents]);
  return {
    view,
    phase,
    countdown,
    stage,
    intents,
    attempts,
    numbers,
    picked,
    pickedTooLate: late && systemDials,
    dialsPicked: platform.autoDial === 'card',
    pick(number) {
      setLate(systemDials);
      pick(number);
    },
    policy,
    hours,
    guarded,
    permissions,
    asking,
  };
}

const NOT_YET: Zero = { lookedFor: -Infinity };

/** The stage of a countdown. Renders at its instants only, and when the platform was asked after zero. */
function useStage(countdown: Countdown | undefined, conversationId: string): CountdownStage | undefined {
  const { keys } = usePlatform();
  const errorMs = useClockError();
  const window = useMemo(() => countdown && zeroWindow(countdown, errorMs), [countdown, errorMs]);
  const closing = usePassed(window?.closesAt);
  const due = usePassed(window?.dueAt);
  const reopens = usePassed(window?.givenUpAt);
  const { data: zero } = useQuery(
    queryOptions({
      queryKey: keys.zero(conversationId),
      queryFn: () => NOT_YET,
      enabled: false,
      initialData: NOT_YET,
    }),
  );
  return (
    countdown &&
    countdownStage({
      isKnown: Number.isFinite(errorMs),
      closing,
      due,
      reopens,
      looked: zero.lookedFor === countdown.dueAt,
    })
  );
}
