import { latinDigits } from './phone-number.ts';

const DIGIT_GROUPS = /\d+(?:[ \u00a0.–-]\d+)*/g;
const SHORTEST = 13;
const LONGEST = 19;

/** The check that every payment card's number passes (ISO/IEC 7812, Luhn). */
function passesLuhn(digits: string): boolean {
  const sum = digits
    .split('')
    .reverse()
    .reduce((total, digit, i) => {
      const value = Number(digit) * (i % 2 === 0 ? 1 : 2);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}

/** Whether `text` holds what looks like the number of a payment card: 13 to 19 digits, in groups or not, with its check. */
export function holdsCardNumber(text: string): boolean {
  return [...latinDigits(text).matchAll(DIGIT_GROUPS)].some(([run]) => {
    const groups = run.split(/\D/);
    return groups.some((_, first) => {
      let digits = '';
      return groups.slice(first, first + LONGEST).some((group) => {
        digits += group;
        return digits.length >= SHORTEST && digits.length <= LONGEST && digits[0] !== '0' && passesLuhn(digits);
      });
    });
  });
}
