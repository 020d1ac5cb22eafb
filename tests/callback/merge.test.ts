import { describe, expect, test } from 'vitest';
import type { Callback } from '../../src/callback/callback.ts';
import type { Call, Participant } from '../../src/callback/conversation.ts';
import { fillFrom } from '../../src/callback/merge.ts';
import { aCall, aCallback, aConversation, aParticipant, aPreview, aSegment, myself, NINE, s } from './build.ts';

const wrapup = { tags: [], provisional: false };
const segments = [aSegment('interact', NINE)];
const queueSettings = { alertingTimeoutSeconds: 30, autoAccept: false };
const column = { name: 'Mobile', type: 'cell' };
const fromRest = aPreview({ autoAccept: true, numberColumns: [{ ...column, callableTimeColumn: 'Hours' }] });
const fromEvent = aPreview({ numberColumns: [column] });

const merged = (known: Participant, frame: Participant) =>
  fillFrom(aConversation(known), aConversation(frame)).participants[0]!;
const mergedCallback = (known: Partial<Callback>, frame: Partial<Callback>) =>
  merged(myself({ callbacks: [aCallback(known)] }), myself({ callbacks: [aCallback(frame)] })).callbacks[0]!;
const mergedCall = (known: Partial<Call>, frame: Partial<Call>) =>
  merged(myself({ calls: [aCall(known)] }), myself({ calls: [aCall(frame)] })).calls[0]!;

describe('an event does not know, so what REST told stays', () => {
  test.each<[string, Partial<Callback>]>([
    ['segments', { segments }],
    ['when it alerted', { alertedAt: NINE }],
    ['how it began', { initialState: 'alerting' }],
    ['the direction', { direction: 'outbound' }],
    ['the queue’s settings', { queueSettings }],
  ])('of a callback: %s', (_what, known) => expect(mergedCallback(known, {})).toEqual(aCallback(known)));

  test.each<[string, Partial<Call>]>([
    ['segments', { segments }],
    ['when it alerted', { alertedAt: NINE }],
    ['the direction', { direction: 'outbound' }],
    ['the number', { otherNumber: '+13175550142' }],
  ])('of a call: %s', (_what, known) => expect(mergedCall(known, {})).toEqual(aCall(known)));

  test.each<[string, Partial<Participant>]>([
    ['the queue’s name', { queueName: 'Renewals' }],
    ['the language', { language: 'Español' }],
    ['the name', { name: 'Dana Example' }],
    ['the address', { address: '+13175550142' }],
    ['the start', { startedAt: NINE }],
    ['the time to accept', { alertingTimeoutMs: 30_000 }],
    ['that wrap-up was skipped, which events never carry', { wrapupSkipped: true }],
  ])('of a participant: %s', (_what, known) => expect(merged(myself(known), myself())).toEqual(myself(known)));

  test('of a preview: its autoAccept and calling hours, while it is the same contact', () =>
    expect(mergedCallback({ preview: fromRest }, { preview: fromEvent }).preview).toEqual(fromRest));

  test('of a wrap-up: that it is a draft, and the name of its code, while it says the same', () => {
    const draft = { ...wrapup, code: 'code-1', name: 'Call again', notes: 'tomorrow', provisional: true };
    const told = { ...wrapup, code: 'code-1', notes: 'tomorrow' };
    expect(mergedCallback({ wrapup: draft }, { wrapup: told }).wrapup).toEqual(draft);
    expect(merged(myself({ wrapup: draft }), myself({ wrapup: told })).wrapup).toEqual(draft);
    const byName = { ...told, code: 'Call again' };
    expect(merged(myself({ wrapup: draft }), myself({ wrapup: byName })).wrapup).toEqual(draft);
  });

  test('of another wrap-up nothing, and it may be a draft: only REST says that it is none', () => {
    const known = { ...wrapup, code: 'code-1', name: 'Call again' };
    const told = { ...wrapup, code: 'Renewed', notes: 'by card' };
    expect(mergedCallback({ wrapup: known }, { wrapup: told }).wrapup).toEqual({ ...told, provisional: true });
  });
});

describe('an event does know, so it stands', () => {
  test.each<[string, Partial<Callback>, Partial<Callback>]>([
    ['resumed', { held: true, heldAt: NINE }, {}],
    ['another state', { state: 'alerting' }, { state: 'connected' }],
    ['numbers changed', { numbers: ['+13175550142'] }, { numbers: [] }],
    ['segments it does carry', { segments }, { segments: [aSegment('hold', s(9))] }],
    ['another contact', { preview: fromRest }, { preview: { ...fromEvent, contactId: 'contact-2' } }],
    ['no longer a preview', { preview: fromRest }, {}],
    ['now a preview', {}, { preview: fromEvent }],
    ['now a preview, of a contact without an id', {}, { preview: { numberColumns: [column], autoAccept: false } }],
    ['the platform’s own wrap-up', { wrapup: { ...wrapup, code: 'a' } }, { wrapup: { ...wrapup, code: 'ININ-B' } }],
  ])('of a callback: %s', (_what, known, frame) => expect(mergedCallback(known, frame)).toEqual(aCallback(frame)));

  test('about who is there, in which order, and which legs they have', () => {
    const known = aConversation(myself({ calls: [aCall({ id: 'gone' })] }), aParticipant({ id: 'gone' }));
    const frame = aConversation(aParticipant({ id: 'new' }), myself({ calls: [aCall({ id: 'new' })] }));
    expect(fillFrom(known, frame)).toEqual(frame);
  });

  test('and a leg never takes over what another leg of the same participant said', () => {
    const known = myself({ callbacks: [aCallback({ id: 'old', alertedAt: NINE, segments })] });
    const frame = myself({ callbacks: [aCallback({ id: 'new' })] });
    expect(merged(known, frame)).toEqual(frame);
  });
});

test('the same thing twice is the same thing, and neither side is changed', () => {
  const full = () =>
    aConversation(myself({ name: 'Dana', callbacks: [aCallback({ preview: fromRest, segments })], calls: [aCall()] }));
  const [known, frame] = [full(), full()];
  expect(fillFrom(known, frame)).toEqual(full());
  expect([known, frame]).toEqual([full(), full()]);
});
