import { AsYouType, parsePhoneNumberFromString, validatePhoneNumberLength } from 'libphonenumber-js/min';
import type { CountryCode } from 'libphonenumber-js/min';
import { latinDigits } from './phone-number.ts';

/** Why what was typed cannot be called; each has words of its own. */
export const NUMBER_FAULTS = [
  'empty',
  'letters',
  'country',
  'too-short',
  'too-long',
  'impossible',
  'emergency',
  'short-code',
  'premium',
] as const;
/** The name of such a fault. */
export type NumberFault = (typeof NUMBER_FAULTS)[number];

/** What was typed: a number that can be called, as it is sent, or why it cannot. */
export type TypedNumber = { readonly number: string } | { readonly fault: NumberFault };

/** By whose rules a number is read. */
export interface TypedHints {
  /** The country whose numbers are typed without one, such as `US`. */
  readonly region?: string | undefined;
  readonly shortCodes?: 'allow' | 'deny' | undefined;
}

/** Of the countries of the world; after the ITU's list of emergency numbers, without those that are longer. */
const EMERGENCY = new Set(
  '000 061 100 101 102 103 104 108 110 111 112 113 114 115 117 118 119 120 122 123 133 140 144 147 150 155 156 158 166 180 190 191 192 193 194 195 197 198 199 911 988 990 991 992 993 995 996 997 998 999 15 17 18'.split(
    ' ',
  ),
);

/** How numbers begin that cost the caller more than a call; after the national plans, checked by the largest metadata. */
const PREMIUM = new RegExp(
  `^(?:${[
    ...['1900', String.raw`1\d{3}976`, '449', '4484[2-5]', '4487[0-3]', '49900', '49137', '338[1-35-9]'],
    ...[
      '3480[367]',
      '3490[57]',
      '3989',
      '39144',
      '3916[346]',
      '4390[01]',
      '4393[019]',
      '438[69][2-68]',
      '4190[016]',
      '3190[069]',
    ],
    ...[
      '3290',
      '35290[015]',
      String.raw`35315\d{8}$`,
      '35160[178]',
      '35164[68]',
      '35176[012]',
      '46900',
      '46939',
      '46944',
      '46649',
      '4699[1-59]',
      '4782[09]',
    ],
    ...['4590', '358[67]00', '4870[01346-8]', '42090[05689]', '420976', '421900', '4219[78]', '369[01]'],
    ...[
      '4090[0136]',
      '35990',
      '35790',
      '21289',
      '3090[19]',
      '3856[01459]',
      '38689[1-3]',
      '38690',
      '38178',
      '38190',
      '372900',
      '37090[0239]',
      '37190',
    ],
    ...[
      '35490',
      '90900',
      '908[89]8',
      '780[39]',
      '380900',
      '81990',
      '8260[2-9]',
      '852900',
      '651900',
      String.raw`601600\d{6}$`,
    ],
    ...[
      String.raw`661900\d{6}$`,
      '62809',
      '61190',
      '6490',
      '641[13-57-9]',
      '55[59]00',
      '52900',
      '5460[04579]',
      '5719',
      '57901',
      '51805',
    ],
    ...['2786[2-9]', '279[0-2]', '972190', '971900', '966925', '20900', '979'],
  ].join('|')})`,
);

const LONGEST_SHORT_CODE = 4;
/** Directional marks come along when a number is copied from a page that is read from right to left. */
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const EXTENSION = /\s*(?:;ext=|ext(?:ension)?\.?|x|#)\s*\.?\s*(\d{1,7})\s*$/i;
const WRITTEN = /^\+?[\d\s().\-\u2010-\u2015/]*$/;

/** `tel:+1-317-555-0142;ext=9` and the like, without what is no part of the number. */
const plain = (text: string) =>
  latinDigits(text)
    .replace(UNSEEN, '')
    .replace(/[\uff0b\uff10-\uff19]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/^\s*tel:/i, '')
    .replace(/;(?!ext=)[^;]*/gi, '')
    .trim();

/**
 * The country that is meant where none is typed: the host's, else that of the customer's other numbers, else that of
 * the agent's language.
 */
export function regionFor(
  region: string | undefined,
  among: readonly string[],
  locales: readonly string[],
): string | undefined {
  if (region !== undefined) return region;
  for (const number of among) {
    const country = parsePhoneNumberFromString(plain(number), { extract: false })?.country;
    if (country) return country;
  }
  // `en-US@posix` and the like are told by some browsers, and are no locales
  return locales.map((locale) => /^[a-z]{2,3}(?:-[a-z]{4})?-([a-z]{2})\b/i.exec(locale)?.[1]).find(Boolean);
}

/** Reads what was typed or pasted: with or without its country, in any spelling, its extension kept. */
export function readTyped(text: string, { region, shortCodes = 'deny' }: TypedHints = {}): TypedNumber {
  const all = plain(text);
  if (all === '' || all === '+') return { fault: 'empty' };
  const extension = EXTENSION.exec(all)?.[1];
  const written = all.replace(EXTENSION, '');
  if (!WRITTEN.test(written)) return { fault: 'letters' };
  const digits = written.replace(/\D/g, '');
  const body = digits.startsWith('00') && !written.startsWith('+') ? `+${digits.slice(2)}` : written;
  if (isEmergency(digits, body.startsWith('+'))) return { fault: 'emergency' };
  if (digits.length <= LONGEST_SHORT_CODE && !body.startsWith('+'))
    return shortCodes === 'allow' && digits !== '' ? { number: digits } : { fault: 'short-code' };
  const country = region?.toUpperCase() as CountryCode | undefined;
  if (!body.startsWith('+') && !country) return { fault: 'country' };
  const asked = { extract: false, ...(country && { defaultCountry: country }) };
  const length = validatePhoneNumberLength(body, asked);
  if (length === 'TOO_SHORT') return { fault: 'too-short' };
  if (length === 'TOO_LONG') return { fault: 'too-long' };
  if (length === 'INVALID_COUNTRY') return { fault: 'country' };
  const parsed = parsePhoneNumberFromString(body, asked);
  if (!parsed?.isPossible()) return { fault: 'impossible' };
  if (PREMIUM.test(parsed.number.slice(1))) return { fault: 'premium' };
  return { number: parsed.number + (extension === undefined ? '' : `;ext=${extension}`) };
}

/** Also behind a country's code, or behind the digit that takes an outside line. */
const isEmergency = (digits: string, isInternational: boolean): boolean =>
  EMERGENCY.has(digits) ||
  (digits.startsWith('00') && EMERGENCY.has(digits.slice(2))) ||
  (isInternational
    ? [1, 2, 3].some((length) => digits.length - length >= 3 && EMERGENCY.has(digits.slice(length)))
    : /^[09](?:112|911|999|000|110)$/.test(digits)); // not more: 9100 may be somebody's extension

/**
 * Writes what is being typed as its country does. Digits and their order stay; what is no number yet, and what stands
 * after it, stays as it was typed.
 */
export function formatTyped(text: string, region?: string): string {
  const all = plain(text);
  const extension = /\s*(?:;ext=|e|x|#).*$/i.exec(all)?.[0] ?? '';
  const written = all.slice(0, all.length - extension.length);
  if (!WRITTEN.test(written) || written.replace(/\D/g, '') === '') return all;
  const shown = new AsYouType(region?.toUpperCase() as CountryCode | undefined).input(written);
  return shown.replace(/\D/g, '') === written.replace(/\D/g, '') ? shown + extension : all;
}

/** Where the caret stands in `after` when it stood behind the same digits of `before`; at the end it stays there. */
export function caretAfter(before: string, caret: number, after: string): number {
  if (caret >= before.length) return after.length;
  let left = before.slice(0, caret).match(/[\p{Nd}+]/gu)?.length ?? 0;
  let at = 0;
  while (left > 0 && at < after.length) if (/[\p{Nd}+]/u.test(after[at++]!)) left--;
  return at;
}
