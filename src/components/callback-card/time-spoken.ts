import { largeTimer } from '../../callback/large-timer.ts';
import { isAbout, type Clock } from '../../time/clock.ts';
import { elapsedSeconds, remainingSeconds } from '../../time/duration.ts';
import { lengthSpoken } from '../length-spoken.ts';
import type { SectionSay } from '../section-words.ts';
import type { Work } from './use-work.ts';

const LEFT = {
  accept: ['left.accept', 'left.accept-about'],
  dial: ['left.dial', 'left.dial-about'],
  'card-dial': ['left.card-dial', 'left.card-dial-about'],
  'wrap-up': ['left.wrap-up', 'left.wrap-up-about'],
  due: ['left.due', 'left.due'],
} as const;

/** What is said on demand of the large time: what is left, or has passed, in words, at this moment. */
export function timeSpoken(work: Work, clock: Clock, say: SectionSay['say'], locale: string): string {
  const { view, phase, countdown, intents, dialsPicked } = work;
  if (phase === 'system-dialling' || phase === 'not-placed') return say(`phase.${phase}`);
  const timer = largeTimer(view, phase, countdown, intents);
  if (!timer) return say('left.none');
  const now = clock.now();
  const time = (seconds: number) => ({ time: lengthSpoken(seconds, locale) });
  if (!('dueAt' in timer))
    return say('left.running', { name: say(`time.${timer.of}`), ...time(elapsedSeconds(timer.since, now)) });
  const { of, dueAt } = timer;
  if (of === 'due' && now >= dueAt) return say('left.overdue', time(elapsedSeconds(dueAt, now)));
  const key = LEFT[of === 'dial' && dialsPicked ? 'card-dial' : of][isAbout(clock) ? 1 : 0];
  return say(key, time(remainingSeconds(dueAt, now)));
}
