import { forwardRef, useId, type ComponentPropsWithoutRef } from 'react';
import type { Wrapup } from '../../callback/callback.ts';
import { SKIPPED_CODE } from '../../callback/outcome.ts';
import type { SectionKey } from '../../locales/language.ts';
import type { Part } from '../part.ts';
import { useSectionWords } from '../section-words.ts';

/** The platform's own codes that have words; any other is shown as it is. Source: help page on wrap-up codes. */
const SYSTEM_CODES: Readonly<Record<string, SectionKey | undefined>> = {
  [SKIPPED_CODE]: 'wrapup.preview-skipped',
  'ININ-WRAP-UP-TIMEOUT': 'wrapup.timed-out',
  'ININ-WRAP-UP-SKIPPED': 'wrapup.left-out',
};

/** Props of `WrapUpPanel`; whatever a `<section>` takes is passed on. */
export interface WrapUpPanelProps extends Omit<ComponentPropsWithoutRef<'section'>, 'children'> {
  /** What was written so far. */
  wrapup?: Wrapup | undefined;
  /** After-call work will be asked for once the callback is over. */
  required?: boolean;
}

/** What was written down about the callback, and whether something still has to be. Renders a `<section>`. */
export const WrapUpPanel: Part<WrapUpPanelProps, HTMLElement> = forwardRef<HTMLElement, WrapUpPanelProps>(
  function WrapUpPanel({ wrapup, required = false, ...rest }, ref) {
    const { say } = useSectionWords();
    const titleId = useId();
    if (!wrapup && !required) return null;
    const systems = SYSTEM_CODES[wrapup?.code ?? ''];
    const code = wrapup?.name ?? wrapup?.code;
    return (
      <section
        ref={ref}
        {...rest}
        className={['cb-section', 'cb-wrap-up', rest.className].filter(Boolean).join(' ')}
        aria-labelledby={titleId}
      >
        <h3 id={titleId} className="cb-section-name">
          {say('phase.wrap-up')}
        </h3>
        {required && <p className="cb-wrap-up-line">{say('wrapup.required')}</p>}
        {wrapup && (
          <dl className="cb-fields">
            <div>
              <dt>{say(wrapup.provisional ? 'wrapup.draft' : 'wrapup.code')}</dt>
              {systems ? (
                <dd>{say(systems)}</dd>
              ) : (
                <dd dir="auto" translate={code === undefined ? undefined : 'no'}>
                  {code ?? say('wrapup.no-code')}
                </dd>
              )}
            </div>
            {wrapup.notes !== undefined && wrapup.notes !== '' && (
              <div>
                <dt>{say('wrapup.notes')}</dt>
                <dd dir="auto" translate="no">
                  {wrapup.notes}
                </dd>
              </div>
            )}
          </dl>
        )}
      </section>
    );
  },
);
