import type { CallbackTerms } from './callback-terms.ts';
import { wait } from './callback-queue.ts';
import { closeWhatIsOver, connectedLeg, customerLeg, endLeg, isOver, isWithAgent } from './legs.ts';
import { Refused } from './refused.ts';
import type { Conversation, Participant, World } from './world.ts';

/** How the platform names the legs of a callback that was created or moved. */
export interface CallbackIdentifier {
  readonly type: 'ACD' | 'EXTERNAL';
  readonly id: string;
}

/** The newest leg of the queue and the customer's, as answers name them. */
export function identifiersOf(conversation: Conversation): CallbackIdentifier[] {
  const acd = conversation.participants.findLast(({ purpose }) => purpose === 'acd')?.callbacks.at(-1);
  const external = conversation.participants[0]!.callbacks.at(-1)!;
  return [...(acd ? [{ type: 'ACD' as const, id: acd.id }] : []), { type: 'EXTERNAL', id: external.id }];
}

function agree(conversation: Conversation, { numbers, name, ...terms }: CallbackTerms) {
  const { agreement } = conversation;
  conversation.agreement = {
    ...agreement,
    ...terms,
    carried: {
      ...agreement.carried,
      ...(numbers && { callbackNumbers: numbers }),
      ...(name && { callbackUserName: name }),
    },
  };
}

/** Throws where no other callback can be asked for: one was already, or the agent has none in hand. */
export function checkScheduleAnother(conversation: Conversation, participant: Participant): void {
  if (conversation.scheduledAnother)
    throw new Refused('moved-on', 'A callback was already scheduled from this interaction.');
  connectedLeg(participant);
}

/** Throws where a callback can no longer be moved: it is over, or with an agent. */
export function checkReschedule(conversation: Conversation): void {
  if (conversation.endTime) throw new Refused('moved-on', 'The conversation is already disconnected.');
  if (isWithAgent(conversation)) throw new Refused('moved-on', 'The callback is with an agent.');
}

/**
 * Schedules another callback from an interaction that the agent works on, one for each: it waits in the same
 * conversation while the agent ends theirs. Without a time it is due at once.
 */
export function scheduleAnother(
  world: World,
  conversation: Conversation,
  participant: Participant,
  terms: CallbackTerms,
): void {
  checkScheduleAnother(conversation, participant);
  conversation.scheduledAnother = true;
  agree(conversation, { ...terms, scheduledAt: terms.scheduledAt ?? world.agenda.now() + world.providerAheadMs });
  wait(world, conversation);
  world.changed(conversation);
}

/** Moves a callback that no agent has yet: other numbers, another queue, another time. Its legs are new ones then. */
export function reschedule(world: World, conversation: Conversation, terms: CallbackTerms): void {
  checkReschedule(conversation);
  const leg = customerLeg(conversation);
  const at = terms.scheduledAt ?? conversation.agreement.scheduledAt;
  agree(conversation, { ...terms, ...(at !== undefined && { scheduledAt: at }) });
  if (at === undefined) {
    for (const each of conversation.participants) for (const open of each.callbacks) refresh(conversation, open);
    return world.changed(conversation);
  }
  for (const { callbacks } of conversation.participants)
    for (const open of callbacks) if (!isOver(open) && open.id !== leg.id) endLeg(world, open, 'system');
  endLeg(world, leg, 'system');
  wait(world, conversation);
  closeWhatIsOver(world, conversation);
  world.changed(conversation);
}

/** What was agreed anew, on a leg that is not over. */
function refresh({ agreement: { carried } }: Conversation, leg: Participant['callbacks'][number]) {
  if (!isOver(leg) && carried.callbackNumbers) leg.callbackNumbers = [...carried.callbackNumbers];
}
