import type { Models } from 'purecloud-platform-client-v2';
import type {
  WireAfterCallWork,
  WireCall,
  WireCallback,
  WireConversation,
  WireDialerPreview,
  WireParticipant,
  WirePhoneNumberColumn,
  WireQueueMediaSettings,
  WireSegment,
  WireVoicemail,
  WireWrapup,
} from '../../src/callback/wire.ts';
import type { WireCallbackMediaParticipant } from '../../src/callback/wire-flat.ts';

/**
 * The vendor's own types as an oracle, checked by the compiler alone (`npm run check`): our wire types have the very keys
 * of theirs, and whatever fits theirs fits ours.
 */
type SameKeys<Theirs, Ours> = [Exclude<keyof Theirs, keyof Ours>, Exclude<keyof Ours, keyof Theirs>] extends [
  never,
  never,
]
  ? true
  : { theyHave: Exclude<keyof Theirs, keyof Ours>; weHave: Exclude<keyof Ours, keyof Theirs> };

type Fits<Theirs, Ours> = Theirs extends Ours
  ? true
  : { [K in keyof Theirs & keyof Ours]: Theirs[K] extends Ours[K] ? never : K }[keyof Theirs & keyof Ours];

type Oracle<Theirs, Ours> = [SameKeys<Theirs, Ours>, Fits<Theirs, Ours>];

type Held = [true, true];

const callback: Oracle<Models.Callback, WireCallback> = [true, true] satisfies Held;
const segment: Oracle<Models.Segment, WireSegment> = [true, true] satisfies Held;
const preview: Oracle<Models.DialerPreview, WireDialerPreview> = [true, true] satisfies Held;
const column: Oracle<Models.PhoneNumberColumn, WirePhoneNumberColumn> = [true, true] satisfies Held;
const voicemail: Oracle<Models.Voicemail, WireVoicemail> = [true, true] satisfies Held;
const wrapup: Oracle<Models.Wrapup, WireWrapup> = [true, true] satisfies Held;
const afterCallWork: Oracle<Models.AfterCallWork, WireAfterCallWork> = [true, true] satisfies Held;
const queue: Oracle<Models.ConversationQueueMediaSettings, WireQueueMediaSettings> = [true, true] satisfies Held;
const flat: Oracle<Models.CallbackMediaParticipant, WireCallbackMediaParticipant> = [true, true] satisfies Held;
const call: Oracle<Models.Call, WireCall> = [true, true] satisfies Held;

/**
 * Exceptions. Of a participant and a conversation we read a part and name only that part (other media, sharing, contacts
 * are not a callback's); `wrapupExpected` comes in events alone, so REST's model lacks it. What we name fits theirs.
 */
type Part<Theirs, Ours, EventsOnly extends PropertyKey = never> =
  Exclude<keyof Ours, keyof Theirs | EventsOnly> extends never
    ? Fits<Pick<Theirs, keyof Theirs & keyof Ours>, Ours>
    : keyof Ours;

const participant: Part<Models.Participant, WireParticipant, 'wrapupExpected'> = true;
const conversation: Part<Models.Conversation, WireConversation> = true;

void [
  callback,
  segment,
  preview,
  column,
  voicemail,
  wrapup,
  afterCallWork,
  queue,
  flat,
  call,
  participant,
  conversation,
];
