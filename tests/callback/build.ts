import type { CallIntent } from '../../src/callback/attempt.ts';
import type { Callback, Segment } from '../../src/callback/callback.ts';
import type { Call, Conversation, Participant } from '../../src/callback/conversation.ts';
import { customerCallback, type CustomerCallback } from '../../src/callback/customer-callback.ts';
import type { PlacedCall } from '../../src/callback/placed-call.ts';

/** Monday, 23 November 2026, 09:00:00 in the platform's time. */
export const NINE = Date.UTC(2026, 10, 23, 9);
/** Seconds after nine, as an instant. */
export const s = (seconds: number): number => NINE + seconds * 1000;
export const ME = 'user-me';

/** A leg that I accepted at nine, with one number, and nothing special about it. */
export const aCallback = (given: Partial<Callback> = {}): Callback => ({
  id: 'callback-mine',
  state: 'connected',
  segments: [],
  held: false,
  numbers: ['+13175550142'],
  externalCampaign: false,
  skipAllowed: true,
  connectedAt: NINE,
  afterCallWorkRequired: false,
  ...given,
});

/** A leg that I was offered at nine and have not accepted: `aCallback` without its `connectedAt`. */
export function anOfferedCallback(given: Partial<Callback> = {}): Callback {
  const { connectedAt: _, ...offered } = aCallback({ state: 'alerting', alertedAt: NINE });
  return { ...offered, ...given };
}

/** A contact of a campaign. */
export const aPreview = (given: Partial<NonNullable<Callback['preview']>> = {}): NonNullable<Callback['preview']> => ({
  contactId: 'contact-1',
  numberColumns: [],
  autoAccept: false,
  ...given,
});

export const aSegment = (type: string, startedAt: number, endedAt?: number): Segment => ({
  type,
  startedAt,
  ...(endedAt !== undefined && { endedAt }),
});

export const aCall = (given: Partial<Call> = {}): Call => ({
  id: 'call-own',
  state: 'connected',
  held: false,
  muted: false,
  segments: [],
  ...given,
});

/** My own phone's leg and the other side's, joined as peers. */
export const ownLeg = (given: Partial<Call> = {}): Call => aCall({ id: 'call-own', peerId: 'call-far', ...given });
export const farLeg = (given: Partial<Call> = {}): Call => aCall({ id: 'call-far', peerId: 'call-own', ...given });

/** A call of two legs, as `placedCalls` gives it. */
export const aPlacedCall = (given: Partial<PlacedCall> = {}): PlacedCall => ({ id: 'call-own', live: true, ...given });

export const aParticipant = (given: Partial<Participant> = {}): Participant => ({
  id: 'participant-1',
  purpose: 'agent',
  wrapupRequired: false,
  wrapupSkipped: false,
  observes: false,
  callbacks: [],
  calls: [],
  ...given,
});

/** One alert of mine: the platform makes a new participant for each. */
export const myself = (given: Partial<Participant> = {}): Participant =>
  aParticipant({ id: 'participant-me', userId: ME, ...given });

export const theCustomer = (given: Partial<Participant> = {}): Participant =>
  aParticipant({
    id: 'participant-customer',
    purpose: 'customer',
    callbacks: [aCallback({ id: 'callback-customer' })],
    ...given,
  });

export const aConversation = (...participants: Participant[]): Conversation => ({
  id: 'conversation-1',
  startedAt: s(-60),
  participants,
});

/** A conversation as I see it; fails where there is nothing to see. */
export function viewOf(conversation: Conversation, userId: string = ME): CustomerCallback {
  const view = customerCallback(conversation, userId);
  if (!view) throw new Error('no callback in this conversation');
  return view;
}

/** My view of my own leg, with the legs of calls on either side. */
export const aView = ({
  callback = aCallback(),
  me = {},
  own = [],
  far = [],
}: {
  readonly callback?: Callback;
  readonly me?: Partial<Participant>;
  readonly own?: readonly Call[];
  readonly far?: readonly Call[];
} = {}): CustomerCallback =>
  viewOf(aConversation(theCustomer({ calls: far }), myself({ callbacks: [callback], calls: own, ...me })));

/** The same leg with somebody else's user id on it: I am looking on. */
export const watchedView = (callback: Callback = aCallback()): CustomerCallback =>
  aView({ callback, me: { userId: 'user-other' } });

/** A callback nobody was offered yet. */
export const unassignedView = (given: Partial<Callback> = {}): CustomerCallback =>
  viewOf(aConversation(theCustomer({ callbacks: [aCallback({ state: 'scheduled', ...given })] })));

/** What the card itself sent at a second past nine. */
export const anIntent = (state: CallIntent['state'], given: Partial<CallIntent> = {}): CallIntent => ({
  id: 'intent-1',
  number: '+13175550142',
  by: 'agent',
  sentAt: s(1),
  callsBefore: [],
  state,
  ...given,
});
