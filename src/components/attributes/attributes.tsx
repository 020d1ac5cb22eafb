import { forwardRef, useId, type ComponentPropsWithoutRef } from 'react';
import type { Part } from '../part.ts';
import { useSectionWords } from '../section-words.ts';

/** Props of `Attributes`; whatever a `<section>` takes is passed on. */
export interface AttributesProps extends Omit<ComponentPropsWithoutRef<'section'>, 'children'> {
  /** Name and value, in the order to be shown. */
  attributes: readonly (readonly [name: string, value: string])[];
}

/** What flows and scripts wrote down of a conversation, as far as the host allows it. Renders a `<section>`, or nothing. */
export const Attributes: Part<AttributesProps, HTMLElement> = forwardRef<HTMLElement, AttributesProps>(
  function Attributes({ attributes, ...rest }, ref) {
    const { say } = useSectionWords();
    const titleId = useId();
    if (attributes.length === 0) return null;
    return (
      <section
        ref={ref}
        {...rest}
        className={['cb-section', 'cb-attributes', rest.className].filter(Boolean).join(' ')}
        aria-labelledby={titleId}
      >
        <h3 id={titleId} className="cb-section-name">
          {say('attributes.name')}
        </h3>
        <dl className="cb-fields">
          {attributes.map(([name, value]) => (
            <div key={name}>
              <dt dir="auto" translate="no">
                {name}
              </dt>
              <dd dir="auto" translate="no">
                {value}
              </dd>
            </div>
          ))}
        </dl>
      </section>
    );
  },
);
