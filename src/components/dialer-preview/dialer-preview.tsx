import { forwardRef, useId, type ComponentPropsWithoutRef, type ReactNode } from 'react';
import type { Part } from '../part.ts';
import type { NumberRecord } from '../../callback/decode-contact.ts';
import { lastDigits } from '../../callback/phone-number.ts';
import { LastTry } from '../last-try.tsx';
import { useSectionWords } from '../section-words.ts';

/** What is known of the contact's record. */
export type ContactState =
  | {
      readonly state: 'ready';
      readonly fields: readonly (readonly [column: string, value: string])[];
      /** Absent: unknown. */
      readonly callable?: boolean | undefined;
    }
  | { readonly state: 'loading' | 'forbidden' | 'gone' | 'failed' };

/** A number of the contact, by the column in which it stands, and what became of the last attempt on it. */
export interface ContactNumber extends NumberRecord {
  readonly column: string;
  /** Absent: the contact has none in this column, or it is not known yet. */
  readonly number?: string;
}

/** Props of `DialerPreviewPanel`; whatever a `<section>` takes is passed on. */
export interface DialerPreviewPanelProps extends Omit<ComponentPropsWithoutRef<'section'>, 'children'> {
  contact: ContactState;
  campaign?: string | undefined;
  contactList?: string | undefined;
  /** Columns to show, in this order, whether the contact has a value for them or not; all of the contact's by default. */
  fields?: readonly string[] | undefined;
  /** Known before the record is: then nothing moves when it comes. */
  numbers?: readonly ContactNumber[] | undefined;
  /** Asked for when the record could not be loaded. Without it nothing is offered. */
  onRetry?: (() => void) | undefined;
}

/** Rows without a name, held free for a record that is on its way where nobody said how many there will be. */
const USUAL_FIELDS = ['', ' ', '  ', '   '];

/** Whom a campaign wants called: the contact's fields, campaign and list, the last attempts. Renders a `<section>`. */
export const DialerPreviewPanel: Part<DialerPreviewPanelProps, HTMLElement> = forwardRef<
  HTMLElement,
  DialerPreviewPanelProps
>(function DialerPreviewPanel({ contact, campaign, contactList, fields, numbers = [], onRetry, ...rest }, ref) {
  const { say } = useSectionWords();
  const id = useId();
  const { state } = contact;
  const loading = state === 'loading';
  const rows = rowsOf(contact, fields);
  return (
    <section
      ref={ref}
      {...rest}
      className={['cb-section', 'cb-preview', rest.className].filter(Boolean).join(' ')}
      aria-labelledby={`${id}name`}
      aria-busy={loading || undefined}
      data-state={state}
    >
      <h3 className="cb-section-name">
        <span id={`${id}name`}>{say('preview.name')}</span>
        {loading && <span className="cb-preview-note">{say('preview.loading')}</span>}
        {state === 'ready' && contact.callable === false && (
          <span className="cb-preview-note" data-tone="thought">
            {say('preview.not-callable')}
          </span>
        )}
      </h3>
      <div className="cb-preview-fields">
        {loading || (state === 'ready' && rows.length > 0) ? (
          <dl className="cb-fields">
            {rows.map(([column, value]) => (
              <Field key={column} label={column} value={value} waiting={loading} isCustomers />
            ))}
          </dl>
        ) : (
          <p className="cb-preview-state">{say(state === 'ready' ? 'preview.empty' : `preview.${state}`)}</p>
        )}
        {state === 'failed' && onRetry && (
          <button type="button" className="cb-preview-retry" onClick={onRetry}>
            {say('preview.retry')}
          </button>
        )}
      </div>
      <dl className="cb-fields cb-preview-source">
        <Field label={say('preview.campaign')} value={campaign} waiting={loading} />
        <Field label={say('preview.list')} value={contactList} waiting={loading} />
      </dl>
      {numbers.length > 0 && state !== 'gone' && state !== 'forbidden' && (
        <>
          <h4 className="cb-section-name" id={`${id}tries`}>
            {say('preview.attempts')}
          </h4>
          <ul className="cb-tries" aria-labelledby={`${id}tries`}>
            {numbers.map((number) => (
              <Try key={number.column} number={number} state={state} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
});

/** What stands in the record's place: chosen columns keep their place whatever the contact has in them. */
function rowsOf(contact: ContactState, fields?: readonly string[]): (readonly [string, string | undefined])[] {
  if (contact.state !== 'ready') return (fields ?? USUAL_FIELDS).map((column) => [column, undefined]);
  const known = new Map(contact.fields);
  return fields?.map((column) => [column, known.get(column)]) ?? [...contact.fields];
}

function Field(props: {
  label: string;
  value: string | undefined;
  waiting: boolean;
  isCustomers?: boolean;
}): ReactNode {
  const { label, value, waiting, isCustomers } = props;
  const { say } = useSectionWords();
  return (
    <div>
      <dt dir="auto" translate={isCustomers ? 'no' : undefined}>
        {label.trim()}
      </dt>
      <dd dir="auto" translate={value === undefined ? undefined : 'no'} data-known={value !== undefined}>
        {value ?? (waiting ? '' : say('preview.unknown'))}
      </dd>
    </div>
  );
}

function Try({ number, state }: { number: ContactNumber; state: ContactState['state'] }): ReactNode {
  const { say } = useSectionWords();
  return (
    <li>
      <span className="cb-try-number">
        <span dir="auto" translate="no">
          {number.column}
        </span>
        {number.number !== undefined && lastDigits(number.number) !== '' && (
          <bdi dir="ltr" translate="no">
            ··{lastDigits(number.number)}
          </bdi>
        )}
      </span>
      <span className="cb-try">
        {number.callable === false && <span className="cb-try-blocked">{say('preview.number-not-callable')}</span>}
        {state === 'failed' && <span>{say('preview.unknown')}</span>}
        {state === 'ready' && (number.number === undefined ? say('numbers.none') : <LastTry record={number} />)}
      </span>
    </li>
  );
}
