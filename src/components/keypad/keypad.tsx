import { forwardRef, useId, type ComponentPropsWithoutRef } from 'react';
import { useFormWords } from '../form-words.ts';
import type { Part } from '../part.ts';

/** Props of `Keypad`; whatever a `<div>` takes is passed on. */
export interface KeypadProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children' | 'onKeyDown'> {
  /** What was pressed so far. */
  pressed: string;
  /** Keys that were pressed and could not be sent. */
  failed?: string | undefined;
  /** One of 0–9, * and #, by button or by keyboard. */
  onPressKey: (key: string) => void;
}

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;

/** The keys of a telephone, for a machine at the other end. Renders a `<div>` in which the keyboard types too. */
export const Keypad: Part<KeypadProps, HTMLDivElement> = forwardRef<HTMLDivElement, KeypadProps>(function Keypad(
  { pressed, failed, onPressKey, ...rest },
  ref,
) {
  const say = useFormWords();
  const labelId = useId();
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- digits typed anywhere in it are its keys
    <div
      ref={ref}
      {...rest}
      className={['cb-form', 'cb-keypad', rest.className].filter(Boolean).join(' ')}
      onKeyDown={({ key, ctrlKey, altKey, metaKey }) => {
        if (!ctrlKey && !altKey && !metaKey && KEYS.some((one) => one === key)) onPressKey(key);
      }}
    >
      <p className="cb-keypad-typed">
        <span id={labelId}>{say('keypad.typed')}</span>{' '}
        <output aria-labelledby={labelId}>
          <bdi dir="ltr" translate="no">
            {pressed}
          </bdi>
        </output>
      </p>
      <div className="cb-keypad-keys" dir="ltr">
        {KEYS.map((key) => (
          <button key={key} type="button" className="cb-keypad-key" onClick={() => onPressKey(key)}>
            {key === '*' || key === '#' ? (
              <>
                <span aria-hidden="true">{key}</span>
                <span className="cb-spoken">{say(key === '*' ? 'keypad.star' : 'keypad.hash')}</span>
              </>
            ) : (
              key
            )}
          </button>
        ))}
      </div>
      <p className="cb-keypad-failed" role="status">
        {failed ? say('keypad.failed', { keys: failed }) : ''}
      </p>
    </div>
  );
});
