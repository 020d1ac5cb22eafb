import { useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { waveformBars } from '../../callback/voicemail.ts';
import { formatDuration } from '../../time/duration.ts';
import { lengthSpoken } from '../length-spoken.ts';
import { useSectionWords } from '../section-words.ts';
import { usePaintEffect } from '../ticking.tsx';
import { useLanguage } from '../words.tsx';
import type { Player } from './player.ts';

/** How far a press of a key or a button goes; the larger keys go three times as far. */
export const STEP_SECONDS = 5;

const BARS = 64;
/** Of a bar's box: silence is seen too. */
const LEAST = 0.06;

/** The bars as one line, each from below the middle to above it. */
const pathOf = (bars: readonly number[]) =>
  Array.from({ length: BARS }, (_, i) => {
    const height = Math.max(LEAST, bars[i] ?? 0);
    return `M${i + 0.5} ${(1 - height).toFixed(2)}V${(1 + height).toFixed(2)}`;
  }).join('');

/** The message from its beginning to its end, as loud as it is, with a slider over it. Painted past React. */
export function Seeker(props: {
  player: Player;
  /** Seconds; absent: not known yet. */
  length: number | undefined;
  waveform: readonly number[];
  onSeek: (to: number) => void;
}): ReactNode {
  const { player, length, waveform, onSeek } = props;
  const { say } = useSectionWords();
  const { locale } = useLanguage();
  const root = useRef<HTMLDivElement>(null);
  const slider = useRef<HTMLInputElement>(null);
  const path = useMemo(() => pathOf(waveformBars(waveform, BARS)), [waveform]);

  usePaintEffect(() => {
    const input = slider.current!;
    const paint = (place: number, moved: boolean) => {
      root.current!.style.setProperty('--cb-place', String(length ? Math.min(1, place / length) : 0));
      // A slider that has the focus would be read out with every second, over the message itself.
      if (!moved && player.heard.state === 'playing' && input.matches(':focus')) return;
      const second = String(Math.floor(place));
      if (!moved && input.value === second) return;
      input.value = second;
      const whole = Math.round(length ?? 0);
      const [at, of] = [Math.min(Math.floor(place), whole), whole].map((seconds) => lengthSpoken(seconds, locale));
      input.setAttribute('aria-valuetext', say('voicemail.place-of', { place: at!, length: of! }));
    };
    paint(player.place, true);
    return player.onPlace(paint);
  }, [player, length, say, locale]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { place } = player;
    const to: Readonly<Record<string, number | undefined>> = {
      ArrowRight: place + STEP_SECONDS,
      ArrowUp: place + STEP_SECONDS,
      ArrowLeft: place - STEP_SECONDS,
      ArrowDown: place - STEP_SECONDS,
      PageUp: place + 3 * STEP_SECONDS,
      PageDown: place - 3 * STEP_SECONDS,
      Home: 0,
      End: length,
    };
    const seconds = to[event.key];
    if (seconds === undefined) return;
    event.preventDefault();
    onSeek(seconds);
  }

  return (
    <div ref={root} className="cb-seeker">
      {['rest', 'played'].map((part) => (
        <svg
          key={part}
          className="cb-waveform"
          data-part={part}
          viewBox={`0 0 ${BARS} 2`}
          preserveAspectRatio="none"
          aria-hidden="true"
          focusable="false"
        >
          <path d={path} />
        </svg>
      ))}
      <input
        ref={slider}
        type="range"
        min={0}
        max={Math.ceil(length ?? 0)}
        defaultValue={0}
        aria-label={say('voicemail.place')}
        onKeyDown={onKeyDown}
        onChange={({ target }) => onSeek(Number(target.value))}
      />
    </div>
  );
}

/** The time that was played, or that is left. Painted past React, and only when it changes. */
export function PlaceTime({ player, leftOf }: { player: Player; leftOf?: number | undefined }): ReactNode {
  const root = useRef<HTMLElement>(null);
  const read = (place: number) =>
    leftOf === undefined
      ? formatDuration(place)
      : `−${formatDuration(Math.max(0, Math.round(leftOf) - Math.floor(place)))}`;
  const [first] = useState(() => read(player.place)); // as in `Ticking`: React never changes it

  usePaintEffect(() => {
    const text = root.current!.firstChild as Text;
    const paint = (place: number) => {
      const next = read(place);
      if (text.data !== next) text.data = next;
    };
    paint(player.place);
    return player.onPlace(paint);
  }, [player, leftOf]); // `read` is made of it

  return (
    <bdi ref={root} dir="ltr" className="cb-place-time" translate="no" aria-hidden="true">
      {first}
    </bdi>
  );
}
