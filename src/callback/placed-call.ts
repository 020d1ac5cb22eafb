import type { Instant } from '../time/instant.ts';
import { isOver, type Call } from './conversation.ts';

/** One phone call: the agent's own phone rings first, then the other side. Either leg may be missing from a snapshot. */
export interface PlacedCall {
  readonly id: string;
  readonly own?: Call;
  readonly outside?: Call;
  readonly live: boolean;
  /** The number dialled, as given. */
  readonly number?: string;
  readonly startedAt?: Instant;
}

/** `own-phone`: answer your phone · `ringing`: the other side rings · `connected`: may be a person, may be a machine. */
export type CallProgress = 'placing' | 'own-phone' | 'ringing' | 'connected' | 'over';

const RINGING = ['alerting', 'offering', 'dialing', 'contacting'];

/** Pairs the agent's legs with the outside ones, by peer, else in order of appearance. Oldest first. */
export function placedCalls(ownLegs: readonly Call[], outsideLegs: readonly Call[]): PlacedCall[] {
  const left = [...outsideLegs];
  const take = (match: (leg: Call) => boolean) => {
    const found = left.findIndex(match);
    return found < 0 ? undefined : left.splice(found, 1)[0];
  };
  const pairs: { own?: Call; outside?: Call }[] = ownLegs.map((own) => {
    const outside = take((leg) => leg.peerId === own.id || leg.id === own.peerId);
    return outside ? { own, outside } : { own };
  });
  for (const alike of [true, false])
    // what lives with what lives first: a redial's leg is not the leg of the call before
    for (const pair of pairs) {
      const { own } = pair;
      if (!own || own.peerId !== undefined || pair.outside) continue;
      const reachedNobody = isOver(own) && own.connectedAt === undefined;
      const outside = take(
        (leg) => leg.peerId === undefined && (alike ? isOver(leg) === isOver(own) : isOver(leg) || !reachedNobody),
      );
      if (outside) pair.outside = outside;
    }
  for (const outside of left) pairs.push({ outside });

  return pairs
    .map(({ own, outside }) => {
      const number = own?.otherNumber ?? outside?.selfNumber;
      const startedAt = startOf(own) ?? startOf(outside);
      return {
        id: (own ?? outside)!.id,
        ...(own && { own }),
        ...(outside && { outside }),
        live: [own, outside].some((leg) => leg && !isOver(leg)),
        ...(number !== undefined && { number }),
        ...(startedAt !== undefined && { startedAt }),
      };
    })
    .sort((a, b) => (a.startedAt ?? Infinity) - (b.startedAt ?? Infinity) || 0);
}

/** When a leg began, as far as it is told. */
export const startOf = (leg: Call | undefined): Instant | undefined =>
  leg?.segments[0]?.startedAt ?? leg?.alertedAt ?? leg?.connectedAt;

/** How far a call has come. Only the outside leg's connection makes it `connected`: the agent's own phone rings first. */
export function callProgress({ own, outside, live }: PlacedCall): CallProgress {
  if (!live) return 'over';
  const outsideLive = outside && !isOver(outside);
  if (outsideLive && outside.state === 'connected') return 'connected';
  if (own && !isOver(own) && (own.state === 'alerting' || own.state === 'offering')) return 'own-phone';
  if (outsideLive && RINGING.includes(outside.state)) return 'ringing';
  if (outside && !outsideLive) return 'over'; // the other side is gone, only our own leg is still being taken down
  return 'placing';
}
