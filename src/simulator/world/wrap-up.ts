import type { WireWrapup } from '../../callback/wire.ts';
import { endAfterCallWork } from './after-call-work.ts';
import { checkQuiet, connectedLeg } from './legs.ts';
import { Refused, wrongField } from './refused.ts';
import {
  cloudTime,
  type CallbackLeg,
  type CallLeg,
  type Conversation,
  type Named,
  type Participant,
  type World,
} from './world.ts';

/** The wrap-up code that marks a preview as skipped. Source: help page on outbound wrap-up codes. */
export const SKIPPED = 'ININ-OUTBOUND-PREVIEW-SKIPPED';

/** The codes that an agent may choose from in this conversation. */
export const codesFor = (world: World, { agreement }: Conversation): readonly Named[] =>
  agreement.wrapupCodes ?? world.wrapupCodes;

/** Throws where this preview cannot be skipped now: not accepted, not a preview, forbidden, or already called. */
export function checkSkip(conversation: Conversation, participant: Participant): void {
  const leg = connectedLeg(participant);
  if (!leg.dialerPreview) throw wrongField('wrapup.code', 'Only previews can be skipped.');
  if (!leg.skipEnabled) throw wrongField('wrapup.code', 'Previews of this campaign can not be skipped.');
  checkQuiet(conversation);
  if (conversation.called) throw new Refused('moved-on', 'A call was already placed for this preview.');
}

function written(world: World, conversation: Conversation, participant: Participant, wrapup: WireWrapup): WireWrapup {
  if (wrapup.code === SKIPPED) checkSkip(conversation, participant);
  const known = codesFor(world, conversation).find(({ id }) => id === wrapup.code);
  if (wrapup.code && !known && !wrapup.code.startsWith('ININ-'))
    throw wrongField('wrapup.code', `There is no wrap-up code ${wrapup.code}.`);
  const name = known?.name ?? wrapup.code;
  return { ...(name && { name }), ...wrapup, endTime: cloudTime(world) };
}

/** The contact's record tells the agent's code as the result of the last attempt. */
function recordResult(world: World, participant: Participant, { code }: WireWrapup) {
  const records = world.contacts.get(participant.callbacks[0]?.dialerPreview?.contactId ?? '')?.callRecords;
  const attempts = Object.values(records ?? {}).filter(({ lastAttempt }) => lastAttempt);
  const last = attempts.sort((a, b) => Date.parse(b.lastAttempt!) - Date.parse(a.lastAttempt!))[0];
  if (last && code && participant.calls.length > 0) last.lastResult = code;
}

/**
 * Writes the participant's wrap-up, during the callback or after it; writing it closes nothing but after-call work, and
 * not even that where its whole time is forced.
 */
export function writeWrapup(
  world: World,
  conversation: Conversation,
  participant: Participant,
  wrapup: WireWrapup,
): void {
  participant.wrapup = written(world, conversation, participant, wrapup);
  if (!wrapup.provisional) {
    recordResult(world, participant, wrapup);
    participant.wrapupRequired = false;
    if (!conversation.agreement.afterCallWork?.forced) endAfterCallWork(world, participant, 'complete');
  }
  world.changed(conversation);
}

/** Writes the wrap-up of one communication, and ends that one's after-call work. */
export function writeLegWrapup(
  world: World,
  conversation: Conversation,
  participant: Participant,
  leg: CallbackLeg | CallLeg,
  wrapup: WireWrapup,
): void {
  leg.wrapup = written(world, conversation, participant, wrapup);
  if (!wrapup.provisional) {
    recordResult(world, participant, wrapup);
    if (!conversation.agreement.afterCallWork?.forced) endAfterCallWork(world, participant, 'complete', leg);
  }
  world.changed(conversation);
}

/** Leaves the participant without a wrap-up; refused where one is mandatory. */
export function skipWrapup(world: World, conversation: Conversation, participant: Participant): void {
  if (participant.wrapupPrompt === 'mandatory')
    throw wrongField('wrapupSkipped', 'The wrap-up of this queue is mandatory.');
  participant.wrapupSkipped = true;
  endAfterCallWork(world, participant, 'skipped');
  world.changed(conversation);
}

/** Whether after-call work will be owed for a connected leg, as the agent asks for it. */
export function askForAfterCallWork(
  world: World,
  conversation: Conversation,
  leg: CallbackLeg | CallLeg,
  required: boolean,
): void {
  if (leg.state !== 'connected') throw new Refused('moved-on', 'The communication is not connected.');
  leg.afterCallWorkRequired = required;
  world.changed(conversation);
}
