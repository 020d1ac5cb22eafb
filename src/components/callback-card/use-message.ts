import { createElement, useMemo } from 'react';
import { isOpenIntent } from '../../callback/attempt.ts';
import { callOutcome } from '../../callback/outcome.ts';
import { useClock, usePassed } from '../clock.tsx';
import type { Message } from '../notice/notice.tsx';
import { outcomeText } from '../outcome-text.ts';
import { useSay, type Say } from '../words.tsx';
import { CallAnyway } from './call-anyway.tsx';
import type { Work } from './use-work.ts';

/** An action without an answer is looked after for so long before the agent is told. */
const PATIENCE_MS = 8000;

/** What needs to be said now; renders once more when an action has waited too long for its answer. */
export function useMessage(work: Work): Message | undefined {
  const say = useSay();
  const clock = useClock();
  const { last } = work.asking;
  const pending = last?.state === 'pending' && last.action !== 'call' ? last.id : undefined;
  const patienceEndsAt = useMemo(
    () => (pending === undefined ? undefined : clock.now() + PATIENCE_MS),
    [clock, pending],
  );
  const slow = usePassed(patienceEndsAt);
  const { question } = work.guarded;
  if (question) return { tone: 'thought', text: createElement(CallAnyway, { question }) };
  return slow ? { tone: 'quiet', text: say('notice.no-answer-yet') } : messageOf(work, say);
}

/** What a panel asks for it tells of itself. */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set(['schedule', 'reschedule', 'keypad']);

/** The most urgent thing first. */
function messageOf(work: Work, say: Say): Message | undefined {
  const { asking, attempts, intents, stage, phase, numbers, picked, countdown, view, dialsPicked, hours } = work;
  const last = asking.last && SAID_ELSEWHERE.has(asking.last.action) ? undefined : asking.last;
  if (last?.state === 'failed') {
    const { kind, correlationId, retryAt } = last.error ?? { kind: 'unreadable' };
    return { tone: 'failure', error: kind, text: say(`error.${kind}`), reference: correlationId, retryAt };
  }
  if (last?.result) {
    const { result, by } = last;
    const notSent = 'outcome' in result && result.outcome === 'not-sent' ? result.because : undefined;
    const isPast = notSent === 'awaiting-last-call' && !intents.some(isOpenIntent);
    if (notSent && !isPast && by === 'agent') return { tone: 'thought', text: say(`reason.${notSent}`) };
    if ('confirmed' in result && !result.confirmed) return { tone: 'thought', text: say('notice.unconfirmed') };
  }
  if (attempts.at(-1)?.state === 'lost') return { tone: 'thought', text: say('notice.call-lost') };
  if (phase === 'not-placed') return { tone: 'thought', text: say('notice.not-placed'), heardFrom: 'announcer' };
  if (work.pickedTooLate) return { tone: 'thought', text: say('notice.too-late') };
  if (stage === 'closing' && phase === 'preview')
    return { tone: 'quiet', text: say('reason.system-placing'), heardFrom: 'announcer' };
  const waits = countdown !== undefined && phase === 'preview' && view.role === 'mine';
  if (waits && !dialsPicked && hours.verdict !== 'block' && picked && numbers.length > 1) {
    return {
      tone: 'quiet',
      heardFrom: 'numbers',
      text: say('notice.other-number', { number: picked.column ?? picked.type ?? picked.number }),
    };
  }
  const lastCall = phase === 'call-ended' ? view.calls.at(-1) : undefined;
  const ended = lastCall && callOutcome(lastCall);
  if (ended) return { tone: 'quiet', text: outcomeText(ended, say), heardFrom: 'announcer' };
  return view.role === 'watching' ? { tone: 'quiet', text: say('notice.watching') } : undefined;
}
