import { useCallback, useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { VoicemailMessage } from '../../callback/decode-lookups.ts';
import { SPEEDS, type Speed } from '../../callback/voicemail.ts';
import { formatDuration } from '../../time/duration.ts';
import { ActionButton } from '../action-button.tsx';
import { Icon } from '../icon.tsx';
import { useSectionWords } from '../section-words.ts';
import { useLanguage } from '../words.tsx';
import { createPlayer, type PlayerTold } from './player.ts';
import { PlaceTime, Seeker, STEP_SECONDS } from './seeker.tsx';

/**
 * What is known of the sound: nothing was asked for yet, it is on its way, it can be heard, or why it cannot; `refused`
 * where it lies at an address that is not safe.
 */
export type Sound =
  | { readonly state: 'idle' | 'loading' | 'failed' | 'forbidden' | 'gone' | 'refused' }
  | { readonly state: 'ready'; readonly url: string };

/** What the player of a message is told, and tells. */
export interface PlayerProps extends PlayerTold {
  sound?: Sound | undefined;
  /** What is known of the message: how long it is, and what was said. */
  message?: Pick<VoicemailMessage, 'durationSeconds' | 'transcription' | 'deleted'> | undefined;
  /** Loudness over time, any scale; a flat line without it. */
  waveform?: readonly number[] | undefined;
  /** Where it begins, in seconds; read once a message. */
  place?: number | undefined;
  speed?: Speed | undefined;
  /** A call is being placed, or lives: what plays is paused. */
  calling?: boolean | undefined;
  /** Asks for the sound; without it nothing can be played here. */
  onPlay?: (() => void) | undefined;
  onSpeed?: ((speed: Speed) => void) | undefined;
}

const NO_WAVEFORM: readonly number[] = [];
const IDLE: Sound = { state: 'idle' };

/** The player of one message: what the agent presses, and the element that sounds. Its key must be the message's. */
export function VoicemailPlayer(props: PlayerProps): ReactNode {
  const { sound = IDLE, message, waveform = NO_WAVEFORM, speed: given, calling = false } = props;
  const { say } = useSectionWords();
  const { locale } = useLanguage();
  const [own, setOwn] = useState<Speed>(1);
  const speed = given ?? own;
  const [player] = useState(() => createPlayer(props.place ?? 0));
  const attach = useCallback((element: HTMLAudioElement | null) => player.attach(element), [player]);
  const subscribe = useCallback((notify: () => void) => player.onHeard(notify), [player]);
  const read = () => player.heard;
  const heard = useSyncExternalStore(subscribe, read, read);
  const length = heard.length ?? message?.durationSeconds;
  const address = sound.state === 'ready' ? sound.url : undefined;
  const coming = sound.state === 'ready' || sound.state === 'loading';

  useEffect(() => player.tellTo(props));
  useEffect(() => player.setSpeed(speed), [player, speed]);
  const came = useRef(false);
  useEffect(() => {
    // Before the first answer nothing has come, and the press that asked for it still holds.
    if (!coming && (came.current || sound.state !== 'idle')) player.pause();
    came.current = coming;
  }, [player, coming, sound.state]);
  // Another answer may bring the same address: it is a new one all the same.
  useEffect(() => player.setAddress(sound.state === 'ready' ? sound.url : undefined), [player, sound]);
  useEffect(() => {
    if (calling) player.pause();
  }, [player, calling]);
  useNameless(heard.state === 'playing', say('voicemail.name'));

  const failed = sound.state === 'failed';
  const still = heard.state === 'still';
  const seek = (to: number) => player.seek(to, length);
  const times = new Intl.NumberFormat(locale, { numberingSystem: 'latn' });
  const nameOfPlay = say(still ? 'voicemail.play' : 'voicemail.pause');

  return (
    // Media controls point the same way in every script.
    <div className="cb-player" role="group" dir="ltr" aria-label={say('voicemail.player')}>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- sound alone: its text stands beside it */}
      <audio ref={attach} preload="metadata" />
      <ActionButton
        permission="allowed"
        meaning="play"
        className="cb-play"
        aria-label={failed && still ? undefined : nameOfPlay}
        onPress={() => {
          if (!still) return player.pause();
          player.play();
          if (address === undefined) props.onPlay?.();
        }}
      >
        <Icon name={still ? 'resume' : 'hold'} />
        {failed && still && <bdi>{say('card.retry')}</bdi>}
      </ActionButton>
      <Seeker player={player} length={length} waveform={waveform} onSeek={seek} />
      <div className="cb-player-row">
        <PlaceTime player={player} />
        <SeekButton name={say('voicemail.back')} icon="back" onPress={() => seek(player.place - STEP_SECONDS)} />
        <SeekButton name={say('voicemail.forward')} icon="forward" onPress={() => seek(player.place + STEP_SECONDS)} />
        <span className="cb-speed">
          <select
            aria-label={say('voicemail.speed')}
            value={SPEEDS.indexOf(speed)}
            onChange={({ target }) => {
              const chosen = SPEEDS[Number(target.value)]!;
              setOwn(chosen);
              props.onSpeed?.(chosen);
            }}
          >
            {SPEEDS.map((each, i) => (
              <option key={each} value={i}>
                {say('voicemail.times', { speed: times.format(each) })}
              </option>
            ))}
          </select>
        </span>
        <PlaceTime player={player} leftOf={length ?? 0} />
      </div>
    </div>
  );
}

/** How long the message is, or that it is on its way; stands beside the heading. */
export function LengthLine({ sound, message }: Pick<PlayerProps, 'sound' | 'message'>): ReactNode {
  const { say } = useSectionWords();
  if (sound?.state === 'loading') return <span className="cb-voicemail-length">{say('voicemail.loading')}</span>;
  if (message?.durationSeconds === undefined) return null;
  return (
    <bdi dir="ltr" className="cb-voicemail-length">
      {formatDuration(Math.round(message.durationSeconds))}
    </bdi>
  );
}

function SeekButton(props: { name: string; icon: 'back' | 'forward'; onPress: () => void }): ReactNode {
  const { name, icon, onPress } = props;
  return (
    <button type="button" className="cb-seek" data-seek={icon} onClick={onPress}>
      <Icon name={icon} />
      <span aria-hidden="true">{STEP_SECONDS}</span>
      <span className="cb-unseen">{name}</span>
    </button>
  );
}

/** What the system shows of a page that sounds would else be the page's title, which may hold a name. */
function useNameless(playing: boolean, title: string) {
  useEffect(() => {
    if (!playing || typeof MediaMetadata === 'undefined') return undefined;
    const { mediaSession } = navigator;
    const plain = new MediaMetadata({ title });
    mediaSession.metadata = plain;
    return () => {
      if (mediaSession.metadata === plain) mediaSession.metadata = null;
    };
  }, [playing, title]);
}
