import type {
  WireCall,
  WireCallback,
  WireConversation,
  WireDialerPreview,
  WireParticipant,
  WireWrapup,
} from '../callback/wire.ts';
import type { Conversation } from './world/world.ts';

const defined = <Value extends object>(value: Value): Value =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Value;

const without = <Value extends object, Key extends keyof Value>(value: Value, ...keys: Key[]): Omit<Value, Key> => {
  const rest = { ...value };
  for (const key of keys) delete rest[key];
  return rest;
};

/** The participants as the wire has them: as the rules keep them, but for a scenario that wants them to be strange. */
const shown = ({ participants, agreement: { shownAs } }: Conversation): readonly WireParticipant[] =>
  shownAs ? participants.map((each) => shownAs(structuredClone(each))) : participants;

/** Without lists that are empty, as the platform leaves them out. */
const withoutNone = <Value extends { calls?: readonly object[]; callbacks?: readonly object[] }>(
  value: Value,
): Value => {
  const { calls, callbacks } = value;
  const rest = { ...value };
  if (!calls?.length) delete rest.calls;
  if (!callbacks?.length) delete rest.callbacks;
  return rest;
};

/** The nested conversation of `GET /conversations/{id}`: all that is known, segments and `startAlertingTime` included. */
export function nestedConversation(conversation: Conversation): WireConversation {
  const { id, startTime, endTime, recordingState, recentTransfers } = conversation;
  return structuredClone(
    defined({
      id,
      startTime,
      ...(endTime && { endTime }),
      participants: shown(conversation).map(({ wrapupExpected: _onlyInEvents, ...rest }) => withoutNone(rest)),
      recordingState: recordingState.toUpperCase(),
      securePause: recordingState === 'paused',
      recentTransfers,
      selfUri: `/api/v2/conversations/${id}`,
    }),
  );
}

/** A participant of the flat shapes: the callback's fields lie on the participant, under partly other names. */
function flat(participant: WireParticipant, leg: WireCallback) {
  return {
    id: participant.id,
    name: participant.name,
    startTime: participant.startTime,
    connectedTime: leg.connectedTime,
    endTime: leg.disconnectedTime,
    startHoldTime: leg.startHoldTime,
    purpose: participant.purpose,
    mediaRoles: participant.mediaRoles,
    state: leg.state,
    direction: leg.direction,
    disconnectType: leg.disconnectType,
    held: leg.held,
    wrapupRequired: participant.wrapupRequired,
    wrapupPrompt: participant.wrapupPrompt,
    wrapupTimeoutMs: participant.wrapupTimeoutMs,
    wrapupSkipped: participant.wrapupSkipped,
    wrapup: participant.wrapup,
    startAcwTime: participant.startAcwTime,
    endAcwTime: participant.endAcwTime,
    attributes: participant.attributes,
    alertingTimeoutMs: participant.alertingTimeoutMs,
    conversationRoutingData: participant.conversationRoutingData,
    provider: leg.provider,
    peer: leg.peerId,
    outboundPreview: leg.dialerPreview,
    voicemail: leg.voicemail,
    callbackNumbers: leg.callbackNumbers,
    callbackUserName: leg.callbackUserName,
    externalCampaign: leg.externalCampaign,
    skipEnabled: leg.skipEnabled,
    timeoutSeconds: leg.timeoutSeconds,
    callbackScheduledTime: leg.callbackScheduledTime,
    automatedCallbackConfigId: leg.automatedCallbackConfigId,
  };
}

const eachFlat = <Shape extends object>(
  conversation: Conversation,
  shape: (participant: WireParticipant, leg: WireCallback) => Shape,
) =>
  shown(conversation).flatMap((each) => {
    const legs = each.callbacks ?? [];
    // One entry a participant: their callback that is open, or the last one.
    const leg = legs.find(({ state }) => state !== 'disconnected' && state !== 'terminated') ?? legs.at(-1);
    return leg ? [defined(shape(each, leg))] : [];
  });

const reference = (id: string | undefined, path: string) => id && { id, selfUri: `/api/v2/${path}/${id}` };

/** The flat conversation of `GET /conversations/callbacks`: no communication ids, no segments, no state `scheduled`. */
export const flatConversation = (conversation: Conversation): object =>
  structuredClone({
    id: conversation.id,
    participants: eachFlat(conversation, (participant, leg) => ({
      ...flat(participant, leg),
      startAlertingTime: leg.startAlertingTime,
      state: leg.state === 'scheduled' ? 'none' : leg.state, // the flat enum has no 'scheduled'
      user: reference(participant.userId, 'users'),
      queue: reference(participant.queueId, 'routing/queues'),
      script: reference(leg.scriptId, 'scripts'),
    })),
    otherMediaUris: conversation.called ? [`/api/v2/conversations/calls/${conversation.id}`] : [],
    recentTransfers: conversation.recentTransfers,
    selfUri: `/api/v2/conversations/callbacks/${conversation.id}`,
  });

/** An event's preview lacks `callbackAutoAnswer` and every column's `callableTimeColumnName`. */
const eventPreview = (preview: WireDialerPreview | undefined) =>
  preview && {
    ...without(preview, 'callbackAutoAnswer'),
    phoneNumberColumns: preview.phoneNumberColumns?.map((column) => without(column, 'callableTimeColumnName')),
  };

/** An event's wrap-up tells the code's name as its `code`. */
const eventWrapup = (wrapup: WireWrapup | undefined) =>
  wrapup && defined({ ...without(wrapup, 'name', 'provisional'), code: wrapup.name ?? wrapup.code });

/** The body of topic `v2.users.{id}.conversations.callbacks`: flat, without `startAlertingTime`. */
export const flatEvent = (conversation: Conversation): object =>
  structuredClone({
    id: conversation.id,
    participants: eachFlat(conversation, (participant, leg) => ({
      ...flat(participant, leg),
      initialState: leg.initialState,
      user: participant.userId && { id: participant.userId, name: participant.name },
      queue: participant.queueId && { id: participant.queueId, name: participant.queueName },
      script: leg.scriptId && { id: leg.scriptId },
      outboundPreview: eventPreview(leg.dialerPreview),
      wrapup: eventWrapup(participant.wrapup),
    })),
    otherMediaUris: conversation.called ? [`/api/v2/conversations/calls/${conversation.id}`] : [],
  });

const eventLeg = (leg: WireCallback) => ({
  ...without(leg, 'segments', 'startAlertingTime', 'direction'), // real events carry no direction of a callback
  dialerPreview: eventPreview(leg.dialerPreview),
  wrapup: eventWrapup(leg.wrapup),
  additionalProperties: {},
});

const eventCall = (leg: WireCall) => ({
  ...without(leg, 'segments', 'startAlertingTime'),
  wrapup: eventWrapup(leg.wrapup),
  additionalProperties: {},
});

/** The body of topic `v2.users.{id}.conversations.calls`: a participant for every leg of a phone call, flat. */
export const callEvent = (conversation: Conversation): object =>
  structuredClone({
    id: conversation.id,
    participants: shown(conversation).flatMap((each) =>
      (each.calls ?? []).map((leg) =>
        defined({
          ...flat(each, {}),
          ...without(leg, 'segments', 'startAlertingTime', 'id', 'self', 'other', 'errorInfo', 'disconnectReasons'),
          ...{
            disconnectedTime: undefined,
            peerId: undefined,
            afterCallWork: undefined,
            afterCallWorkRequired: undefined,
          },
          endTime: leg.disconnectedTime,
          peer: leg.peerId,
          address: leg.other?.addressNormalized,
          wrapup: eventWrapup(each.wrapup),
          user: each.userId && { id: each.userId, name: each.name },
          queue: each.queueId && { id: each.queueId, name: each.queueName },
        }),
      ),
    ),
    otherMediaUris: [],
    recordingState: conversation.recordingState,
    securePause: conversation.recordingState === 'paused',
  });

/**
 * The body of topic `v2.users.{id}.conversations`: nested, but without segments, `startAlertingTime`, `queueName`, the
 * participants' `startTime` and `wrapupSkipped`, and the conversation's own times.
 */
export const nestedEvent = (conversation: Conversation): object =>
  structuredClone({
    id: conversation.id,
    recordingState: conversation.recordingState,
    securePause: conversation.recordingState === 'paused',
    recentTransfers: conversation.recentTransfers,
    participants: shown(conversation).map((participant) => ({
      ...without(participant, 'startTime', 'queueName', 'wrapupSkipped', 'participantType', 'ani'),
      ...(participant.wrapup && { wrapup: eventWrapup(participant.wrapup) }),
      ...withoutNone({
        calls: participant.calls?.map((leg) => defined(eventCall(leg))) ?? [],
        callbacks: participant.callbacks?.map((leg) => defined(eventLeg(leg))) ?? [],
      }),
      additionalProperties: {},
    })),
  });
