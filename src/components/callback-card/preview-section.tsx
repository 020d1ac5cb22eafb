import { queryOptions, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import type { DialerPreview } from '../../callback/callback.ts';
import type { Campaign, Contact, ContactList } from '../../callback/decode-contact.ts';
import { PlatformError } from '../../platform/platform-error.ts';
import { DialerPreviewPanel, type ContactNumber, type ContactState } from '../dialer-preview/dialer-preview.tsx';
import { usePlatform } from '../provider.tsx';

/**
 * The panel of a preview, fed by queries: the columns of `fields`, else all of the contact's in the order of the list,
 * without those of its phone numbers and their time zones.
 */
export function PreviewSection(props: {
  preview: DialerPreview;
  contact: UseQueryResult<Contact>;
  campaign: Campaign | undefined;
  fields?: readonly string[] | undefined;
}): ReactNode {
  const { preview, contact, campaign, fields } = props;
  const { queries } = usePlatform();
  const listId = preview.contactListId ?? '';
  const list = useQuery({ ...queryOptions(queries.contactList(listId)), enabled: listId !== '' });
  const state = useMemo(
    () => stateOf(contact, list.data, preview, fields !== undefined),
    [contact, list.data, preview, fields],
  );
  const numbers = useMemo(() => numbersOf(contact.data, preview), [contact.data, preview]);
  const toCome =
    fields ?? (list.data && state.state === 'loading' ? forReading(list.data.columns, preview) : undefined);
  return (
    <DialerPreviewPanel
      contact={state}
      campaign={campaign?.name}
      contactList={list.data?.name}
      fields={toCome}
      numbers={numbers}
      onRetry={hasContact(preview) ? () => void contact.refetch() : undefined}
    />
  );
}

const hasContact = ({ contactId, contactListId }: DialerPreview) =>
  contactId !== undefined && contactListId !== undefined;

function stateOf(
  { data, error, isPending, isFetching }: UseQueryResult<Contact>,
  list: ContactList | undefined,
  preview: DialerPreview,
  all: boolean,
): ContactState {
  if (data) {
    const { fields, callable } = data;
    const order = [...new Set([...(list?.columns ?? []), ...Object.keys(fields)])];
    const shown = (all ? order : forReading(order, preview)).filter((column) => Object.hasOwn(fields, column));
    return { state: 'ready', fields: shown.map((column) => [column, fields[column]!]), callable };
  }
  if (!hasContact(preview)) return { state: 'failed' };
  if (isFetching) return { state: 'loading' };
  if (error instanceof PlatformError && error.kind === 'forbidden') return { state: 'forbidden' };
  if (error instanceof PlatformError && error.kind === 'gone') return { state: 'gone' };
  return { state: isPending && !error ? 'loading' : 'failed' };
}

/** The columns of `all` that are neither a number, which the card shows above, nor the zone of one. */
function forReading(all: readonly string[], { numberColumns }: DialerPreview): string[] {
  const others = new Set(numberColumns.flatMap(({ name, callableTimeColumn = name }) => [name, callableTimeColumn]));
  return all.filter((column) => !others.has(column));
}

const numbersOf = (contact: Contact | undefined, { numberColumns }: DialerPreview): ContactNumber[] =>
  numberColumns.map(({ name: column }) => ({
    column,
    ...own(contact?.numbers, column),
    ...(own(contact?.fields, column) !== undefined && { number: own(contact?.fields, column)! }),
  }));

/** A column may have any name, also that of a part of the language. */
const own = <T,>(record: Readonly<Record<string, T>> | undefined, column: string): T | undefined =>
  record && Object.hasOwn(record, column) ? record[column] : undefined;
