import type { Query, QueryClient } from '@tanstack/react-query';
import type { CallIntent } from '../../callback/attempt.ts';
import type { Conversation } from '../../callback/conversation.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Zero } from '../../platform/zero.ts';
import type { Stop } from '../../time/clock.ts';

/** What the cache holds of each callback now. */
export interface Known {
  ids(): Iterable<string>;
  conversation(id: string): Conversation | undefined;
  intents(id: string): readonly CallIntent[];
  /** The countdown after whose end a card asked whether the platform dialled. */
  lookedFor(id: string): number | undefined;
  /** A card shows it, and looks after it. */
  isShown(id: string): boolean;
  start(): Stop;
}

const NO_INTENTS: readonly CallIntent[] = [];

/**
 * Follows the queries of one platform in `client`, and tells of each that changed. Keeps the queries, never what they
 * hold: to look one up in the cache costs more than all that is done with it.
 */
export function createKnown({ keys }: Platform, client: QueryClient, onChange: (id: string) => void): Known {
  const cache = client.getQueryCache();
  const conversations = new Map<string, Query>();
  const intents = new Map<string, Query>();
  const zeros = new Map<string, Query>();
  const ours: Readonly<Record<string, Map<string, Query>>> = { intents, zero: zeros };

  function follow(query: Query, isGone: boolean) {
    const { queryKey } = query;
    if (queryKey[1] !== keys.all[1]) return;
    const among = queryKey[2] === 'conversation' ? conversations : ours[String(queryKey[3])];
    if (!among) return;
    const id = String(queryKey.at(-1));
    if (isGone) among.delete(id);
    else among.set(id, query);
    onChange(id);
  }

  return {
    ids: () => conversations.keys(),
    conversation: (id) => conversations.get(id)?.state.data as Conversation | undefined,
    intents: (id) => (intents.get(id)?.state.data as readonly CallIntent[] | undefined) ?? NO_INTENTS,
    lookedFor: (id) => (zeros.get(id)?.state.data as Zero | undefined)?.lookedFor,
    isShown: (id) => conversations.get(id)?.isActive() === true,
    start() {
      for (const query of cache.findAll({ queryKey: keys.all })) follow(query, false);
      const stop = cache.subscribe(({ type, query }) => {
        if (type === 'updated' || type === 'removed') follow(query, type === 'removed');
      });
      return () => {
        stop();
        for (const each of [conversations, intents, zeros]) each.clear();
      };
    },
  };
}
