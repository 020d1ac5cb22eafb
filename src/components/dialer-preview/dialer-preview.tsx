import { forwardRef, useId, type ComponentPropsWithoutRef } from 'react';
import type { Part } from '../part.ts';
import { useSay } from '../words.tsx';

/** What is known of the contact's record. */
export type ContactState =
  | { readonly state: 'ready'; readonly fields: readonly (readonly [column: string, value: string])[] }
  | { readonly state: 'loading' | 'forbidden' | 'gone' | 'failed' };

/** Props of `DialerPreviewPanel`; whatever a `<section>` takes is passed on. */
export interface DialerPreviewPanelProps extends Omit<ComponentPropsWithoutRef<'section'>, 'children'> {
  contact: ContactState;
  campaign?: string | undefined;
  contactList?: string | undefined;
}

/** Whom a campaign wants called: campaign, contact list and the contact's fields. Renders a `<section>`. */
export const DialerPreviewPanel: Part<DialerPreviewPanelProps, HTMLElement> = forwardRef<
  HTMLElement,
  DialerPreviewPanelProps
>(function DialerPreviewPanel({ contact, campaign, contactList, ...rest }, ref) {
  const say = useSay();
  const titleId = useId();
  const fields = contact.state === 'ready' ? contact.fields : [];
  const rows: [string, string][] = fields.map(([column, value]) => [column, value]);
  const source: [string, string | undefined][] = [
    [say('preview.campaign'), campaign],
    [say('preview.list'), contactList],
  ];
  return (
    <section
      ref={ref}
      {...rest}
      className={['cb-section', 'cb-preview', rest.className].filter(Boolean).join(' ')}
      aria-labelledby={titleId}
    >
      <h3 id={titleId} className="cb-section-name">
        {say('preview.name')}
      </h3>
      {contact.state !== 'ready' && <p className="cb-preview-state">{say(`preview.${contact.state}`)}</p>}
      {contact.state === 'ready' && rows.length === 0 && <p className="cb-preview-state">{say('preview.empty')}</p>}
      <dl className="cb-fields">
        {rows.map(([column, value]) => (
          <div key={column}>
            <dt>{column}</dt>
            <dd dir="auto" translate="no">
              {value}
            </dd>
          </div>
        ))}
        {source.map(([label, value]) =>
          value === undefined ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
});
