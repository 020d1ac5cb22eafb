import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import type { Conversation } from '../../callback/conversation.ts';
import type { Part } from '../part.ts';
import { useSectionWords } from '../section-words.ts';

/** Props of `RecordingLine`; whatever a `<span>` takes is passed on. */
export interface RecordingLineProps extends Omit<ComponentPropsWithoutRef<'span'>, 'children'> {
  /** What the platform tells of the conversation; nothing told is not known. */
  recording: Conversation['recording'];
}

/** Whether the call is recorded, in words: whoever talks has to know, also that nobody knows. Renders a `<span>`. */
export const RecordingLine: Part<RecordingLineProps, HTMLSpanElement> = forwardRef<HTMLSpanElement, RecordingLineProps>(
  function RecordingLine({ recording = 'other', ...rest }, ref) {
    const { sayValue } = useSectionWords();
    return (
      <span
        ref={ref}
        {...rest}
        className={['cb-recording', rest.className].filter(Boolean).join(' ')}
        data-recording={recording}
      >
        {sayValue('recording', recording)}
      </span>
    );
  },
);
