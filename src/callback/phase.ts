import { isWrapUpOpen } from './wrap-up-open.ts';
import { isOpenIntent, type CallIntent } from './attempt.ts';
import { isOver } from './conversation.ts';
import type { CountdownStage } from './countdown.ts';
import type { CustomerCallback } from './customer-callback.ts';
import { callProgress } from './placed-call.ts';

/** Where the work on a callback stands; the first that fits, from the top (desk D14). */
export const PHASES = [
  'done',
  'wrap-up',
  'two-calls',
  'own-phone',
  'ringing',
  'on-call',
  'placing',
  'checking',
  'system-dialling',
  'not-placed',
  'call-ended',
  'preview',
  'ready',
  'opening',
  'alerting',
  'scheduled',
  'unknown',
] as const;
/** The name of a phase. */
export type Phase = (typeof PHASES)[number];

/** The phase of `view`, with what the card itself sent (`intents`) and where its countdown stands. */
export function phaseOf(
  view: CustomerCallback,
  intents: readonly CallIntent[],
  stage: CountdownStage | undefined,
): Phase {
  const { callback, calls, role } = view;
  const live = calls.filter((call) => call.live && callProgress(call) !== 'over');
  // Over, but with an open line of mine it is not done: somebody has to hang up.
  if (isOver(callback) && !live.some(({ own }) => own)) return isWrapUpOpen(view) ? 'wrap-up' : 'done';
  if (live.length > 1) return 'two-calls';
  const progress = live[0] && callProgress(live[0]);
  if (progress === 'own-phone') return 'own-phone';
  if (progress === 'ringing') return 'ringing';
  if (progress === 'connected') return 'on-call';
  if (progress === 'placing') return 'placing';

  const intent = intents.at(-1);
  if (intent && isOpenIntent(intent)) return intent.state === 'checking' ? 'checking' : 'placing';
  if (role !== 'unassigned' && callback.state === 'connected') {
    if (calls.length > 0) return 'call-ended';
    if (stage === 'dialling') return 'system-dialling';
    if (stage === 'not-placed') return 'not-placed';
    return callback.preview ? 'preview' : 'ready';
  }
  if (role !== 'unassigned' && callback.state === 'alerting') return opensByItself(view) ? 'opening' : 'alerting';
  if (callback.state === 'scheduled') return 'scheduled';
  if (role === 'unassigned') return 'scheduled';
  return 'unknown';
}

const opensByItself = ({ callback }: CustomerCallback) =>
  callback.preview?.autoAccept === true || callback.queueSettings?.autoAccept === true;
