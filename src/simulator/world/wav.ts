import { createRandom } from './random.ts';

const RATE = 8000;
const HEADER = 44;
/** Points of a waveform a second, as the platform's own. */
const POINTS = 10;

/** Loudness over time, from 0 to 1, like somebody who speaks in phrases and breathes in between. */
function loudness(seed: number, seconds: number): (at: number) => number {
  const random = createRandom(seed);
  const words: { from: number; to: number; loud: number }[] = [];
  for (let at = 0.3; at < seconds - 0.3;) {
    const to = Math.min(at + random.between(12, 45) / 100, seconds - 0.1);
    words.push({ from: at, to, loud: random.between(45, 100) / 100 });
    at = to + (random.between(0, 5) === 0 ? 0.7 : random.between(2, 14) / 100);
  }
  return (at) => {
    const word = words.find(({ from, to }) => at >= from && at < to);
    if (!word) return 0;
    return word.loud * Math.sin((Math.PI * (at - word.from)) / (word.to - word.from));
  };
}

/** The waveform of a recording: how loud it is ten times a second, from 0 to 1. */
export const waveform = (seed: number, seconds: number): number[] => {
  const loud = loudness(seed, seconds);
  return Array.from({ length: Math.ceil(seconds * POINTS) }, (_, index) => {
    return Math.round(loud((index + 0.5) / POINTS) * 1000) / 1000;
  });
};

/** A recording as a real WAV file: 8 bits, 8 kHz, one channel; somebody hums where a caller would speak. */
export function createWav(seed: number, seconds: number): Uint8Array<ArrayBuffer> {
  const samples = Math.round(seconds * RATE);
  const bytes = new Uint8Array(HEADER + samples);
  const view = new DataView(bytes.buffer);
  const text = (at: number, value: string) => {
    for (let index = 0; index < value.length; index++) bytes[at + index] = value.charCodeAt(index);
  };
  text(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true); // PCM
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  text(36, 'data');
  view.setUint32(40, samples, true);
  const loud = loudness(seed, seconds);
  let level = 0;
  for (let index = 0; index < samples; index++) {
    const at = index / RATE;
    if (index % 40 === 0) level = loud(at);
    const hum = Math.sin(2 * Math.PI * 140 * at) + 0.5 * Math.sin(2 * Math.PI * 280 * at + Math.sin(at * 9));
    bytes[HEADER + index] = 128 + Math.round(70 * level * hum);
  }
  return bytes;
}
