/**
 * The platform's own shapes, as they travel: REST `Conversation` and the `v2.users.{id}.conversations` topic. Only the
 * decoder and the simulator read this file; past the decoder everything is in our words. Every field may be missing,
 * dates are ISO-8601 text with or without milliseconds, and enums grow. Source: purecloud-platform-client-v2 262.
 */

/** An enum the platform may extend without notice: known values complete in the editor, unknown ones still fit. */
export type Open<Known extends string> = Known | (string & {});

export type WireCallbackState = Open<
  | 'alerting'
  | 'dialing'
  | 'contacting'
  | 'offering'
  | 'connected'
  | 'disconnected'
  | 'terminated'
  | 'scheduled'
  | 'uploading'
  | 'none'
>;

export type WireDisconnectType = Open<
  | 'endpoint'
  | 'client'
  | 'system'
  | 'timeout'
  | 'transfer'
  | 'transfer.conference'
  | 'transfer.consult'
  | 'transfer.forward'
  | 'transfer.noanswer'
  | 'transfer.notavailable'
  | 'transport.failure'
  | 'error'
  | 'peer'
  | 'other'
  | 'spam'
  | 'uncallable'
>;

export interface WireSegment {
  startTime?: string;
  endTime?: string;
  type?: string;
  howEnded?: string;
  disconnectType?: string;
}

export interface WirePhoneNumberColumn {
  columnName?: string;
  type?: string;
  callableTimeColumnName?: string;
}

export interface WireDialerPreview {
  id?: string;
  contactId?: string;
  contactListId?: string;
  campaignId?: string;
  phoneNumberColumns?: WirePhoneNumberColumn[];
  callbackAutoAnswer?: boolean;
}

export interface WireVoicemail {
  id?: string;
  uploadStatus?: Open<'pending' | 'complete' | 'failed' | 'timeout' | 'none'>;
}

export interface WireWrapup {
  code?: string;
  name?: string;
  notes?: string;
  tags?: string[];
  durationSeconds?: number;
  endTime?: string;
  provisional?: boolean;
}

export interface WireAfterCallWork {
  startTime?: string;
  endTime?: string;
  state?: Open<'unknown' | 'notApplicable' | 'skipped' | 'pending' | 'complete'>;
}

export interface WireQueueMediaSettings {
  alertingTimeoutSeconds?: number;
  autoAnswerAlertToneSeconds?: number;
  manualAnswerAlertToneSeconds?: number;
  enableAutoAnswer?: boolean;
}

/** The 22 properties of the customer's model, and the 7 that came since. */
export interface WireCallback {
  state?: WireCallbackState;
  initialState?: WireCallbackState;
  id?: string;
  segments?: WireSegment[];
  direction?: Open<'inbound' | 'outbound'>;
  held?: boolean;
  disconnectType?: WireDisconnectType;
  startHoldTime?: string;
  dialerPreview?: WireDialerPreview;
  voicemail?: WireVoicemail;
  callbackNumbers?: string[];
  callbackUserName?: string;
  scriptId?: string;
  externalCampaign?: boolean;
  skipEnabled?: boolean;
  timeoutSeconds?: number;
  startAlertingTime?: string;
  connectedTime?: string;
  disconnectedTime?: string;
  callbackScheduledTime?: string;
  automatedCallbackConfigId?: string;
  provider?: string;
  peerId?: string;
  wrapup?: WireWrapup;
  afterCallWork?: WireAfterCallWork;
  afterCallWorkRequired?: boolean;
  callerId?: string;
  callerIdName?: string;
  queueMediaSettings?: WireQueueMediaSettings;
}

export interface WireAddress {
  name?: string;
  nameRaw?: string;
  addressNormalized?: string;
  addressRaw?: string;
  addressDisplayable?: string;
}

export interface WireDisconnectReason {
  type?: Open<'q850' | 'sip'>;
  code?: number;
  phrase?: string;
  reason?: string;
}

export interface WireErrorInfo {
  message?: string;
  code?: string;
}

/** The phone call placed for a callback: an entry of `calls` on the participants of the same conversation. */
export interface WireCall {
  state?: Open<
    'alerting' | 'dialing' | 'contacting' | 'offering' | 'connected' | 'disconnected' | 'terminated' | 'none'
  >;
  initialState?: string;
  id?: string;
  direction?: Open<'inbound' | 'outbound'>;
  recording?: boolean;
  recordingState?: Open<'none' | 'active' | 'paused'>;
  recordersState?: unknown;
  muted?: boolean;
  confined?: boolean;
  held?: boolean;
  securePause?: boolean;
  recordingId?: string;
  segments?: WireSegment[];
  errorInfo?: WireErrorInfo;
  disconnectType?: WireDisconnectType;
  startHoldTime?: string;
  documentId?: string;
  startAlertingTime?: string;
  connectedTime?: string;
  disconnectedTime?: string;
  disconnectReasons?: WireDisconnectReason[];
  faxStatus?: unknown;
  provider?: string;
  scriptId?: string;
  peerId?: string;
  uuiData?: string;
  self?: WireAddress;
  other?: WireAddress;
  wrapup?: WireWrapup;
  afterCallWork?: WireAfterCallWork;
  afterCallWorkRequired?: boolean;
  agentAssistantId?: string;
  transferSource?: string;
  queueMediaSettings?: WireQueueMediaSettings;
  clientIpAddress?: string;
  disposition?: unknown;
}

export interface WireParticipant {
  id?: string;
  startTime?: string;
  endTime?: string;
  connectedTime?: string;
  name?: string;
  userId?: string;
  queueId?: string;
  queueName?: string;
  purpose?: Open<'agent' | 'user' | 'customer' | 'external' | 'acd' | 'ivr' | 'dialer'>;
  participantType?: string;
  address?: string;
  ani?: string;
  locale?: string;
  wrapupRequired?: boolean;
  wrapupExpected?: boolean;
  wrapupPrompt?: Open<'mandatory' | 'optional' | 'agentRequested' | 'timeout' | 'forcedTimeout'>;
  wrapupTimeoutMs?: number;
  wrapupSkipped?: boolean;
  wrapup?: WireWrapup;
  mediaRoles?: string[];
  conversationRoutingData?: {
    queue?: { id?: string; name?: string };
    language?: { id?: string; name?: string };
    priority?: number;
  };
  alertingTimeoutMs?: number;
  monitoredParticipantId?: string;
  coachedParticipantId?: string;
  bargedParticipantId?: string;
  attributes?: Record<string, string>;
  startAcwTime?: string;
  endAcwTime?: string;
  calls?: WireCall[];
  callbacks?: WireCallback[];
}

export interface WireConversation {
  id?: string;
  name?: string;
  startTime?: string;
  endTime?: string;
  address?: string;
  participants?: WireParticipant[];
  recordingState?: Open<'ACTIVE' | 'PAUSED' | 'NONE' | 'active' | 'paused' | 'none'>;
  securePause?: boolean;
  selfUri?: string;
}
