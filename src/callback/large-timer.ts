import type { Instant } from '../time/instant.ts';
import { wrapUpStart } from './wrap-up-open.ts';
import type { CallIntent } from './attempt.ts';
import type { Countdown } from './countdown.ts';
import type { CustomerCallback } from './customer-callback.ts';
import type { Phase } from './phase.ts';
import { startOf } from './placed-call.ts';

/** The one time that counts in a phase (desk D15): a deadline, or a stretch that grows. */
export type LargeTimer =
  | { readonly of: 'accept' | 'dial' | 'wrap-up' | 'due'; readonly startedAt: Instant; readonly dueAt: Instant }
  | { readonly of: 'ringing' | 'talk' | 'hold' | 'wrapping-up' | 'checking'; readonly since: Instant };

/** The large timer of `phase`; none where no time matters or none is known. */
export function largeTimer(
  view: CustomerCallback,
  phase: Phase,
  countdown: Countdown | undefined,
  intents: readonly CallIntent[],
): LargeTimer | undefined {
  const { callback, participant, calls, conversation } = view;
  const call = calls.findLast(({ live }) => live);
  const since = (of: 'ringing' | 'talk' | 'hold' | 'wrapping-up' | 'checking', at: Instant | undefined) =>
    at === undefined ? undefined : { of, since: at };
  const until = (of: 'accept' | 'dial' | 'wrap-up' | 'due', startedAt: Instant | undefined, ms: number | undefined) =>
    startedAt === undefined || ms === undefined ? undefined : { of, startedAt, dueAt: startedAt + ms };

  switch (phase) {
    case 'alerting':
    case 'opening': {
      const seconds = callback.queueSettings?.alertingTimeoutSeconds;
      const ms = participant.alertingTimeoutMs ?? (seconds === undefined ? undefined : seconds * 1000);
      return until('accept', callback.alertedAt ?? participant.startedAt, ms);
    }
    case 'preview':
    case 'system-dialling':
    case 'not-placed':
      return countdown && { of: 'dial', startedAt: countdown.startedAt, dueAt: countdown.dueAt };
    case 'ringing':
      return since('ringing', startOf(call?.outside) ?? call?.startedAt ?? intents.at(-1)?.sentAt);
    case 'own-phone':
    case 'placing':
      return since('ringing', call?.startedAt ?? intents.at(-1)?.sentAt);
    case 'checking':
      return since('checking', intents.at(-1)?.sentAt);
    case 'on-call':
      if (call?.own?.held) return since('hold', call.own.heldAt);
      return since('talk', call?.outside?.connectedAt);
    case 'wrap-up': {
      const startedAt = wrapUpStart(view);
      return until('wrap-up', startedAt, participant.wrapupTimeoutMs) ?? since('wrapping-up', startedAt);
    }
    case 'scheduled':
      return callback.scheduledAt === undefined
        ? undefined
        : { of: 'due', startedAt: conversation.startedAt ?? callback.scheduledAt, dueAt: callback.scheduledAt };
    default:
      return undefined;
  }
}
