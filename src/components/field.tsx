import { useId, type ReactNode } from 'react';

/** How a control is tied to what is said of it: spread on the control. */
export interface FieldTies {
  readonly id: string;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-invalid'?: true | undefined;
  /** The first of them takes the focus when what was entered cannot be sent. */
  readonly 'data-wrong'?: true | undefined;
}

/** What ties a control to the text at `describedBy`; `wrong` where that text says what is wrong with it. */
export const tiesOf = (id: string, describedBy: string | undefined, wrong: boolean): FieldTies => ({
  id,
  'aria-describedby': describedBy,
  'aria-invalid': wrong || undefined,
  'data-wrong': wrong || undefined,
});

/** A control with its name above it, and below it what is wrong with it, in words. Renders a `<div>`. */
export function Field(props: {
  label: ReactNode;
  wrong?: ReactNode | undefined;
  children: (ties: FieldTies) => ReactNode;
}): ReactNode {
  const { label, wrong, children } = props;
  const id = useId();
  const isWrong = wrong !== undefined;
  return (
    <div className="cb-field">
      <label htmlFor={id} className="cb-field-name">
        {label}
      </label>
      {children(tiesOf(id, isWrong ? `${id}wrong` : undefined, isWrong))}
      {isWrong && <FieldWrong id={`${id}wrong`}>{wrong}</FieldWrong>}
    </div>
  );
}

/** What is wrong with a field, beside it. Renders a `<p>`. */
export function FieldWrong({ id, children }: { id: string; children: ReactNode }): ReactNode {
  return (
    <p id={id} className="cb-field-wrong">
      {children}
    </p>
  );
}

/** What the platform says of a field, in its own words. Renders a `<bdi>`. */
export function Said({ text }: { text: string }): ReactNode {
  return (
    <bdi dir="auto" translate="no">
      {text}
    </bdi>
  );
}

/** One of several, with a radio before it. Renders a `<label>`; the value is its place, never what it stands for. */
export function Choice(props: {
  group: string;
  value: number | string;
  checked: boolean;
  wrong?: boolean;
  onPick: () => void;
  children: ReactNode;
}): ReactNode {
  const { group, value, checked, wrong = false, onPick, children } = props;
  return (
    <label className="cb-choice">
      <input
        type="radio"
        name={group}
        value={value}
        checked={checked}
        data-wrong={wrong || undefined}
        onChange={onPick}
      />
      <span>{children}</span>
    </label>
  );
}

/** Choices under one name. Renders a radio group in a `<div>`. */
export function Choices(props: { name: ReactNode; wrong?: ReactNode | undefined; children: ReactNode }): ReactNode {
  const { name, wrong, children } = props;
  const id = useId();
  const isWrong = wrong !== undefined;
  return (
    <div
      className="cb-field"
      role="radiogroup"
      aria-labelledby={id}
      aria-invalid={isWrong || undefined}
      aria-describedby={isWrong ? `${id}wrong` : undefined}
    >
      <span id={id} className="cb-field-name">
        {name}
      </span>
      <div className="cb-choices">{children}</div>
      {isWrong && <FieldWrong id={`${id}wrong`}>{wrong}</FieldWrong>}
    </div>
  );
}
