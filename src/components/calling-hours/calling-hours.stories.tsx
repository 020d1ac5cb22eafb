import { callingHours, type Whereabouts } from '../../callback/calling-hours.ts';
import { USUAL_WINDOW, type CallingWindow } from '../../callback/policy.ts';
import type { Story } from '../story.ts';
import { STORY_NOW } from '../story.ts';
import { CallingHoursLine, type CallingHoursLineProps } from './calling-hours.tsx';

export default { title: 'Calling hours', component: CallingHoursLine };

const INDIANA: Whereabouts = { zones: ['America/Indiana/Indianapolis'], guessed: false };
const ago = (hours: number) => STORY_NOW - hours * 3_600_000;
const noAnswer = { lastAttemptAt: ago(26), lastResult: 'ININ-OUTBOUND-NO-ANSWER' };

/** It is ten past eleven in Indiana, ten past four in Britain, ten past eight in California, and one at night in Japan. */
const at = (where: Whereabouts, more: Partial<CallingHoursLineProps> = {}): Story<CallingHoursLineProps> => ({
  args: { window: USUAL_WINDOW, ...more, hours: callingHours(where, more.window ?? USUAL_WINDOW, STORY_NOW) },
});
const afternoons: CallingWindow = { from: '12:00', to: '20:00' };

export const GoodTime: Story<CallingHoursLineProps> = at(INDIANA, { record: noAnswer });
export const NeverTried: Story<CallingHoursLineProps> = at(INDIANA, { record: { callable: true } });
export const AskedFor: Story<CallingHoursLineProps> = at({ zones: ['Europe/London'], guessed: true });
export const TriedNow: Story<CallingHoursLineProps> = at(INDIANA, { record: noAnswer, triedNow: 2 });
export const TooEarly: Story<CallingHoursLineProps> = at(INDIANA, { window: afternoons, record: noAnswer });
export const TooLateAsGuessed: Story<CallingHoursLineProps> = at({ zones: ['Asia/Tokyo'], guessed: true });
/** Of two guesses the one that is outside counts. */
export const TwoGuesses: Story<CallingHoursLineProps> = at({
  zones: ['America/New_York', 'Pacific/Honolulu'],
  guessed: true,
});
export const OpensOnAnotherDay: Story<CallingHoursLineProps> = at(INDIANA, {
  window: { from: '09:00', to: '17:00', days: [3, 4, 5] },
});
export const NeverOpen: Story<CallingHoursLineProps> = at(INDIANA, { window: { ...USUAL_WINDOW, days: [] } });
export const ZoneNotKnown: Story<CallingHoursLineProps> = at({ zones: [], guessed: true });
export const SystemWillDial: Story<CallingHoursLineProps> = at(INDIANA, {
  window: afternoons,
  record: noAnswer,
  dials: { by: 'system', at: STORY_NOW + 42_000 },
});
export const CardWillNotDial: Story<CallingHoursLineProps> = at(INDIANA, {
  window: afternoons,
  dials: { by: 'card', at: STORY_NOW + 42_000 },
});
export const NotCallable: Story<CallingHoursLineProps> = at(INDIANA, { callable: false, record: noAnswer });
export const Duplicates: Story<CallingHoursLineProps> = at(INDIANA, { duplicates: 2, record: noAnswer });
/** The host keeps no hours: only the time is told. */
export const NoHoursKept: Story<CallingHoursLineProps> = {
  args: { hours: callingHours(INDIANA, afternoons, STORY_NOW), record: noAnswer },
};
export const Everything: Story<CallingHoursLineProps> = at(INDIANA, {
  window: afternoons,
  callable: false,
  duplicates: 1,
  triedNow: 1,
  dials: { by: 'system', at: STORY_NOW + 42_000 },
});
export const NothingPicked: Story<CallingHoursLineProps> = { args: { hours: undefined } };
