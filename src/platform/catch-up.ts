import type { QueryClient } from '@tanstack/react-query';
import { isOver, type Conversation } from '../callback/conversation.ts';
import { myLeg } from '../callback/customer-callback.ts';
import type { Stop } from '../time/clock.ts';
import { cachedQuery } from './cached-query.ts';
import type { Listing } from './lookups.ts';
import type { Platform } from './platform.ts';
import { PlatformError } from './platform-error.ts';

/** At the same time, and no more: a thousand callbacks must not use up the agent's 300 requests a minute at once. */
const AT_ONCE = 4;

const legOf = (conversation: Conversation | undefined, userId: string) =>
  conversation && myLeg(conversation, userId)?.callbacks.at(-1);

/** What an event leaves out, and no card on the screen asks for: since when it alerts, and when it began. */
function lacks(conversation: Conversation, userId: string): boolean {
  const leg = legOf(conversation, userId);
  if (!leg || isOver(leg)) return false;
  return conversation.startedAt === undefined || (leg.state === 'alerting' && leg.alertedAt === undefined);
}

/** Whether the flat listing tells another story of my leg than what is known. */
function contradicts(listed: Conversation | undefined, known: Conversation, userId: string): boolean {
  const leg = legOf(known, userId);
  const told = legOf(listed, userId);
  if (!leg || !told) return leg !== undefined && !isOver(leg); // the listing leaves out what is over
  return isOver(leg) !== isOver(told) || leg.held !== told.held || leg.state !== told.state;
}

/**
 * Keeps whole what `client` knows of the agent's callbacks that no card shows: asks once for each that is with the agent
 * and of which only the listing or an event has told, for each on which the listing and the events disagree, and for one
 * of each queue whose name is not known.
 */
export function catchUp({ queries, keys, userId }: Platform, client: QueryClient): Stop {
  const cache = client.getQueryCache();
  const waiting = new Set<string>();
  /** What was asked for on account of which alert: not again for the same, whatever came back. */
  const asked = new Map<string, string>();
  /** One conversation for each queue, read to learn its name. */
  const names = new Map<string, string>();
  let running = 0;
  let stopped = false;

  let listed = byId(client.getQueryData<Listing>(keys.listing));

  const known = (id: string) => client.getQueryData<Conversation>(keys.conversation(id));
  const isShown = (id: string) => cachedQuery(client, keys.conversation(id))?.isActive() === true;

  /** Asked again before a request leaves: in the meantime another may have brought it. */
  function isWanted(id: string): boolean {
    const conversation = known(id);
    if (conversation)
      return lacks(conversation, userId) || (listed !== undefined && contradicts(listed.get(id), conversation, userId));
    const told = listed?.get(id);
    return (
      told !== undefined &&
      (legOf(told, userId) !== undefined || nameless(told).some((queue) => names.get(queue) === id))
    );
  }

  async function ask(id: string) {
    running++;
    try {
      await client.fetchQuery({ ...queries.conversation(id), staleTime: 0 });
    } catch (error) {
      const query = cachedQuery(client, keys.conversation(id));
      const gone = error instanceof PlatformError && error.kind === 'gone';
      if (gone && query && !query.isActive()) cache.remove(query);
    }
    running--;
    next();
  }

  function next() {
    for (const id of waiting) {
      if (stopped || running >= AT_ONCE) return;
      waiting.delete(id);
      if (isWanted(id)) void ask(id);
    }
  }

  function want(id: string) {
    if (!isWanted(id)) return;
    waiting.add(id);
    next();
  }

  function look(id: string) {
    const conversation = known(id);
    if (!conversation) return void asked.delete(id);
    if (!lacks(conversation, userId) || isShown(id)) return;
    const offer = myLeg(conversation, userId)!.id;
    if (asked.get(id) === offer) return;
    asked.set(id, offer);
    want(id);
  }

  function compare() {
    for (const each of listed?.values() ?? [])
      for (const queue of nameless(each)) if (!names.has(queue)) names.set(queue, each.id);
    for (const id of listed?.keys() ?? []) want(id);
    for (const { queryKey } of cache.findAll({ queryKey: keys.conversations })) want(String(queryKey[3]));
  }

  compare();
  const unsubscribe = cache.subscribe((event) => {
    if (event.type !== 'updated' && event.type !== 'removed') return;
    const { queryKey } = event.query;
    if (queryKey[1] !== keys.all[1]) return;
    if (queryKey[2] === 'conversation') return look(String(queryKey[3]));
    if (event.type !== 'updated' || event.action.type !== 'success' || queryKey[3] !== keys.listing[3]) return;
    listed = byId(client.getQueryData<Listing>(keys.listing));
    compare();
  });
  return () => {
    stopped = true;
    unsubscribe();
    waiting.clear();
  };
}

const byId = (listed: Listing | undefined) => listed && new Map(listed.conversations.map((each) => [each.id, each]));

/** The queues of a conversation of which it does not say the names: the listing has ids alone. */
const nameless = ({ participants }: Conversation) =>
  participants.flatMap(({ queueId, queueName }) => (queueId !== undefined && queueName === undefined ? [queueId] : []));
