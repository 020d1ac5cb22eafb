import type {
  AfterCallWork,
  Callback,
  DialerPreview,
  NumberColumn,
  QueueSettings,
  Segment,
  Voicemail,
  Wrapup,
} from './callback.ts';
import type { Call, Conversation, Participant } from './conversation.ts';
import {
  amount,
  defaulted,
  derived,
  flag,
  instant,
  list,
  name,
  optional,
  required,
  shape,
  text,
  type Decode,
  type Problem,
  type Reading,
} from './reading.ts';

const DAY_SECONDS = 86_400;
const DAY_MS = DAY_SECONDS * 1000;

const lowerCase: Decode<string> = (value, reading) => text(value, reading)?.toLowerCase();
/** The event topics write `.dnd` where REST writes `.donotdisturb`. */
const disconnectType: Decode<string> = (value, reading) => text(value, reading)?.replace(/\.dnd$/, '.donotdisturb');

const segment = shape<Segment>({
  startedAt: required('startTime', instant),
  endedAt: optional('endTime', instant),
  type: defaulted('type', lowerCase, 'unknown'),
  howEnded: optional('howEnded', lowerCase),
  disconnectType: optional('disconnectType', disconnectType),
});

const numberColumn = shape<NumberColumn>({
  name: required('columnName', name),
  type: optional('type', name),
  callableTimeColumn: optional('callableTimeColumnName', name),
});

const preview = shape<DialerPreview>({
  id: optional('id', name),
  contactId: optional('contactId', name),
  contactListId: optional('contactListId', name),
  campaignId: optional('campaignId', name),
  numberColumns: defaulted('phoneNumberColumns', list(numberColumn), []),
  autoAccept: defaulted('callbackAutoAnswer', flag, false),
});

const voicemail = shape<Voicemail>({
  id: optional('id', name),
  uploadStatus: defaulted('uploadStatus', text, 'none'),
});

const wrapup = shape<Wrapup>({
  code: optional('code', name),
  name: optional('name', name),
  notes: optional('notes', text),
  tags: defaulted('tags', list(text), []),
  durationSeconds: optional('durationSeconds', amount(DAY_SECONDS)),
  endedAt: optional('endTime', instant),
  provisional: defaulted('provisional', flag, false),
});

const afterCallWork = shape<AfterCallWork>({
  state: defaulted('state', text, 'unknown'),
  startedAt: optional('startTime', instant),
  endedAt: optional('endTime', instant),
});

const queueSettings = shape<QueueSettings>({
  alertingTimeoutSeconds: optional('alertingTimeoutSeconds', amount(DAY_SECONDS)),
  autoAcceptToneSeconds: optional('autoAnswerAlertToneSeconds', amount(DAY_SECONDS)),
  alertToneSeconds: optional('manualAnswerAlertToneSeconds', amount(DAY_SECONDS)),
  autoAccept: defaulted('enableAutoAnswer', flag, false),
});

const callback = shape<Callback>({
  id: required('id', name),
  state: defaulted('state', text, 'none'),
  initialState: optional('initialState', text),
  segments: defaulted('segments', list(segment), []),
  direction: optional('direction', text),
  held: defaulted('held', flag, false),
  heldAt: optional('startHoldTime', instant),
  disconnectType: optional('disconnectType', disconnectType),
  preview: optional('dialerPreview', preview),
  voicemail: optional('voicemail', voicemail),
  numbers: defaulted('callbackNumbers', list(name), []),
  customerName: optional('callbackUserName', name),
  scriptId: optional('scriptId', name),
  externalCampaign: defaulted('externalCampaign', flag, false),
  skipAllowed: defaulted('skipEnabled', flag, false),
  countdownSeconds: optional('timeoutSeconds', amount(DAY_SECONDS)),
  alertedAt: optional('startAlertingTime', instant),
  connectedAt: optional('connectedTime', instant),
  disconnectedAt: optional('disconnectedTime', instant),
  scheduledAt: optional('callbackScheduledTime', instant),
  automationId: optional('automatedCallbackConfigId', name),
  provider: optional('provider', name),
  peerId: optional('peerId', name),
  wrapup: optional('wrapup', wrapup),
  afterCallWork: optional('afterCallWork', afterCallWork),
  afterCallWorkRequired: defaulted('afterCallWorkRequired', flag, false),
  callerId: optional('callerId', name),
  callerIdName: optional('callerIdName', name),
  queueSettings: optional('queueMediaSettings', queueSettings),
});

const reason = shape<{ type?: string; code?: number }>({
  type: optional('type', lowerCase),
  code: optional('code', amount(1000)),
});
const cause: Decode<number> = (value, reading) =>
  list(reason)(value, reading)?.find(({ type, code }) => code !== undefined && (type === undefined || type === 'q850'))
    ?.code;

const address = shape<{ normalized?: string; displayable?: string; raw?: string }>({
  normalized: optional('addressNormalized', name),
  displayable: optional('addressDisplayable', name),
  raw: optional('addressRaw', name),
});
const otherNumber: Decode<string> = (value, reading) => {
  const read = address(value, reading);
  return read?.normalized ?? read?.displayable ?? read?.raw;
};

const call = shape<Call>({
  id: required('id', name),
  state: defaulted('state', text, 'none'),
  direction: optional('direction', text),
  held: defaulted('held', flag, false),
  heldAt: optional('startHoldTime', instant),
  muted: defaulted('muted', flag, false),
  recording: optional('recordingState', lowerCase),
  segments: defaulted('segments', list(segment), []),
  alertedAt: optional('startAlertingTime', instant),
  connectedAt: optional('connectedTime', instant),
  disconnectedAt: optional('disconnectedTime', instant),
  disconnectType: optional('disconnectType', disconnectType),
  cause: optional('disconnectReasons', cause),
  error: optional(
    'errorInfo',
    shape<{ code?: string; message?: string }>({ code: optional('code', name), message: optional('message', name) }),
  ),
  peerId: optional('peerId', name),
  otherNumber: optional('other', otherNumber),
  afterCallWork: optional('afterCallWork', afterCallWork),
});

const named = shape<{ name?: string }>({ name: optional('name', name) });
const routing = shape<{ queue?: { name?: string }; language?: { name?: string } }>({
  queue: optional('queue', named),
  language: optional('language', named),
});

/** The roles in which somebody is present without working the callback. */
const OBSERVING = /^(monitor|coach|barge)/i;

const participant = shape<Participant>({
  id: required('id', name),
  purpose: defaulted('purpose', lowerCase, 'unknown'),
  userId: optional('userId', name),
  name: optional('name', name),
  address: optional('address', name),
  queueId: optional('queueId', name),
  queueName: derived((source, reading) => {
    const own = source['queueName'];
    if (typeof own === 'string' && own !== '') return own;
    const routed = source['conversationRoutingData'];
    return routed ? routing(routed, reading)?.queue?.name : undefined;
  }),
  language: derived((source, reading) => {
    const routed = source['conversationRoutingData'];
    return routed ? routing(routed, reading)?.language?.name : undefined;
  }),
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
  callbacks: defaulted('callbacks', list(callback), []),
  calls: defaulted('calls', list(call), []),
});

const conversation = shape<Conversation>({
  id: required('id', name),
  startedAt: optional('startTime', instant),
  endedAt: optional('endTime', instant),
  recording: optional('recordingState', lowerCase),
  participants: defaulted('participants', list(participant), []),
});

/** What came out of one input: the value, if there was one, and everything that was wrong with it. */
export interface Decoded<T> {
  readonly value: T | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Reads a conversation as nested REST (`GET /conversations/{id}`) and the `…conversations` topic send it. Never throws;
 * `value` is absent only when the input is no object or has no `id`.
 */
export function decodeConversation(input: unknown): Decoded<Conversation> {
  const reading: Reading = { path: [], problems: [] };
  return { value: conversation(input, reading), problems: reading.problems };
}
