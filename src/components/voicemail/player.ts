import type { Stop } from '../../time/clock.ts';
import { leave, takeTurn } from './one-at-a-time.ts';

/** What is heard: nothing, nothing yet although it was asked for, or the message; and how long it is, once known. */
export interface Heard {
  readonly state: 'still' | 'starting' | 'playing';
  readonly length: number | undefined;
}

/** Paints the place, in seconds; `moved` when the agent went there, and it did not come by playing. */
export type PaintPlace = (place: number, moved: boolean) => void;

/** What a player tells of itself beside its place. */
export interface PlayerTold {
  /** It begins to play, or waits to. */
  onStart?: (() => void) | undefined;
  /** It rests, in seconds: give it back as `place` when the part comes again. */
  onRest?: ((place: number) => void) | undefined;
  /** The address gives no sound, or none any more: bring another one, and it goes on. Asked once a press. */
  onStale?: (() => void) | undefined;
  /** The sound came, and could not be played. */
  onUnplayable?: (() => void) | undefined;
}

/** One message that can be heard. It works while it plays; at rest nothing of it runs. */
export interface Player {
  readonly heard: Heard;
  readonly place: number;
  /** Whom it tells from now on. */
  tellTo(told: PlayerTold): void;
  /** The element that sounds, or none any more: then it is silent, and has no address. */
  attach(element: HTMLAudioElement | null): void;
  /** Where the sound is fetched. Without one it waits, if it was asked to play. */
  setAddress(address: string | undefined): void;
  setSpeed(speed: number): void;
  play(): void;
  pause(): void;
  /** Goes to a place, in seconds, within what is known of the length. */
  seek(to: number, length: number | undefined): void;
  onHeard(listener: () => void): Stop;
  onPlace(paint: PaintPlace): Stop;
}

/** Makes the player of one message, which begins at `start`. Uses little of the element: what every browser has. */
export function createPlayer(start: number): Player {
  let told: PlayerTold = {};
  let audio: HTMLAudioElement | undefined;
  let address: string | undefined;
  let place = start;
  let speed = 1;
  let wanted = false;
  let loaded = false;
  let over = false;
  /** An address that never works is not asked for again and again. */
  let askedAnew = false;
  let heard: Heard = { state: 'still', length: undefined };
  const listeners = new Set<() => void>();
  const painters = new Set<PaintPlace>();

  function tell(next: Partial<Heard>) {
    const before = heard;
    heard = { ...heard, ...next };
    if (heard.state !== before.state || heard.length !== before.length) for (const run of [...listeners]) run();
  }

  function paint(moved: boolean) {
    for (const run of [...painters]) run(place, moved);
  }

  function rest() {
    told.onRest?.(over ? 0 : place);
    paint(true);
  }

  function want() {
    wanted = true;
    takeTurn(pause);
    told.onStart?.();
  }

  function pause() {
    if (!wanted) return;
    wanted = false;
    if (audio && !audio.paused) audio.pause();
    tell({ state: 'still' });
    rest();
  }

  function sound() {
    if (!audio || address === undefined) return;
    // What is wrong with the sound comes as an event; here only that the browser wants another press.
    audio.play().catch(({ name }: Error) => void (name === 'NotAllowedError' && pause()));
  }

  function load() {
    if (!audio || address === undefined) return;
    loaded = false;
    audio.src = address;
    audio.defaultPlaybackRate = audio.playbackRate = speed;
    if (wanted) sound();
  }

  /** Without an address nothing is fetched any more, and nobody finds it in the page. */
  function unload() {
    loaded = false;
    if (!audio) return;
    if (!audio.paused) audio.pause();
    audio.removeAttribute('src');
    if (audio.networkState !== audio.NETWORK_EMPTY) audio.load();
  }

  const on: Readonly<Record<string, (element: HTMLAudioElement) => void>> = {
    loadedmetadata(element) {
      loaded = true;
      if (element.currentTime !== place) element.currentTime = place;
      if (Number.isFinite(element.duration)) tell({ length: element.duration });
    },
    play() {
      if (!wanted) want(); // by a key of the keyboard that is the system's
    },
    playing({ paused }) {
      if (wanted && !paused) tell({ state: 'playing' });
    },
    timeupdate(element) {
      if (!loaded) return;
      place = element.currentTime;
      paint(false);
    },
    pause({ paused }) {
      if (loaded && paused) pause(); // likewise; one that was overtaken by another press is none
    },
    ended(element) {
      over = true;
      place = element.currentTime;
      wanted = false;
      tell({ state: 'still' });
      rest();
    },
    error() {
      if (address === undefined) return;
      loaded = false;
      if (wanted) tell({ state: 'starting' });
      if (told.onStale && !askedAnew) {
        askedAnew = true;
        address = undefined; // the next one may well be the same
        unload();
        told.onStale();
      } else {
        pause();
        told.onUnplayable?.();
      }
    },
  };

  let unlisten: Stop = () => {};
  function listen(element: HTMLAudioElement) {
    const stops = Object.entries(on).map(([type, hear]) => {
      const run = () => hear(element);
      element.addEventListener(type, run);
      return () => element.removeEventListener(type, run);
    });
    unlisten = () => stops.forEach((stop) => stop());
  }

  return {
    get heard() {
      return heard;
    },
    get place() {
      return loaded && audio ? audio.currentTime : place; // between two of its events it has gone on
    },
    tellTo: (next) => void (told = next),
    attach(element) {
      if (audio) {
        pause();
        unlisten();
        unload();
        leave(pause);
      }
      audio = element ?? undefined;
      if (!audio) return;
      audio.setAttribute('disableremoteplayback', '');
      listen(audio);
      load();
    },
    setAddress(next) {
      if (next === address) return;
      address = next;
      if (address === undefined) unload();
      else load();
    },
    setSpeed(next) {
      speed = next;
      if (audio) audio.defaultPlaybackRate = audio.playbackRate = speed;
    },
    play() {
      askedAnew = false;
      if (over) {
        over = false;
        place = 0;
        if (loaded && audio) audio.currentTime = 0;
        paint(true);
      }
      want();
      if (heard.state === 'still') tell({ state: 'starting' });
      sound();
    },
    pause,
    seek(to, length) {
      over = askedAnew = false;
      place = Math.max(0, Math.min(to, heard.length ?? length ?? Infinity));
      if (loaded && audio) audio.currentTime = place;
      if (wanted) paint(true);
      else rest();
    },
    onHeard(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onPlace(run) {
      painters.add(run);
      return () => void painters.delete(run);
    },
  };
}
