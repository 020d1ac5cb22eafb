import { forwardRef, useId, type ComponentPropsWithoutRef, type ReactNode } from 'react';
import type { ErrorKind } from '../../platform/platform-error.ts';
import type { Instant } from '../../time/instant.ts';
import { CopyButton } from '../copy-button.tsx';
import type { Part } from '../part.ts';
import { Ticking } from '../ticking.tsx';
import { Phrase, useSay } from '../words.tsx';

/** What the notice row says, and how much it matters. */
export interface Message {
  readonly tone: 'quiet' | 'thought' | 'failure';
  readonly text: ReactNode;
  readonly error?: ErrorKind;
  /** By which the platform's own people find the request. */
  readonly reference?: string | undefined;
  /** The platform takes no more until then. */
  readonly retryAt?: Instant | undefined;
  /** Where it is heard, when not from this row: the announcer says it too, or it is told with the numbers. */
  readonly heardFrom?: 'announcer' | 'numbers';
}

/** Props of `NoticeRow`; whatever a `<div>` takes is passed on. */
export interface NoticeRowProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  message: Message | undefined;
}

/**
 * The one row for what needs to be said now. Renders a polite `role="status"` that is always there, empty or not: text
 * never pushes a button. What is heard from elsewhere, and what ticks, it shows in silence.
 */
export const NoticeRow: Part<NoticeRowProps, HTMLDivElement> = forwardRef<HTMLDivElement, NoticeRowProps>(
  function NoticeRow({ message, ...rest }, ref) {
    const say = useSay();
    const referenceId = useId();
    const { tone, text, error, reference, retryAt, heardFrom } = message ?? {};
    return (
      <div
        ref={ref}
        {...rest}
        className={['cb-notice', rest.className].filter(Boolean).join(' ')}
        role="status"
        aria-live={heardFrom && 'off'}
        data-tone={tone}
        data-error={error}
      >
        {retryAt === undefined ? (
          text
        ) : (
          <Phrase
            of="error.too-many-until"
            slots={{
              time: (
                <bdi dir="ltr" aria-live="off">
                  <Ticking until={retryAt} />
                </bdi>
              ),
            }}
          />
        )}
        {reference !== undefined && (
          <>
            {' '}
            <span className="cb-notice-reference">
              <span id={referenceId}>{say('error.reference', { id: `${reference.slice(0, 8)}…` })}</span>{' '}
              <CopyButton text={reference} describes={referenceId} />
            </span>
          </>
        )}
      </div>
    );
  },
);
