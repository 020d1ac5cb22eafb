import { isOver } from './conversation.ts';
import type { CustomerCallback } from './customer-callback.ts';
import type { PlacedCall } from './placed-call.ts';

/** How a call or a callback ended, for words; `seconds` where the words name a length, `raw` where nothing is known. */
export interface Outcome {
  readonly kind: OutcomeKind;
  readonly seconds?: number;
  readonly raw?: string;
}

/** Every ending that has words of its own. */
export const OUTCOMES = [
  'missed',
  'declined',
  'skipped',
  'transferred',
  'busy',
  'no-answer',
  'not-in-service',
  'rejected',
  'line-failed',
  'other-hung-up',
  'you-hung-up',
  'own-phone-unanswered',
  'blocked-do-not-call',
  'blocked-hours',
  'closed-without-call',
  'back-in-queue',
  'ended-by-system',
  'ended',
] as const;
/** The name of an ending. */
export type OutcomeKind = (typeof OUTCOMES)[number];

/** Q.850 causes, as the network gives them. */
const CAUSES: Readonly<Record<number, OutcomeKind>> = {
  1: 'not-in-service',
  17: 'busy',
  18: 'no-answer',
  19: 'no-answer',
  21: 'rejected',
  28: 'not-in-service',
  34: 'line-failed',
  38: 'line-failed',
  41: 'line-failed',
  42: 'line-failed',
};

/** The platform's own wrap-up codes for a preview that was not called. Source: HELP, wrap-up codes of outbound dialling. */
export const SKIPPED_CODE = 'ININ-OUTBOUND-PREVIEW-SKIPPED';
const BLOCKED: ReadonlyMap<string, OutcomeKind> = new Map([
  [SKIPPED_CODE, 'skipped'],
  ['ININ-OUTBOUND-DNC-SKIPPED', 'blocked-do-not-call'],
  ['ININ-OUTBOUND-ZONE-BLOCKED-SKIPPED', 'blocked-hours'],
  ['ININ-OUTBOUND-PREVIEW-ERROR-PHONE-NUMBER', 'not-in-service'],
]);

/** How a call ended; `undefined` while it lives. Never guesses a voicemail. */
export function callOutcome({ own, outside, live }: PlacedCall): Outcome | undefined {
  if (live) return undefined;
  const cause = outside?.cause ?? own?.cause;
  if (outside?.connectedAt === undefined) {
    if (own && own.connectedAt === undefined && !outside)
      return { kind: own.disconnectType === 'client' ? 'you-hung-up' : 'own-phone-unanswered' };
    const known = cause === undefined ? undefined : CAUSES[cause];
    if (known) return { kind: known };
    if (own?.disconnectType === 'client') return { kind: 'you-hung-up' };
    if (outside?.disconnectType === 'uncallable') return { kind: 'not-in-service' };
    return { kind: 'ended', raw: cause === undefined ? ((outside ?? own)?.disconnectType ?? '?') : `Q.850 ${cause}` };
  }
  const endedAt = outside.disconnectedAt ?? own?.disconnectedAt;
  const talked =
    endedAt === undefined ? {} : { seconds: Math.max(0, Math.floor((endedAt - outside.connectedAt) / 1000)) };
  if (own?.disconnectType === 'client' || own?.disconnectType === 'endpoint') return { kind: 'you-hung-up', ...talked };
  if (own?.disconnectType?.startsWith('transfer')) return { kind: 'transferred', ...talked };
  if (outside.disconnectType === 'transport.failure') return { kind: 'line-failed', ...talked };
  if (outside.disconnectType === 'system' || outside.disconnectType === 'error')
    return { kind: 'ended-by-system', ...talked };
  return { kind: 'other-hung-up', ...talked };
}

/** How the callback ended for me; `undefined` while my leg is open. */
export function callbackOutcome({ callback, participant, calls, conversation }: CustomerCallback): Outcome | undefined {
  if (!isOver(callback)) return undefined;
  const code = callback.wrapup?.code ?? participant.wrapup?.code;
  const blocked = code === undefined ? undefined : BLOCKED.get(code);
  if (blocked) return { kind: blocked };
  const type = callback.disconnectType ?? '?';
  if (type.startsWith('transfer')) return { kind: 'transferred' };
  if (callback.connectedAt === undefined) {
    if (type === 'system' || type === 'timeout') return { kind: 'missed' };
    return type === 'client' ? { kind: 'declined' } : { kind: 'ended', raw: type };
  }
  const last = calls.at(-1);
  const lastOutcome = last && callOutcome(last);
  if (lastOutcome) return lastOutcome;
  if (type === 'client' && !last) {
    const after = conversation.participants.slice(conversation.participants.indexOf(participant) + 1);
    const waits = after.some(({ purpose, callbacks }) => purpose === 'acd' && callbacks.some((leg) => !isOver(leg)));
    return { kind: waits ? 'back-in-queue' : 'closed-without-call' };
  }
  return type === 'system' || type === 'timeout' ? { kind: 'ended-by-system' } : { kind: 'ended', raw: type };
}
