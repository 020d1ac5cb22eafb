import { forwardRef, useId, type ComponentPropsWithoutRef, type ReactNode } from 'react';
import type { Part } from '../part.ts';
import type { PickableNumber } from '../../callback/phone-number.ts';
import { PhoneNumber } from '../phone-number.tsx';
import { useSay } from '../words.tsx';

/** Props of `NumberPicker`; whatever a `<div>` takes is passed on. */
export interface NumberPickerProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children' | 'onChange'> {
  numbers: readonly PickableNumber[];
  /** Index of the picked number; `undefined` when none is. */
  picked: number | undefined;
  onPick: (number: PickableNumber) => void;
  /** A word beside a number, such as what became of the last try. */
  noteOf?: (number: PickableNumber) => ReactNode;
  /** `false` marks a number that the campaign must not call, in words; it can be picked all the same. */
  isCallable?: (number: PickableNumber) => boolean | undefined;
  /** The country of numbers given without one, such as `US`; that of the others by default. For eyes only. */
  region?: string | undefined;
}

/**
 * The numbers the customer can be reached on; one is picked, nothing is dialled here. Renders a radio group in a `<div>`.
 * Radio values are indexes: no number stands in an attribute. Numbers are shown well and handed on as given.
 */
export const NumberPicker: Part<NumberPickerProps, HTMLDivElement> = forwardRef<HTMLDivElement, NumberPickerProps>(
  function NumberPicker({ numbers, picked, onPick, noteOf, isCallable, region, ...rest }, ref) {
    const say = useSay();
    const group = useId();
    const among = numbers.map(({ number }) => number);
    return (
      <div
        ref={ref}
        {...rest}
        className={['cb-numbers', rest.className].filter(Boolean).join(' ')}
        role="radiogroup"
        aria-label={say('numbers.name')}
      >
        {numbers.length === 0 && <p className="cb-numbers-none">{say('numbers.none')}</p>}
        {numbers.map((number) => (
          <label key={number.index} className="cb-number" data-picked={number.index === picked || undefined}>
            <input
              type="radio"
              name={group}
              value={number.index}
              checked={number.index === picked}
              onChange={() => onPick(number)}
              onKeyDown={(event) => {
                if (event.key === 'Enter') event.preventDefault(); // a radio never dials, nor submits a host's form
              }}
            />
            <PhoneNumber number={number.number} region={region} among={among} />
            <span className="cb-number-label" dir="auto" translate="no">
              {number.column ?? number.type}
            </span>
            <span className="cb-number-note">
              {isCallable?.(number) === false && <b>{say('numbers.not-callable')} </b>}
              {noteOf?.(number)}
            </span>
          </label>
        ))}
      </div>
    );
  },
);
