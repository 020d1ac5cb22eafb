import type { WireDisconnectType, WireSegment } from '../../callback/wire.ts';
import { wireTime, type World } from './world.ts';

/** Segments are written some time after the state that they tell of. Source: seen in a real conversation. */
export const SEGMENT_LAG_MS = 300;

interface Leg {
  segments: WireSegment[];
}

const openOf = (leg: Leg) => leg.segments.findLast((segment) => segment.endTime === undefined);

/**
 * Ends the leg's open segment and begins one of `type` (capitalised, as REST writes it), both seen 300 ms from now. An
 * open segment has no `endTime`, yet already says `howEnded: 'Disconnect'`, as real ones do.
 */
export function beginSegment(world: World, leg: Leg, type: string): void {
  const at = wireTime(world.agenda.now());
  world.agenda.after(SEGMENT_LAG_MS, () => {
    const open = openOf(leg);
    if (open) Object.assign(open, { endTime: at, howEnded: type });
    leg.segments.push({ startTime: at, type, howEnded: 'Disconnect' });
  });
}

/** Ends the leg's last segment, seen 300 ms from now. */
export function endSegments(world: World, leg: Leg, disconnectType: WireDisconnectType): void {
  const at = wireTime(world.agenda.now());
  world.agenda.after(SEGMENT_LAG_MS, () => {
    const open = openOf(leg);
    if (open) Object.assign(open, { endTime: at, howEnded: 'Disconnect', disconnectType });
  });
}
