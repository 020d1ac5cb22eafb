import type { ReactNode } from 'react';
import { languageTag } from '../../callback/voicemail.ts';
import { useSectionWords } from '../section-words.ts';

/** Props of `Transcript`. */
export interface TranscriptProps {
  /** `loading`: nobody knows yet whether there is one. */
  state: 'loading' | 'failed' | 'known';
  text: string | undefined;
  /** The language that was spoken, where it is known. */
  language: string | undefined;
  onRetry: (() => void) | undefined;
}

/** What was said, to read; in a box of one height, so that whatever comes moves nothing below it. */
export function Transcript({ state, text, language, onRetry }: TranscriptProps): ReactNode {
  const { say } = useSectionWords();
  if (text !== undefined)
    return (
      // Scrolled by keyboard too.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      <div className="cb-transcript" role="group" tabIndex={0} aria-label={say('voicemail.transcript')}>
        <p dir="auto" translate="no" lang={languageTag(language)}>
          {text}
        </p>
      </div>
    );
  return (
    <div className="cb-transcript" data-empty={state}>
      {state === 'known' && <p>{say('voicemail.no-transcript')}</p>}
      {state === 'failed' && (
        <p>
          {say('voicemail.transcript-failed')}{' '}
          {onRetry && (
            <button type="button" className="cb-copy" onClick={onRetry}>
              {say('card.retry')}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
