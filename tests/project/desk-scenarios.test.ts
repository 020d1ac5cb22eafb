import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isScenarioName } from '../../src/simulator/scenarios.ts';
import { ROOT } from './source.ts';

const HERE = 'components/desk-scenarios.test.tsx';
const WRAP_UP = 'components/wrap-up.test.tsx';

/** What breaks toys: in words, the scenarios that play it, and the test that holds it from the agent’s side. */
const HELD: readonly (readonly [what: string, scenarios: string, file: string, title: string])[] = [
  ['transferred with 3 s left', 'transferred-three-seconds-left', HERE, 'transferred with 3 s left'],
  ['transferred back to me', 'transferred-back', HERE, 'transferred back to me (newest leg)'],
  ['target does not answer', 'transfer-not-answered', HERE, 'target does not answer'],
  ['owned callback expires in view', 'owned-expires', HERE, 'owned callback expires in view'],
  ['off queue with one due', 'due-while-off-queue overdue', HERE, 'off queue with one due'],
  ['re-alerted five times', 'realerted-five-times', HERE, 're-alerted five times'],
  ['forty overdue with duplicates', 'forty-overdue', HERE, 'forty overdue with duplicates'],

  ['forced timeout, notes, no code', 'wrap-up-forced', WRAP_UP, 'forced timeout with notes and no code'],
  ['with a code unsaved', 'wrap-up-timed', WRAP_UP, 'with a code unsaved: it is saved'],
  ['auto-end while typing', 'wrap-up-timed', WRAP_UP, 'auto-end while typing'],
  ['mandatory with no codes', 'wrap-up-no-codes', WRAP_UP, 'mandatory with no codes'],
  ['call-level and callback-level', 'wrap-up-call-and-callback', WRAP_UP, 'call-level and callback-level both pending'],
  ['the next preview in wrap-up', 'next-preview-in-wrap-up', WRAP_UP, 'the next preview arrives during wrap-up'],

  [
    'sleep across zero',
    'preview-countdown',
    'components/true-time.test.tsx',
    'over zero shows the call that the system',
  ],
  ['sleep in wrap-up', 'wrap-up-timed', WRAP_UP, 'with a code unsaved, while the computer sleeps'],
  ['tab discarded and restored', 'ready-to-call', HERE, 'tab discarded and restored'],
  ['a second user', 'ready-to-call', 'browser/another-agent.spec.ts', 'another agent signs in on the same computer'],
  ['token of A, cache of B', 'preview-countdown', HERE, 'token of A with cache of B'],

  ['no "+"', 'seven-numbers', HERE, 'no "+"'],
  ['extension', 'seven-numbers', HERE, "'extension'"],
  ['short code', 'seven-numbers', HERE, "'short code'"],
  ['Arabic-Indic digits', 'seven-numbers', HERE, "'Arabic-Indic digits'"],
  ['withheld', 'seven-numbers', HERE, 'withheld: it is shown'],
  ['one number, two columns', 'one-number-twice', HERE, 'the same number twice under two columns'],
  ['reschedule into a DST gap', 'scheduled', HERE, 'reschedule into a DST gap'],
  ['zone unknown', 'seven-numbers', HERE, 'zone unknown'],
  ['do-not-call refused (403)', 'preview-countdown', 'components/tools.test.tsx', 'refused, skips nothing'],
  ['contact deleted', 'preview-contact-deleted', HERE, 'contact deleted'],
  ['another number is spoken', 'voicemail', HERE, 'the number spoken in the voicemail is another'],

  ['a supervisor opens it', 'supervisor-view', HERE, 'a supervisor opens it while the agent talks'],
  ['a coach joins', 'coach-joins coach-view', HERE, 'a coach joins (must not become mine)'],
  ['two conversations', 'two-at-once', 'components/deadline-strip.test.tsx', 'says what else runs out within 30 s'],
  ['rules by queue', 'call-ended wrap-up-optional', HERE, 'queue A forbids other numbers, queue B requires a code'],
];

/** Whether `text` has the title, and plays one of the scenarios. */
const holds = (text: string, scenarios: string, title: string) =>
  text.includes(title) && scenarios.split(' ').some((name) => text.includes(`'${name}'`));
const textOf = (file: string) => readFileSync(join(ROOT, 'tests', file), 'utf8');

test.each(HELD)('%s: can be played, and is tested', (_what, scenarios, file, title) => {
  expect(scenarios.split(' ').filter((name) => !isScenarioName(name))).toEqual([]);
  expect(holds(textOf(file), scenarios, title)).toBe(true);
});

test('a test that went is missed', () => {
  expect(holds(textOf(HERE), 'scheduled', 'no such' + ' title')).toBe(false);
  expect(holds(textOf(HERE), 'wrap-up-' + 'agent-requested', 'zone unknown')).toBe(false);
});
