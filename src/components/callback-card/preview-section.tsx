import { queryOptions, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import type { DialerPreview } from '../../callback/callback.ts';
import type { Campaign, Contact, ContactList } from '../../callback/decode-contact.ts';
import { PlatformError } from '../../platform/platform-error.ts';
import { DialerPreviewPanel, type ContactState } from '../dialer-preview/dialer-preview.tsx';
import { usePlatform } from '../provider.tsx';

/** The panel of a preview, fed by queries: the contact's fields in the order of the list, without its phone and zone columns. */
export function PreviewSection(props: {
  preview: DialerPreview;
  contact: UseQueryResult<Contact>;
  campaign: Campaign | undefined;
}): ReactNode {
  const { preview, contact, campaign } = props;
  const { queries } = usePlatform();
  const listId = preview.contactListId ?? '';
  const list = useQuery({ ...queryOptions(queries.contactList(listId)), enabled: listId !== '' });
  const state = useMemo(() => stateOf(contact, list.data, preview), [contact, list.data, preview]);
  return <DialerPreviewPanel contact={state} campaign={campaign?.name} contactList={list.data?.name} />;
}

function stateOf(
  contact: UseQueryResult<Contact>,
  list: ContactList | undefined,
  preview: DialerPreview,
): ContactState {
  const { data, error, isPending } = contact;
  if (data) {
    const order = list?.columns ?? Object.keys(data.fields);
    const notForReading = new Set(
      preview.numberColumns.flatMap(({ name, callableTimeColumn = name }) => [name, callableTimeColumn]),
    );
    const fields = order.flatMap((column): [string, string][] => {
      const value = data.fields[column];
      return value === undefined || notForReading.has(column) ? [] : [[column, value]];
    });
    return { state: 'ready', fields };
  }
  if (error instanceof PlatformError && error.kind === 'forbidden') return { state: 'forbidden' };
  if (error instanceof PlatformError && error.kind === 'gone') return { state: 'gone' };
  return { state: isPending && !error ? 'loading' : 'failed' };
}
