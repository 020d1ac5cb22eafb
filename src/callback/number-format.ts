import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';
import { latinDigits } from './phone-number.ts';

/** What helps to read a number that does not say its own country. */
export interface NumberHints {
  /** The country whose numbers are given without one, such as `US`. */
  readonly region?: string | undefined;
  /** Other numbers of the same customer: the first that says its country stands for all. */
  readonly among?: readonly string[] | undefined;
}

/**
 * Writes a number as its country does, for eyes: the digits stay those that are dialled, in their order, with the
 * extension; a number given without a country is shown without one. What cannot be read so is given back as it came.
 */
export function formatNumber(given: string, { region, among = [] }: NumberHints = {}): string {
  const number = latinDigits(given).trim();
  const bare = number.replace(/^tel:/i, '');
  const defaultCountry = (region?.toUpperCase() ?? regionOf(among)) as CountryCode | undefined;
  const parsed = parsePhoneNumberFromString(bare, { extract: false, ...(defaultCountry && { defaultCountry }) });
  if (!parsed?.isPossible()) return number;
  const international = parsed.formatInternational();
  const ways = bare.startsWith('+') ? [international] : [parsed.formatNational(), international.slice(1)];
  return ways.find((way) => onlyDigits(way) === onlyDigits(bare)) ?? number;
}

const onlyDigits = (text: string) => text.replace(/\D/g, '');

function regionOf(numbers: readonly string[]): string | undefined {
  for (const number of numbers) {
    const country = parsePhoneNumberFromString(latinDigits(number), { extract: false })?.country;
    if (country) return country;
  }
  return undefined;
}
