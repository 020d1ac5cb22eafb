import { isOpenIntent, type CallIntent } from './attempt.ts';
import { isOver } from './conversation.ts';
import type { CountdownStage } from './countdown.ts';
import type { CustomerCallback } from './customer-callback.ts';
import { isDiallable, type PickableNumber } from './phone-number.ts';
import type { Phase } from './phase.ts';

/** What an agent can do to a callback. */
export const ACTIONS = [
  'accept',
  'decline',
  'call',
  'skip',
  'hold',
  'resume',
  'hold-call',
  'resume-call',
  'hang-up',
  'done',
  'mute',
  'unmute',
  'keypad',
  'pause-recording',
  'resume-recording',
  'call-other',
  'wrap-up',
  'schedule',
  'reschedule',
  'transfer',
  'do-not-call',
  'close',
] as const;
/** The name of an action. */
export type Action = (typeof ACTIONS)[number];

/** Why an action that is shown cannot be taken now; each has words of its own. */
export const REASONS = [
  'accept-first',
  'call-in-progress',
  'system-placing',
  'awaiting-last-call',
  'skip-not-allowed',
  'no-number',
  'number-changed',
  'dialled-elsewhere',
  'placed-automatically',
  'not-routed',
  'opens-by-itself',
  'already-scheduled',
  'outside-hours',
] as const;
/** The name of a reason. */
export type Reason = (typeof REASONS)[number];

/** `allowed`, `absent` (means nothing here, not shown), or shown with the reason why not. */
export type Permission = 'allowed' | 'absent' | { readonly because: Reason };

/** Everything the rules look at. */
export interface Facts {
  readonly view: CustomerCallback;
  readonly phase: Phase;
  readonly intents: readonly CallIntent[];
  readonly stage: CountdownStage | undefined;
  readonly numbers: readonly PickableNumber[];
  /** Index of the picked number; `undefined` when the picked one is gone. */
  readonly picked: number | undefined;
  /** Another callback was asked for during this one: known from the conversation, or from our own request. */
  readonly scheduledAnother?: boolean;
  /** The policy blocks a call to the picked number now; see `callingHours`. */
  readonly outsideHours?: boolean;
}

type Rule = readonly [when: (facts: Facts) => boolean, then: Permission];

const because = (reason: Reason): Permission => ({ because: reason });
const inPhase =
  (...phases: Phase[]) =>
  ({ phase }: Facts) =>
    phases.includes(phase);
const always = () => true;
const isMine = ({ view }: Facts) => view.role === 'mine';
const notMine = (facts: Facts) => !isMine(facts);
const isAutomatic = ({ view }: Facts) => view.callback.automationId !== undefined;
const isLive = inPhase('two-calls', 'own-phone', 'ringing', 'on-call');
const isOpen = ({ view }: Facts) =>
  view.role === 'mine' && view.callback.state === 'connected' && !isOver(view.callback);
const isHeld = ({ view }: Facts) => view.callback.held;
const ownLeg = ({ view }: Facts) => view.calls.findLast((call) => call.live)?.own;
const isTalking = (facts: Facts) => inPhase('on-call')(facts) && ownLeg(facts)?.state === 'connected';
const systemDials = ({ stage, phase }: Facts) =>
  phase === 'system-dialling' || (phase !== 'call-ended' && (stage === 'closing' || stage === 'dialling'));

/** My own leg of a call is up, whoever is at the other end; of two calls nobody knows which is meant. */
const isOnLine = (facts: Facts) =>
  isMine(facts) && !inPhase('two-calls')(facts) && ownLeg(facts)?.state === 'connected';
const isCalling = ({ view, intents }: Facts) => view.calls.some((call) => call.live) || intents.some(isOpenIntent);
/** Another callback of this conversation waits for its time, while this one is worked. */
const isScheduled = ({ view, scheduledAnother }: Facts) =>
  scheduledAnother === true ||
  view.conversation.participants.some(({ callbacks }) =>
    callbacks.some((leg) => leg.state === 'scheduled' && !isOver(leg)),
  );

/** A withheld number. */
const pickedIsNoNumber = ({ numbers, picked }: Facts) =>
  numbers.some(({ index, number }) => index === picked && !isDiallable(number));

/** Why no call of ours can be sent now, whichever number it would dial. */
const CALLING: readonly Rule[] = [
  [inPhase('done', 'wrap-up', 'unknown'), 'absent'],
  [({ view }) => view.callback.externalCampaign, because('dialled-elsewhere')],
  [isAutomatic, because('placed-automatically')],
  [inPhase('alerting', 'opening'), because('accept-first')],
  [({ intents }) => intents.at(-1)?.state === 'checking', because('awaiting-last-call')],
  [isCalling, because('call-in-progress')],
  [systemDials, because('system-placing')],
];

/** Action → its rules; the first that fits decides, and the last always fits. */
const RULES: Readonly<Record<Action, readonly Rule[]>> = {
  accept: [
    [notMine, 'absent'],
    [isAutomatic, 'absent'],
    [inPhase('opening'), because('opens-by-itself')],
    [inPhase('alerting'), 'allowed'],
    [always, 'absent'],
  ],
  decline: [
    [notMine, 'absent'],
    [isAutomatic, 'absent'],
    [inPhase('alerting', 'opening'), 'allowed'],
    [always, 'absent'],
  ],
  call: [
    [({ view }) => view.role === 'unassigned', because('not-routed')],
    [notMine, 'absent'],
    ...CALLING,
    [({ numbers }) => numbers.length === 0, because('no-number')],
    [({ picked }) => picked === undefined, because('number-changed')],
    [pickedIsNoNumber, because('no-number')],
    [({ outsideHours }) => outsideHours === true, because('outside-hours')],
    [always, 'allowed'],
  ],
  skip: [
    [notMine, 'absent'],
    [({ view }) => view.callback.preview === undefined, 'absent'],
    [inPhase('done', 'wrap-up', 'unknown', 'alerting', 'opening'), 'absent'],
    [({ view }) => view.calls.length > 0, 'absent'],
    [({ view }) => !view.callback.skipAllowed, because('skip-not-allowed')],
    [({ intents }) => intents.at(-1)?.state === 'checking', because('awaiting-last-call')],
    [({ intents }) => intents.some(isOpenIntent), because('call-in-progress')],
    [systemDials, because('system-placing')],
    [always, 'allowed'],
  ],
  hold: [
    [
      (facts) => isOpen(facts) && !isHeld(facts) && inPhase('preview', 'ready', 'not-placed', 'call-ended')(facts),
      'allowed',
    ],
    [always, 'absent'],
  ],
  resume: [
    [(facts) => isOpen(facts) && isHeld(facts) && !isLive(facts), 'allowed'],
    [always, 'absent'],
  ],
  'hold-call': [
    [(facts) => isMine(facts) && isTalking(facts) && !ownLeg(facts)?.held, 'allowed'],
    [always, 'absent'],
  ],
  'resume-call': [
    [(facts) => isMine(facts) && isTalking(facts) && ownLeg(facts)?.held === true, 'allowed'],
    [always, 'absent'],
  ],
  'hang-up': [
    [
      (facts) => isMine(facts) && (isLive(facts) || (inPhase('placing')(facts) && ownLeg(facts) !== undefined)),
      'allowed',
    ],
    [always, 'absent'],
  ],
  done: [
    [(facts) => isOpen(facts) && inPhase('call-ended')(facts), 'allowed'],
    [always, 'absent'],
  ],
  mute: [
    [(facts) => isOnLine(facts) && !ownLeg(facts)?.muted, 'allowed'],
    [always, 'absent'],
  ],
  unmute: [
    [(facts) => isOnLine(facts) && ownLeg(facts)?.muted === true, 'allowed'],
    [always, 'absent'],
  ],
  keypad: [
    [isOnLine, 'allowed'],
    [always, 'absent'],
  ],
  'pause-recording': [
    [(facts) => isOnLine(facts) && facts.view.conversation.recording === 'active', 'allowed'],
    [always, 'absent'],
  ],
  'resume-recording': [
    [(facts) => isOnLine(facts) && facts.view.conversation.recording === 'paused', 'allowed'],
    [always, 'absent'],
  ],
  'call-other': [[(facts) => !isOpen(facts), 'absent'], ...CALLING, [always, 'allowed']],
  'wrap-up': [
    [isAutomatic, 'absent'],
    [isOpen, 'allowed'],
    [always, 'absent'],
  ],
  schedule: [
    [(facts) => !isOpen(facts) || isAutomatic(facts), 'absent'],
    [isScheduled, because('already-scheduled')],
    [always, 'allowed'],
  ],
  reschedule: [
    [isAutomatic, 'absent'],
    [({ view }) => view.role === 'unassigned' && !isOver(view.callback), 'allowed'],
    [always, 'absent'],
  ],
  transfer: [
    [(facts) => !isOpen(facts) || isAutomatic(facts), 'absent'],
    [isCalling, because('call-in-progress')],
    [always, 'allowed'],
  ],
  'do-not-call': [
    [({ view }) => view.callback.preview === undefined, 'absent'],
    [(facts) => isMine(facts) && (isOpen(facts) || inPhase('wrap-up')(facts)), 'allowed'],
    [always, 'absent'],
  ],
  close: [
    [(facts) => !isOpen(facts) || isAutomatic(facts) || facts.view.calls.length > 0, 'absent'],
    [({ intents }) => intents.at(-1)?.state === 'checking', because('awaiting-last-call')],
    [isCalling, because('call-in-progress')],
    [systemDials, because('system-placing')],
    [always, 'allowed'],
  ],
};

/** Whether `action` can be taken now, and if not, why. */
export function permitted(action: Action, facts: Facts): Permission {
  return RULES[action].find(([when]) => when(facts))![1];
}
