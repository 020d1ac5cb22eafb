import type { WireDisconnectType } from '../../callback/wire.ts';
import { beginAfterCallWork } from './after-call-work.ts';
import { closeWhatIsOver, connectedLeg, customerOf, endLeg, isOver } from './legs.ts';
import type { Conversation, Participant, World } from './world.ts';

/** Ends an accepted callback of an agent, and begins what is owed after it; the customer's part stays. */
export function endAgentLeg(
  world: World,
  conversation: Conversation,
  participant: Participant,
  by: WireDisconnectType,
): void {
  const leg = connectedLeg(participant);
  delete conversation.countdown;
  endLeg(world, leg, by);
  beginAfterCallWork(world, conversation, participant, leg);
}

/** The customer's callback is done, a few ms after the agent's; one that was scheduled from it waits on. */
export function releaseCustomer(world: World, conversation: Conversation): void {
  const done = customerOf(conversation).callbacks.filter((leg) => !isOver(leg) && leg.state !== 'scheduled');
  world.agenda.after(world.random.between(0, 9), () => {
    for (const leg of done) if (!isOver(leg)) endLeg(world, leg, 'peer');
    closeWhatIsOver(world, conversation);
    world.changed(conversation);
  });
}

/** The platform ends the callback by itself, as a queue with auto-end does. */
export function endBySystem(world: World, conversation: Conversation, participant: Participant): void {
  endAgentLeg(world, conversation, participant, 'system');
  releaseCustomer(world, conversation);
  closeWhatIsOver(world, conversation);
  world.changed(conversation);
}
