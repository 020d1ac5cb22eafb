import { AREAS, BEGINNINGS } from './number-zone-tables.ts';
import { latinDigits } from './phone-number.ts';

/** What helps to place a number that does not say its own country. */
export interface ZoneHints {
  /** The country whose numbers are given without one, such as `US`. */
  readonly region?: string | undefined;
  /** Other numbers of the same customer: the first that says its country stands for all. */
  readonly among?: readonly string[] | undefined;
}

/** Countries that share the calling code 1, and its area codes. */
const NORTH_AMERICA = /^(?:US|CA|PR|DO|JM|BS|BB|TT|BM|KY|GU|VI|AG|AI|AS|DM|GD|KN|LC|MP|MS|SX|TC|VC|VG)$/i;

const rows = BEGINNINGS.trim()
  .split('\n')
  .map((line) => line.split(' ') as [beginning: string, country: string, ...zones: string[]]);
const zonesAt = new Map<string, readonly string[]>(rows.map(([beginning, , ...zones]) => [beginning, zones]));
const codeOf = new Map(rows.filter(([, country]) => country !== '-').map(([code, country]) => [country, code]));
for (const line of AREAS.trim().split('\n')) {
  const [zone, codes] = line.split(' ') as [string, string];
  for (const area of codes.match(/\d{3}/g)!) zonesAt.set(`1${area}`, [...(zonesAt.get(`1${area}`) ?? []), zone]);
}

/** Shorter ones are short codes, which ring anywhere. */
const SHORTEST = 7;
const LONGEST_BEGINNING = 6;

/**
 * The zones where `number` may ring, as far as its first digits tell, and a guess at best: a mobile phone is anywhere,
 * and a number may have been kept through a move. Several where its country has several; none where it cannot be told.
 */
export function guessZones(number: string, { region, among = [] }: ZoneHints = {}): readonly string[] {
  const code =
    codeFor(region) ?? among.map((one) => international(one)).find((one) => one !== undefined && codeIn(one) !== '');
  const home = code && codeIn(code);
  const digits = international(number, home) ?? (home && `${home}${national(number, home)}`);
  if (digits === undefined || digits.length < SHORTEST) return [];
  return zonesAt.get(longest(digits)) ?? [];
}

const codeFor = (region: string | undefined): string | undefined =>
  region && (NORTH_AMERICA.test(region) ? '1' : codeOf.get(region.toUpperCase()));

/** The digits after the plus, or what stands for it; `undefined` for a number that does not say its country. */
function international(number: string, home?: string): string | undefined {
  const text = latinDigits(number).trim().replace(/^tel:/i, '');
  const digits = text.replace(/(?:ext\.?|x|;|#).*$/i, '').replace(/\D/g, '');
  if (text.startsWith('+')) return digits;
  if (digits.startsWith('00')) return digits.slice(2);
  return home === '1' && digits.startsWith('011') ? digits.slice(3) : undefined;
}

const national = (number: string, home: string) => {
  const digits = latinDigits(number)
    .replace(/(?:ext\.?|x|;|#).*$/i, '')
    .replace(/\D/g, '');
  if (home === '1') return digits.length === 11 ? digits.replace(/^1/, '') : digits;
  return digits.replace(/^0/, '');
};

function longest(digits: string): string {
  for (let length = LONGEST_BEGINNING; length > 0; length--)
    if (zonesAt.has(digits.slice(0, length))) return digits.slice(0, length);
  return '';
}

/** The calling code at the beginning of an international number. */
const codeIn = (digits: string): string => {
  if (digits.startsWith('1')) return '1';
  const codes = [...codeOf.values()].filter((code) => digits.startsWith(code));
  return codes.sort((a, b) => b.length - a.length)[0] ?? '';
};
