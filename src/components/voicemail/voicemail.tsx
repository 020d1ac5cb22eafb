import { forwardRef, useId, useState, type ComponentPropsWithoutRef, type ReactNode } from 'react';
import type { Voicemail } from '../../callback/callback.ts';
import { voicemailStage } from '../../callback/voicemail.ts';
import { ActionButton } from '../action-button.tsx';
import type { Part } from '../part.ts';
import { useSectionWords } from '../section-words.ts';
import { Transcript } from './transcript.tsx';
import { LengthLine, VoicemailPlayer, type PlayerProps, type Sound } from './voicemail-player.tsx';

/** Props of `VoicemailPanel`; whatever a `<section>` takes is passed on. */
export interface VoicemailPanelProps
  extends Omit<ComponentPropsWithoutRef<'section'>, 'children' | keyof PlayerProps>, PlayerProps {
  voicemail: Voicemail;
  /** Whether more of `message` is to come; `failed` where it could not be asked for. */
  messageState?: 'loading' | 'failed' | 'known';
  /** The language of the message, where it is known. */
  language?: string | undefined;
  /** Looks for the message again, while it is not there. */
  onCheck?: () => void;
  checking?: boolean;
  /** Why the last look told nothing. */
  checkFailed?: string | undefined;
  /** Asks for the transcript again. */
  onTranscript?: () => void;
}

/**
 * The message the customer left: whether it can be heard yet, and if so a player and what was said, to read. Only one on
 * a page plays at a time; the place is painted without React. Renders a `<section>`.
 */
export const VoicemailPanel: Part<VoicemailPanelProps, HTMLElement> = forwardRef<HTMLElement, VoicemailPanelProps>(
  function VoicemailPanel(props, ref) {
    const { voicemail, sound, message, waveform, place, speed, calling, ...others } = props;
    const { onPlay, onStart, onRest, onSpeed, onStale, onUnplayable, ...further } = others;
    const { messageState = 'known', language, onCheck, checking = false, checkFailed, onTranscript, ...rest } = further;
    const heading = useId();
    const { say } = useSectionWords();
    const stage = voicemailStage(voicemail);
    const fault = faultOf(sound, message?.deleted);
    const playable = stage === 'there' && onPlay !== undefined && (fault === undefined || fault === 'failed');
    const player = { sound, message, waveform, place, speed, calling, onPlay, onStart, onRest, onSpeed };
    return (
      <section
        ref={ref}
        {...rest}
        className={['cb-section', 'cb-voicemail', rest.className].filter(Boolean).join(' ')}
        aria-labelledby={heading}
        data-stage={stage}
        data-fault={fault}
      >
        <h3 className="cb-section-name">
          <span id={heading}>{say('voicemail.name')}</span>
          {playable && <LengthLine sound={sound} message={message} />}
        </h3>
        <div className={playable ? undefined : 'cb-voicemail-words'}>
          <StateLine voicemail={voicemail} fault={fault} isShown={!playable} checkFailed={checkFailed} />
          {stage === 'waiting' && onCheck && (
            <ActionButton
              permission="allowed"
              meaning="check-voicemail"
              pending={checking}
              pendingText={say('voicemail.checking')}
              onPress={onCheck}
            >
              {say('voicemail.check')}
            </ActionButton>
          )}
        </div>
        {playable && (
          <div className="cb-voicemail-body">
            <VoicemailPlayer key={voicemail.id} {...{ ...player, onStale, onUnplayable }} />
            <Transcript state={messageState} text={message?.transcription} language={language} onRetry={onTranscript} />
          </div>
        )}
      </section>
    );
  },
);

type Fault = Exclude<Sound['state'], 'idle' | 'loading' | 'ready'>;

function faultOf(sound: Sound | undefined, deleted: boolean | undefined): Fault | undefined {
  if (deleted) return 'gone';
  const state = sound?.state ?? 'idle';
  return state === 'idle' || state === 'loading' || state === 'ready' ? undefined : state;
}

/**
 * What is to be known in words: why there is nothing to be heard, and what else can be done. Told politely when it
 * changes; that a message has come is told only to those who waited for it, and that it loads or plays to nobody.
 */
function StateLine(props: {
  voicemail: Voicemail;
  fault: Fault | undefined;
  isShown: boolean;
  checkFailed: string | undefined;
}): ReactNode {
  const { voicemail, fault, isShown, checkFailed } = props;
  const { say, sayValue } = useSectionWords();
  const stage = voicemailStage(voicemail);
  const [waited, setWaited] = useState(false);
  if (stage === 'waiting' && !waited) setWaited(true);
  const { uploadStatus } = voicemail;
  const status = uploadStatus === 'uploading' ? 'pending' : uploadStatus;
  const hasCome = stage === 'there' && !fault && (isShown || waited);
  const isMissing = stage === 'waiting' && status === 'complete';
  return (
    <p className={hasCome && !isShown ? 'cb-unseen' : 'cb-voicemail-state'} aria-live="polite">
      {stage === 'there' && fault && say(`voicemail.${fault}-sound`)}
      {hasCome && say('voicemail.complete')}
      {stage !== 'there' && sayValue('voicemail', isMissing ? 'none' : status)}
      {checkFailed !== undefined && stage === 'waiting' && ` ${checkFailed}`}
    </p>
  );
}
