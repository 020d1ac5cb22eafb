import { expect, test } from 'vitest';
import { languageTag, speedOf, SPEEDS, voicemailStage, waveformBars } from '../../src/callback/voicemail.ts';

test('a waveform of any length and scale becomes so many bars, each as loud as the loudest of its part', () => {
  expect(waveformBars([0, 10, -40, 20], 2)).toEqual([0.25, 1]);
  expect(waveformBars([0.5, 1], 4)).toEqual([0.5, 0.5, 1, 1]);
  expect(waveformBars([7], 3)).toEqual([1, 1, 1]);
  expect(waveformBars([0, 0, 0], 3)).toEqual([]);
  expect(waveformBars([], 3)).toEqual([]);
  const hours = Array.from({ length: 500_000 }, () => 2);
  expect(new Set(waveformBars(hours, 64))).toEqual(new Set([1]));
});

test('a message is there with its upload and its id; an upload of an unknown kind may still come', () => {
  const stages = ['pending', 'none', 'uploading', 'transcoding', 'complete', 'failed', 'timeout'].map((uploadStatus) =>
    voicemailStage({ id: 'vm', uploadStatus }),
  );
  expect(stages).toEqual(['waiting', 'waiting', 'waiting', 'waiting', 'there', 'failed', 'timeout']);
  expect(voicemailStage({ uploadStatus: 'complete' })).toBe('waiting');
});

test('a language is a tag, or is not known', () => {
  expect(['de', 'pt-BR', 'zh-Hant-TW'].map(languageTag)).toEqual(['de', 'pt-BR', 'zh-Hant-TW']);
  expect(['English', 'de, good', '', '-', undefined].filter((name) => languageTag(name) !== undefined)).toEqual([]);
});

test('a speed that was written down is one of those that are offered', () => {
  expect(SPEEDS.map(String).map(speedOf)).toEqual(SPEEDS);
  expect([null, undefined, '', '3', '1.50', '-1', 2].filter((written) => speedOf(written) !== 1)).toEqual([]);
});
