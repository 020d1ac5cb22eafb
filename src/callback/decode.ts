import type { Callback } from './callback.ts';
import type { Conversation, Participant } from './conversation.ts';
import { call } from './decode-call.ts';
import { afterCallWork, callback, callbackFields, DAY_SECONDS, lowerCase, preview, wrapup } from './decode-callback.ts';
import {
  amount,
  decoder,
  defaulted,
  derived,
  flag,
  instant,
  list,
  name,
  optional,
  orFrom,
  required,
  shape,
  text,
  type Decode,
  type Fields,
  type Decoded,
  recordOf,
  written,
} from './reading.ts';

const DAY_MS = DAY_SECONDS * 1000;

const named = shape<{ name?: string }>({ name: optional('name', name) });
const routing = shape<{ queue?: { name?: string }; language?: { name?: string } }>({
  queue: optional('queue', named),
  language: optional('language', named),
});

/** The roles in which somebody is present without working the callback. */
const OBSERVING = /^(monitor|coach|barge)/i;

/** A participant with where it was routed, which tells the language, and the queue's name where it is not told itself. */
type Routed = Omit<Participant, 'language'> & {
  readonly routing?: { queue?: { name?: string }; language?: { name?: string } };
};

const told = ({ routing: { queue, language } = {}, ...participant }: Routed): Participant => {
  const queueName = participant.queueName ?? queue?.name;
  return {
    ...participant,
    ...(queueName !== undefined && { queueName }),
    ...(language?.name !== undefined && { language: language.name }),
  };
};

const participantFields: Fields<Routed> = {
  id: required('id', name),
  purpose: defaulted('purpose', lowerCase, 'unknown'),
  userId: optional('userId', name),
  name: optional('name', name),
  address: optional('address', name),
  queueId: optional('queueId', name),
  queueName: optional('queueName', name),
  routing: optional('conversationRoutingData', routing),
  startedAt: optional('startTime', instant),
  connectedAt: optional('connectedTime', instant),
  endedAt: optional('endTime', instant),
  alertingTimeoutMs: optional('alertingTimeoutMs', amount(DAY_MS)),
  wrapupRequired: defaulted('wrapupRequired', flag, false),
  wrapupPrompt: optional('wrapupPrompt', text),
  wrapupTimeoutMs: optional('wrapupTimeoutMs', amount(DAY_MS)),
  wrapupSkipped: defaulted('wrapupSkipped', flag, false),
  wrapup: optional('wrapup', wrapup),
  afterCallWorkStartedAt: optional('startAcwTime', instant),
  afterCallWorkEndedAt: optional('endAcwTime', instant),
  observes: derived(
    (source) =>
      ['monitoredParticipantId', 'coachedParticipantId', 'bargedParticipantId'].some((key) => !!source[key]) ||
      (Array.isArray(source['mediaRoles']) &&
        source['mediaRoles'].some((role) => typeof role === 'string' && OBSERVING.test(role))),
  ),
  attributes: optional('attributes', recordOf(written)),
  callbacks: defaulted('callbacks', list(callback), []),
  calls: defaulted('calls', list(call), []),
};
const routed = shape(participantFields);
const participant: Decode<Participant> = (value, reading) => {
  const read = routed(value, reading);
  return read && told(read);
};

const ref = shape<{ id?: string }>({ id: optional('id', name) });
const refName: Decode<string> = (value, reading) => named(value, reading)?.name;
const refId: Decode<string> = (value, reading) => ref(value, reading)?.id;

/**
 * How the flat shapes spell a callback: on the participant itself, without an id of its own (the participant's stands in:
 * such a leg cannot be acted on), without segments.
 */
const flatCallback = shape<Callback>({
  ...callbackFields,
  preview: orFrom('dialerPreview', optional('outboundPreview', preview)),
  scriptId: optional('script', refId),
  peerId: optional('peer', name),
  disconnectedAt: optional('endTime', instant),
  afterCallWork: derived((source, reading) => {
    if (source['startAcwTime'] === undefined || source['startAcwTime'] === null) return undefined;
    const ended = (source['endAcwTime'] ?? undefined) !== undefined;
    const { startAcwTime: startTime, endAcwTime: endTime } = source;
    return afterCallWork({ startTime, endTime, state: ended ? 'complete' : 'pending' }, reading);
  }),
});

const flatRouted = shape<Routed>({
  ...participantFields,
  userId: optional('user', refId),
  queueId: optional('queue', refId),
  queueName: optional('queue', refName),
  callbacks: derived((source, reading) => {
    const read = flatCallback(source, reading);
    return read ? [read] : [];
  }),
  calls: derived(() => []),
});
const flatParticipant: Decode<Participant> = (value, reading) => {
  const read = flatRouted(value, reading);
  return read && told(read);
};

const conversationFields: Fields<Conversation> = {
  id: required('id', name),
  startedAt: optional('startTime', instant),
  endedAt: optional('endTime', instant),
  recording: optional('recordingState', lowerCase),
  participants: defaulted('participants', list(participant), []),
};
const conversation = shape(conversationFields);
const flatConversation = shape<Conversation>({
  ...conversationFields,
  participants: defaulted('participants', list(flatParticipant), []),
});

/**
 * Reads a conversation as nested REST (`GET /conversations/{id}`) and the `…conversations` topic send it. Never throws;
 * `value` is absent only when the input is no object or has no `id`.
 */
export const decodeConversation: (input: unknown) => Decoded<Conversation> = decoder(conversation);

/**
 * Reads a conversation as flat REST (`GET /conversations/callbacks/{id}`) and the `…conversations.callbacks` topic send
 * it: every participant is one leg of the callback.
 */
export const decodeCallbackConversation: (input: unknown) => Decoded<Conversation> = decoder(flatConversation);

/** One page of what the platform lists. */
export interface ListingPage {
  readonly conversations: readonly Conversation[];
  /** How many pages there are; 1 where it is not said. */
  readonly pageCount: number;
}

const page = shape<{ entities: readonly Conversation[]; pageCount: number }>({
  entities: defaulted('entities', list(flatConversation), []),
  pageCount: defaulted('pageCount', amount(100_000), 1),
});

/** Reads a page of `GET /conversations/callbacks`; an entity that cannot be read costs that entity. */
export const decodeCallbackListing: (input: unknown) => Decoded<ListingPage> = decoder((input, reading) => {
  const read = page(input, reading);
  return read && { conversations: read.entities, pageCount: read.pageCount };
});
