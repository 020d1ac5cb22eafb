import type { Voicemail } from './callback.ts';

/**
 * How a message stands by its upload: `waiting` (for more of it, or for a word that we know), `there`, or lost for good.
 */
export type VoicemailStage = 'waiting' | 'there' | 'failed' | 'timeout';

/** Reads the stage of `voicemail`; one that is complete without an id cannot be asked for yet. */
export function voicemailStage({ id, uploadStatus }: Voicemail): VoicemailStage {
  if (uploadStatus === 'failed') return 'failed';
  if (uploadStatus === 'timeout') return 'timeout';
  return uploadStatus === 'complete' && id !== undefined ? 'there' : 'waiting';
}

/** How fast a message can be played. */
export const SPEEDS = [0.75, 1, 1.25, 1.5, 2] as const;
/** One of `SPEEDS`. */
export type Speed = (typeof SPEEDS)[number];

/** Reads a speed that was written down; whatever is none is the usual one. */
export const speedOf = (written: unknown): Speed => SPEEDS.find((speed) => String(speed) === written) ?? 1;

/**
 * A waveform of any length and scale as `count` bars from 0 to 1, each as loud as the loudest of its part. Empty where
 * there is none, or nothing but silence.
 */
export function waveformBars(waveform: readonly number[], count: number): readonly number[] {
  const loudest = waveform.reduce((most, level) => Math.max(most, Math.abs(level)), 0);
  if (loudest === 0) return [];
  return Array.from({ length: count }, (_, bar) => {
    const from = Math.floor((bar * waveform.length) / count);
    const to = Math.max(from + 1, Math.floor(((bar + 1) * waveform.length) / count));
    return waveform.slice(from, to).reduce((most, level) => Math.max(most, Math.abs(level)), 0) / loudest;
  });
}

/** `language` where it is a tag that a page may carry: an organisation may have named it `English, very good` as well. */
export const languageTag = (language: string | undefined): string | undefined =>
  language !== undefined && /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language) ? language : undefined;
