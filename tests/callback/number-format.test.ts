import { expect, test } from 'vitest';
import { formatNumber } from '../../src/callback/number-format.ts';

test.each([
  ['with its country', '+13175550142', {}, '+1 317 555 0142'],
  ['with its country, though its range is kept for fiction', '+447700900461', {}, '+44 7700 900461'],
  ['spelt in another way', '+1 (317) 555-0142', {}, '+1 317 555 0142'],
  ['with an extension, which stays', '+13175550142 x12', {}, '+1 317 555 0142 ext. 12'],
  ['as a link', 'tel:+13175550142;ext=9', {}, '+1 317 555 0142 ext. 9'],
  ['in Arabic-Indic digits', '+١٣١٧٥٥٥٠١٤٣', {}, '+1 317 555 0143'],
  ['without a country, which is told', '3175550142', { region: 'us' }, '(317) 555-0142'],
  ['without a country, in that of another number', '3175550142', { among: ['112', '+13175550199'] }, '(317) 555-0142'],
  ['without a country, which nobody tells', '3175550142', {}, '3175550142'],
  ['without a plus before its country', '13175550142', { region: 'US' }, '1 317 555 0142'],
  ['with a zero of another country', '0317 555 0199 x4', { region: 'US' }, '0317 555 0199 x4'],
  ['of another country than the one told: no digit is added', '3175550142', { region: 'GB' }, '3175550142'],
  ['short', '112', { region: 'US' }, '112'],
  ['withheld', 'anonymous', { region: 'US' }, 'anonymous'],
  ['of a region nobody knows', '3175550142', { region: 'Atlantis' }, '3175550142'],
  ['empty', '', {}, ''],
])('%s: %s is shown as %s', (_what, given, hints, shown) => expect(formatNumber(given, hints)).toBe(shown));
