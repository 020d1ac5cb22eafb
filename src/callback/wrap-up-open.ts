import type { Instant } from '../time/instant.ts';
import type { AfterCallWork } from './callback.ts';
import type { CustomerCallback } from './customer-callback.ts';

/** Whether after-call work is still to be done for a communication. */
export const isPending = (leg: { readonly afterCallWork?: AfterCallWork }): boolean =>
  leg.afterCallWork?.state === 'pending';

/** The leg is over but the agent's work is not: after-call work is pending, or a required wrap-up is not written. */
export function isWrapUpOpen({ callback, participant, calls, role }: CustomerCallback): boolean {
  if (role !== 'mine') return false;
  if (isPending(callback)) return true;
  if (calls.some(({ own }) => own && isPending(own))) return true;
  const { wrapupRequired, wrapupSkipped, afterCallWorkEndedAt } = participant;
  const written = [callback.wrapup, participant.wrapup].some((wrapup) => wrapup !== undefined && !wrapup.provisional);
  return (
    wrapupRequired &&
    !wrapupSkipped &&
    !written &&
    afterCallWorkEndedAt === undefined &&
    callback.connectedAt !== undefined
  );
}

/** When the after-call work began: the provider's stamp, else the communication's. */
export const wrapUpStart = (view: CustomerCallback): Instant | undefined =>
  view.participant.afterCallWorkStartedAt ?? view.callback.afterCallWork?.startedAt ?? view.callback.disconnectedAt;
