import type { WireWrapup } from './wire.ts';

/** Body of PATCH …/participants/{pid}: answer, decline, end (`state`), hold (`held`), mute, wrap up. */
export interface WireMediaParticipantRequest {
  state?: 'connected' | 'disconnected';
  held?: boolean;
  muted?: boolean;
  wrapup?: WireWrapup;
  wrapupSkipped?: boolean;
}

/** Body of POST /conversations/calls/{cid}: place the call of a callback. */
export interface WireCallCommand {
  callNumber: string;
  phoneColumn?: string;
}

export interface WireErrorBody {
  message?: string;
  code?: string;
  status?: number;
  contextId?: string;
  messageParams?: Record<string, string>;
  details?: { errorCode?: string; fieldName?: string; entityId?: string; entityName?: string }[];
  errors?: WireErrorBody[];
}

export interface WireChannel {
  id?: string;
  connectUri?: string;
  expires?: string;
}

/** One message of a notification channel. */
export interface WireNotification {
  topicName?: string;
  version?: string;
  eventBody?: unknown;
  metadata?: { CorrelationId?: string };
}

export interface WireDialerContact {
  id?: string;
  name?: string;
  contactListId?: string;
  data?: Record<string, string>;
  callable?: boolean;
  callRecords?: Record<string, { lastAttempt?: string; lastResult?: string }>;
  phoneNumberStatus?: Record<string, { callable?: boolean }>;
  contactColumnTimeZones?: Record<string, { timeZone?: string; columnType?: string }>;
}

export interface WireCampaign {
  id?: string;
  name?: string;
  contactList?: { id?: string; name?: string };
}

export interface WireContactList {
  id?: string;
  name?: string;
  columnNames?: string[];
  phoneColumns?: { columnName?: string; type?: string; callableTimeColumn?: string }[];
}
