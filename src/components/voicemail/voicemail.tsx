import { forwardRef, useId, type ComponentPropsWithoutRef } from 'react';
import type { Voicemail } from '../../callback/callback.ts';
import { ActionButton } from '../action-button.tsx';
import { Icon } from '../icon.tsx';
import type { Part } from '../part.ts';
import { useSectionWords } from '../section-words.ts';

/** What is known of the sound: nothing was asked for yet, it is on its way, it can be heard, or why it cannot. */
export type Sound =
  | { readonly state: 'idle' | 'loading' | 'failed' | 'forbidden' | 'gone' }
  | { readonly state: 'ready'; readonly url: string };

/** Props of `VoicemailPanel`; whatever a `<section>` takes is passed on. */
export interface VoicemailPanelProps extends Omit<ComponentPropsWithoutRef<'section'>, 'children'> {
  voicemail: Voicemail;
  sound?: Sound;
  /** Asks for the sound; without it nothing can be played here. */
  onPlay?: () => void;
  /** The sound came, and could not be played. */
  onUnplayable?: () => void;
}

/** The message the customer left: whether it can be heard yet, and if so, heard. Renders a `<section>`. */
export const VoicemailPanel: Part<VoicemailPanelProps, HTMLElement> = forwardRef<HTMLElement, VoicemailPanelProps>(
  function VoicemailPanel({ voicemail, sound = { state: 'idle' }, onPlay, onUnplayable, ...rest }, ref) {
    const { say, sayValue } = useSectionWords();
    const titleId = useId();
    const playable = voicemail.uploadStatus === 'complete' && onPlay !== undefined;
    const unheard = sound.state === 'failed' || sound.state === 'forbidden' || sound.state === 'gone';
    return (
      <section
        ref={ref}
        {...rest}
        className={['cb-section', 'cb-voicemail', rest.className].filter(Boolean).join(' ')}
        aria-labelledby={titleId}
      >
        <h3 id={titleId} className="cb-section-name">
          {say('voicemail.name')}
        </h3>
        <p className="cb-voicemail-state" data-upload-status={voicemail.uploadStatus} data-sound={sound.state}>
          {unheard ? say(`voicemail.${sound.state}-sound`) : sayValue('voicemail', voicemail.uploadStatus)}
        </p>
        {playable && sound.state !== 'ready' && sound.state !== 'gone' && sound.state !== 'forbidden' && (
          <ActionButton
            permission="allowed"
            meaning="play"
            pending={sound.state === 'loading'}
            pendingText={say('voicemail.loading')}
            onPress={onPlay}
          >
            <Icon name="resume" />
            {say(sound.state === 'failed' ? 'card.retry' : 'voicemail.play')}
          </ActionButton>
        )}
        {sound.state === 'ready' && (
          // oxlint-disable-next-line jsx-a11y/media-has-caption -- the transcript comes with the full player
          <audio
            controls
            autoPlay
            controlsList="nodownload"
            src={sound.url}
            aria-labelledby={titleId}
            onError={onUnplayable}
          />
        )}
      </section>
    );
  },
);
