import type { Clock, Stop } from '../../time/clock.ts';

/** A sound that tells of an offer. */
export interface AlertSound {
  /** Whether it would be heard: a browser lets nothing sound before the agent pressed something on the page. */
  readonly ready: boolean;
  /** Sounds once, for less than a second. `false` where the browser does not let it. Never rejects. */
  play(): Promise<boolean>;
  stop(): void;
  /** Lets go of the sound device. */
  dispose: Stop;
}

/** Two tones, the second higher: heard beside a voice, and no alarm. Hertz, and seconds from the beginning. */
const TONES = [
  { hertz: 660, from: 0, to: 0.18 },
  { hertz: 880, from: 0.2, to: 0.5 },
] as const;
const LENGTH_MS = 600;
/** Where it is not allowed, some browsers answer never. */
const PATIENCE_MS = 400;
/** Two offers at once are one sound. */
const APART_MS = 1000;
const GESTURES = ['click', 'keydown', 'pointerup'] as const;

/** Whether anything was ever pressed on this page, as far as the browser says. */
const wasPressed = (): boolean | undefined => globalThis.navigator?.userActivation?.hasBeenActive;

/**
 * Makes the sound, computed by WebAudio: no file, and nothing that a content security policy forbids. From the first
 * press on the page on it may be heard; between two sounds the device is let go of. `volume` from 0 to 1.
 */
export function createAlertSound(clock: Clock, volume = 0.2): AlertSound {
  const Context = globalThis.AudioContext as typeof AudioContext | undefined;
  let context: AudioContext | undefined;
  let gain: GainNode | undefined;
  let soundedAt = -Infinity;
  let stopRest: Stop = () => {};

  const leave = () => GESTURES.forEach((gesture) => removeEventListener(gesture, unlock, true));

  /** Some browsers let sound only what was begun by a press; what was begun so may sound later. */
  function unlock() {
    leave();
    void start().then((runs) => runs && clock.monotonic() - soundedAt > LENGTH_MS && rest());
  }

  async function start(): Promise<boolean> {
    if (!Context || (!context && wasPressed() === false)) return false;
    try {
      context ??= new Context();
      if (context.state === 'running') return true;
      const patience = new Promise<void>((done) => void clock.after(PATIENCE_MS, done));
      await Promise.race([context.resume(), patience]);
      return context.state === ('running' as AudioContextState);
    } catch {
      return false;
    }
  }

  const rest = () => void context?.suspend().catch(() => {});

  function ring(audio: AudioContext) {
    const now = audio.currentTime;
    gain = audio.createGain();
    gain.connect(audio.destination);
    for (const { hertz, from, to } of TONES) {
      const tone = audio.createOscillator();
      const shape = audio.createGain();
      tone.frequency.value = hertz;
      shape.gain.setValueAtTime(0, now + from);
      shape.gain.linearRampToValueAtTime(volume, now + from + 0.02);
      shape.gain.linearRampToValueAtTime(0, now + to);
      tone.connect(shape).connect(gain);
      tone.start(now + from);
      tone.stop(now + to);
    }
  }

  GESTURES.forEach((gesture) => addEventListener(gesture, unlock, true));

  return {
    get ready() {
      return context !== undefined || wasPressed() === true;
    },
    async play() {
      if (clock.monotonic() - soundedAt < APART_MS) return true;
      const before = soundedAt;
      soundedAt = clock.monotonic();
      if (!(await start())) {
        soundedAt = before;
        return false;
      }
      if (!context || soundedAt === -Infinity) return true; // stopped meanwhile
      ring(context);
      stopRest();
      stopRest = clock.after(LENGTH_MS, rest);
      return true;
    },
    stop() {
      soundedAt = -Infinity;
      gain?.disconnect();
    },
    dispose() {
      leave();
      stopRest();
      gain?.disconnect();
      void context?.close().catch(() => {});
      context = undefined;
    },
  };
}
