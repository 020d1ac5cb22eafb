import { expect, test, vi } from 'vitest';
import { EXACT_TIME, formatClockTime, timeFormat } from '../../src/time/clock-time.ts';

const NOW = Date.UTC(2026, 10, 23, 16, 10, 29);
const DAY_MS = 86_400_000;
const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, ' ').replace(/[\u200e\u200f]/g, '');

test.each([
  ['en', '4:10 PM', 'Sun, Nov 22, 4:10 PM'],
  ['en-GB', '16:10', 'Sun 22 Nov, 16:10'],
  ['de', '16:10', 'So., 22. Nov., 16:10'],
  ['fr', '16:10', 'dim. 22 nov., 16:10'],
  ['es', '16:10', 'dom, 22 nov, 16:10'],
  ['pt-BR', '16:10', 'dom., 22 de nov., 16:10'],
  ['ja', '16:10', '11月22日(日) 16:10'],
  ['ar-EG', '4:10 م', 'الأحد، 22 نوفمبر، 4:10 م'],
])('%s writes a time of today and of another day', (locale, today, before) => {
  expect(plain(formatClockTime(NOW, NOW, locale))).toBe(today);
  expect(plain(formatClockTime(NOW - DAY_MS, NOW, locale))).toBe(before);
});

test('a language takes the times of the computer’s own country, but of its own language alone', () => {
  vi.stubGlobal('navigator', { languages: ['fr-CA', 'de-AT', 'de'] });
  expect(timeFormat('de', EXACT_TIME).resolvedOptions().locale).toBe('de-AT');
  expect(timeFormat('ja', EXACT_TIME).resolvedOptions().locale).toBe('ja');
  expect(timeFormat('de-CH', EXACT_TIME).resolvedOptions().locale).toBe('de-CH');
  vi.unstubAllGlobals();
});

test('what writes times is made once', () => {
  expect(timeFormat('de', EXACT_TIME)).toBe(timeFormat('de', { ...EXACT_TIME }));
  expect(timeFormat('de', EXACT_TIME)).not.toBe(timeFormat('fr', EXACT_TIME));
});
