import type { QueryClient } from '@tanstack/react-query';
import { isCallOf, isOpenIntent, type CallIntent } from '../callback/attempt.ts';
import type { Conversation } from '../callback/conversation.ts';
import { countdownOf, countdownStage, zeroWindow, type CountdownStart } from '../callback/countdown.ts';
import { customerCallback } from '../callback/customer-callback.ts';
import { permitted, type Reason } from '../callback/permitted.ts';
import { phaseOf } from '../callback/phase.ts';
import type { PlacedCall } from '../callback/placed-call.ts';
import type { WireCallCommand } from '../callback/wire-rest.ts';
import type { Clock } from '../time/clock.ts';
import type { Keys } from './keys.ts';
import { isUncertain, PlatformError } from './platform-error.ts';
import type { Rest } from './rest.ts';
import { watch } from './waiting.ts';

/** One decision to call: which number, and who decided. */
export interface CallCommand {
  readonly number: string;
  /** The contact-list column the number came from, for a preview. */
  readonly column?: string;
  readonly by?: 'agent' | 'card';
}

/** `seen`: the call appeared · `lost`: it did not, within 15 s · `not-sent`: the rules said no, and why. */
export type CallResult =
  { readonly outcome: 'seen' | 'lost' } | { readonly outcome: 'not-sent'; readonly because: Reason };

/** After the answer: when to ask whether the call is there, if no event told (desk D6). One look is no proof. */
const ASK_AFTER_MS = [1000, 3000, 7000, 15_000];

/** What placing a call needs of its platform. */
export interface CallContext {
  readonly rest: Rest;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly userId: string;
  readonly countdownStart: CountdownStart;
  /** Conversations for which a press of Call is under way. */
  readonly calling: Set<string>;
  /** Asks the platform itself, past every query in flight, and puts the answer through the gate. */
  readonly refetch: (client: QueryClient, conversationId: string) => Promise<void>;
}

/**
 * Places at most one call for one decision (desk D2, D5, D6): writes down the intent, asks the platform afresh, decides
 * on what the cache then holds, sends once, and follows up until the call is seen or was looked for long enough. Never
 * sends twice; a lost answer is resolved by asking. Rejects with a `PlatformError` when it is certain that no call came
 * of it.
 */
export async function placeCall(
  context: CallContext,
  client: QueryClient,
  conversationId: string,
  command: CallCommand,
): Promise<CallResult> {
  const intents = () => client.getQueryData<CallIntent[]>(context.keys.intents(conversationId)) ?? [];
  // Beside what is written: a host may empty its cache while a request is under way.
  if (context.calling.has(conversationId) || intents().some(isOpenIntent)) {
    return { outcome: 'not-sent', because: 'awaiting-last-call' };
  }
  context.calling.add(conversationId);
  try {
    return await decideAndSend(context, client, conversationId, command);
  } finally {
    context.calling.delete(conversationId);
  }
}

async function decideAndSend(
  context: CallContext,
  client: QueryClient,
  conversationId: string,
  command: CallCommand,
): Promise<CallResult> {
  const { rest, keys, clock, refetch } = context;
  const key = keys.intents(conversationId);
  const intents = () => client.getQueryData<CallIntent[]>(key) ?? [];
  const write = (change: (all: CallIntent[]) => CallIntent[]) =>
    client.setQueryData<CallIntent[]>(key, change(intents()));
  const id = crypto.randomUUID();
  const { number, column, by = 'agent' } = command;
  const own = (state: CallIntent['state'], callsBefore: readonly string[] = []): CallIntent => ({
    id,
    number,
    by,
    sentAt: clock.now(),
    callsBefore,
    state,
    ...(column !== undefined && { column }),
  });
  const become = (state: CallIntent['state']) =>
    write((all) => all.map((intent) => (intent.id === id ? { ...intent, state } : intent)));
  const forget = () => write((all) => all.filter((intent) => intent.id !== id));

  let intent = own('sending');
  write((all) => [...all, intent]);
  const watched = watch(client, keys, clock, conversationId);
  try {
    await refetch(client, conversationId);
    const conversation = watched.conversation();
    const because =
      conversation &&
      whyNot(
        context,
        conversation,
        intents().filter((intent) => intent.id !== id),
      );
    if (because) {
      forget();
      return { outcome: 'not-sent', because };
    }
    const view = conversation && customerCallback(conversation, context.userId);
    intent = own('sending', view && legIds(view.calls));
    write((all) => all.map((one) => (one.id === id ? intent : one)));
  } catch (error) {
    forget();
    throw error;
  }

  const body: WireCallCommand = { callNumber: number, ...(column !== undefined && { phoneColumn: column }) };
  try {
    await rest({ method: 'POST', path: `/conversations/calls/${encodeURIComponent(conversationId)}`, body });
    become('sent');
  } catch (error) {
    if (!isUncertain(error)) {
      if (error instanceof PlatformError && error.kind === 'offline') forget();
      else become('refused');
      await refetch(client, conversationId).catch(() => {});
      throw error;
    }
    become('checking');
  }

  const isSeen = (conversation: Conversation) =>
    customerCallback(conversation, context.userId)?.calls.some((call) => isCallOf(intent, call)) === true;
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
  become(outcome);
  return { outcome };
}

const legIds = (calls: readonly PlacedCall[]) =>
  calls.flatMap(({ own, outside }) => [own, outside].flatMap((leg) => leg?.id ?? []));

/** The rules again, at the last moment, on what the platform says now: nothing about which number is picked. */
function whyNot(context: CallContext, conversation: Conversation, intents: readonly CallIntent[]): Reason | undefined {
  const view = customerCallback(conversation, context.userId);
  if (!view) return 'not-routed';
  const { clock, countdownStart } = context;
  const countdown = countdownOf(view.callback, countdownStart);
  const waits = countdown && view.calls.length === 0;
  const stage = waits ? countdownStage(zeroWindow(countdown, clock.offset.errorMs), clock.now()) : undefined;
  const phase = phaseOf(view, intents, stage);
  const permission = permitted('call', {
    view,
    phase,
    intents,
    stage,
    numbers: [{ index: 0, number: '?' }],
    picked: 0,
  });
  if (permission === 'allowed') return undefined;
  return permission === 'absent' ? 'not-routed' : permission.because;
}
