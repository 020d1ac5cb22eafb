import type { WireAddress, WireCall, WireDisconnectReason, WireDisconnectType } from '../../callback/wire.ts';
import { agentAtWork, closeWhatIsOver, customerOf, endLeg, holdLeg, isOver, liveCalls } from './legs.ts';
import { CONTACTING_MS, LINES, normaliseNumber, PHONES } from './line.ts';
import { Refused } from './refused.ts';
import { beginSegment } from './segments.ts';
import { wireTime, type CallLeg, type Conversation, type Participant, type World } from './world.ts';

const address = (name: string, raw: string): WireAddress => {
  const addressNormalized = normaliseNumber(raw);
  return { name, nameRaw: name, addressNormalized, addressRaw: raw, addressDisplayable: addressNormalized };
};

function addLeg(
  world: World,
  participant: Participant,
  state: string,
  ends: Pick<WireCall, 'self' | 'other'>,
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
 * Places a call to `number` (as given) for the agent at work: the agent's own phone rings first, and the customer is
 * dialled when it is picked up. Refused when nobody has accepted the callback, or while a call is live.
 */
export function placeCall(world: World, conversation: Conversation, number: string): void {
  const agent = agentAtWork(conversation);
  if (!agent) throw new Refused('moved-on', 'No agent is connected to this callback.');
  if (liveCalls(conversation).length > 0) throw new Refused('moved-on', 'A call is already in progress.');
  conversation.called = true;
  delete conversation.countdown;
  const customer = address(conversation.agreement.customerName, number);
  const phone = { name: world.user.name, nameRaw: world.user.name, addressNormalized: 'sip:desk@phones.invalid' };
  const own = addLeg(world, agent, 'alerting', { self: phone, other: customer });
  own.startAlertingTime = wireTime(world.agenda.now());
  beginSegment(world, own, 'Alert');
  const { answersMs, endsMs, reason } = PHONES[world.phone];
  if (answersMs !== undefined)
    world.agenda.after(answersMs, () => {
      if (own.state === 'alerting') pickUp(world, conversation, own);
    });
  if (endsMs !== undefined)
    world.agenda.after(endsMs, () => {
      if (own.state === 'alerting') endCall(world, conversation, own, 'timeout', reason);
    });
  world.changed(conversation);
}

function connect(world: World, conversation: Conversation, leg: CallLeg) {
  leg.state = 'connected';
  leg.connectedTime = wireTime(world.agenda.now());
  beginSegment(world, leg, 'Interact');
  world.changed(conversation);
}

function pickUp(world: World, conversation: Conversation, own: CallLeg) {
  const customer = customerOf(conversation);
  const ends = { self: own.other!, other: address('', conversation.agreement.carried.callerId ?? '') };
  const far = addLeg(world, customer, 'dialing', ends);
  far.peerId = own.id;
  own.peerId = far.id;
  beginSegment(world, far, 'Dialing');
  connect(world, conversation, own);

  const { answersMs, endsMs, reason } = LINES[world.lines.get(far.self!.addressNormalized!) ?? 'answers'];
  const unlessOver = (ms: number, run: () => void) =>
    world.agenda.after(ms, () => {
      if (!isOver(far)) run();
    });
  unlessOver(CONTACTING_MS, () => {
    far.state = 'contacting';
    beginSegment(world, far, 'Contacting');
    world.changed(conversation);
  });
  if (answersMs !== undefined) unlessOver(answersMs, () => connect(world, conversation, far));
  if (endsMs !== undefined) unlessOver(endsMs, () => endCall(world, conversation, far, 'endpoint', reason));
}

/** Ends one leg of a call with its reason, and the leg on the other side, if there is one, as `peer`. */
function endCall(
  world: World,
  conversation: Conversation,
  leg: CallLeg,
  disconnectType: WireDisconnectType,
  reason?: WireDisconnectReason,
) {
  endLeg(world, leg, disconnectType, reason);
  for (const other of liveCalls(conversation)) if (other.peerId === leg.id) endLeg(world, other, 'peer');
  closeWhatIsOver(world, conversation);
  world.changed(conversation);
}

function openCall(participant: Participant): CallLeg {
  const leg = participant.calls.findLast((each) => !isOver(each));
  if (!leg) throw new Refused('moved-on', 'There is no call in progress.');
  return leg;
}

/** Picks up the agent's own ringing phone. */
export function answerCall(world: World, conversation: Conversation, participant: Participant): void {
  const leg = openCall(participant);
  if (leg.state !== 'alerting') throw new Refused('moved-on', 'The communication is not alerting.');
  pickUp(world, conversation, leg);
}

/** Hangs up this participant's leg, whatever it was doing; the other side's ends with it. */
export function hangUp(world: World, conversation: Conversation, participant: Participant): void {
  endCall(world, conversation, openCall(participant), 'client');
}

function connectedCall(participant: Participant): CallLeg {
  const leg = openCall(participant);
  if (leg.state !== 'connected') throw new Refused('moved-on', 'The communication is not connected.');
  return leg;
}

/** Puts this participant's leg of the call on hold, or takes it off. */
export function holdCall(world: World, conversation: Conversation, participant: Participant, held: boolean): void {
  const leg = connectedCall(participant);
  if (Boolean(leg.held) === held) return;
  holdLeg(world, leg, held);
  beginSegment(world, leg, held ? 'Hold' : 'Interact');
  world.changed(conversation);
}

/** Mutes this participant's leg of the call, or unmutes it. */
export function muteCall(world: World, conversation: Conversation, participant: Participant, muted: boolean): void {
  connectedCall(participant).muted = muted;
  world.changed(conversation);
}
