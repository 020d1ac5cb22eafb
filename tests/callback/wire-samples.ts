import type { WireCallback, WireConversation } from '../../src/callback/wire.ts';

/** Invented persons on the shape of a real conversation: a scheduled callback, two alerts in vain, a third accepted. */
const common: WireCallback = {
  held: false,
  callbackNumbers: ['+13175550142'],
  callbackUserName: 'Dana Example',
  scriptId: 'script-1',
  externalCampaign: false,
  skipEnabled: true,
  timeoutSeconds: 0,
  callbackScheduledTime: '2026-11-23T09:00:00Z',
  provider: 'PureCloud Callback',
};

const agent = {
  purpose: 'agent',
  userId: 'user-me',
  name: 'Robin Agent',
  queueId: 'queue-1',
  wrapupPrompt: 'optional',
};
const routed = { queue: { id: 'queue-1', name: 'Renewals' }, language: { id: 'lang-1', name: 'Español' }, priority: 0 };

/** As `GET /conversations/{id}` answers: segments capitalised and lagging, an open one that already says how it ended. */
export const REST_CONVERSATION: WireConversation = {
  id: 'conversation-1',
  startTime: '2026-11-23T08:56:34.001Z',
  recordingState: 'NONE',
  participants: [
    {
      id: 'participant-customer',
      startTime: '2026-11-23T08:56:34.001Z',
      connectedTime: '2026-11-23T09:00:01.092Z',
      name: 'Dana Example',
      purpose: 'customer',
      attributes: { pin: '0000' },
      callbacks: [
        {
          ...common,
          id: 'callback-customer',
          state: 'connected',
          initialState: 'scheduled',
          direction: 'inbound',
          connectedTime: '2026-11-23T09:00:01.092Z',
          segments: [
            {
              startTime: '2026-11-23T08:56:34.001Z',
              endTime: '2026-11-23T09:00:01.092Z',
              type: 'Scheduled',
              howEnded: 'Interact',
            },
            { startTime: '2026-11-23T09:00:01.092Z', type: 'Interact' },
          ],
        },
      ],
    },
    {
      id: 'participant-acd',
      purpose: 'acd',
      queueId: 'queue-1',
      queueName: 'Renewals',
      conversationRoutingData: routed,
      callbacks: [
        {
          ...common,
          id: 'callback-acd',
          state: 'disconnected',
          disconnectType: 'transfer',
          peerId: 'callback-customer',
        },
      ],
    },
    {
      ...agent,
      id: 'participant-missed',
      startTime: '2026-11-23T09:00:01.295Z',
      endTime: '2026-11-23T09:00:31.431Z',
      alertingTimeoutMs: 30_000,
      callbacks: [
        {
          ...common,
          id: 'callback-missed',
          state: 'disconnected',
          initialState: 'alerting',
          disconnectType: 'system',
          startAlertingTime: '2026-11-23T09:00:01.325Z',
          disconnectedTime: '2026-11-23T09:00:31.431Z',
          peerId: 'callback-customer',
          segments: [
            { startTime: '2026-11-23T09:00:01.325Z', type: 'Alert', howEnded: 'Disconnect', disconnectType: 'system' },
          ],
        },
      ],
    },
    {
      ...agent,
      id: 'participant-declined',
      endTime: '2026-11-23T09:00:40Z',
      callbacks: [
        { ...common, id: 'callback-declined', state: 'disconnected', disconnectType: 'client', segments: [] },
      ],
    },
    {
      ...agent,
      id: 'participant-me',
      startTime: '2026-11-23T09:00:45.200Z',
      connectedTime: '2026-11-23T09:00:48Z',
      alertingTimeoutMs: 30_000,
      wrapupRequired: true,
      wrapupTimeoutMs: 60_000,
      callbacks: [
        {
          ...common,
          id: 'callback-mine',
          state: 'connected',
          initialState: 'alerting',
          timeoutSeconds: 60,
          callbackNumbers: ['+13175550142', '(317) 555-0118'],
          dialerPreview: {
            id: 'preview-1',
            contactId: 'contact-1',
            contactListId: 'list-1',
            campaignId: 'campaign-1',
            phoneNumberColumns: [
              { columnName: 'Mobile', type: 'cell', callableTimeColumnName: 'Hours' },
              { columnName: 'Home', type: 'home' },
            ],
            callbackAutoAnswer: false,
          },
          startAlertingTime: '2026-11-23T09:00:45.230Z',
          connectedTime: '2026-11-23T09:00:48Z',
          peerId: 'callback-customer',
          segments: [
            {
              startTime: '2026-11-23T09:00:45.230Z',
              endTime: '2026-11-23T09:00:48Z',
              type: 'Alert',
              howEnded: 'Interact',
            },
            { startTime: '2026-11-23T09:00:48Z', type: 'Interact', howEnded: 'Disconnect' },
          ],
        },
      ],
      calls: [
        {
          id: 'call-own',
          state: 'disconnected',
          direction: 'outbound',
          recordingState: 'none',
          muted: false,
          held: false,
          segments: [{ startTime: '2026-11-23T09:01:00Z', endTime: '2026-11-23T09:01:05Z', type: 'Interact' }],
          startAlertingTime: '2026-11-23T09:01:00Z',
          connectedTime: '2026-11-23T09:01:01.500Z',
          disconnectedTime: '2026-11-23T09:01:05Z',
          disconnectType: 'peer',
          disconnectReasons: [
            { type: 'sip', code: 486, phrase: 'Busy Here' },
            { type: 'q850', code: 17, phrase: 'User busy' },
          ],
          errorInfo: { code: 'error.line.busy', message: 'The line is busy.' },
          peerId: 'call-far',
          provider: 'Edge',
          other: { addressNormalized: 'tel:+13175550142', addressDisplayable: '(317) 555-0142' },
        },
      ],
    },
  ],
};

/** As the topic `v2.users.{id}.conversations` sends it: no segments, no alerting time, no starts, no queue name, noise. */
export const EVENT_CONVERSATION = {
  id: 'conversation-1',
  recordingState: 'none',
  participants: [
    {
      id: 'participant-me',
      connectedTime: '2026-11-23T09:00:48.000Z',
      endTime: '2026-11-23T09:08:25.397Z',
      userId: 'user-me',
      purpose: 'agent',
      queueId: 'queue-1',
      conversationRoutingData: { queue: { id: 'queue-1' }, language: {}, priority: 0 },
      wrapupRequired: true,
      wrapupExpected: true,
      wrapupPrompt: 'optional',
      startAcwTime: '2026-11-23T09:08:25.397Z',
      alertingTimeoutMs: 30_000,
      callbacks: [
        {
          ...common,
          id: 'callback-mine',
          state: 'disconnected',
          initialState: 'alerting',
          disconnectType: 'endpoint.dnd',
          connectedTime: '2026-11-23T09:00:48.000Z',
          disconnectedTime: '2026-11-23T09:08:25.397Z',
          afterCallWork: { state: 'pending', startTime: '2026-11-23T09:08:25.397Z' },
          afterCallWorkRequired: false,
          callerIdName: 'Example Inc.',
          peerId: 'callback-customer',
          additionalProperties: {},
        },
      ],
      additionalProperties: {},
    },
  ],
};
