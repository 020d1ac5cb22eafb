import type { PickableNumber } from '../../callback/phone-number.ts';
import { digitsOf } from '../../callback/phone-number.ts';
import { isZone } from '../../time/zone.ts';
import type { Written } from './when.ts';

/** What an agent has entered so far; what is absent stands as it is proposed. */
export interface ScheduleDraft {
  readonly written?: Written;
  /** Index among the callback's numbers, or one that was typed. */
  readonly pick?: number | 'other';
  /** The number at that index when it was picked: it may stand elsewhere by now, or be gone. */
  readonly picked?: string;
  readonly otherNumber?: string;
  /** Another queue than the callback's own; the name is known unless it was kept over a reload. */
  readonly queue?: { readonly id: string; readonly name?: string };
  /** Typed, and nothing picked yet. */
  readonly queueText?: string;
  readonly keepMine?: boolean;
  /** The answer after which something was entered: it is not shown any more. */
  readonly seen?: string;
}

/** Nothing entered. */
export const EMPTY_SCHEDULE: ScheduleDraft = {};

/** What may be kept over a reload: times, zones, a place in a list, an id. Never a number, nor a text that was typed. */
export function keptOf({ written, pick, queue, keepMine }: ScheduleDraft): unknown {
  const kept = {
    ...(written && { written }),
    ...(typeof pick === 'number' && { pick }),
    ...(queue && { queue: queue.id }),
    ...(keepMine && { keepMine }),
  };
  return Object.keys(kept).length === 0 ? undefined : kept;
}

type Loose<Names extends string> = Partial<Record<Names, unknown>>;
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Reads what was kept; whatever is not as it was written is as if it had not been kept. */
export function readKept(value: unknown): ScheduleDraft | undefined {
  if (!isObject(value)) return undefined;
  const { written, pick, queue, keepMine } = value as Loose<'written' | 'pick' | 'queue' | 'keepMine'>;
  const when = readWritten(written);
  return {
    ...(when && { written: when }),
    ...(typeof pick === 'number' && Number.isInteger(pick) && pick >= 0 && { pick }),
    ...(typeof queue === 'string' && queue !== '' && { queue: { id: queue } }),
    ...(keepMine === true && { keepMine }),
  };
}

function readWritten(value: unknown): Written | undefined {
  if (!isObject(value)) return undefined;
  const { date, time, zone, reading } = value as Loose<'date' | 'time' | 'zone' | 'reading'>;
  if (typeof date !== 'string' || typeof time !== 'string' || typeof zone !== 'string' || !isZone(zone))
    return undefined;
  return { date, time, zone, ...((reading === 0 || reading === 1) && { reading }) };
}

/** Where the customer will be called: a number of the callback's, one that was typed, or a picked one that is gone. */
export type Destination =
  | { readonly is: 'listed'; readonly number: PickableNumber }
  | { readonly is: 'other'; readonly number: string }
  | { readonly is: 'gone' };

/** Which number `draft` means. The first one, while none was picked; a picked one never falls to another (desk D18). */
export function destinationOf(
  { pick, picked, otherNumber = '' }: ScheduleDraft,
  numbers: readonly PickableNumber[],
): Destination {
  const [first] = numbers;
  if (pick === 'other' || !first) return { is: 'other', number: otherNumber };
  const there = pick === undefined ? first : numbers[pick];
  const number =
    picked === undefined || there?.number === picked ? there : numbers.find((one) => one.number === picked);
  return number ? { is: 'listed', number } : { is: 'gone' };
}

const FEWEST_DIGITS = 3;
const MOST_DIGITS = 15;

/** Whether a typed text can be a phone number: digits enough, and nothing that no number has. */
export function isNumberText(text: string): boolean {
  const { length } = digitsOf(text);
  return (
    length >= FEWEST_DIGITS && length <= MOST_DIGITS && !/[\p{L}@]/u.test(text.replace(/(?:ext\.?|x)\s*\d+$/i, ''))
  );
}
