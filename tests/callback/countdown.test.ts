import { describe, expect, test } from 'vitest';
import { countdownOf, countdownStage, zeroFacts, zeroWindow } from '../../src/callback/countdown.ts';
import { aCallback, anOfferedCallback, aPreview, NINE, s } from './build.ts';

describe('a countdown', () => {
  const preview = (given = {}) => aCallback({ countdownSeconds: 60, preview: aPreview(), alertedAt: s(-9), ...given });
  const sixty = { startedAt: NINE, dueAt: s(60), seconds: 60 };

  test('runs from the agent’s accept, or from the alert where the host says so', () => {
    expect(countdownOf(preview())).toEqual(sixty);
    expect(countdownOf(preview(), 'alerting')).toEqual({ startedAt: s(-9), dueAt: s(51), seconds: 60 });
  });

  test.each([
    ['with 0 seconds', preview({ countdownSeconds: 0 })],
    ['without seconds', aCallback({ preview: aPreview() })],
    ['before the accept', anOfferedCallback({ countdownSeconds: 60 })],
    ['where another system dials', preview({ externalCampaign: true })],
    ['where it is placed automatically', preview({ automationId: 'automation-1' })],
  ])('there is none %s', (_when, callback) => expect(countdownOf(callback)).toBeUndefined());

  test('there is none from an alert that no event told of', () =>
    expect(countdownOf(aCallback({ countdownSeconds: 60 }), 'alerting')).toBeUndefined());

  test.each([1, 1200])('of %d s is due to the millisecond', (seconds) =>
    expect(countdownOf(preview({ countdownSeconds: seconds }))?.dueAt).toBe(s(seconds)),
  );
});

describe('around zero (desk D5)', () => {
  const countdown = { startedAt: NINE, dueAt: s(60), seconds: 60 };

  test.each([
    ['known exactly', 0, 0],
    ['right to half a second', 500, 500],
    ['unknown: bounded, so that the button comes back', Infinity, 10_000],
  ])('the window is wider by what the clock may be wrong: %s', (_how, errorMs, wider) =>
    expect(zeroWindow(countdown, errorMs)).toEqual({
      closesAt: s(58) - wider,
      dueAt: s(60),
      askAt: [s(62) + wider, s(66) + wider],
      givenUpAt: s(66) + wider,
    }),
  );

  test.each([
    [0, 'counting'],
    [57.499, 'counting'],
    [57.5, 'closing'],
    [59.999, 'closing'],
    [60, 'dialling'],
    [66.499, 'dialling'],
    [66.5, 'not-placed'],
    [9999, 'not-placed'],
  ])('at %d s of 60, with half a second of error, it is %s', (second, stage) =>
    expect(countdownStage(zeroFacts(zeroWindow(countdown, 500), s(second), 500, true))).toBe(stage),
  );
});
