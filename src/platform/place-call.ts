import type { QueryClient } from '@tanstack/react-query';
import { isCallOf, isOpenIntent, type CallIntent } from '../callback/attempt.ts';
import type { Conversation } from '../callback/conversation.ts';
import { countdownOf, countdownStage, zeroFacts, zeroWindow, type CountdownStart } from '../callback/countdown.ts';
import { customerCallback } from '../callback/customer-callback.ts';
import { permitted, type Reason } from '../callback/permitted.ts';
import { phaseOf } from '../callback/phase.ts';
import type { PlacedCall } from '../callback/placed-call.ts';
import type { WireCallCommand } from '../callback/wire-rest.ts';
import type { Clock } from '../time/clock.ts';
import type { Instant } from '../time/instant.ts';
import type { Intents } from './intents.ts';
import type { Keys } from './keys.ts';
import type { Locks } from './locks.ts';
import type { Log } from './log.ts';
import { newId } from './new-id.ts';
import { isUncertain, PlatformError } from './platform-error.ts';
import type { Rest } from './rest.ts';
import { watch } from './waiting.ts';

/** One decision to call: which number, and who decided. */
export interface CallCommand {
  readonly number: string;
  /** The contact-list column the number came from, for a preview. */
  readonly column?: string;
  readonly by?: 'agent' | 'card';
  /** The calling hours there end then: from then on nothing is sent. Absent: they do not, or the agent was warned. */
  readonly hoursEndAt?: Instant;
}

/** `seen`: the call appeared · `lost`: it did not, within 15 s · `not-sent`: the rules said no, and why. */
export type CallResult =
  { readonly outcome: 'seen' | 'lost' } | { readonly outcome: 'not-sent'; readonly because: Reason };

/** After the answer: when to ask whether the call is there, if no event told (desk D6). One look is no proof. */
const ASK_AFTER_MS = [1000, 3000, 7000, 15_000];
/** A press that could not be sent for so long, for a slow line or a computer that slept, is meant no more. */
const MEANT_FOR_MS = 20_000;
/** Nor is a call decided on an answer that may be older. */
const FRESH_MS = 8000;

/** Without locks two tabs may decide at once: the one that goes first waits so long for the other to step back. */
const GIVES_WAY_MS = 1000;

/** What placing a call needs of its platform. */
export interface CallContext {
  readonly rest: Rest;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly userId: string;
  readonly countdownStart: CountdownStart;
  readonly locks: Locks;
  readonly intents: Intents;
  readonly log: Log;
  /** The name of a lock of this agent's. */
  lockName(what: string, conversationId: string): string;
  /** Asks the platform itself, past every query in flight, and puts the answer through the gate. */
  readonly refetch: (client: QueryClient, conversationId: string) => Promise<void>;
}

/**
 * Places at most one call for one decision (desk D2, D5, D6), across all copies, tabs and frames of this browser: alone
 * under a lock it writes down the intent, asks the platform afresh, decides on what the cache then holds, sends once,
 * and follows up until the call is seen or was looked for long enough. Never sends twice; a lost answer is resolved by
 * asking. Rejects with a `PlatformError` when it is certain that no call came of it.
 */
export async function placeCall(
  context: CallContext,
  client: QueryClient,
  conversationId: string,
  command: CallCommand,
): Promise<CallResult> {
  const stillMeant = whileMeant(context.clock);
  const result = await context.locks.ifFree(context.lockName('call', conversationId), () =>
    decideAndSend(context, client, conversationId, command, stillMeant),
  );
  return result ?? { outcome: 'not-sent', because: 'awaiting-last-call' };
}

/**
 * Takes up what an earlier page or a tab that is gone left open: nobody knows whether its request arrived, so it is
 * looked for, and nobody may call before it is known (desk D6). Waits for a page that is still at it.
 */
export async function resolveIntents(context: CallContext, client: QueryClient, conversationId: string): Promise<void> {
  const { intents, locks, lockName } = context;
  const open = () => intents.of(client, conversationId).filter(isOpenIntent);
  if (open().length === 0) return;
  await locks.alone(lockName('call', conversationId), async () => {
    for (const intent of open()) {
      intents.put(client, conversationId, { ...intent, state: 'checking' });
      await followUp(context, client, conversationId, intent);
    }
  });
}

async function decideAndSend(
  context: CallContext,
  client: QueryClient,
  conversationId: string,
  command: CallCommand,
  stillMeant: () => boolean,
): Promise<CallResult> {
  const { rest, keys, clock, refetch, intents } = context;
  const { number, column, by = 'agent', hoursEndAt = Infinity } = command;
  const id = newId();
  const others = () => intents.of(client, conversationId).filter((intent) => intent.id !== id);
  const forget = () => intents.drop(client, conversationId, id);
  if (others().some(isOpenIntent)) return { outcome: 'not-sent', because: 'awaiting-last-call' };

  const watched = watch(client, keys, clock, conversationId);
  const seenBy = (conversation: Conversation | undefined) =>
    conversation && customerCallback(conversation, context.userId);
  const own = (state: CallIntent['state']): CallIntent => {
    const view = seenBy(watched.conversation());
    return {
      ...{ id, number, by, state, sentAt: clock.now(), callsBefore: view ? legIds(view.calls) : [] },
      ...(column !== undefined && { column }),
      ...(view && { legId: view.callback.id }),
    };
  };
  let intent = own('sending');
  const become = (state: CallIntent['state']) => intents.put(client, conversationId, (intent = { ...intent, state }));
  become('sending');
  const givesWay = (other: CallIntent) => other.state === 'sending' && !goesBefore(other, intent);
  let lookedAt = 0;
  const isFresh = () => clock.monotonic() - lookedAt < FRESH_MS;
  try {
    do {
      lookedAt = clock.monotonic();
      await refetch(client, conversationId);
      await watched.until(() => !others().some(givesWay), GIVES_WAY_MS);
    } while (!isFresh() && stillMeant());
    const conversation = watched.conversation();
    const because = conversation && whyNot(context, conversation, others(), command);
    if (because) {
      forget();
      return { outcome: 'not-sent', because };
    }
    if (others().at(-1)?.state === 'lost') {
      context.log.write({ what: 'warning-overridden', warning: 'call-lost' }, conversationId);
    }
    intent = own('sending');
    become('sending');
  } catch (error) {
    forget();
    if (!isUncertain(error)) throw error;
    const { correlationId } = error as Partial<PlatformError>;
    const facts = { cause: error, ...(correlationId !== undefined && { correlationId }) };
    throw new PlatformError('unsent', 'Nothing was sent: the platform, asked first, gave no answer', facts);
  }

  const body: WireCallCommand = { callNumber: number, ...(column !== undefined && { phoneColumn: column }) };
  const isFirst = () =>
    stillMeant() &&
    isFresh() &&
    clock.now() < hoursEndAt &&
    intents.of(client, conversationId).some((one) => one.id === id && one.state === 'sending') &&
    !others().some((other) => goesBefore(other, intent));
  try {
    const path = `/conversations/calls/${encodeURIComponent(conversationId)}`;
    await rest({ method: 'POST', path, body, isStillWanted: isFirst });
    become('sent');
  } catch (error) {
    if (!isUncertain(error)) {
      if (error instanceof PlatformError && (error.kind === 'offline' || error.kind === 'unsent')) forget();
      else become('refused');
      await refetch(client, conversationId).catch(() => {});
      throw error;
    }
    become('checking');
  }
  return { outcome: await followUp(context, client, conversationId, intent) };
}

/** Looks for the call of `intent`, in events and by asking; writes down and gives what became of it. */
async function followUp(
  { clock, keys, userId, refetch, intents }: CallContext,
  client: QueryClient,
  conversationId: string,
  intent: CallIntent,
): Promise<'seen' | 'lost'> {
  const watched = watch(client, keys, clock, conversationId);
  const isSeen = (conversation: Conversation) =>
    customerCallback(conversation, userId)?.calls.some((call) => isCallOf(intent, call)) === true;
  const from = clock.monotonic();
  const left = (ms: number) => Math.max(0, from + ms - clock.monotonic());
  let look: Promise<void> | undefined;
  let seen = false;
  for (const ms of ASK_AFTER_MS) {
    seen = await watched.until(isSeen, left(ms));
    if (seen) break;
    look = refetch(client, conversationId).catch(() => {}); // not waited for: it may hang while an event tells all
  }
  if (!seen) await look;
  const present = watched.conversation();
  const outcome = present && isSeen(present) ? 'seen' : 'lost';
  intents.put(client, conversationId, { ...intent, state: outcome });
  return outcome;
}

/** Holds for 20 s of this computer's time, whichever of its clocks went on. */
function whileMeant(clock: Clock): () => boolean {
  const [wall, monotonic] = [clock.wall(), clock.monotonic()];
  return () => Math.max(Math.abs(clock.wall() - wall), clock.monotonic() - monotonic) < MEANT_FOR_MS;
}

/** Without locks two tabs may get this far at once: what is on its way goes first, then the smaller id. */
const goesBefore = (other: CallIntent, mine: CallIntent) =>
  isOpenIntent(other) && (other.state !== 'sending' || other.id < mine.id);

const legIds = (calls: readonly PlacedCall[]) =>
  calls.flatMap(({ own, outside }) => [own, outside].flatMap((leg) => leg?.id ?? []));

/** The rules again, at the last moment, on what the platform says now; which number is picked was settled before. */
function whyNot(
  context: CallContext,
  conversation: Conversation,
  intents: readonly CallIntent[],
  { number, by = 'agent', hoursEndAt = Infinity }: CallCommand,
): Reason | undefined {
  const view = customerCallback(conversation, context.userId);
  if (!view) return 'not-routed';
  const { clock, countdownStart } = context;
  if (by === 'card' && intents.some((intent) => intent.by === 'card' && intent.legId === view.callback.id)) {
    return 'awaiting-last-call'; // another tab's card was first: never a second one by itself
  }
  const countdown = countdownOf(view.callback, countdownStart);
  const waits = view.calls.length === 0 && by === 'agent' ? countdown : undefined;
  const { errorMs } = clock.offset;
  const stage = waits && countdownStage(zeroFacts(zeroWindow(waits, errorMs), clock.now(), errorMs, true));
  const phase = phaseOf(view, intents, stage);
  const permission = permitted('call', {
    view,
    phase,
    intents,
    stage,
    numbers: [{ index: 0, number }],
    picked: 0,
    outsideHours: clock.now() >= hoursEndAt,
  });
  if (permission === 'allowed') return undefined;
  return permission === 'absent' ? 'not-routed' : permission.because;
}
