import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Callback } from '../../src/callback/callback.ts';
import type { Conversation } from '../../src/callback/conversation.ts';
import { countdownOf, countdownStage, zeroFacts, zeroWindow } from '../../src/callback/countdown.ts';
import { customerCallback } from '../../src/callback/customer-callback.ts';
import { decodeConversation } from '../../src/callback/decode.ts';
import { attemptsOf } from '../../src/callback/attempt.ts';
import { holdOf } from '../../src/callback/hold.ts';
import { largeTimer } from '../../src/callback/large-timer.ts';
import { callbackOutcome, callOutcome } from '../../src/callback/outcome.ts';
import { ACTIONS, permitted } from '../../src/callback/permitted.ts';
import { phaseOf } from '../../src/callback/phase.ts';
import { pickableNumbers } from '../../src/callback/phone-number.ts';
import { legsOf, timelineOf } from '../../src/callback/timeline.ts';
import type { WireCallback } from '../../src/callback/wire.ts';
import { ME, NINE, s } from './build.ts';
import { EVENT_CONVERSATION, REST_CONVERSATION } from './wire-samples.ts';

const RUNS = process.env['CALLBACK_CARD_FULL'] ? 100_000 : 5000;

const inConversation = (callback: unknown) => ({
  id: 'conversation-1',
  participants: [{ id: 'participant-1', purpose: 'agent', callbacks: [callback] }],
});
const PATH = 'participants[0].callbacks[0]';

/** One callback alone, and what was wrong with it; paths are relative to it. */
function decodeCallback(wire: unknown) {
  const { value, problems } = decodeConversation(inConversation(wire));
  return {
    callback: value?.participants[0]?.callbacks[0],
    problems: problems.map(({ path, ...rest }) => ({ path: path.replace(`${PATH}.`, ''), ...rest })),
  };
}

describe('a REST conversation', () => {
  const { value, problems } = decodeConversation(REST_CONVERSATION);
  const participants = value?.participants ?? [];
  const mine = participants[4];

  test('is read without a complaint, every participant in its place', () => {
    expect(problems).toEqual([]);
    expect(value).toMatchObject({ id: 'conversation-1', startedAt: s(-206) + 1, recording: 'none' });
    expect(participants.map(({ id }) => id.replace('participant-', ''))).toEqual(
      ['customer', 'acd', 'missed', 'declined', 'me'], // prettier-ignore
    );
  });

  test('dates come with and without milliseconds, in one object', () =>
    expect(participants[0]?.callbacks[0]).toMatchObject({ connectedAt: s(1) + 92, scheduledAt: NINE }));

  test('an open segment has no end, though it may already say how it ended', () => {
    expect(participants[2]?.callbacks[0]?.segments).toEqual([
      { startedAt: s(1) + 325, type: 'alert', howEnded: 'disconnect', disconnectType: 'system' },
    ]);
    expect(participants[0]?.callbacks[0]?.segments.map(({ type }) => type)).toEqual(['scheduled', 'interact']);
  });

  test('my own participant and its preview are complete', () =>
    expect(mine).toMatchObject({
      purpose: 'agent',
      userId: ME,
      startedAt: s(45) + 200,
      alertingTimeoutMs: 30_000,
      wrapupRequired: true,
      wrapupPrompt: 'optional',
      wrapupTimeoutMs: 60_000,
      wrapupSkipped: false,
      observes: false,
      callbacks: [
        {
          alertedAt: s(45) + 230,
          countdownSeconds: 60,
          numbers: ['+13175550142', '(317) 555-0118'],
          preview: {
            contactId: 'contact-1',
            numberColumns: [
              { name: 'Mobile', type: 'cell', callableTimeColumn: 'Hours' },
              { name: 'Home', type: 'home' },
            ],
          },
        },
      ],
    }));

  test('a call is read with its network’s cause, not with its SIP code', () =>
    expect(mine?.calls).toEqual([
      {
        id: 'call-own',
        state: 'disconnected',
        direction: 'outbound',
        recording: 'none',
        muted: false,
        held: false,
        segments: [{ startedAt: s(60), endedAt: s(65), type: 'interact' }],
        alertedAt: s(60),
        connectedAt: s(61) + 500,
        disconnectedAt: s(65),
        disconnectType: 'peer',
        cause: 17,
        error: { code: 'error.line.busy', message: 'The line is busy.' },
        peerId: 'call-far',
        otherNumber: 'tel:+13175550142',
      },
    ]));

  test('the queue and the language come from the routing where the participant has no queue name', () => {
    const acd = { ...REST_CONVERSATION.participants![1]!, queueName: undefined };
    const read = decodeConversation({ id: 'c', participants: [acd] });
    expect(read.value?.participants[0]).toMatchObject({ queueName: 'Renewals', language: 'Español' });
    expect(read.problems).toEqual([]);
  });
});

describe('an event of the conversations topic', () => {
  const { value, problems } = decodeConversation(EVENT_CONVERSATION);

  test('knows less and is read without a complaint', () => {
    expect(problems).toEqual([]);
    expect(value?.participants[0]).toMatchObject({ afterCallWorkStartedAt: s(505) + 397, queueId: 'queue-1' });
    expect(value?.participants[0]).not.toHaveProperty('queueName');
    expect(value?.participants[0]?.callbacks[0]).toMatchObject({ segments: [], numbers: ['+13175550142'] });
  });

  test('says do-not-disturb by another spelling', () =>
    expect(value?.participants[0]?.callbacks[0]?.disconnectType).toBe('endpoint.donotdisturb'));

  test('tells by any of four signs who only looks on', () => {
    const signs = [
      { monitoredParticipantId: 'p' },
      { coachedParticipantId: 'p' },
      { bargedParticipantId: 'p' },
      { mediaRoles: ['full', 'Coach'] },
    ];
    const observers = signs.map((sign, n) => ({ id: `p${n}`, purpose: 'agent', ...sign }));
    const read = decodeConversation({ id: 'c', participants: [{ id: 'p', mediaRoles: ['full'] }, ...observers] });
    expect(read.value?.participants.map(({ observes }) => observes)).toEqual([false, true, true, true, true]);
  });
});

const NOT_TEXT: readonly unknown[] = [42, true, ['Dana'], { name: 'Dana' }];
const NOT_A_DATE: readonly unknown[] = ['tomorrow, says Dana', '0001-01-01T00:00:00Z', NINE, {}];
const NOT_A_FLAG: readonly unknown[] = ['true', 1, []];
const NOT_A_LIST: readonly unknown[] = ['Dana', 7, { 0: 'Dana' }];
const NOT_AN_OBJECT: readonly unknown[] = ['Dana', 7, true, ['Dana']];

interface Property<T> {
  readonly wire: WireCallback;
  readonly read: T;
  /** Values that cost this property alone. */
  readonly wrong: readonly unknown[];
}

/** All properties of the model: what the platform sends, and what is read of it. */
const PROPERTIES: { readonly [K in keyof Callback]-?: Property<NonNullable<Callback[K]>> } = {
  id: { wire: { id: 'callback-9' }, read: 'callback-9', wrong: [] },
  state: { wire: { state: 'alerting' }, read: 'alerting', wrong: NOT_TEXT },
  initialState: { wire: { initialState: 'scheduled' }, read: 'scheduled', wrong: NOT_TEXT },
  segments: {
    wire: { segments: [{ startTime: '2026-11-23T09:00:00Z', type: 'Hold', howEnded: 'Interact' }] },
    read: [{ startedAt: NINE, type: 'hold', howEnded: 'interact' }],
    wrong: NOT_A_LIST,
  },
  direction: { wire: { direction: 'outbound' }, read: 'outbound', wrong: NOT_TEXT },
  held: { wire: { held: true }, read: true, wrong: NOT_A_FLAG },
  heldAt: { wire: { startHoldTime: '2026-11-23T09:00:01Z' }, read: s(1), wrong: NOT_A_DATE },
  disconnectType: {
    wire: { disconnectType: 'transfer.dnd' },
    read: 'transfer.donotdisturb',
    wrong: NOT_TEXT,
  },
  preview: {
    wire: { dialerPreview: { contactId: 'contact-1', callbackAutoAnswer: true } },
    read: { contactId: 'contact-1', numberColumns: [], autoAccept: true },
    wrong: NOT_AN_OBJECT,
  },
  voicemail: {
    wire: { voicemail: { id: 'message-1', uploadStatus: 'complete' } },
    read: { id: 'message-1', uploadStatus: 'complete' },
    wrong: NOT_AN_OBJECT,
  },
  numbers: { wire: { callbackNumbers: ['50142', '٠٣١٧'] }, read: ['50142', '٠٣١٧'], wrong: NOT_A_LIST },
  customerName: { wire: { callbackUserName: 'دانة' }, read: 'دانة', wrong: NOT_TEXT },
  scriptId: { wire: { scriptId: 'script-1' }, read: 'script-1', wrong: NOT_TEXT },
  externalCampaign: { wire: { externalCampaign: true }, read: true, wrong: NOT_A_FLAG },
  skipAllowed: { wire: { skipEnabled: true }, read: true, wrong: NOT_A_FLAG },
  countdownSeconds: { wire: { timeoutSeconds: 1200 }, read: 1200, wrong: ['60', -1, 1e9, Infinity, {}] },
  alertedAt: { wire: { startAlertingTime: '2026-11-23T09:00:02.5Z' }, read: s(2.5), wrong: NOT_A_DATE },
  connectedAt: { wire: { connectedTime: '2026-11-23T09:00:03Z' }, read: s(3), wrong: NOT_A_DATE },
  disconnectedAt: { wire: { disconnectedTime: '2026-11-23T09:00:04Z' }, read: s(4), wrong: NOT_A_DATE },
  scheduledAt: { wire: { callbackScheduledTime: '2026-11-23T10:00:05+01:00' }, read: s(5), wrong: NOT_A_DATE },
  automationId: { wire: { automatedCallbackConfigId: 'automation-1' }, read: 'automation-1', wrong: NOT_TEXT },
  provider: { wire: { provider: 'PureCloud Callback' }, read: 'PureCloud Callback', wrong: NOT_TEXT },
  peerId: { wire: { peerId: 'callback-2' }, read: 'callback-2', wrong: NOT_TEXT },
  wrapup: {
    wire: {
      wrapup: {
        code: 'code-1',
        name: 'Sold',
        notes: '',
        tags: ['vip'],
        durationSeconds: 9,
        endTime: '2026-11-23T09:00:06Z',
        provisional: true,
      },
    },
    read: {
      code: 'code-1',
      name: 'Sold',
      notes: '',
      tags: ['vip'],
      durationSeconds: 9,
      endedAt: s(6),
      provisional: true,
    },
    wrong: NOT_AN_OBJECT,
  },
  afterCallWork: {
    wire: { afterCallWork: { state: 'complete', startTime: '2026-11-23T09:00:07Z', endTime: '2026-11-23T09:00:08Z' } },
    read: { state: 'complete', startedAt: s(7), endedAt: s(8) },
    wrong: NOT_AN_OBJECT,
  },
  afterCallWorkRequired: { wire: { afterCallWorkRequired: true }, read: true, wrong: NOT_A_FLAG },
  callerId: { wire: { callerId: '+13175550100' }, read: '+13175550100', wrong: NOT_TEXT },
  callerIdName: { wire: { callerIdName: 'Example Inc.' }, read: 'Example Inc.', wrong: NOT_TEXT },
  queueSettings: {
    wire: {
      queueMediaSettings: {
        alertingTimeoutSeconds: 30,
        autoAnswerAlertToneSeconds: 1.5,
        manualAnswerAlertToneSeconds: 2,
        enableAutoAnswer: true,
      },
    },
    read: { alertingTimeoutSeconds: 30, autoAcceptToneSeconds: 1.5, alertToneSeconds: 2, autoAccept: true },
    wrong: NOT_AN_OBJECT,
  },
};
const EACH = Object.entries(PROPERTIES).map(([property, row]) => ({
  property: property as keyof Callback,
  name: Object.keys(row.wire)[0]!,
  ...row,
}));
const alone = decodeCallback({ id: 'callback-1' }).callback;

describe('every property of a callback', () => {
  test('is in this table: 22, and the 7 that came since', () => {
    expect(EACH).toHaveLength(29);
    expect(new Set(EACH.map(({ name }) => name)).size).toBe(29);
  });

  test('may be missing: the id alone makes a callback', () =>
    expect(decodeCallback({ id: 'callback-1' })).toEqual({
      callback: {
        id: 'callback-1',
        state: 'none',
        segments: [],
        held: false,
        numbers: [],
        externalCampaign: false,
        skipAllowed: false,
        afterCallWorkRequired: false,
      },
      problems: [],
    }));

  test.each(EACH)('$property is read, and nothing else changes', ({ property, wire, read }) =>
    expect(decodeCallback({ id: 'callback-1', ...wire })).toEqual({
      callback: { ...alone, [property]: read },
      problems: [],
    }),
  );

  test.each(EACH.filter(({ property }) => property !== 'id'))('$property is missing when it is null', ({ name }) =>
    expect(decodeCallback({ id: 'callback-1', [name]: null })).toEqual({ callback: alone, problems: [] }),
  );

  test.each(EACH.flatMap(({ property, name, wrong }) => wrong.map((value) => ({ property, name, value }))))(
    '$property costs itself alone when it is $value, and is reported by its path, without its value',
    ({ name, value }) => {
      const { callback, problems } = decodeCallback({ id: 'callback-1', [name]: value });
      expect(callback).toEqual(alone);
      expect(problems).toEqual([{ path: name, expected: expect.any(String), found: expect.any(String) }]);
      expect(JSON.stringify(problems)).not.toContain('Dana');
    },
  );
});

describe('unknown values', () => {
  test.each([
    ['state', 'state', 'beaming'],
    ['initialState', 'initialState', 'beaming'],
    ['direction', 'direction', 'sideways'],
    ['disconnectType', 'disconnectType', 'alien.abduction'],
    ['voicemail.uploadStatus', 'voicemail', { uploadStatus: 'levitating' }],
    ['afterCallWork.state', 'afterCallWork', { state: 'dreaming' }],
  ] as const)('of %s are kept as they came', (_what, name, value) => {
    const { callback, problems } = decodeCallback({ id: 'callback-1', [name]: value });
    expect(callback?.[name]).toEqual(value);
    expect(problems).toEqual([]);
  });

  test('of an object are ignored: the platform adds fields', () =>
    expect(decodeCallback({ id: 'callback-1', additionalProperties: { a: [1] }, urgency: 9 }).callback).toEqual(alone));
});

describe('a wrong value deep inside', () => {
  test.each<[path: string, callback: object, costs: object]>([
    [
      'segments[1].startTime',
      { segments: [{ startTime: '2026-11-23T09:00:00Z' }, { startTime: 'x' }] },
      { segments: [{ startedAt: NINE, type: 'unknown' }] },
    ],
    ['segments[0].startTime', { segments: [{ type: 'Alert' }] }, { segments: [] }],
    ['segments[0]', { segments: [null] }, { segments: [] }],
    ['callbackNumbers[1]', { callbackNumbers: ['1', 2, '3'] }, { numbers: ['1', '3'] }],
    [
      'dialerPreview.phoneNumberColumns[0].columnName',
      { dialerPreview: { phoneNumberColumns: [{ type: 'cell' }] } },
      { preview: { numberColumns: [], autoAccept: false } },
    ],
    ['voicemail.id', { voicemail: { id: 7, uploadStatus: 'complete' } }, { voicemail: { uploadStatus: 'complete' } }],
    ['wrapup.tags[0]', { wrapup: { tags: [7] } }, { wrapup: { tags: [], provisional: false } }],
    [
      'queueMediaSettings.alertingTimeoutSeconds',
      { queueMediaSettings: { alertingTimeoutSeconds: -1 } },
      { queueSettings: { autoAccept: false } },
    ],
  ])('%s is named exactly, and costs that value or its item', (path, given, costs) => {
    const { callback, problems } = decodeCallback({ id: 'callback-1', ...given });
    expect(callback).toEqual({ ...alone, ...costs });
    expect(problems.map((problem) => problem.path)).toEqual([path]);
  });

  test.each<[path: string, participant: object]>([
    ['alertingTimeoutMs', { alertingTimeoutMs: '30000' }],
    ['wrapupRequired', { wrapupRequired: 'yes' }],
    ['callbacks', { callbacks: {} }],
    [
      'calls[0].disconnectReasons[0].code',
      { calls: [{ id: 'call-1', disconnectReasons: [{ type: 'q850', code: 'busy' }] }] },
    ],
    ['calls[0].other.addressNormalized', { calls: [{ id: 'call-1', other: { addressNormalized: 1317 } }] }],
    ['conversationRoutingData', { conversationRoutingData: 'Renewals' }],
    ['conversationRoutingData.queue', { conversationRoutingData: { queue: 'Renewals' } }],
    ['conversationRoutingData.language.name', { conversationRoutingData: { language: { name: 7 } } }],
    ['queueName', { queueName: 7 }],
  ])('participants[0].%s is named exactly, once', (path, participant) => {
    const { value, problems } = decodeConversation({ id: 'c', participants: [{ id: 'p', ...participant }] });
    expect(value?.participants).toHaveLength(1);
    expect(problems.map((problem) => problem.path)).toEqual([`participants[0].${path}`]);
  });
});

describe('without an id', () => {
  test.each([[undefined], [null], [7], [''], ['  ']])('(%j) an object is dropped, and that is reported', (id) => {
    const others = [{ id: 'participant-2' }, { id: 'participant-3', callbacks: [{ id, state: 'connected' }] }];
    const read = decodeConversation({ id: 'c', participants: [{ id }, ...others] });
    expect(read.value?.participants.map((each) => [each.id, each.callbacks.length])).toEqual([
      ['participant-2', 0],
      ['participant-3', 0],
    ]);
    expect(read.problems.map(({ path }) => path)).toEqual(['participants[0].id', 'participants[2].callbacks[0].id']);
    expect(decodeConversation({ id, participants: [] })).toMatchObject({
      value: undefined,
      problems: [{ path: 'id' }],
    });
  });

  test.each([[undefined], [null], ['text'], [7], [[]], [true]])('%j is no conversation', (input) => {
    const { value, problems } = decodeConversation(input);
    expect([value, problems.length]).toEqual([undefined, 1]);
  });
});

/** Every way through a sample to a value. */
function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  const inside = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [...(path.length > 0 ? [path] : []), ...inside.flatMap(([key, item]) => pathsOf(item, [...path, key]))];
}

/** What must never be in the model: not a number, a date object, a value that says it is absent. */
function oddValues(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} = ${value}`];
  if (typeof value === 'string' || typeof value === 'boolean') return [];
  if (typeof value !== 'object' || value === null || value instanceof Date) return [`${path} = ${String(value)}`];
  return Object.entries(value).flatMap(([key, item]) => oddValues(item, `${path}.${key}`));
}

/** Everything the card derives from a conversation, for whoever looks at it. */
function everythingOf(conversation: Conversation) {
  return [ME, 'user-other'].flatMap((userId) => {
    const view = customerCallback(conversation, userId);
    if (!view) return [];
    const { callback, calls } = view;
    const countdown = countdownOf(callback);
    const stage = countdown && countdownStage(zeroFacts(zeroWindow(countdown, 50), s(60), 50, true));
    const phase = phaseOf(view, [], stage);
    const numbers = pickableNumbers(callback, { Mobile: '+13175550142' });
    const facts = { view, phase, intents: [], stage, numbers, picked: 0 };
    return [
      phase,
      ACTIONS.map((action) => permitted(action, facts)),
      numbers,
      holdOf(view),
      callbackOutcome(view) ?? '',
      calls.map((call) => callOutcome(call) ?? ''),
      attemptsOf(calls, []),
      timelineOf(legsOf(view)) ?? '',
      largeTimer(view, phase, countdown, []) ?? '',
    ];
  });
}

describe('whatever the platform sends', () => {
  const samples = [REST_CONVERSATION, EVENT_CONVERSATION].map((sample) => ({ sample, paths: pathsOf(sample) }));
  const oddValue = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      true,
      '',
      ' ',
      0,
      -1,
      Infinity,
      2 ** 53,
      '2026-02-30T25:61:61Z',
      '9999-12-31T23:59:59Z',
    ),
    fc.constantFrom<unknown>([], {}, [[]], [null], '__proto__', 'constructor', '\u0000', '2026-11-23T09:00:00+0000'),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const mutation = fc.record({ at: fc.nat(), how: fc.constantFrom('set', 'set', 'remove', 'rename'), value: oddValue });
  const payload = fc
    .record({ which: fc.nat({ max: 1 }), mutations: fc.array(mutation, { minLength: 1, maxLength: 8 }) })
    .map(({ which, mutations }) => {
      const { sample, paths } = samples[which]!;
      const root = structuredClone(sample) as object;
      for (const { at, how, value } of mutations) {
        const path = paths[at % paths.length]!;
        let parent: unknown = root;
        for (const key of path.slice(0, -1)) parent = (parent as Record<string, unknown> | null)?.[key];
        if (typeof parent !== 'object' || parent === null) continue;
        const object = parent as Record<string, unknown>;
        const key = path.at(-1)!;
        if (how === 'rename') object[`${key}X`] = object[key];
        if (how === 'set') object[key] = structuredClone(value);
        else delete object[key];
      }
      return root;
    });

  test('decoding never throws, nothing in the model is odd, and the card can work with it', () => {
    fc.assert(
      fc.property(fc.oneof({ weight: 9, arbitrary: payload }, { weight: 1, arbitrary: fc.jsonValue() }), (input) => {
        const before = JSON.stringify(input);
        const { value, problems } = decodeConversation(input);
        expect(JSON.stringify(input)).toBe(before);
        expect(problems.every(({ found }) => /^(list|null|text|object|number|boolean|undefined)$/.test(found))).toBe(
          true,
        );
        if (!value) {
          expect(problems.length).toBeGreaterThan(0);
          return;
        }
        expect(oddValues(value)).toEqual([]);
        expect(oddValues(everythingOf(value))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  const nest = (levels: number, wrap: (inner: unknown) => unknown) => {
    let nested: unknown = 'Dana';
    for (let i = 0; i < levels; i++) nested = wrap(nested);
    return nested;
  };
  const deepList = nest(10_000, (inner) => [inner]);
  const deepObject = nest(10_000, (inner) => ({ participants: inner, callbacks: [inner], dialerPreview: inner }));

  test.each<[string, object]>([
    ['where participants belong', { participants: deepList }],
    ['where callbacks belong', { participants: [{ id: 'p', callbacks: deepList }] }],
    [
      'where a text belongs',
      { participants: [{ id: 'p', callbacks: [{ id: 'c', state: deepObject, segments: [deepList] }] }] },
    ],
    ['where we do not look', { participants: [], attributes: deepObject }],
  ])('10,000 levels %s are refused calmly', (_where, given) => {
    const { value } = decodeConversation({ id: 'conversation-1', ...given });
    expect(value?.id).toBe('conversation-1');
    expect(oddValues(value)).toEqual([]);
  });

  test('a megabyte of nonsense is refused calmly, without a megabyte of reports', () => {
    const segments = Array.from({ length: 100_000 }, (_, n) => n);
    const { callback, problems } = decodeCallback({ id: 'callback-1', segments });
    expect(callback?.segments).toEqual([]);
    expect(problems.length).toBeLessThanOrEqual(1000);
  });
});
