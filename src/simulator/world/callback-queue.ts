import type { WireCallback, WireParticipant } from '../../callback/wire.ts';
import { closeWhatIsOver, customerOf, endLeg, isOver } from './legs.ts';
import { beginSegment } from './segments.ts';
import { wireTime, type Agreement, type Conversation, type Participant, type World } from './world.ts';

/** How long an agent has to accept. Source: `alertingTimeoutMs` and the 30.1 s of a real missed alert. */
export const ALERTING_TIMEOUT_MS = 30_000;
/** From the queue to the first alert. Source: 0.2–0.5 s in real previews. */
export const FIRST_ALERT_MS = 230;
/** From a missed, declined or closed callback to its next alert. Source: 5 s in a real preview. */
export const NEXT_ALERT_MS = 5000;
/** A scheduled callback is let go this much after its time. Source: 1.09 s in a real one. */
const RELEASE_LAG_MS = 1000;

/** Adds a participant with one callback leg in `state`. */
function join(world: World, conversation: Conversation, who: WireParticipant, leg: WireCallback): Participant {
  const { agreement } = conversation;
  const { id: queueId, name: queueName } = agreement.queue;
  const participant: Participant = {
    id: world.random.uuid(),
    startTime: wireTime(world.agenda.now()),
    queueId,
    queueName,
    wrapupRequired: false,
    wrapupExpected: false,
    attributes: { ...agreement.attributes },
    ...who,
    callbacks: [
      {
        ...structuredClone(agreement.carried),
        id: world.random.uuid(),
        state: 'none',
        ...leg,
        ...(leg.state && { initialState: leg.state }),
        segments: [],
        held: false,
        provider: 'PureCloud Callback',
        afterCallWorkRequired: false,
        ...(agreement.scheduledAt !== undefined && { callbackScheduledTime: wireTime(agreement.scheduledAt) }),
      },
    ],
    calls: [],
  };
  conversation.participants.push(participant);
  return participant;
}

/** Connects the customer's leg or the queue's: the callback may go to an agent. */
function letGo(world: World, participant: Participant) {
  const leg = participant.callbacks[0]!;
  leg.state = 'connected';
  leg.connectedTime = participant.connectedTime = wireTime(world.agenda.now());
  beginSegment(world, leg, 'Interact');
}

function enterQueue(world: World, conversation: Conversation, state: 'scheduled' | 'connected') {
  const peerId = customerOf(conversation).callbacks[0]!.id;
  const { id } = conversation.agreement.queue;
  const conversationRoutingData = { queue: { id }, language: {}, priority: 0 };
  const acd = join(world, conversation, { purpose: 'acd', conversationRoutingData }, { state, peerId });
  if (state === 'scheduled') beginSegment(world, acd.callbacks[0]!, 'Scheduled');
  else letGo(world, acd);
  return acd;
}

/** Offers the callback to the agent: every offer is a new participant, and the old ones stay. */
function alertAgent(world: World, conversation: Conversation) {
  if (conversation.endTime) return;
  const at = world.agenda.now();
  const { afterCallWork } = conversation.agreement;
  const participant = join(
    world,
    conversation,
    {
      purpose: 'agent',
      userId: world.user.id,
      name: world.user.name,
      startTime: wireTime(at - world.random.between(10, 36)),
      alertingTimeoutMs: ALERTING_TIMEOUT_MS,
      wrapupPrompt: afterCallWork?.timeoutMs ? 'forcedTimeout' : afterCallWork?.required ? 'mandatory' : 'optional',
      ...(afterCallWork?.timeoutMs && { wrapupTimeoutMs: afterCallWork.timeoutMs }),
      wrapupExpected: true,
    },
    { state: 'alerting', peerId: customerOf(conversation).callbacks[0]!.id, startAlertingTime: wireTime(at) },
  );
  const leg = participant.callbacks[0]!;
  beginSegment(world, leg, 'Alert');
  world.agenda.after(ALERTING_TIMEOUT_MS, () => {
    if (leg.state === 'alerting') withdraw(world, conversation, participant, 'system');
  });
  world.changed(conversation);
}

/** Ends an alert that was not accepted, by `client` (declined) or `system` (missed); another follows 5 s later. */
export function withdraw(
  world: World,
  conversation: Conversation,
  participant: Participant,
  by: 'client' | 'system',
): void {
  endLeg(world, participant.callbacks[0]!, by);
  closeWhatIsOver(world, conversation);
  world.changed(conversation);
  world.agenda.after(NEXT_ALERT_MS, () => alertAgent(world, conversation));
}

/** Puts the customer of an accepted callback back into the queue; the next alert follows 5 s later. */
export function requeue(world: World, conversation: Conversation): void {
  enterQueue(world, conversation, 'connected');
  world.agenda.after(NEXT_ALERT_MS, () => alertAgent(world, conversation));
}

/** The queue's part is done: its leg ends with `transfer` at the moment of accept. */
export function leaveQueue(world: World, conversation: Conversation): void {
  for (const { purpose, callbacks } of conversation.participants)
    if (purpose === 'acd') for (const leg of callbacks) if (!isOver(leg)) endLeg(world, leg, 'transfer');
}

/** Begins a callback as agreed: customer and queue now, the agent's alert 0.2 s later or when its time has come. */
export function createCallback(world: World, agreement: Agreement): Conversation {
  const { agenda } = world;
  const conversation: Conversation = {
    id: world.random.uuid(),
    agreement,
    startTime: wireTime(agenda.now()),
    participants: [],
    called: false,
  };
  world.conversations.set(conversation.id, conversation);
  const waits = (agreement.scheduledAt ?? 0) > agenda.now();
  const state = waits ? 'scheduled' : 'connected';
  const customer = join(world, conversation, { purpose: 'customer', name: agreement.customerName }, { state });
  const alert = () => agenda.after(FIRST_ALERT_MS, () => alertAgent(world, conversation));
  if (waits) {
    beginSegment(world, customer.callbacks[0]!, 'Scheduled');
    const acd = enterQueue(world, conversation, state);
    agenda.at(agreement.scheduledAt! + RELEASE_LAG_MS, () => {
      if (conversation.endTime) return;
      letGo(world, customer);
      letGo(world, acd);
      world.changed(conversation);
      alert();
    });
  } else {
    letGo(world, customer);
    enterQueue(world, conversation, state);
    alert();
  }
  world.changed(conversation);
  return conversation;
}
