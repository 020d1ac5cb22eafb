import { expect, test } from 'vitest';
import { ACTIONS, permitted, REASONS, type Action, type Facts, type Permission } from '../../src/callback/permitted.ts';
import { phaseOf } from '../../src/callback/phase.ts';
import {
  aCall,
  aCallback,
  aConversation,
  anIntent,
  anOfferedCallback,
  aPreview,
  aView,
  farLeg,
  ownLeg,
  s,
  myself,
  theCustomer,
  unassignedView,
  viewOf,
  watchedView,
} from './build.ts';

type Given = Partial<Omit<Facts, 'phase'>>;

/** Facts that fit together: the phase is the one they lead to. */
function facts({ view = aView(), intents = [], stage, ...rest }: Given = {}): Facts {
  const numbers = view.callback.numbers.map((number, index) => ({ index, number }));
  return { view, intents, stage, numbers, picked: 0, phase: phaseOf(view, intents, stage), ...rest };
}

const over = { state: 'disconnected', disconnectedAt: s(90) };
const previewLeg = (given = {}) => aCallback({ preview: aPreview(), countdownSeconds: 60, ...given });
const preview = (given = {}) => aView({ callback: previewLeg(given) });
const offered = (given = {}) => aView({ callback: anOfferedCallback({ preview: aPreview(), ...given }) });
const opening = offered({ preview: aPreview({ autoAccept: true }) });
const done = aView({ callback: aCallback(over) });
const wrapUp = aView({ callback: aCallback({ ...over, preview: aPreview(), afterCallWork: { state: 'pending' } }) });
const unknown = preview({ state: 'beaming' });
const onCall = aView({ callback: previewLeg(), own: [ownLeg()], far: [farLeg()] });
const onHold = aView({ own: [ownLeg({ held: true })], far: [farLeg()] });
const ringing = aView({ own: [ownLeg()], far: [farLeg({ state: 'dialing' })] });
const ownPhone = aView({ own: [ownLeg({ state: 'alerting' })] });
const placing = aView({ own: [ownLeg()] });
const twoCalls = aView({ own: [ownLeg(), aCall({ id: 'own-2', peerId: 'far-2' })], far: [farLeg()] });
const takenDown = aView({ own: [ownLeg()], far: [farLeg(over)] });
const callEnded = aView({ callback: previewLeg(), own: [ownLeg(over)], far: [farLeg(over)] });

const muted = aView({ own: [ownLeg({ muted: true })], far: [farLeg()] });
const recorded = (recording: string) => ({ ...onCall, conversation: { ...onCall.conversation, recording } });
const anotherWaits = viewOf(
  aConversation(
    theCustomer({ callbacks: [aCallback({ id: 'now' }), aCallback({ id: 'later', state: 'scheduled' })] }),
    myself({ callbacks: [aCallback()] }),
  ),
);

const because = (reason: (typeof REASONS)[number]): Permission => ({ because: reason });

const ROWS: readonly (readonly [action: Action, when: string, given: Given, then: Permission])[] = [
  ['accept', 'it is offered', { view: offered() }, 'allowed'],
  ['accept', 'it opens by itself: no race', { view: opening }, because('opens-by-itself')],
  ['accept', 'it was accepted', {}, 'absent'],
  ['accept', 'it is offered to another', { view: watchedView(anOfferedCallback()) }, 'absent'],
  ['decline', 'it is offered', { view: offered() }, 'allowed'],
  ['decline', 'it opens by itself', { view: opening }, 'allowed'],
  ['decline', 'it was accepted', {}, 'absent'],
  ['decline', 'it is offered to another', { view: watchedView(anOfferedCallback()) }, 'absent'],

  ['call', 'it is ready', {}, 'allowed'],
  ['call', 'the countdown runs', { view: preview(), stage: 'counting' }, 'allowed'],
  ['call', 'it is on hold', { view: aView({ callback: aCallback({ held: true }) }) }, 'allowed'],
  ['call', 'nobody was offered it', { view: unassignedView() }, because('not-routed')],
  ['call', 'another agent works it', { view: watchedView() }, 'absent'],
  ['call', 'it is over', { view: done }, 'absent'],
  ['call', 'only wrap-up is left', { view: wrapUp }, 'absent'],
  ['call', 'its state is new to us', { view: unknown }, 'absent'],
  ['call', 'another system dials', { view: preview({ externalCampaign: true }) }, because('dialled-elsewhere')],
  ['call', 'it is placed automatically', { view: preview({ automationId: 'a' }) }, because('placed-automatically')],
  ['call', 'it is offered', { view: offered() }, because('accept-first')],
  ['call', 'it opens by itself', { view: opening }, because('accept-first')],
  ['call', 'our last request was lost', { intents: [anIntent('checking')] }, because('awaiting-last-call')],
  ['call', 'our request is on its way', { intents: [anIntent('sending')] }, because('call-in-progress')],
  ['call', 'our request was accepted', { intents: [anIntent('sent')] }, because('call-in-progress')],
  [
    'call',
    'an earlier request is open, the last refused',
    { intents: [anIntent('sent'), anIntent('refused')] },
    because('call-in-progress'),
  ],
  ['call', 'own phone rings', { view: ownPhone }, because('call-in-progress')],
  ['call', 'the other side rings', { view: ringing }, because('call-in-progress')],
  ['call', 'a call is connected', { view: onCall }, because('call-in-progress')],
  ['call', 'two calls are open', { view: twoCalls }, because('call-in-progress')],
  ['call', 'the last leg of a call is still being taken down', { view: takenDown }, because('call-in-progress')],
  ['call', 'zero is 2 s away', { view: preview(), stage: 'closing' }, because('system-placing')],
  ['call', 'zero has just passed', { view: preview(), stage: 'dialling' }, because('system-placing')],
  ['call', 'zero passed and nothing came', { view: preview(), stage: 'not-placed' }, 'allowed'],
  ['call', 'a call was busy: again', { view: callEnded }, 'allowed'],
  ['call', 'a call was busy, whatever the countdown’s hour', { view: callEnded, stage: 'dialling' }, 'allowed'],
  ['call', 'our last request was lost for good', { intents: [anIntent('lost')] }, 'allowed'],
  ['call', 'our last request was refused', { intents: [anIntent('refused')] }, 'allowed'],
  ['call', 'there is no number', { numbers: [], picked: undefined }, because('no-number')],
  ['call', 'the picked number is withheld', { numbers: [{ index: 0, number: 'anonymous' }] }, because('no-number')],
  ['call', 'it is a SIP address', { numbers: [{ index: 0, number: 'sip:amara@example.org' }] }, 'allowed'],
  ['call', 'the picked number has gone', { picked: undefined }, because('number-changed')],
  ['call', 'the policy blocks it at this hour', { view: preview(), outsideHours: true }, because('outside-hours')],
  [
    'call',
    'the policy blocks it at this hour, and a call lives',
    { view: onCall, outsideHours: true },
    because('call-in-progress'),
  ],

  ['skip', 'it is a preview', { view: preview() }, 'allowed'],
  ['skip', 'nothing came after zero', { view: preview(), stage: 'not-placed' }, 'allowed'],
  ['skip', 'our last request was lost for good', { view: preview(), intents: [anIntent('lost')] }, 'allowed'],
  ['skip', 'it is no preview, though the platform says skippable', {}, 'absent'],
  ['skip', 'another agent works it', { view: watchedView(previewLeg()) }, 'absent'],
  ['skip', 'it is offered', { view: offered() }, 'absent'],
  ['skip', 'it opens by itself', { view: opening }, 'absent'],
  ['skip', 'only wrap-up is left', { view: wrapUp }, 'absent'],
  ['skip', 'its state is new to us', { view: unknown }, 'absent'],
  ['skip', 'it was called', { view: callEnded }, 'absent'],
  ['skip', 'it is being called', { view: onCall }, 'absent'],
  ['skip', 'the campaign does not allow it', { view: preview({ skipAllowed: false }) }, because('skip-not-allowed')],
  ['skip', 'a request is open', { view: preview(), intents: [anIntent('sent')] }, because('call-in-progress')],
  [
    'skip',
    'our last request was lost',
    { view: preview(), intents: [anIntent('checking')] },
    because('awaiting-last-call'),
  ],
  ['skip', 'zero is 2 s away', { view: preview(), stage: 'closing' }, because('system-placing')],
  ['skip', 'zero has just passed', { view: preview(), stage: 'dialling' }, because('system-placing')],

  ['hold', 'it is ready', {}, 'allowed'],
  ['hold', 'it is a preview', { view: preview(), stage: 'counting' }, 'allowed'],
  ['hold', 'it is held', { view: preview({ held: true }) }, 'absent'],
  ['hold', 'it is offered', { view: offered() }, 'absent'],
  ['hold', 'a call lives: only the call can be held', { view: onCall }, 'absent'],
  ['hold', 'another agent works it', { view: watchedView() }, 'absent'],
  ['resume', 'it is held', { view: preview({ held: true }) }, 'allowed'],
  ['resume', 'it is not held', { view: preview() }, 'absent'],
  [
    'resume',
    'a call lives',
    { view: aView({ callback: aCallback({ held: true }), own: [ownLeg()], far: [farLeg()] }) },
    'absent',
  ],
  ['resume', 'another holds it', { view: watchedView(aCallback({ held: true })) }, 'absent'],

  ['hold-call', 'somebody is on the line', { view: onCall }, 'allowed'],
  ['hold-call', 'it is held', { view: onHold }, 'absent'],
  ['hold-call', 'it rings', { view: ringing }, 'absent'],
  ['hold-call', 'own leg is not in the snapshot', { view: aView({ far: [farLeg()] }) }, 'absent'],
  ['resume-call', 'it is held', { view: onHold }, 'allowed'],
  ['resume-call', 'it is not held', { view: onCall }, 'absent'],

  ['hang-up', 'own phone rings', { view: ownPhone }, 'allowed'],
  ['hang-up', 'the other side rings', { view: ringing }, 'allowed'],
  ['hang-up', 'somebody is on the line', { view: onCall }, 'allowed'],
  ['hang-up', 'two calls are open', { view: twoCalls }, 'allowed'],
  ['hang-up', 'own phone is picked up, nobody dialled yet', { view: placing }, 'allowed'],
  ['hang-up', 'our request is on its way, there is no leg to end', { intents: [anIntent('sent')] }, 'absent'],
  ['hang-up', 'there is no call', {}, 'absent'],

  ['done', 'a call has ended', { view: callEnded }, 'allowed'],
  ['done', 'nobody was called', {}, 'absent'],
  ['done', 'a call lives', { view: onCall }, 'absent'],
  ['done', 'it is done', { view: done }, 'absent'],

  ['mute', 'somebody is on the line', { view: onCall }, 'allowed'],
  ['mute', 'it rings and own leg is up', { view: ringing }, 'allowed'],
  ['mute', 'it is muted', { view: muted }, 'absent'],
  ['mute', 'own phone rings', { view: ownPhone }, 'absent'],
  ['mute', 'two calls are open', { view: twoCalls }, 'absent'],
  ['unmute', 'it is muted', { view: muted }, 'allowed'],
  ['unmute', 'it is not muted', { view: onCall }, 'absent'],
  ['keypad', 'somebody is on the line', { view: onCall }, 'allowed'],
  ['keypad', 'there is no call', {}, 'absent'],
  ['pause-recording', 'the call is recorded', { view: recorded('active') }, 'allowed'],
  ['pause-recording', 'it is paused', { view: recorded('paused') }, 'absent'],
  ['pause-recording', 'nobody knows', { view: onCall }, 'absent'],
  ['resume-recording', 'it is paused', { view: recorded('paused') }, 'allowed'],
  ['resume-recording', 'it runs', { view: recorded('active') }, 'absent'],

  ['call-other', 'it is ready', {}, 'allowed'],
  ['call-other', 'there is no number', { numbers: [] }, 'allowed'],
  ['call-other', 'it is offered', { view: offered() }, 'absent'],
  ['call-other', 'a call lives', { view: onCall }, because('call-in-progress')],
  ['call-other', 'our last request was lost', { intents: [anIntent('checking')] }, because('awaiting-last-call')],
  ['call-other', 'zero is 2 s away', { view: preview(), stage: 'closing' }, because('system-placing')],
  ['call-other', 'another system dials', { view: preview({ externalCampaign: true }) }, because('dialled-elsewhere')],
  ['call-other', 'it is done', { view: done }, 'absent'],

  ['wrap-up', 'it is ready', {}, 'allowed'],
  ['wrap-up', 'a call lives', { view: onCall }, 'allowed'],
  ['wrap-up', 'it is offered', { view: offered() }, 'absent'],
  ['wrap-up', 'only wrap-up is left: the form is there', { view: wrapUp }, 'absent'],
  [
    'wrap-up',
    'it is placed without an agent',
    { view: aView({ callback: aCallback({ automationId: 'x' }) }) },
    'absent',
  ],

  ['schedule', 'it is ready', {}, 'allowed'],
  ['schedule', 'a call lives', { view: onCall }, 'allowed'],
  ['schedule', 'we asked for one already', { scheduledAnother: true }, because('already-scheduled')],
  ['schedule', 'another waits in this conversation', { view: anotherWaits }, because('already-scheduled')],
  ['schedule', 'it is offered', { view: offered() }, 'absent'],
  ['schedule', 'it is over', { view: done }, 'absent'],
  ['schedule', 'nobody was offered it', { view: unassignedView() }, 'absent'],
  ['reschedule', 'nobody was offered it', { view: unassignedView() }, 'allowed'],
  ['reschedule', 'it is over', { view: unassignedView({ state: 'disconnected' }) }, 'absent'],
  ['reschedule', 'I have it', {}, 'absent'],

  ['transfer', 'it is ready', {}, 'allowed'],
  ['transfer', 'it counts down', { view: preview(), stage: 'counting' }, 'allowed'],
  ['transfer', 'a call lives', { view: onCall }, because('call-in-progress')],
  ['transfer', 'our request is on its way', { intents: [anIntent('sent')] }, because('call-in-progress')],
  ['transfer', 'it is offered', { view: offered() }, 'absent'],

  ['do-not-call', 'it is a preview', { view: preview() }, 'allowed'],
  ['do-not-call', 'a call lives', { view: onCall }, 'allowed'],
  ['do-not-call', 'only wrap-up is left', { view: wrapUp }, 'allowed'],
  ['do-not-call', 'the customer asked for it', {}, 'absent'],
  ['do-not-call', 'it is offered', { view: offered() }, 'absent'],

  ['close', 'nobody was called', {}, 'allowed'],
  ['close', 'a call lives', { view: onCall }, 'absent'],
  ['close', 'it was called', { view: callEnded }, 'absent'],
  ['close', 'our request is on its way', { intents: [anIntent('sent')] }, because('call-in-progress')],
  ['close', 'our last request was lost', { intents: [anIntent('checking')] }, because('awaiting-last-call')],
  ['close', 'zero is 2 s away', { view: preview(), stage: 'closing' }, because('system-placing')],
];

const shown = (permission: Permission) => (typeof permission === 'string' ? permission : permission.because);

test.each(ROWS.map((row) => [row[0], row[1], shown(row[3]), row] as const))(
  '%s, when %s: %s',
  (_action, _when, _then, [action, , given, then]) => expect(permitted(action, facts(given))).toEqual(then),
);

test('every action is allowed and absent somewhere, and every reason is given somewhere', () => {
  const seen = (then: string) => new Set(ROWS.filter((row) => shown(row[3]) === then).map(([action]) => action));
  expect(seen('allowed')).toEqual(new Set(ACTIONS));
  expect(seen('absent')).toEqual(new Set(ACTIONS));
  expect(REASONS.filter((reason) => seen(reason).size === 0)).toEqual([]);
});

test('a supervisor looking on can do nothing at all, whatever happens', () => {
  const others = { userId: 'user-other' };
  const views = [
    watchedView(anOfferedCallback()),
    watchedView(aCallback({ held: true })),
    watchedView(previewLeg()),
    aView({ me: others, own: [ownLeg()], far: [farLeg()] }),
    aView({ me: others, own: [ownLeg({ held: true })], far: [farLeg()] }),
    aView({ me: others, own: [ownLeg(over)] }),
  ];
  for (const view of views)
    for (const action of ACTIONS) expect(permitted(action, facts({ view })), action).toBe('absent');
});
