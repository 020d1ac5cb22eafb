import { closeWhatIsOver, isOver } from './legs.ts';
import { newConversation } from './callback-queue.ts';
import { addCallLeg, endCall, phoneOf } from './placed-call.ts';
import { beginSegment } from './segments.ts';
import { cloudTime, providerTime, type Agreement, type Conversation, type Participant, type World } from './world.ts';

const ALERTING_MS = 20_000;

/** A customer calls in: a conversation of its own without any callback, whose call rings at the user's phone. */
export function callIn(world: World, agreement: Agreement, number: string): Conversation {
  const conversation = newConversation(world, agreement);
  const { id: queueId, name: queueName } = agreement.queue;
  const enter = (who: Omit<Participant, 'id' | 'callbacks' | 'calls'>): Participant => {
    const joined = {
      id: world.random.uuid(),
      startTime: providerTime(world),
      queueId,
      queueName,
      callbacks: [],
      calls: [],
      ...who,
    };
    conversation.participants.push(joined);
    return joined;
  };
  const address = {
    name: agreement.customerName,
    addressNormalized: number,
    addressRaw: number,
    addressDisplayable: number,
  };
  const customer = enter({ purpose: 'customer', name: agreement.customerName, address: number, ani: number });
  const agent = enter({
    purpose: 'agent',
    userId: world.user.id,
    name: world.user.name,
    alertingTimeoutMs: ALERTING_MS,
    wrapupPrompt: 'optional',
    wrapupRequired: false,
  });
  const own = addCallLeg(world, agent, 'alerting', { direction: 'inbound', self: phoneOf(agent), other: address });
  const far = addCallLeg(world, customer, 'connected', { direction: 'inbound', self: address, other: phoneOf(agent) });
  far.connectedTime = own.startAlertingTime = cloudTime(world);
  own.peerId = far.id;
  far.peerId = own.id;
  beginSegment(world, own, 'Alert');
  beginSegment(world, far, 'Interact');
  world.agenda.after(ALERTING_MS, () => {
    if (own.state === 'alerting') endCall(world, conversation, own, 'system');
  });
  world.changed(conversation);
  return conversation;
}

/** How somebody who is no party to a conversation takes part in it. */
export type Listening = 'monitor' | 'coach' | 'barge';

const TARGET = {
  monitor: 'monitoredParticipantId',
  coach: 'coachedParticipantId',
  barge: 'bargedParticipantId',
} as const;

/** Somebody listens in on an agent, by a leg of a phone call and without a callback of their own. */
export function listenIn(
  world: World,
  conversation: Conversation,
  agent: Participant,
  who: { id: string; name: string },
  how: Listening,
): Participant {
  const listener: Participant = {
    id: world.random.uuid(),
    startTime: providerTime(world),
    connectedTime: providerTime(world),
    purpose: how === 'monitor' ? 'user' : 'agent',
    userId: who.id,
    name: who.name,
    mediaRoles: [how],
    [TARGET[how]]: agent.id,
    callbacks: [],
    calls: [],
  };
  conversation.participants.push(listener);
  const heard = agent.calls.findLast((each) => !isOver(each));
  const leg = addCallLeg(world, listener, 'connected', { direction: 'inbound', self: phoneOf(listener) });
  leg.connectedTime = cloudTime(world);
  if (heard) leg.peerId = heard.id;
  beginSegment(world, leg, how === 'monitor' ? 'Monitoring' : 'Coaching');
  closeWhatIsOver(world, conversation);
  world.changed(conversation);
  return listener;
}
