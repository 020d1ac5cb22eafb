import type { WireCallback, WireParticipant } from '../../callback/wire.ts';
import { acceptCallback } from './accept.ts';
import { promptOf } from './after-call-work.ts';
import type { Colleague } from './house.ts';
import { closeWhatIsOver, customerLeg, endLeg, isWithAgent } from './legs.ts';
import { beginSegment } from './segments.ts';
import {
  providerTime,
  wireTime,
  type Agreement,
  type CallbackLeg,
  type Conversation,
  type Participant,
  type World,
} from './world.ts';

/** How long an agent has to accept. Source: `alertingTimeoutMs` and the 30.1 s of a real missed alert. */
export const ALERTING_TIMEOUT_MS = 30_000;
/** From a missed, declined or closed callback to its next alert. Source: 5 s in a real preview. */
export const NEXT_ALERT_MS = 5000;
/** How long the tone sounds before the platform accepts by itself. */
const AUTO_ACCEPT_MS = 1000;
const COLLEAGUE_ACCEPTS_MS = 2000;
const COLLEAGUE_DECLINES_MS = 3000;

/** A callback leg as everybody in the conversation carries it, in `state`. */
export function newLeg(world: World, agreement: Agreement, leg: WireCallback): CallbackLeg {
  return {
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
  };
}

/** Adds a participant with one callback leg. */
export function join(world: World, conversation: Conversation, who: WireParticipant, leg: WireCallback): Participant {
  const { agreement } = conversation;
  const { id: queueId, name: queueName } = agreement.queue;
  const participant: Participant = {
    id: world.random.uuid(),
    startTime: providerTime(world),
    queueId,
    queueName,
    wrapupRequired: false,
    wrapupExpected: false,
    attributes: { ...agreement.attributes },
    ...who,
    callbacks: [newLeg(world, agreement, leg)],
    calls: [],
  };
  conversation.participants.push(participant);
  return participant;
}

/**
 * Offers the callback to the user, or to a colleague: every offer is a new participant, and the old ones stay.
 * `unanswered` says what follows where it is not accepted; by default another alert, 5 s later.
 */
export function alertAgent(
  world: World,
  conversation: Conversation,
  who: Colleague = world.user,
  unanswered: () => void = () => alertAgain(world, conversation),
): Participant | undefined {
  if (conversation.endTime) return undefined;
  const { agenda } = world;
  const at = agenda.now();
  const participant = join(
    world,
    conversation,
    {
      purpose: 'agent',
      userId: who.id,
      name: who.name,
      startTime: wireTime(at + world.providerAheadMs - world.random.between(10, 36)),
      alertingTimeoutMs: ALERTING_TIMEOUT_MS,
      ...promptOf(conversation.agreement.afterCallWork),
      wrapupExpected: true,
    },
    { state: 'alerting', peerId: customerLeg(conversation).id, startAlertingTime: wireTime(at) },
  );
  const leg = participant.callbacks[0]!;
  const whileAlerting = (ms: number, run: () => void) =>
    agenda.after(ms, () => {
      if (leg.state === 'alerting') run();
    });
  beginSegment(world, leg, 'Alert');
  unansweredOf.set(participant, unanswered);
  const isUser = who.id === world.user.id;
  if (isUser && (leg.dialerPreview?.callbackAutoAnswer || leg.queueMediaSettings?.enableAutoAnswer))
    whileAlerting(AUTO_ACCEPT_MS, () => acceptCallback(world, conversation, participant));
  if (!isUser && who.transferred === 'accepts')
    whileAlerting(COLLEAGUE_ACCEPTS_MS, () => acceptCallback(world, conversation, participant));
  if (!isUser && who.transferred === 'declines')
    whileAlerting(COLLEAGUE_DECLINES_MS, () => withdraw(world, conversation, participant, 'client'));
  whileAlerting(ALERTING_TIMEOUT_MS, () => withdraw(world, conversation, participant, 'system'));
  world.changed(conversation);
  return participant;
}

/** What follows an alert that is not accepted; no part of the wire, so it does not lie on the participant. */
const unansweredOf = new WeakMap<Participant, () => void>();

/** Ends an alert that was not accepted, by `client` (declined) or `system` (missed). */
export function withdraw(
  world: World,
  conversation: Conversation,
  participant: Participant,
  by: 'client' | 'system' | 'transfer.noanswer',
): void {
  endLeg(world, participant.callbacks.at(-1)!, by);
  closeWhatIsOver(world, conversation);
  world.changed(conversation);
  unansweredOf.get(participant)?.();
}

/** The next alert of the user, 5 s from now, unless somebody has it by then, or it waits for another time. */
export function alertAgain(world: World, conversation: Conversation): void {
  world.agenda.after(NEXT_ALERT_MS, () => {
    const waits = customerLeg(conversation).state === 'scheduled';
    if (conversation.agreement.routedTo !== 'nobody' && !waits && !isWithAgent(conversation))
      alertAgent(world, conversation);
  });
}
