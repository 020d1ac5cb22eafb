import type {
  Open,
  WireCallbackState,
  WireDialerPreview,
  WireDisconnectType,
  WireErrorInfo,
  WireVoicemail,
  WireWrapup,
} from './wire.ts';

/** A reference to a user, a queue, a script. */
export interface WireRef {
  id?: string;
  name?: string;
  selfUri?: string;
}

/** The flat shapes: the participant is the leg of the callback. Without a communication id, and without segments. */
export interface WireCallbackMediaParticipant {
  id?: string;
  name?: string;
  address?: string;
  startTime?: string;
  startAlertingTime?: string;
  connectedTime?: string;
  endTime?: string;
  startHoldTime?: string;
  purpose?: string;
  state?: WireCallbackState;
  direction?: Open<'inbound' | 'outbound'>;
  disconnectType?: WireDisconnectType;
  held?: boolean;
  wrapupRequired?: boolean;
  wrapupPrompt?: string;
  mediaRoles?: string[];
  user?: WireRef;
  queue?: WireRef;
  team?: WireRef;
  attributes?: Record<string, string>;
  errorInfo?: WireErrorInfo;
  script?: WireRef;
  wrapupTimeoutMs?: number;
  wrapupSkipped?: boolean;
  alertingTimeoutMs?: number;
  provider?: string;
  externalContact?: WireRef;
  externalContactInitialDivisionId?: string;
  externalOrganization?: WireRef;
  wrapup?: WireWrapup;
  peer?: string;
  flaggedReason?: string;
  journeyContext?: unknown;
  conversationRoutingData?: unknown;
  startAcwTime?: string;
  endAcwTime?: string;
  parkTime?: string;
  resumeTime?: string;
  outboundPreview?: WireDialerPreview;
  voicemail?: WireVoicemail;
  callbackNumbers?: string[];
  callbackUserName?: string;
  externalCampaign?: boolean;
  skipEnabled?: boolean;
  timeoutSeconds?: number;
  automatedCallbackConfigId?: string;
  callbackScheduledTime?: string;
}

export interface WireCallbackConversation {
  id?: string;
  name?: string;
  participants?: WireCallbackMediaParticipant[];
}
