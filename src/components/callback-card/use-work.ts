import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { attemptsOf, type Attempt, type CallIntent } from '../../callback/attempt.ts';
import {
  countdownOf,
  zeroWindow,
  type Countdown,
  type CountdownStage,
  type ZeroWindow,
} from '../../callback/countdown.ts';
import type { CustomerCallback } from '../../callback/customer-callback.ts';
import type { Contact } from '../../callback/decode-contact.ts';
import { ACTIONS, permitted, type Action, type Facts, type Permission } from '../../callback/permitted.ts';
import { phaseOf, type Phase } from '../../callback/phase.ts';
import { pickableNumbers, type PickableNumber } from '../../callback/phone-number.ts';
import type { Instant } from '../../time/instant.ts';
import type { Stop } from '../../time/clock.ts';
import { useClockError, usePassed } from '../clock.tsx';
import type { HostEvents } from '../host-events.ts';
import { usePlatform } from '../provider.tsx';
import { useActions, type Asking } from '../use-actions.ts';
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
  readonly permissions: Readonly<Record<Action, Permission>>;
  readonly asking: Asking;
}

const LOOK_AGAIN_MS = 5000;
const NO_INTENTS: readonly CallIntent[] = [];

/** Joins the callback with what was asked, picked and passed; asks the platform again around zero. */
export function useWork(view: CustomerCallback, contact: Contact | undefined, events: HostEvents): Work {
  const { countdownStart, keys } = usePlatform();
  const { conversation, callback, calls } = view;
  const asking = useActions(conversation.id, events);
  const { data: intents } = useQuery<readonly CallIntent[]>({
    queryKey: keys.intents(conversation.id),
    queryFn: () => NO_INTENTS,
    enabled: false,
    initialData: NO_INTENTS,
  });
  const numbers = useMemo(() => pickableNumbers(callback, contact?.fields), [callback, contact]);
  const { picked, pick } = usePick(numbers);
  const countdown = useMemo(() => countdownOf(callback, countdownStart), [callback, countdownStart]);
  const waiting = countdown && calls.length === 0 ? countdown : undefined;
  const stage = useStage(waiting, conversation.id);
  const phase = phaseOf(view, intents, stage);
  const systemDials = stage === 'closing' || stage === 'dialling';
  const [late, setLate] = useState(false);

  const facts: Facts = { view, phase, intents, stage, numbers, picked: picked?.index };
  const permissions = Object.fromEntries(
    ACTIONS.map((action) => [action, permitted(action, facts)]),
  ) as Work['permissions'];
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
    pick(number) {
      setLate(systemDials);
      pick(number);
    },
    permissions,
    asking,
  };
}

/** The stage of a countdown. Renders at its instants only; at some of them the platform is asked what happened. */
function useStage(countdown: Countdown | undefined, conversationId: string): CountdownStage | undefined {
  const errorMs = useClockError();
  const window = useMemo(() => countdown && zeroWindow(countdown, errorMs), [countdown, errorMs]);
  const closing = usePassed(window?.closesAt);
  const due = usePassed(window?.dueAt);
  const looked = useLooked(window, conversationId);
  const reopens = usePassed(window?.givenUpAt);
  if (!countdown) return undefined;
  // A clock that was never compared with the platform's: nothing is claimed about zero, but near it nobody calls.
  if (!Number.isFinite(errorMs)) return closing && !reopens ? 'closing' : 'counting';
  if (!due) return closing ? 'closing' : 'counting';
  return looked ? 'not-placed' : 'dialling';
}

/**
 * Asks the platform after zero; whether it answered the last time. Before it did nobody can say that there is no call:
 * without an answer it is asked again every five seconds.
 */
function useLooked(window: ZeroWindow | undefined, conversationId: string): boolean {
  const platform = usePlatform();
  const client = useQueryClient();
  const [lookedFor, setLookedFor] = useState<Instant>();
  const looked = lookedFor !== undefined && lookedFor === window?.dueAt;
  useEffect(() => {
    if (!window || looked) return undefined;
    const { clock } = platform;
    const stops = new Set<Stop>();
    let ended = false;
    function lookAt(when: Instant) {
      const isLast = when >= window!.givenUpAt;
      const answered = () => void (!ended && isLast && setLookedFor(window!.dueAt));
      const unanswered = () => void (!ended && isLast && lookAt(clock.now() + LOOK_AGAIN_MS));
      const stop = clock.at(when, () => {
        stops.delete(stop);
        platform.refetch(client, conversationId).then(answered, unanswered);
      });
      stops.add(stop);
    }
    const now = clock.now();
    for (const when of window.askAt) if (when > now) lookAt(when);
    if (now >= window.givenUpAt) lookAt(now); // mounted after all of them
    return () => {
      ended = true;
      for (const stop of stops) stop();
    };
  }, [platform, client, window, looked, conversationId]);
  return looked;
}
