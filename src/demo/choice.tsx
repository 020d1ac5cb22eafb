import { useId, type ReactNode } from 'react';

/** Props of `Choice`. */
export interface ChoiceProps<T extends string | number> {
  readonly legend: string;
  readonly options: readonly (readonly [value: T, words: string])[];
  /** `undefined`: none of them. */
  readonly value: T | undefined;
  readonly onChoose: (value: T) => void;
  /** Why it cannot be chosen now. */
  readonly whyNot?: string | undefined;
  readonly note?: string;
}

/** One of a few, side by side: radio buttons that look like one control. */
export function Choice<T extends string | number>(props: ChoiceProps<T>): ReactNode {
  const { legend, options, value, onChoose, whyNot, note } = props;
  const name = useId();
  const said = whyNot ?? note;
  return (
    <fieldset className="choice" disabled={whyNot !== undefined} aria-describedby={said ? `${name}note` : undefined}>
      <legend>{legend}</legend>
      <div className="choice-options">
        {options.map(([each, words]) => (
          <label key={each}>
            <input type="radio" name={name} checked={each === value} onChange={() => onChoose(each)} />
            <span>{words}</span>
          </label>
        ))}
      </div>
      {said !== undefined && (
        <p id={`${name}note`} className="choice-note">
          {said}
        </p>
      )}
    </fieldset>
  );
}
