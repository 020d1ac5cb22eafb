import type { Instant } from '../time/instant.ts';
import { isZone, localOf, offsetMs, type LocalTime } from '../time/zone.ts';
import type { Contact } from './decode-contact.ts';
import type { PickableNumber } from './phone-number.ts';
import type { CallingWindow, HoursRule } from './policy.ts';
import type { DialerPreview } from './callback.ts';

/** Where a number is: the zone the campaign knows, or what its digits let one guess. */
export interface Whereabouts {
  /** IANA names; empty: nobody knows. */
  readonly zones: readonly string[];
  readonly guessed: boolean;
}

/** Whether it is a good time to call a number. */
export interface CallingHours extends Whereabouts {
  /** `outside` as soon as it is so in one of the zones: of several guesses the strictest counts. */
  readonly state: 'inside' | 'outside' | 'unknown';
  /** What the clocks showed in each zone when it was looked at. */
  readonly localTimes: readonly LocalTime[];
  /** The zone that decides, now and when it changes; absent when none is known. */
  readonly zone?: string;
  /** While `outside`: when it will be inside everywhere; absent where that is not within two weeks. */
  readonly opensAt?: Instant;
  /** While `inside`: when it will be outside somewhere; absent where that is not within two weeks. */
  readonly closesAt?: Instant;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A window of one day a week may fall into an hour that its zone skips. */
const HORIZON_DAYS = 15;

const own = <T>(record: Readonly<Record<string, T>> | undefined, name: string | undefined): T | undefined =>
  record && name !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;

/**
 * Where `number` is. What the campaign's record says of its column is known; else the digits are asked (`guess`, which
 * gives several zones where a country has several, and none where it cannot tell).
 */
export function whereaboutsOf(
  number: Pick<PickableNumber, 'number' | 'column'>,
  known: { readonly contact?: Contact | undefined; readonly preview?: DialerPreview | undefined },
  guess: (number: string) => readonly string[],
): Whereabouts {
  const { contact, preview } = known;
  const { column } = number;
  const zoneColumn = preview?.numberColumns.find(({ name }) => name === column)?.callableTimeColumn;
  const zone = [own(contact?.numbers, column)?.timeZone, own(contact?.fields, zoneColumn)].find(
    (name) => name !== undefined && isZone(name),
  );
  return zone === undefined
    ? { zones: guess(number.number).filter(isZone), guessed: true }
    : { zones: [zone], guessed: false };
}

/** Whether a number at `where` may be called at `now` by `window`, and until when that stays so. */
export function callingHours(where: Whereabouts, window: CallingWindow, now: Instant): CallingHours {
  const { zones, guessed } = where;
  const localTimes = zones.map((zone) => localOf(now, zone));
  if (zones.length === 0) return { zones, guessed, localTimes, state: 'unknown' };
  const isOpen = openBy(window);
  const all = zones.map((zone) => ({ zone, stretches: stretchesOf(zone, now) }));
  const closedAt = (at: Instant) => all.find(({ stretches }) => !isOpen(at + offsetAt(stretches, at)));
  const inside = closedAt(now) === undefined;
  const changes = all.flatMap(({ stretches }) => turnsOf(stretches, window)).filter((at) => at > now);
  const next = changes.sort((a, b) => a - b).find((at) => (closedAt(at) === undefined) !== inside);
  // The last that was closed, or the first that closes, is the one whose clocks are told of.
  const zone = (next === undefined ? closedAt(now) : closedAt(inside ? next : next - 1))?.zone ?? zones[0]!;
  const when = next === undefined ? {} : inside ? { closesAt: next } : { opensAt: next };
  return { zones, guessed, localTimes, zone, state: inside ? 'inside' : 'outside', ...when };
}

/** What a rule makes of a call that goes out now. */
export function hoursVerdict(rule: HoursRule, { state, guessed }: CallingHours): 'go' | 'warn' | 'block' {
  if (rule === 'off' || state !== 'outside') return 'go';
  return rule === 'block' || (rule === 'block-known' && !guessed) ? 'block' : 'warn';
}

const minutesOf = (time: string) => {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  return hours * 60 + minutes;
};

/** Whether a window is open, by what the clocks of a zone show: their time as if it were UTC's. */
function openBy({ from, to, days }: CallingWindow): (shown: number) => boolean {
  const [opens, closes] = [minutesOf(from), minutesOf(to)];
  const opensOn = (day: number) => days === undefined || days.includes(((((day + 3) % 7) + 7) % 7) + 1);
  return (shown) => {
    const day = Math.floor(shown / DAY_MS);
    const minute = (shown - day * DAY_MS) / MINUTE_MS;
    if (opens < closes) return minute >= opens && minute < closes && opensOn(day);
    return minute >= opens ? opensOn(day) : minute < closes && opensOn(day - 1);
  };
}

/** A time in which the clocks of a zone are not changed. */
interface Stretch {
  readonly from: Instant;
  readonly until: Instant;
  readonly offset: number;
}

function stretchesOf(zone: string, now: Instant): Stretch[] {
  const begin = now - 2000; // the moment before now is asked for too
  const stretches: Stretch[] = [];
  let [from, offset] = [begin, offsetMs(begin, zone)];
  for (let day = 1; day <= HORIZON_DAYS; day++) {
    const at = begin + day * DAY_MS;
    const then = offsetMs(at, zone);
    if (then === offset) continue;
    const changedAt = changeBetween(at - DAY_MS, at, zone, offset);
    stretches.push({ from, until: changedAt, offset });
    [from, offset] = [changedAt, then];
  }
  stretches.push({ from, until: begin + HORIZON_DAYS * DAY_MS, offset });
  return stretches;
}

/** The first whole second at which the clocks of `zone` are no longer `before` ahead. */
function changeBetween(from: Instant, until: Instant, zone: string, before: number): Instant {
  let [low, high] = [Math.floor(from / 1000), Math.ceil(until / 1000)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetMs(middle * 1000, zone) === before) low = middle;
    else high = middle;
  }
  return high * 1000;
}

const offsetAt = (stretches: readonly Stretch[], at: Instant): number =>
  (stretches.find(({ until }) => at < until) ?? stretches.at(-1)!).offset;

/** Every moment at which a window may open or close. */
function turnsOf(stretches: readonly Stretch[], { from, to }: CallingWindow): Instant[] {
  const times = [minutesOf(from), minutesOf(to)];
  return stretches.flatMap((stretch) => {
    const turns = [stretch.from];
    const firstDay = Math.floor((stretch.from + stretch.offset) / DAY_MS);
    const lastDay = Math.floor((stretch.until + stretch.offset) / DAY_MS);
    for (let day = firstDay; day <= lastDay; day++) {
      for (const minute of times) {
        const at = day * DAY_MS + minute * MINUTE_MS - stretch.offset;
        if (at >= stretch.from && at < stretch.until) turns.push(at);
      }
    }
    return turns;
  });
}
