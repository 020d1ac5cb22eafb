import { forwardRef, useId, useRef, useState, type ComponentPropsWithoutRef, type ReactNode } from 'react';
import type { Permission } from '../../callback/permitted.ts';
import { lastDigits } from '../../callback/phone-number.ts';
import type { NumberFault } from '../../callback/typed-number.ts';
import { ActionButton } from '../action-button.tsx';
import { useFormWords } from '../form-words.ts';
import type { Part } from '../part.ts';
import { PhoneNumber } from '../phone-number.tsx';
import { usePaintEffect } from '../ticking.tsx';
import { useTypedNumbers } from '../typed-numbers.ts';

/** Props of `NumberEntry`; whatever a `<section>` takes is passed on. */
export interface NumberEntryProps extends Omit<ComponentPropsWithoutRef<'section'>, 'children'> {
  /** What has been typed so far. */
  text: string;
  onText: (text: string) => void;
  /** The country of numbers that are typed without one, such as `US`; without it they must begin with `+`. */
  region?: string | undefined;
  /** Whether a number may be of up to four digits; denied by default. Emergency numbers never may. */
  shortCodes?: 'allow' | 'deny' | undefined;
  permission: Permission;
  /** Why not, where more is known than the reason's own words say. */
  reason?: ReactNode;
  pending?: boolean | undefined;
  /** A number that can be called, as it is sent: international, an extension behind `;ext=`. */
  onCall: (number: string) => void;
  /** Asked for by a button; without it there is none. */
  onClose?: (() => void) | undefined;
  /** What stands below the button, where it moves none: such as the hours there. */
  children?: ReactNode;
}

/** Told while it is typed: no further digit makes these right. The others may only be half of a number yet. */
const AT_ONCE: readonly NumberFault[] = ['letters', 'too-long', 'premium'];

/**
 * A number that is typed or pasted, in any spelling: written as its country does while it is typed, read back as it
 * will be called, and refused in words. Renders a `<section>`.
 */
export const NumberEntry: Part<NumberEntryProps, HTMLElement> = forwardRef<HTMLElement, NumberEntryProps>(
  function NumberEntry(props, ref) {
    const { text, onText, region, shortCodes, permission, reason, pending, onCall, onClose, children, ...rest } = props;
    const say = useFormWords();
    const id = useId();
    const field = useRef<HTMLInputElement>(null);
    const composing = useRef(false);
    const typed = useTypedNumbers();
    const [checked, setChecked] = useState(false);
    const read = typed?.readTyped(text, { region, shortCodes });
    const number = read && 'number' in read ? read.number : undefined;
    const fault = read && 'fault' in read ? read.fault : undefined;
    const told = fault !== undefined && (checked || AT_ONCE.includes(fault)) ? fault : undefined;
    const because = typeof permission === 'object' ? permission.because : undefined;

    // Past React, which would write every number into an attribute too.
    usePaintEffect(() => {
      const input = field.current!;
      if (input.value !== text) input.value = text;
    }, [text]);

    function take(input: HTMLInputElement) {
      const raw = input.value;
      const shown = composing.current || !typed ? raw : typed.formatTyped(raw, region);
      if (typed && shown !== raw) {
        const caret = typed.caretAfter(raw, input.selectionStart ?? raw.length, shown);
        input.value = shown;
        input.setSelectionRange(caret, caret);
      }
      if (shown.trim() === '') setChecked(false);
      onText(shown);
    }
    function check() {
      setChecked(true);
      field.current!.focus();
    }

    return (
      <section
        ref={ref}
        {...rest}
        className={['cb-section', 'cb-entry', rest.className].filter(Boolean).join(' ')}
        aria-labelledby={`${id}name`}
      >
        <h3 id={`${id}name`} className="cb-section-name">
          {say('other-number.name')}
        </h3>
        <label htmlFor={`${id}field`}>{say('other-number.label')}</label>
        <input
          ref={field}
          id={`${id}field`}
          className="cb-entry-field"
          type="tel"
          dir="ltr"
          translate="no"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={told !== undefined || undefined}
          aria-describedby={`${id}told`}
          onChange={(event) => take(event.currentTarget)}
          onCompositionStart={() => (composing.current = true)}
          onCompositionEnd={(event) => {
            composing.current = false;
            take(event.currentTarget);
          }}
          onBlur={() => setChecked(text.trim() !== '')}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault(); // it never dials, nor submits a host's form
            setChecked(true);
          }}
        />
        <p id={`${id}told`} className="cb-entry-told" aria-live="polite" data-fault={told}>
          {told !== undefined && say(`other-number.${told}`)}
          {told === undefined && number !== undefined && <PhoneNumber key={number} number={number} />}
          {told === undefined && number === undefined && region === undefined && say('other-number.hint')}
        </p>
        <div className="cb-entry-buttons">
          <ActionButton
            weight="main"
            meaning="call-other"
            permission={permission}
            pending={pending ?? false}
            pendingText={say('pending.call')}
            reasonId={`${id}why`}
            onPress={() => (number === undefined ? check() : onCall(number))}
          >
            {number === undefined ? say('action.call-none') : say('action.call-plain', { digits: lastDigits(number) })}
          </ActionButton>
          {onClose && (
            <ActionButton permission="allowed" meaning="close-other" onPress={onClose}>
              {say('tools.close')}
            </ActionButton>
          )}
        </div>
        <p id={`${id}why`} className="cb-reason" data-reason={because}>
          {because !== undefined && (reason ?? say(`reason.${because}`))}
        </p>
        {children}
      </section>
    );
  },
);
