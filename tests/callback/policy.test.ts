import { expect, test } from 'vitest';
import { policyOf, USUAL_WINDOW, type CallbackPolicy, type PolicyInForce } from '../../src/callback/policy.ts';
import { aCallback, aPreview, aView } from './build.ts';

const askedFor = aView();
const voicemail = aView({ callback: aCallback({ voicemail: { uploadStatus: 'complete' } }) });
const preview = aView({ callback: aCallback({ preview: aPreview() }) });

const usual: PolicyInForce = {
  callingHours: 'warn',
  window: USUAL_WINDOW,
  otherNumbers: 'allow',
  shortCodes: 'deny',
  region: undefined,
  attributes: [],
  wrapUp: { required: false },
  moreTime: false,
};

test.each([
  ['a callback that was asked for', askedFor, usual],
  ['a voicemail', voicemail, usual],
  ['a preview', preview, { ...usual, callingHours: 'block-known', otherNumbers: 'deny' }],
])('what holds for %s where the host says nothing', (_of, view, expected) => expect(policyOf(view)).toEqual(expected));

const wholeDay = { from: '00:00', to: '24:00' };
const night = { from: '22:00', to: '6:30', days: [1, 7] };

test.each<[CallbackPolicy, Partial<PolicyInForce>]>([
  [{ callingHours: 'off' }, { callingHours: 'off' }],
  [{ callingHours: 'block' }, { callingHours: 'block' }],
  [{ otherNumbers: 'allow' }, { otherNumbers: 'allow' }],
  [{ shortCodes: 'allow' }, { shortCodes: 'allow' }],
  [{ window: wholeDay }, { window: wholeDay }],
  [{ window: night }, { window: night }],
  [{ attributes: ['Language'] }, { attributes: ['Language'] }],
  [{ wrapUp: { required: true } }, { wrapUp: { required: true } }],
  [{ wrapUp: {} }, { wrapUp: { required: false } }],
  [
    { moreTime: true, region: 'GB' },
    { moreTime: true, region: 'GB' },
  ],
])('the host rules %j', (given, expected) => expect(policyOf(preview, given)).toMatchObject(expected));

test.each([
  { callingHours: 'blokc' },
  { window: { from: '8 o’clock', to: '21:00' } },
  { window: { from: '08:00', to: '24:01' } },
  { window: { from: '08:00', to: '21:00', days: [0] } },
  { otherNumbers: 'no' },
  { shortCodes: true },
])('what nobody understands is as usual: %j', (given) =>
  expect(policyOf(preview, given as CallbackPolicy)).toEqual(policyOf(preview)),
);
