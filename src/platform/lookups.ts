import type { Conversation } from '../callback/conversation.ts';
import {
  decodeTarget,
  decodeTargets,
  decodeVoicemailMedia,
  decodeVoicemailMessage,
  decodeWrapupCodes,
  type Target,
  type VoicemailMedia,
  type VoicemailMessage,
  type WrapupCode,
} from '../callback/decode-lookups.ts';
import { decodeCallbackListing } from '../callback/decode.ts';
import type { QuerySpec } from './getting.ts';
import type { Platform } from './platform.ts';

/** What the platform lists for the agent. */
export interface Listing {
  /** Flat: nothing is known of calls, and such legs cannot be acted on before the conversation is read. */
  readonly conversations: readonly Conversation[];
  /** `false` where the platform said that there are more than it gave. */
  readonly whole: boolean;
}

/** What the card's later parts read, beside the callback itself. */
export interface Lookups {
  /** Every callback the platform lists for me; page after page, where it gives pages. */
  myCallbacks(): QuerySpec<Listing>;
  voicemail(messageId: string): QuerySpec<VoicemailMessage>;
  /** The address of the sound is good for a short while only: never kept. */
  voicemailMedia(messageId: string): QuerySpec<VoicemailMedia>;
  wrapupCodes(conversationId: string, participantId: string): QuerySpec<readonly WrapupCode[]>;
  /** Queues whose name begins with `text`. */
  queues(text: string): QuerySpec<readonly Target[]>;
  /** Agents one of whose names begins with `text`; me too. */
  people(text: string): QuerySpec<readonly Target[]>;
  /** One queue, whose id alone was kept. */
  queue(queueId: string): QuerySpec<Target>;
}

/** An agent has no more; and each page is one of 300 requests a minute. */
const MOST_PAGES = 20;
const PAGE_SIZE = 100;

/** Makes the lookups of `platform`; a page that needs none does not load them. */
export function createLookups({ getting, keys }: Pick<Platform, 'getting' | 'keys'>): Lookups {
  const { get, patience, slow } = getting;
  const at = encodeURIComponent;
  const key = (...parts: string[]) => [...keys.all, 'lookup', ...parts];
  /** That the endpoint knows pages is said by its answer alone: a second page that tells nothing new is the end. */
  async function everyPage(signal: AbortSignal): Promise<Listing> {
    const found = new Map<string, Conversation>();
    for (let number = 1; number <= MOST_PAGES; number++) {
      const path = `/conversations/callbacks?pageSize=${PAGE_SIZE}${number > 1 ? `&pageNumber=${number}` : ''}`;
      const { conversations, pageCount } = await get(path, decodeCallbackListing, signal);
      const before = found.size;
      for (const each of conversations) found.set(each.id, each);
      if (number >= pageCount) return { conversations: [...found.values()], whole: true };
      if (found.size === before) break;
    }
    return { conversations: [...found.values()], whole: false };
  }

  return {
    myCallbacks: () => ({
      ...patience,
      queryKey: keys.listing,
      queryFn: ({ signal }) => everyPage(signal),
      staleTime: 30_000,
      refetchOnWindowFocus: 'always',
    }),
    voicemail: (id) => ({
      ...slow,
      queryKey: key('voicemail', id),
      queryFn: ({ signal }) => get(`/voicemail/messages/${at(id)}`, decodeVoicemailMessage, signal),
    }),
    voicemailMedia: (id) => ({
      ...slow,
      // Another address in the middle would begin anew: it is asked for where one is needed, and only there.
      ...{ staleTime: Infinity, refetchOnReconnect: false },
      queryKey: key('voicemail-media', id),
      queryFn: ({ signal }) => get(`/voicemail/messages/${at(id)}/media?formatId=WAV`, decodeVoicemailMedia, signal),
    }),
    wrapupCodes: (conversationId, participantId) => ({
      ...slow,
      queryKey: key('wrapup-codes', conversationId, participantId),
      queryFn: ({ signal }) =>
        get(
          `/conversations/callbacks/${at(conversationId)}/participants/${at(participantId)}/wrapupcodes`,
          decodeWrapupCodes,
          signal,
        ),
    }),
    queues: (text) => ({
      ...slow,
      queryKey: key('queues', text),
      queryFn: ({ signal }) => get(`/routing/queues?name=${at(`${text}*`)}`, decodeTargets, signal),
    }),
    people: (text) => ({
      ...slow,
      queryKey: key('people', text),
      queryFn: ({ signal }) =>
        get(`/users/search?q64=${at(base64({ query: [nameBegins(text)] }))}`, decodeTargets, signal),
    }),
    queue: (id) => ({
      ...slow,
      queryKey: key('queue', id),
      queryFn: ({ signal }) => get(`/routing/queues/${at(id)}`, decodeTarget, signal),
    }),
  };
}

const nameBegins = (text: string) => ({ fields: ['name'], value: text, type: 'STARTS_WITH' });

/** A search as a GET carries it: nothing is changed by it, so it may be asked again. */
const base64 = (request: object) => btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(request))));
