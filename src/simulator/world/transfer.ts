import { alertAgent } from './alert.ts';
import { enterQueue } from './callback-queue.ts';
import { endAgentLeg } from './finish.ts';
import type { Colleague } from './house.ts';
import { agentAtWork, checkQuiet, closeWhatIsOver, connectedLeg, isOver } from './legs.ts';
import { wrongField } from './refused.ts';
import { cloudTime, type Conversation, type Named, type Participant, type Transfer, type World } from './world.ts';

/** The queue of another team takes a callback this long after it was transferred to it. */
const OTHER_TEAM_MS = 6000;

/** `Unattended` lets go at once; with `Attended` the callback stays until the other accepts. */
export type TransferType = 'Attended' | 'Unattended';

/** Throws where the participant has no callback to transfer, or a call is in progress. */
export function checkTransfer(conversation: Conversation, participant: Participant): void {
  connectedLeg(participant);
  checkQuiet(conversation);
}

function note(world: World, conversation: Conversation, destination: object, transferType: TransferType, by: string) {
  const transfer: Transfer = {
    id: world.random.uuid(),
    state: 'Pending',
    dateIssued: cloudTime(world),
    initiator: { userId: by },
    destination,
    transferType,
  };
  conversation.recentTransfers.unshift(transfer);
  conversation.recentTransfers.splice(20);
  return transfer;
}

/** Lets go of the participant's callback by `transfer`. */
function letGo(world: World, conversation: Conversation, participant: Participant) {
  if (participant.callbacks.every(isOver)) return;
  endAgentLeg(world, conversation, participant, 'transfer');
  closeWhatIsOver(world, conversation);
}

/**
 * Transfers a callback to a user, who is alerted. One who does not accept: it comes back, as a new alert where it was
 * unattended, and as it was where it was attended.
 */
export function transferToUser(
  world: World,
  conversation: Conversation,
  participant: Participant,
  target: Colleague,
  type: TransferType = 'Unattended',
): void {
  checkTransfer(conversation, participant);
  if (target.id === participant.userId) throw wrongField('userId', 'The target of a transfer must be somebody else.');
  const transfer = note(world, conversation, { userId: target.id }, type, participant.userId ?? '');
  const owner = [world.user, ...world.colleagues].find(({ id }) => id === participant.userId) ?? world.user;
  if (type === 'Unattended') letGo(world, conversation, participant);
  const offered = alertAgent(world, conversation, target, () => {
    transfer.state = 'Failed';
    if (type === 'Unattended') alertAgent(world, conversation, owner);
    else world.changed(conversation);
  });
  if (!offered) return;
  const stop = world.onChanged((changed) => {
    if (changed !== conversation || offered.callbacks[0]!.state === 'alerting') return;
    stop();
    if (offered.callbacks[0]!.state !== 'connected') return;
    transfer.state = 'Complete';
    if (type === 'Unattended' || participant.callbacks.every(isOver)) return;
    letGo(world, conversation, participant);
    world.changed(conversation);
  });
}

/** Transfers a callback to a queue: the participant's leg ends, and somebody of that queue takes it. */
export function transferToQueue(
  world: World,
  conversation: Conversation,
  participant: Participant,
  queue: Named,
  type: TransferType = 'Unattended',
): void {
  checkTransfer(conversation, participant);
  const transfer = note(world, conversation, { queueId: queue.id }, type, participant.userId ?? '');
  transfer.state = 'Complete';
  letGo(world, conversation, participant);
  conversation.agreement = { ...conversation.agreement, queue, routedTo: 'nobody' };
  enterQueue(world, conversation, 'connected');
  closeWhatIsOver(world, conversation);
  world.changed(conversation);
  world.agenda.after(OTHER_TEAM_MS, () => {
    if (!agentAtWork(conversation)) alertAgent(world, conversation, world.colleagues[0]);
  });
}
