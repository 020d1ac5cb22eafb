import type { Conversation } from '../callback/conversation.ts';
import {
  decodeCampaign,
  decodeContact,
  decodeContactList,
  type Campaign,
  type Contact,
  type ContactList,
} from '../callback/decode-contact.ts';
import { decodeConversation, type Decoded } from '../callback/decode.ts';
import type { Problem } from '../callback/reading.ts';
import type { Clock } from '../time/clock.ts';
import type { Keys } from './keys.ts';
import type { Newest } from './newest.ts';
import { PlatformError } from './platform-error.ts';
import type { Rest } from './rest.ts';

/** What a query is, ready for `useQuery` or `queryOptions`: key, function and type together. */
export interface QuerySpec<T> {
  queryKey: readonly unknown[];
  queryFn: (context: { signal: AbortSignal }) => Promise<T>;
  staleTime: number;
  networkMode: 'always';
  retry: (failures: number, error: Error) => boolean;
  retryDelay: (failures: number, error: Error) => number;
  refetchOnWindowFocus: boolean | 'always';
  refetchOnReconnect: boolean | 'always';
}

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

const TEN_MINUTES_MS = 600_000;
const MOST_RETRIES = 4;
const LONGEST_WAIT_MS = 30_000;
const WORTH_RETRYING = ['lost', 'broken', 'too-many'];

/** Makes the queries of one platform. GETs are retried with jitter, after the time the platform asks for. */
export function createQueries(options: {
  rest: Rest;
  keys: Keys;
  newest: Newest;
  clock: Clock;
  report: (message: string, problems: readonly Problem[]) => void;
}): Queries {
  const { rest, keys, newest, clock, report } = options;

  async function get<T>(path: string, decode: (input: unknown) => Decoded<T>, signal?: AbortSignal): Promise<T> {
    const { value, problems } = decode(await rest({ method: 'GET', path, signal }));
    if (problems.length > 0) report(`GET ${path} had values that could not be read`, problems);
    if (value === undefined) throw new PlatformError('unreadable', `GET ${path} answered in no known shape`);
    return value;
  }

  const patience = {
    networkMode: 'always',
    retry: (failures: number, error: Error) =>
      failures < MOST_RETRIES && error instanceof PlatformError && WORTH_RETRYING.includes(error.kind),
    retryDelay: (failures: number, error: Error) => {
      const asked = error instanceof PlatformError && error.retryAt !== undefined ? error.retryAt - clock.now() : 0;
      const backOff = 500 * 2 ** failures * (1 + Math.random() / 2);
      return Math.min(Math.max(asked, backOff), Math.max(asked, LONGEST_WAIT_MS));
    },
    refetchOnReconnect: 'always',
  } as const;
  const slow = { ...patience, staleTime: TEN_MINUTES_MS, refetchOnWindowFocus: false } as const;
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
      staleTime: Infinity, // events keep it fresh; every gap refetches
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
