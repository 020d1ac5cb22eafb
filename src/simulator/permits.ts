import { checkCallByUser } from './rest/routes-conversations.ts';
import { contactOf } from './rest/routes-outbound.ts';
import { alertingLeg } from './world/accept.ts';
import { checkCallHold, connectedCall, openCall } from './world/call-leg.ts';
import { checkEnd, checkHold } from './world/callback-leg.ts';
import { connectedLeg, userIn } from './world/legs.ts';
import { passes, Refused } from './world/refused.ts';
import { checkReschedule, checkScheduleAnother } from './world/schedule.ts';
import { checkTransfer } from './world/transfer.ts';
import { checkSkip } from './world/wrap-up.ts';
import type { Conversation, Participant, World } from './world/world.ts';

/** What an agent can ask for, in the words of whoever asks. */
export type Act =
  | 'accept'
  | 'decline'
  | 'call'
  | 'skip'
  | 'hold'
  | 'resume'
  | 'hold-call'
  | 'resume-call'
  | 'hang-up'
  | 'done'
  | 'mute'
  | 'unmute'
  | 'keypad'
  | 'pause-recording'
  | 'resume-recording'
  | 'call-other'
  | 'wrap-up'
  | 'schedule'
  | 'reschedule'
  | 'transfer'
  | 'do-not-call'
  | 'close';

type Check = (world: World, conversation: Conversation, participant: Participant) => void;

const no = (message: string): never => {
  throw new Refused('moved-on', message);
};

/** Each act by the checks that its endpoint makes; beside them, whether it would change anything. */
const CHECKS: Readonly<Record<Act, Check>> = {
  accept: (_, __, participant) => void alertingLeg(participant),
  decline: (_, __, participant) => void alertingLeg(participant),
  call(world, conversation, participant) {
    checkCallByUser(world, conversation);
    if (!participant.callbacks.at(-1)?.callbackNumbers?.length) no('There is no number to call.');
  },
  skip: (_, conversation, participant) => checkSkip(conversation, participant),
  hold(_, conversation, participant) {
    checkHold(conversation, participant);
    if (connectedLeg(participant).held) no('It is on hold.');
  },
  resume(_, conversation, participant) {
    checkHold(conversation, participant);
    if (!connectedLeg(participant).held) no('It is not on hold.');
  },
  'hold-call'(_, conversation, participant) {
    if (checkCallHold(conversation, participant).held) no('It is on hold.');
  },
  'resume-call'(_, conversation, participant) {
    if (!checkCallHold(conversation, participant).held) no('It is not on hold.');
  },
  'hang-up': (_, __, participant) => void openCall(participant),
  /** To be done is to end what was called; ended without a call it would be closed, which is another act. */
  done(_, conversation, participant) {
    connectedLeg(participant);
    checkEnd(conversation, participant);
    if (!conversation.called) no('No call was placed.');
  },
  mute(_, __, participant) {
    if (connectedCall(participant).muted) no('It is muted.');
  },
  unmute(_, __, participant) {
    if (!connectedCall(participant).muted) no('It is not muted.');
  },
  keypad: (_, __, participant) => void connectedCall(participant),
  'pause-recording'(_, { recordingState }) {
    if (recordingState !== 'active') no('Nothing is being recorded.');
  },
  'resume-recording'(_, { recordingState }) {
    if (recordingState !== 'paused') no('No recording is paused.');
  },
  'call-other': checkCallByUser,
  'wrap-up'() {},
  schedule(_, conversation, participant) {
    if (conversation.endTime) no('It is over.');
    checkScheduleAnother(conversation, participant);
  },
  reschedule: (_, conversation) => checkReschedule(conversation),
  transfer: (_, conversation, participant) => checkTransfer(conversation, participant),
  'do-not-call': (world, conversation) => void contactOf(world, conversation),
  close(_, conversation, participant) {
    connectedLeg(participant);
    checkEnd(conversation, participant);
    if (conversation.called) no('A call was placed: it is done, not closed.');
  },
};

/**
 * Whether the user may do `act` to this conversation now, as the platform sees it: the very checks that its endpoints
 * make, without their effects. The newest part of the user's own counts; a listener's is none.
 */
export function permits(world: World, conversationId: string, act: Act): 'yes' | 'no' {
  world.agenda.catchUp();
  const conversation = world.conversations.get(conversationId);
  if (conversation && act === 'reschedule') return passes(() => checkReschedule(conversation)) ? 'yes' : 'no';
  const participant = conversation && userIn(world, conversation);
  if (!conversation || !participant) return 'no';
  return passes(() => CHECKS[act](world, conversation, participant)) ? 'yes' : 'no';
}
