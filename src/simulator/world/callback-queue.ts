import type { Instant } from '../../time/instant.ts';
import { alertAgain, alertAgent, join, newLeg } from './alert.ts';
import { endBySystem } from './finish.ts';
import {
  agentAtWork,
  closeWhatIsOver,
  customerLeg,
  customerOf,
  endLeg,
  isOver,
  isWithAgent,
  liveCalls,
} from './legs.ts';
import { beginSegment } from './segments.ts';
import {
  cloudTime,
  providerTime,
  type Agreement,
  type CallbackLeg,
  type Conversation,
  type Participant,
  type World,
} from './world.ts';

/** From the queue to the first alert. Source: 0.2–0.5 s in real previews. */
export const FIRST_ALERT_MS = 230;
/** A scheduled callback is let go this much after its time. Source: 1.09 s in a real one. */
const RELEASE_LAG_MS = 1000;

/** Connects the customer's leg or the queue's: the callback may go to an agent. */
function letGo(world: World, participant: Participant, leg: CallbackLeg) {
  leg.state = 'connected';
  leg.connectedTime = cloudTime(world);
  participant.connectedTime ??= providerTime(world);
  beginSegment(world, leg, 'Interact');
}

/** The queue takes the callback in, to wait for its time or for an agent. */
export function enterQueue(world: World, conversation: Conversation, state: 'scheduled' | 'connected'): Participant {
  const { queue, language, ownedUntil } = conversation.agreement;
  const scoredAgents = [{ agent: { id: world.user.id }, score: 100 }];
  const conversationRoutingData = {
    queue: { id: queue.id },
    language: language ? { id: language.id } : {}, // its name is not told, as nowhere on the wire
    priority: 0,
    ...(ownedUntil !== undefined && { scoredAgents }),
  };
  const peerId = customerOf(conversation).callbacks.findLast((leg) => !isOver(leg))?.id ?? customerLeg(conversation).id;
  const acd = join(world, conversation, { purpose: 'acd', conversationRoutingData }, { state, peerId });
  if (state === 'scheduled') beginSegment(world, acd.callbacks[0]!, 'Scheduled');
  else letGo(world, acd, acd.callbacks[0]!);
  return acd;
}

/** Puts the customer of an accepted callback back into the queue; the next alert follows 5 s later. */
export function requeue(world: World, conversation: Conversation): void {
  enterQueue(world, conversation, 'connected');
  alertAgain(world, conversation);
}

function offer(world: World, conversation: Conversation) {
  world.agenda.after(FIRST_ALERT_MS, () => {
    if (conversation.agreement.routedTo !== 'nobody' && !isWithAgent(conversation)) alertAgent(world, conversation);
  });
}

/** Lets a callback that waits for its time go when it has come; a plan made after this one makes this one void. */
function planRelease(world: World, conversation: Conversation, leg: CallbackLeg, acd: Participant, at: Instant) {
  const release = {};
  conversation.release = release;
  world.agenda.at(at - world.providerAheadMs + RELEASE_LAG_MS, () => {
    if (conversation.release !== release || isOver(leg)) return;
    delete conversation.release;
    conversation.called = false;
    letGo(world, customerOf(conversation), leg);
    letGo(world, acd, acd.callbacks[0]!);
    world.changed(conversation);
    offer(world, conversation);
  });
}

/** The customer and the queue wait for `agreement.scheduledAt`, with a new leg each. */
export function wait(world: World, conversation: Conversation): Participant {
  const leg = newLeg(world, conversation.agreement, { state: 'scheduled' });
  customerOf(conversation).callbacks.push(leg);
  beginSegment(world, leg, 'Scheduled');
  const acd = enterQueue(world, conversation, 'scheduled');
  planRelease(world, conversation, leg, acd, conversation.agreement.scheduledAt!);
  return acd;
}

/** A conversation with nobody in it yet. */
export function newConversation(world: World, agreement: Agreement): Conversation {
  const conversation: Conversation = {
    id: world.random.uuid(),
    agreement,
    startTime: providerTime(world),
    participants: [],
    called: false,
    recordingState: 'none',
    recentTransfers: [],
  };
  world.conversations.set(conversation.id, conversation);
  return conversation;
}

/** Begins a callback as agreed: customer and queue now, the agent's alert 0.2 s later or when its time has come. */
export function createCallback(world: World, agreement: Agreement): Conversation {
  const { agenda } = world;
  const conversation = newConversation(world, agreement);
  const { scheduledAt = 0, autoEndMs, ownedUntil } = agreement;
  const waits = scheduledAt - world.providerAheadMs > agenda.now();
  const state = waits ? 'scheduled' : 'connected';
  const customer = join(world, conversation, { purpose: 'customer', name: agreement.customerName }, { state });
  const leg = customer.callbacks[0]!;
  if (waits) {
    beginSegment(world, leg, 'Scheduled');
    planRelease(world, conversation, leg, enterQueue(world, conversation, state), scheduledAt);
  } else {
    letGo(world, customer, leg);
    enterQueue(world, conversation, state);
    offer(world, conversation);
  }
  if (autoEndMs !== undefined) conversation.whenQuiet = () => planEnd(world, conversation, autoEndMs);
  if (ownedUntil !== undefined) agenda.at(ownedUntil, () => giveUpOwnership(world, conversation));
  world.changed(conversation);
  return conversation;
}

function planEnd(world: World, conversation: Conversation, ms: number) {
  world.agenda.after(ms, () => {
    const agent = agentAtWork(conversation);
    if (agent && liveCalls(conversation).length === 0) endBySystem(world, conversation, agent);
  });
}

/** The owner had their time: what nobody has accepted goes to the queue, and there to a colleague. */
function giveUpOwnership(world: World, conversation: Conversation) {
  if (conversation.endTime || agentAtWork(conversation)) return;
  const { ownedUntil: _over, ...agreement } = conversation.agreement;
  conversation.agreement = { ...agreement, routedTo: 'nobody' };
  for (const { purpose, callbacks } of conversation.participants)
    if (purpose === 'agent' || purpose === 'acd')
      for (const leg of callbacks) if (!isOver(leg)) endLeg(world, leg, purpose === 'acd' ? 'transfer' : 'system');
  enterQueue(world, conversation, 'connected');
  closeWhatIsOver(world, conversation);
  world.changed(conversation);
  world.agenda.after(FIRST_ALERT_MS, () => void alertAgent(world, conversation, world.colleagues[0]));
}
