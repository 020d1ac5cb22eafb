import { forwardRef, useId, type ComponentPropsWithoutRef } from 'react';
import type { Voicemail } from '../../callback/callback.ts';
import type { Part } from '../part.ts';
import { useSay, useSayValue } from '../words.tsx';

/** Props of `VoicemailPanel`; whatever a `<section>` takes is passed on. */
export interface VoicemailPanelProps extends Omit<ComponentPropsWithoutRef<'section'>, 'children'> {
  voicemail: Voicemail;
}

/** The message the customer left, and whether it can be heard yet. Renders a `<section>`. */
export const VoicemailPanel: Part<VoicemailPanelProps, HTMLElement> = forwardRef<HTMLElement, VoicemailPanelProps>(
  function VoicemailPanel({ voicemail, ...rest }, ref) {
    const say = useSay();
    const sayValue = useSayValue();
    const titleId = useId();
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
        <p className="cb-voicemail-state">{sayValue('voicemail', voicemail.uploadStatus)}</p>
      </section>
    );
  },
);
