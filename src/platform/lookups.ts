import type { Conversation } from '../callback/conversation.ts';
import {
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

/** What the card's later parts read, beside the callback itself. */
export interface Lookups {
  /** Every callback the platform lists for me. Flat: such legs cannot be acted on before the conversation is read. */
  myCallbacks(): QuerySpec<readonly Conversation[]>;
  voicemail(messageId: string): QuerySpec<VoicemailMessage>;
  /** The address of the sound is good for a short while only: never kept. */
  voicemailMedia(messageId: string): QuerySpec<VoicemailMedia>;
  wrapupCodes(conversationId: string, participantId: string): QuerySpec<readonly WrapupCode[]>;
  /** Queues whose name begins with `text`. */
  queues(text: string): QuerySpec<readonly Target[]>;
  /** Agents one of whose names begins with `text`; me too. */
  people(text: string): QuerySpec<readonly Target[]>;
}

/** Makes the lookups of `platform`; a page that needs none does not load them. */
export function createLookups({ getting, keys }: Pick<Platform, 'getting' | 'keys'>): Lookups {
  const { get, patience, slow } = getting;
  const at = encodeURIComponent;
  const key = (...parts: string[]) => [...keys.all, 'lookup', ...parts];
  return {
    myCallbacks: () => ({
      ...patience,
      queryKey: key('my-callbacks'),
      queryFn: ({ signal }) => get('/conversations/callbacks', decodeCallbackListing, signal),
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
      staleTime: 0,
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
  };
}

const nameBegins = (text: string) => ({ fields: ['name'], value: text, type: 'STARTS_WITH' });

/** A search as a GET carries it: nothing is changed by it, so it may be asked again. */
const base64 = (request: object) => btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(request))));
