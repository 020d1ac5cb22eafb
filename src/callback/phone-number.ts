import type { Callback } from './callback.ts';

/** A number the agent can pick: as given by the platform, with the contact-list column it came from. */
export interface PickableNumber {
  /** Where it stands in the list; unique even when a number stands there twice. */
  readonly index: number;
  /** As given: shown well, sent as it is. */
  readonly number: string;
  /** Sent along, so that the platform knows which number of the contact was called. */
  readonly column?: string;
  readonly type?: string;
}

const ARABIC_INDIC = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** The same text with Latin digits, in which phone numbers are shown everywhere. */
export const latinDigits = (text: string): string =>
  text.replace(ARABIC_INDIC, (digit) => String(digit.charCodeAt(0) & 0xf));

/** Digits only, Latin, without extension: for comparing, never for dialling. */
export const digitsOf = (number: string): string =>
  latinDigits(number)
    .replace(/(?:ext\.?|x|;ext=|#).*$/i, '')
    .replace(/\D/g, '');

/** Shorter ones are short codes: 911 does not end +1 317 555 0911. */
const SHORTEST_LINE = 7;

/** Whether two spellings reach the same line: the last ten digits decide, as country codes and zeros come and go. */
export function sameNumber(a: string, b: string): boolean {
  const [x, y] = [digitsOf(a), digitsOf(b)];
  if (x === '' || y === '') return a.trim() === b.trim();
  if (x === y) return true;
  const [short, long] = x.length < y.length ? [x, y] : [y, x];
  return short.length >= SHORTEST_LINE && long.slice(-10).endsWith(short.slice(-10));
}

/** Whether there is anything to dial: a withheld number is only a word, such as `anonymous`. A SIP address may be dialled. */
export const isDiallable = (number: string): boolean => number.includes('@') || digitsOf(number) !== '';

/** The last four digits, for a button; fewer where there are fewer. */
export const lastDigits = (number: string): string => digitsOf(number).slice(-4);

/**
 * The numbers of a callback in the platform's order. A preview's columns are joined by the contact's own record: the
 * two lists of the platform need not be aligned. Columns with a number that the callback does not list come last.
 */
export function pickableNumbers(callback: Callback, contact?: Readonly<Record<string, string>>): PickableNumber[] {
  const columns = (callback.preview?.numberColumns ?? []).flatMap((column) => {
    const number = contact && Object.hasOwn(contact, column.name) ? contact[column.name]!.trim() : undefined;
    return number ? [{ ...column, number }] : [];
  });
  const free = [...columns];
  const take = (match: (column: { readonly number: string }) => boolean) => {
    const found = free.findIndex(match);
    return found < 0 ? undefined : free.splice(found, 1)[0];
  };
  // The same text first, for all: two extensions of one switchboard are one line, but two columns.
  const exact = callback.numbers.map((number) => take((column) => column.number === number.trim()));
  const rows = callback.numbers.map((number, index) =>
    pickable(index, number, exact[index] ?? take((column) => sameNumber(column.number, number))),
  );
  for (const column of free) rows.push(pickable(rows.length, column.number, column));
  return rows;
}

const pickable = (
  index: number,
  number: string,
  column: { name: string; type?: string } | undefined,
): PickableNumber => ({
  index,
  number,
  ...(column && { column: column.name }),
  ...(column?.type !== undefined && { type: column.type }),
});
