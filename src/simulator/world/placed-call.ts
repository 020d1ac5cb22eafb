import type { WireAddress, WireCall, WireDisconnectReason, WireDisconnectType } from '../../callback/wire.ts';
import { beginAfterCallWork } from './after-call-work.ts';
import { courseOf, recordAttempt, recordEnd } from './dialled.ts';
import { agentAtWork, closeWhatIsOver, customerOf, endLeg, isOver, liveCalls } from './legs.ts';
import { CONTACTING_MS, normaliseNumber, PHONES } from './line.ts';
import { Refused, wrongField } from './refused.ts';
import { beginSegment } from './segments.ts';
import { cloudTime, type CallLeg, type Conversation, type Participant, type World } from './world.ts';

const address = (name: string, raw: string): WireAddress => {
  const addressNormalized = normaliseNumber(raw);
  return { name, nameRaw: name, addressNormalized, addressRaw: raw, addressDisplayable: addressNormalized };
};

/** The agent's own phone, as one end of a call. */
export const phoneOf = ({ name = '' }: Participant): WireAddress => ({
  name,
  nameRaw: name,
  addressNormalized: 'sip:desk@phones.invalid',
});

/** Adds a leg of a phone call to a participant. */
export function addCallLeg(
  world: World,
  participant: Participant,
  state: string,
  ends: Pick<WireCall, 'self' | 'other' | 'direction'>,
): CallLeg {
  const leg: CallLeg = {
    state,
    initialState: state,
    id: world.random.uuid(),
    direction: 'outbound',
    recording: false,
    recordingState: 'none',
    muted: false,
    confined: false,
    held: false,
    securePause: false,
    segments: [],
    provider: 'Edge',
    afterCallWorkRequired: false,
    ...ends,
  };
  participant.calls.push(leg);
  return leg;
}

/**
 * Throws what keeps a call from being placed now: nobody has accepted the callback, somebody else dials it, or, where
 * the personality says so, a call is live. Gives the agent it would be placed for.
 */
export function checkCall(world: World, conversation: Conversation): Participant {
  const agent = agentAtWork(conversation);
  if (!agent) throw new Refused('moved-on', 'No agent is connected to this callback.');
  const [leg] = agent.callbacks;
  if (leg?.externalCampaign) throw new Refused('malformed', 'The calls of this campaign are dialled externally.');
  if (leg?.automatedCallbackConfigId) throw new Refused('malformed', 'This callback is placed automatically.');
  if (world.personality.secondCall === 'refuses' && liveCalls(conversation).length > 0)
    throw new Refused('moved-on', 'A call is already in progress.');
  return agent;
}

/**
 * Places a call to `number` (as given) for the agent at work: the agent's own phone rings first, and the customer is
 * dialled when it is picked up.
 */
export function placeCall(world: World, conversation: Conversation, number: string, phoneColumn?: string): void {
  const agent = checkCall(world, conversation);
  const columns = agent.callbacks[0]?.dialerPreview?.phoneNumberColumns;
  if (columns && phoneColumn !== undefined && !columns.some(({ columnName }) => columnName === phoneColumn))
    throw wrongField('phoneColumn', `There is no phone column ${phoneColumn}.`);
  recordAttempt(world, conversation, agent, number, phoneColumn);
  conversation.called = true;
  delete conversation.countdown;
  ringOwnPhone(world, conversation, agent, number);
}

/** Rings the agent's own phone, and dials the customer when it is picked up. */
export function ringOwnPhone(world: World, conversation: Conversation, agent: Participant, number: string): CallLeg {
  const customer = address(conversation.agreement.customerName, number);
  const own = addCallLeg(world, agent, 'alerting', { self: phoneOf(agent), other: customer });
  own.startAlertingTime = cloudTime(world);
  beginSegment(world, own, 'Alert');
  const { answersMs, endsMs, reason, by = 'endpoint' } = PHONES[conversation.agreement.phone ?? world.phone];
  const whileRinging = (ms: number, run: () => void) =>
    world.agenda.after(ms, () => {
      if (own.state === 'alerting') run();
    });
  if (answersMs !== undefined) whileRinging(answersMs, () => pickUp(world, conversation, agent, own));
  if (endsMs !== undefined) whileRinging(endsMs, () => endCall(world, conversation, own, by, reason));
  world.changed(conversation);
  return own;
}

function connect(world: World, conversation: Conversation, leg: CallLeg) {
  leg.state = 'connected';
  leg.connectedTime = cloudTime(world);
  beginSegment(world, leg, 'Interact');
  world.changed(conversation);
}

function startRecording(conversation: Conversation, ...legs: CallLeg[]) {
  if (!conversation.agreement.recorded) return;
  conversation.recordingState = 'active';
  for (const leg of legs) Object.assign(leg, { recording: true, recordingState: 'active' });
}

/** The agent's own phone is picked up: an inbound call connects, an outbound one dials the customer. */
export function pickUp(world: World, conversation: Conversation, agent: Participant, own: CallLeg): void {
  if (own.direction === 'inbound') {
    agent.connectedTime ??= cloudTime(world);
    return connect(world, conversation, own);
  }
  const customer = customerOf(conversation);
  const ends = { self: own.other!, other: address('', conversation.agreement.carried.callerId ?? '') };
  const far = addCallLeg(world, customer, 'dialing', ends);
  far.peerId = own.id;
  own.peerId = far.id;
  beginSegment(world, far, 'Dialing');
  connect(world, conversation, own);

  const { answersMs, endsMs, reason } = courseOf(world, far);
  const unlessOver = (ms: number, run: () => void) =>
    world.agenda.after(ms, () => {
      if (!isOver(far)) run();
    });
  unlessOver(CONTACTING_MS, () => {
    far.state = 'contacting';
    beginSegment(world, far, 'Contacting');
    world.changed(conversation);
  });
  if (answersMs !== undefined)
    unlessOver(answersMs, () => {
      startRecording(conversation, own, far);
      connect(world, conversation, far);
    });
  if (endsMs !== undefined) unlessOver(endsMs, () => endCall(world, conversation, far, 'endpoint', reason));
}

/** Ends one leg of a call with its reason, and as `peer` the other side's and those of listeners. */
export function endCall(
  world: World,
  conversation: Conversation,
  leg: CallLeg,
  disconnectType: WireDisconnectType,
  reason?: WireDisconnectReason,
): void {
  endLeg(world, leg, disconnectType, reason);
  for (const { calls } of conversation.participants)
    for (const other of calls)
      if (!isOver(other) && (other.peerId === leg.id || other.id === leg.peerId)) endLeg(world, other, 'peer');
  recordEnd(world, conversation, leg);
  if (conversation.agreement.afterCallWork?.onCalls)
    for (const each of conversation.participants)
      if (each.purpose === 'agent')
        for (const own of each.calls)
          if (isOver(own) && own.connectedTime && !own.afterCallWork)
            beginAfterCallWork(world, conversation, each, own);
  if (liveCalls(conversation).length === 0) {
    conversation.recordingState = 'none';
    conversation.whenQuiet?.();
  }
  closeWhatIsOver(world, conversation);
  world.changed(conversation);
}
