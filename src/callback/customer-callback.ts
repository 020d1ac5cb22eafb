import type { Callback } from './callback.ts';
import { isOver, type Call, type Conversation, type Participant } from './conversation.ts';
import { placedCalls, type PlacedCall } from './placed-call.ts';

/** A conversation as one agent sees it: which leg is shown, whose it is, and the calls placed for it. */
export interface CustomerCallback {
  readonly conversation: Conversation;
  readonly callback: Callback;
  /** Who holds `callback`: my own agent leg, or the customer while no agent has it. */
  readonly participant: Participant;
  /** `mine`: I work it. `watching`: another agent does. `unassigned`: nobody was offered it yet. */
  readonly role: 'mine' | 'watching' | 'unassigned';
  readonly customer?: Participant;
  /** The name to greet with: the one given with the request, else the customer's own; may be absent. */
  readonly customerName?: string;
  readonly queueName?: string;
  readonly language?: string;
  /** Oldest first. */
  readonly calls: readonly PlacedCall[];
}

const isAgent = ({ purpose }: Participant) => purpose === 'agent' || purpose === 'user';

/** The other side of a call, whatever the platform calls it: neither an agent nor one of the platform's own machines. */
const isOutside = ({ purpose }: Participant) =>
  !['agent', 'user', 'acd', 'ivr', 'workflow', 'voicemail', 'fax', 'dialer', 'campaign'].includes(purpose);

/** The newest agent leg of `userId` that carries a callback; a supervisor's or a coach's presence is none. */
export function myLeg({ participants }: Conversation, userId: string): Participant | undefined {
  return participants.findLast(
    (p) => isAgent(p) && p.userId === userId && !p.observes && p.callbacks.some((callback) => callback.id),
  );
}

/**
 * Reads `conversation` as the agent `userId` sees it (desk D9: one agent participant per alert, the newest counts).
 * `undefined` when it holds no callback at all.
 */
export function customerCallback(conversation: Conversation, userId: string): CustomerCallback | undefined {
  const { participants } = conversation;
  const customer = participants.find((p) => isOutside(p) && p.callbacks.length > 0) ?? participants.find(isOutside);
  const mine = myLeg(conversation, userId);
  const other = participants.findLast((p) => isAgent(p) && !p.observes && p.callbacks.some((leg) => !isOver(leg)));
  const participant = mine ?? other ?? (customer?.callbacks.length ? customer : undefined);
  const callback = participant?.callbacks.at(-1);
  if (!participant || !callback) return undefined;

  const given =
    callback.customerName ?? participants.flatMap((p) => p.callbacks).find((c) => c.customerName)?.customerName;
  const customerName = given ?? customer?.name;
  const queueName = participant.queueName ?? participants.find((p) => p.queueName)?.queueName;
  const language = participants.find((p) => p.language)?.language;
  const worker = mine ?? other;
  return {
    conversation,
    callback,
    participant,
    role: mine ? 'mine' : other ? 'watching' : 'unassigned',
    ...(customer && { customer }),
    ...(customerName !== undefined && { customerName }),
    ...(queueName !== undefined && { queueName }),
    ...(language !== undefined && { language }),
    calls: placedCalls(
      worker
        ? participants.filter((p) => p.userId === worker.userId && isAgent(p) && !p.observes).flatMap(callsOf)
        : [],
      participants.filter(isOutside).flatMap(callsOf),
    ),
  };
}

const callsOf = ({ calls }: Participant): readonly Call[] => calls;
