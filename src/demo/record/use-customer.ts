import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { usePlatform } from '../../components/provider.tsx';
import { useCustomerCallback, type CustomerCallbackResult } from '../../components/use-customer-callback.ts';
import { parseInstant } from '../../time/instant.ts';
import { inventFile, writtenDay, type CustomerFile } from './customer-file.ts';

/** Who the callback on the screen is for, as the host's CRM knows them. */
export interface Customer {
  readonly name: string;
  readonly file: CustomerFile;
}

/** The customer of a conversation; absent while nobody knows whom it is for. */
export function useCustomer(conversationId: string): {
  readonly customer: Customer | undefined;
  readonly state: CustomerCallbackResult['state'];
} {
  const { clock, queries } = usePlatform();
  const { callback: view, state } = useCustomerCallback(conversationId);
  const { contactListId = '', contactId = '' } = view?.callback.preview ?? {};
  // Reads what the card has asked for, and asks for nothing itself: the two must not contradict each other on one screen.
  const { data: contact } = useQuery({ ...queryOptions(queries.contact(contactListId, contactId)), enabled: false });
  const invented = useMemo(() => inventFile(conversationId, clock.now()), [conversationId, clock]);
  const name = view?.customerName;
  const customer = useMemo(() => {
    if (name === undefined) return undefined;
    const { Account, Plan, Renews, Balance } = contact?.fields ?? {};
    const ends = Renews === undefined ? undefined : parseInstant(`${Renews}T12:00:00Z`);
    return {
      name,
      file: {
        ...invented,
        ...(Account !== undefined && { account: Account }),
        ...(Plan !== undefined && { plan: Plan }),
        ...(ends !== undefined && { contractEnds: writtenDay(ends) }),
        ...(Balance !== undefined && { balance: Number(Balance) }),
      },
    };
  }, [name, contact, invented]);
  return { customer, state };
}
