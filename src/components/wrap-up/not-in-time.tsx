import { forwardRef, useId, type ComponentPropsWithoutRef } from 'react';
import { CopyButton } from '../copy-button.tsx';
import { useFormWords } from '../form-words.ts';
import type { Part } from '../part.ts';

/** Props of `NotInTime`; whatever a `<section>` takes is passed on. */
export interface NotInTimeProps extends Omit<ComponentPropsWithoutRef<'section'>, 'children'> {
  notes: string;
}

/** Notes that were typed, and not taken before the platform ended the wrap-up: nothing typed is lost. Renders a `<section>`. */
export const NotInTime: Part<NotInTimeProps, HTMLElement> = forwardRef<HTMLElement, NotInTimeProps>(function NotInTime(
  { notes, ...rest },
  ref,
) {
  const say = useFormWords();
  const titleId = useId();
  return (
    <section
      ref={ref}
      {...rest}
      className={['cb-section', 'cb-not-in-time', rest.className].filter(Boolean).join(' ')}
      aria-labelledby={titleId}
    >
      <h3 className="cb-section-name">
        <span id={titleId}>{say('wrapup.not-in-time')}</span>
        <CopyButton text={notes} describes={titleId} />
      </h3>
      <p className="cb-form-kept" dir="auto" translate="no">
        {notes}
      </p>
    </section>
  );
});
