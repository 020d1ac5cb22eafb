import type { QueryClient } from '@tanstack/react-query';
import { attemptsOf, isCallOf, isOpenIntent, type CallIntent } from '../callback/attempt.ts';
import { isOver, type Conversation } from '../callback/conversation.ts';
import { customerCallback, myLeg } from '../callback/customer-callback.ts';
import type { Stop } from '../time/clock.ts';
import type { Actions } from './actions.ts';
import { resolveIntents, type CallCommand, type CallContext } from './place-call.ts';
import { watchZero, type ZeroWatch } from './zero.ts';

/** What a card that attends to a callback contributes: the number to dial at zero, as picked now. */
export type Wanted = () => CallCommand | undefined;

/** Looks after callbacks that are on the screen, once each, however many copies show them. */
export interface Attending {
  attend(client: QueryClient, conversationId: string, wanted: Wanted): Stop;
  /** Another tab decided something, or knows more of what it decided. */
  heard(client: QueryClient, conversationId: string, intent: CallIntent): Promise<void>;
}

interface Attended {
  readonly client: QueryClient;
  readonly wanted: Wanted[];
  readonly zero: ZeroWatch;
  /** Calls that are in the log already. */
  readonly noted: Set<string>;
  resolving: boolean;
}

/** A press is meant for 20 s, answered within 16 and looked after for 15: what is open longer was decided in a dead tab. */
const LONGEST_MS = 60_000;

/**
 * Makes what looks after the callbacks of one platform; `dials`: the card itself dials at zero; `flush` applies events
 * that wait for the next frame.
 */
export function createAttending(
  context: CallContext,
  { actions, dials, flush }: { actions: Actions; dials: boolean; flush: () => void },
): Attending {
  const { clock, keys, intents, userId, log, locks, refetch } = context;
  const attended = new Map<string, Attended>();
  let stopListening: Stop = () => {};

  function dial(client: QueryClient, conversationId: string) {
    const number = attended.get(conversationId)?.wanted.at(-1)?.();
    if (!number) return;
    const spec = actions.call(conversationId);
    const press = client
      .getMutationCache()
      .build(client, spec)
      .execute({ ...number, by: 'card' });
    press.catch(() => {}); // told by what was asked
  }

  function resolve(conversationId: string) {
    const one = attended.get(conversationId);
    if (!one || one.resolving || !intents.of(one.client, conversationId).some(isOpenIntent)) return;
    one.resolving = true;
    resolveIntents(context, one.client, conversationId)
      .catch(() => {})
      .finally(() => (one.resolving = false));
  }

  function callsOf(client: QueryClient, conversationId: string) {
    const conversation = client.getQueryData<Conversation>(keys.conversation(conversationId));
    return conversation && customerCallback(conversation, userId)?.calls;
  }

  /** Whoever began a call, it is written down once. */
  function noteCalls(conversationId: string, { client, noted }: Attended) {
    const calls = callsOf(client, conversationId) ?? [];
    if (calls.every(({ id }) => noted.has(id))) return;
    for (const { call, by } of attemptsOf(calls, intents.of(client, conversationId))) {
      if (!call || noted.has(call.id)) continue;
      noted.add(call.id);
      log.write({ what: 'call-appeared', by }, conversationId);
    }
  }

  function changed(conversationId: string) {
    const one = attended.get(conversationId);
    if (!one) return;
    one.zero.update();
    noteCalls(conversationId, one);
    const conversation = one.client.getQueryData<Conversation>(keys.conversation(conversationId));
    const leg = conversation && myLeg(conversation, userId)?.callbacks.at(-1);
    if (leg && isOver(leg)) intents.settle(conversationId);
  }

  function listen(client: QueryClient) {
    const stops = [
      clock.onOffset(() => attended.forEach(({ zero }) => zero.update())),
      client.getQueryCache().subscribe(({ type, query: { queryKey } }) => {
        if (type === 'updated' && queryKey[2] === 'conversation') changed(queryKey[3] as string);
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }

  return {
    async heard(client, conversationId, intent) {
      if (intent.state === 'seen') {
        flush();
        // That another tab saw the call is no news before this one sees it: in between it would offer to call.
        if (callsOf(client, conversationId)?.every((call) => !isCallOf(intent, call)))
          await refetch(client, conversationId).catch(() => {});
      }
      intents.hearPut(client, conversationId, intent);
      if (locks.reach)
        resolve(conversationId); // waits for the tab that is at it
      else clock.after(LONGEST_MS, () => resolve(conversationId));
    },
    attend(client, conversationId, wanted) {
      if (attended.size === 0) stopListening = listen(client);
      let one = attended.get(conversationId);
      if (!one) {
        const zero = watchZero(context, client, conversationId, dials ? () => dial(client, conversationId) : undefined);
        one = { client, wanted: [], zero, noted: new Set(), resolving: false };
        attended.set(conversationId, one);
        // What is written down is on the screen before anybody can press.
        const known = intents.of(client, conversationId);
        if (known.length > 0) client.setQueryData(keys.intents(conversationId), known);
        changed(conversationId);
        resolve(conversationId);
      }
      const mine = one;
      mine.wanted.push(wanted);
      let ended = false;
      return () => {
        if (ended) return;
        ended = true;
        mine.wanted.splice(mine.wanted.indexOf(wanted), 1);
        if (mine.wanted.length > 0) return;
        mine.zero.stop();
        attended.delete(conversationId);
        if (attended.size === 0) stopListening();
      };
    },
  };
}
