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
import {
  amount,
  defaulted,
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
} from './reading.ts';

/** The longest any length of a callback can be. */
export const DAY_SECONDS = 86_400;

/** Text whose case means nothing. */
export const lowerCase: Decode<string> = (value, reading) => text(value, reading)?.toLowerCase();
/** The event topics write `.dnd` where REST writes `.donotdisturb`. */
export const disconnectType: Decode<string> = (value, reading) =>
  text(value, reading)?.replace(/\.dnd$/, '.donotdisturb');

/** Reads one `Segment`. */
export const segment: Decode<Segment> = shape<Segment>({
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

/** Reads a `DialerPreview`. */
export const preview: Decode<DialerPreview> = shape<DialerPreview>({
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

/** Reads a `Wrapup`. */
export const wrapup: Decode<Wrapup> = shape<Wrapup>({
  code: optional('code', name),
  name: optional('name', name),
  notes: optional('notes', text),
  tags: defaulted('tags', list(text), []),
  durationSeconds: optional('durationSeconds', amount(DAY_SECONDS)),
  endedAt: optional('endTime', instant),
  provisional: defaulted('provisional', flag, false),
});

/** Reads an `AfterCallWork`. */
export const afterCallWork: Decode<AfterCallWork> = shape<AfterCallWork>({
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

/** How each property of a callback is read from the nested shapes. */
export const callbackFields: Fields<Callback> = {
  id: orFrom('_id', required('id', name)), // the customer's model spells it `_id`
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
};
/** Reads one `Callback` of a nested participant. */
export const callback: Decode<Callback> = shape(callbackFields);
