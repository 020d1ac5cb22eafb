import { forwardRef, Fragment, useEffect, useId, useState, type ComponentPropsWithoutRef } from 'react';
import { ACTIONS } from '../../callback/permitted.ts';
import type { Part } from '../part.ts';
import { useSectionWords } from '../section-words.ts';
import { keyCap, readChord, readLayout, type Modifier, type Shortcuts } from './shortcuts.ts';

/** Props of `ShortcutList`; whatever a `<section>` takes is passed on. */
export interface ShortcutListProps extends Omit<ComponentPropsWithoutRef<'section'>, 'children'> {
  shortcuts: Shortcuts;
}

const MODIFIER_WORDS = {
  Alt: 'shortcuts.alt',
  Control: 'shortcuts.control',
  Meta: 'shortcuts.meta',
  Shift: 'shortcuts.shift',
} as const satisfies Record<Modifier, string>;

/**
 * Every key that works a card, for a help page, with the letters of the agent's own keyboard where the browser tells
 * them. Renders a `<section>` with a list of terms.
 */
export const ShortcutList: Part<ShortcutListProps, HTMLElement> = forwardRef<HTMLElement, ShortcutListProps>(
  function ShortcutList({ shortcuts, ...rest }, ref) {
    const { say } = useSectionWords();
    const titleId = useId();
    const layout = useLayout();
    const rows = ([...ACTIONS, 'say-time'] as const).flatMap((action) => {
      const chord = readChord(shortcuts.keys[action] ?? '');
      if (!chord) return [];
      const caps = [...chord.modifiers.map((one) => say(MODIFIER_WORDS[one])), keyCap(chord.code, layout)];
      const name =
        action === 'say-time'
          ? say('shortcuts.say-time')
          : say(action === 'call' ? 'action.call-none' : `action.${action}`);
      return [{ action, name, caps }];
    });
    return (
      <section
        ref={ref}
        {...rest}
        className={['cb-section', 'cb-shortcuts', rest.className].filter(Boolean).join(' ')}
        aria-labelledby={titleId}
      >
        <h3 id={titleId} className="cb-section-name">
          {say('shortcuts.name')}
        </h3>
        <dl>
          {rows.map(({ action, name, caps }) => (
            <div key={action}>
              <dt>{name}</dt>
              <dd>
                <bdi dir="ltr" translate="no">
                  {caps.map((cap, i) => (
                    <Fragment key={cap}>
                      {i > 0 && '+'}
                      <kbd>{cap}</kbd>
                    </Fragment>
                  ))}
                </bdi>
              </dd>
            </div>
          ))}
        </dl>
      </section>
    );
  },
);

function useLayout() {
  const [layout, setLayout] = useState<ReadonlyMap<string, string>>();
  useEffect(() => {
    let gone = false;
    void readLayout().then((found) => {
      if (found && !gone) setLayout(found);
    });
    return () => void (gone = true);
  }, []);
  return layout;
}
