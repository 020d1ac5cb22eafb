import { act, cleanup } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';

/** What the elements of a page without ears would play. */
export interface Ears {
  /** Whatever sounds now. */
  readonly sounding: readonly HTMLAudioElement[];
  /** Addresses that were fetched, in their order. */
  readonly fetched: readonly string[];
  /** Addresses that give no sound. */
  readonly broken: Set<string>;
  /** How long every sound is; seconds. */
  lengthSeconds: number;
  /** Lets whatever sounds go on by so many seconds of its own time, in quarters, as browsers tell it. */
  hear(seconds: number): Promise<void>;
}

interface State {
  paused: boolean;
  loaded: boolean;
  at: number;
}

const turn = () => act(() => Promise.resolve());

/** Gives the audio elements of a DOM without sound what the player uses of them, as browsers do it. */
export function listenToPage(): Ears {
  const states = new Map<HTMLMediaElement, State>();
  const fetched: string[] = [];
  const stateOf = (element: HTMLMediaElement) => {
    const state = states.get(element) ?? { paused: true, loaded: false, at: 0 };
    states.set(element, state);
    return state;
  };
  const later = (element: HTMLMediaElement, ...types: string[]) =>
    queueMicrotask(() => act(() => types.forEach((type) => element.dispatchEvent(new Event(type)))));
  const sounds = (element: HTMLMediaElement) => !stateOf(element).paused && stateOf(element).loaded;

  const ears: Ears = {
    get sounding() {
      return [...states.keys()].filter(sounds) as HTMLAudioElement[];
    },
    fetched,
    broken: new Set(),
    lengthSeconds: 21,
    async hear(seconds) {
      for (let quarter = 0; quarter < seconds * 4; quarter++) {
        for (const element of ears.sounding) {
          const state = stateOf(element);
          state.at = Math.min(ears.lengthSeconds, state.at + 0.25);
          later(element, 'timeupdate');
          if (state.at < ears.lengthSeconds) continue;
          state.paused = true;
          later(element, 'pause', 'ended');
        }
        await turn();
      }
    },
  };

  function load(element: HTMLMediaElement) {
    const state = Object.assign(stateOf(element), { loaded: false, paused: true, at: 0 });
    const address = element.getAttribute('src');
    if (address === null) return later(element, 'emptied');
    fetched.push(address);
    queueMicrotask(() => {
      if (element.getAttribute('src') !== address) return;
      if (ears.broken.has(address)) return later(element, 'error');
      state.loaded = true;
      later(element, 'loadedmetadata');
      if (!state.paused) later(element, 'playing');
    });
  }

  const restore: (() => void)[] = [];
  const prototype = HTMLMediaElement.prototype;
  function give(name: keyof HTMLMediaElement, does: PropertyDescriptor & ThisType<HTMLMediaElement>) {
    const before = Object.getOwnPropertyDescriptor(prototype, name)!;
    Object.defineProperty(prototype, name, { ...before, ...does });
    restore.push(() => Object.defineProperty(prototype, name, before));
  }

  beforeEach(() => {
    states.clear();
    fetched.length = 0;
    ears.broken.clear();
    ears.lengthSeconds = 21;
    give('load', {
      value() {
        load(this);
      },
    });
    give('play', {
      value() {
        const state = stateOf(this);
        if (state.paused) later(this, 'play', ...(state.loaded ? ['playing'] : []));
        state.paused = false;
        return Promise.resolve();
      },
    });
    give('pause', {
      value() {
        const state = stateOf(this);
        if (!state.paused) later(this, 'pause');
        state.paused = true;
      },
    });
    give('paused', {
      get() {
        return stateOf(this).paused;
      },
    });
    give('duration', {
      get() {
        return stateOf(this).loaded ? ears.lengthSeconds : NaN;
      },
    });
    give('networkState', {
      get() {
        return this.hasAttribute('src') || stateOf(this).loaded ? 1 : 0;
      },
    });
    give('currentTime', {
      get() {
        return stateOf(this).at;
      },
      set(to: number) {
        stateOf(this).at = to;
        later(this, 'timeupdate');
      },
    });
    give('src', {
      set(to: string) {
        this.setAttribute('src', to);
        load(this);
      },
    });
  });
  afterEach(() => {
    cleanup(); // what is on the page is taken from it while it can still be silenced
    for (const undo of restore.splice(0)) undo();
  });
  return ears;
}
