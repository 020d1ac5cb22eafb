import type { Conversation } from '../callback/conversation.ts';
import {
  decodeCampaign,
  decodeContact,
  decodeContactList,
  type Campaign,
  type Contact,
  type ContactList,
} from '../callback/decode-contact.ts';
import { decodeConversation } from '../callback/decode.ts';
import type { Getting, QuerySpec } from './getting.ts';
import type { Keys } from './keys.ts';
import type { Newest } from './newest.ts';

/** The gate, where a query holds conversations. */
export interface ConversationSpec extends QuerySpec<Conversation> {
  structuralSharing: (present: unknown, next: unknown) => unknown;
}

/** Everything the card reads. */
export interface Queries {
  conversation(conversationId: string): ConversationSpec;
  contact(contactListId: string, contactId: string): QuerySpec<Contact>;
  contactList(contactListId: string): QuerySpec<ContactList>;
  campaign(campaignId: string): QuerySpec<Campaign>;
}

/** Makes the queries of one platform. */
export function createQueries(options: { keys: Keys; newest: Newest; getting: Getting }): Queries {
  const { keys, newest, getting } = options;
  const { get, patience, slow } = getting;
  const at = encodeURIComponent;

  return {
    conversation: (id) => ({
      ...patience,
      queryKey: keys.conversation(id),
      queryFn: async ({ signal }) => {
        const asked = newest.ask();
        return newest.answered(await get(`/conversations/${at(id)}`, decodeConversation, signal), asked);
      },
      structuralSharing: newest.gate,
      staleTime: Infinity, // events keep it fresh; every gap refetches what is shown
      refetchOnMount: 'always', // what was not shown may have missed a gap, or was never asked for
      refetchOnWindowFocus: 'always',
    }),
    contact: (listId, id) => ({
      ...slow,
      queryKey: keys.contact(listId, id),
      queryFn: ({ signal }) => get(`/outbound/contactlists/${at(listId)}/contacts/${at(id)}`, decodeContact, signal),
    }),
    contactList: (id) => ({
      ...slow,
      queryKey: keys.contactList(id),
      queryFn: ({ signal }) => get(`/outbound/contactlists/${at(id)}`, decodeContactList, signal),
    }),
    campaign: (id) => ({
      ...slow,
      queryKey: keys.campaign(id),
      queryFn: ({ signal }) => get(`/outbound/campaigns/${at(id)}`, decodeCampaign, signal),
    }),
  };
}
