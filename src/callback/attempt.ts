import type { Instant } from '../time/instant.ts';
import { sameNumber } from './phone-number.ts';
import type { PlacedCall } from './placed-call.ts';

/** What the card itself decided and sent: kept before the request leaves, so that no copy of the card decides again. */
export interface CallIntent {
  readonly id: string;
  /** Unknown after a reload: what is written down holds no numbers. */
  readonly number?: string;
  readonly column?: string;
  readonly by: 'agent' | 'card';
  readonly sentAt: Instant;
  /** Of the agent's leg of the callback: one that comes back to the agent is another decision. */
  readonly legId?: string;
  /** The legs of calls there were before; a later one may be ours. */
  readonly callsBefore: readonly string[];
  /**
   * `sending`: the request is on its way · `sent`: accepted, no call seen yet · `checking`: the answer was lost ·
   * `lost`: asked long enough, no call was seen · `refused`: the platform said no · `seen`: the call appeared.
   */
  readonly state: 'sending' | 'sent' | 'checking' | 'lost' | 'refused' | 'seen';
}

/** A decision to call, and what became of it (desk D2). */
export interface Attempt {
  /** Counts from 1. */
  readonly n: number;
  readonly number?: string;
  readonly column?: string;
  /** `platform`: it dialled by itself, or another desktop did: the two look the same. */
  readonly by: 'agent' | 'card' | 'platform';
  readonly sentAt?: Instant;
  readonly call?: PlacedCall;
  /** Only where no call is known. */
  readonly state?: CallIntent['state'];
}

/** Joins what the card sent with the calls the platform shows. Oldest first. */
export function attemptsOf(calls: readonly PlacedCall[], intents: readonly CallIntent[]): Attempt[] {
  const free = [...calls];
  const rows: Omit<Attempt, 'n'>[] = [];
  for (const intent of intents) {
    const found = intent.state === 'refused' ? -1 : free.findIndex((call) => isCallOf(intent, call));
    const call = found < 0 ? undefined : free.splice(found, 1)[0];
    const number = intent.number ?? call?.number;
    rows.push({
      by: intent.by,
      sentAt: intent.sentAt,
      ...(number !== undefined && { number }),
      ...(intent.column !== undefined && { column: intent.column }),
      ...(call ? { call } : { state: intent.state }),
    });
  }
  for (const call of free) {
    const { number, startedAt } = call;
    rows.push({
      by: 'platform',
      call,
      ...(number && { number }),
      ...(startedAt !== undefined && { sentAt: startedAt }),
    });
  }
  return rows
    .sort((a, b) => (a.sentAt ?? Infinity) - (b.sentAt ?? Infinity) || 0)
    .map((row, i) => ({ n: i + 1, ...row }));
}

/** Whether `call` may be what `intent` asked for: it was not there before, and goes to that number if its number is known. */
export const isCallOf = (intent: CallIntent, call: PlacedCall): boolean =>
  ![call.own?.id, call.outside?.id, call.id].some((id) => id !== undefined && intent.callsBefore.includes(id)) &&
  (call.number === undefined || intent.number === undefined || sameNumber(call.number, intent.number));

/** An attempt whose fate is open: nobody may call again before it is known. */
export const isOpenIntent = ({ state }: CallIntent): boolean =>
  state === 'sending' || state === 'sent' || state === 'checking';
