import type { Instant } from '../time/instant.ts';
import type { Wrapup } from './callback.ts';
import type { Participant } from './conversation.ts';
import type { CustomerCallback } from './customer-callback.ts';
import { isPending, isWrapUpOpen, wrapUpStart } from './wrap-up-open.ts';

/** The after-call work that I owe for a callback, and how it has to be done. */
export interface WrapUpOwed {
  /** `must`: it is not left without a code. Nothing is owed before the callback, or a call of it, is over. */
  readonly owed: 'nothing' | 'may' | 'must';
  /** The one communication it is written for, where that one's is pending; absent: the participant's (desk D19). */
  readonly to?: string;
  /** What that communication is. */
  readonly of?: 'callback' | 'call';
  /** How many communications have it pending: after one the next is due. */
  readonly pending: number;
  /** How the queue wants it done; where it does not say, as what is owed. Unknown ones are kept. */
  readonly prompt: NonNullable<Participant['wrapupPrompt']>;
  /** When the platform ends it. Provider clock: what is left is floored at zero. */
  readonly endsAt?: Instant;
  readonly canSkip: boolean;
}

/** Prompts under which it cannot be left by skipping. */
const NEVER_SKIPPED: readonly string[] = ['mandatory', 'timeout', 'forcedTimeout'];

/** Every communication of mine whose after-call work is pending: calls, which end first, before the callback. */
const pendingOf = ({ callback, calls }: CustomerCallback) => [
  ...calls.flatMap(({ own }) => (own && isPending(own) ? [{ of: 'call' as const, leg: own }] : [])),
  ...(isPending(callback) ? [{ of: 'callback' as const, leg: callback }] : []),
];

/** Prompts that leave it to the agent. */
const LEFT_TO_AGENT: readonly string[] = ['optional', 'agentRequested'];

/**
 * What after-call work I owe for `view`, and to whom it is written. With `hostRequires`, a code is needed also where the
 * queue leaves that to the agent.
 */
export function wrapUpOwed(view: CustomerCallback, hostRequires = false): WrapUpOwed {
  const { wrapupPrompt, wrapupRequired, wrapupTimeoutMs } = view.participant;
  const asked = wrapupPrompt ?? (wrapupRequired ? 'mandatory' : 'optional');
  const prompt = hostRequires && LEFT_TO_AGENT.includes(asked) ? 'mandatory' : asked;
  const waiting = view.role === 'mine' ? pendingOf(view) : [];
  const [first] = waiting;
  const isNeeded = hostRequires || prompt === 'mandatory' || (wrapupRequired && prompt !== 'optional'); // both are said at once in real data
  const owed = !isWrapUpOpen(view) ? 'nothing' : isNeeded ? 'must' : 'may';
  const startedAt =
    owed === 'nothing' || wrapupTimeoutMs === undefined
      ? undefined
      : (wrapUpStart(view) ?? first?.leg.afterCallWork?.startedAt);
  return {
    owed,
    ...(first && { to: first.leg.id, of: first.of }),
    pending: waiting.length,
    prompt,
    ...(startedAt !== undefined && { endsAt: startedAt + wrapupTimeoutMs! }),
    canSkip: owed === 'may' && !NEVER_SKIPPED.includes(prompt),
  };
}

/** What was written for the communication `to` of mine, or for me as a whole. */
export function wrapUpFor(
  { callback, calls, participant }: CustomerCallback,
  to: string | undefined,
): Wrapup | undefined {
  if (to === undefined) return participant.wrapup;
  return to === callback.id ? callback.wrapup : calls.find(({ own }) => own?.id === to)?.own?.wrapup;
}
