import { forwardRef, useId, type ComponentPropsWithoutRef } from 'react';
import { useFormWords } from '../form-words.ts';
import type { Part } from '../part.ts';

/** Props of `WrapUpLater`; whatever a `<div>` takes is passed on. */
export interface WrapUpLaterProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children' | 'onChange'> {
  /** As the platform has it: it moves only once the platform shows it. */
  wanted: boolean;
  pending?: boolean;
  onWant: (wanted: boolean) => void;
}

/** Asks, during the callback, for after-call work when it is over. Renders a switch in a `<div>`. */
export const WrapUpLater: Part<WrapUpLaterProps, HTMLDivElement> = forwardRef<HTMLDivElement, WrapUpLaterProps>(
  function WrapUpLater({ wanted, pending = false, onWant, ...rest }, ref) {
    const say = useFormWords();
    const stateId = useId();
    return (
      <div ref={ref} {...rest} className={['cb-section', 'cb-later', rest.className].filter(Boolean).join(' ')}>
        <label className="cb-later-label">
          <input
            type="checkbox"
            role="switch"
            checked={wanted}
            aria-checked={wanted}
            aria-disabled={pending || undefined}
            aria-describedby={stateId}
            onChange={() => {
              if (!pending) onWant(!wanted);
            }}
          />
          <span>{say('wrapup.later')}</span>
        </label>
        <span id={stateId} role="status" className="cb-later-state">
          {pending ? say('wrapup.asking') : say(wanted ? 'wrapup.later-on' : 'wrapup.later-off')}
        </span>
      </div>
    );
  },
);
