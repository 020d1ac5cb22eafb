import type { QueryClient } from '@tanstack/react-query';
import type { Conversation } from '../callback/conversation.ts';
import type { Clock, Stop } from '../time/clock.ts';
import type { Keys } from './keys.ts';

/** Watches what the cache holds of one conversation, from outside React. */
export interface Watched {
  conversation(): Conversation | undefined;
  /** Settles `true` as soon as `seen` holds, `false` after `ms` without. */
  until(seen: (conversation: Conversation) => boolean, ms: number): Promise<boolean>;
}

/** Watches `conversationId` in `client`. */
export function watch(client: QueryClient, keys: Keys, clock: Clock, conversationId: string): Watched {
  const key = keys.conversation(conversationId);
  const conversation = () => client.getQueryData<Conversation>(key);
  return {
    conversation,
    until(seen, ms) {
      const holds = () => {
        const present = conversation();
        return present !== undefined && seen(present);
      };
      if (holds()) return Promise.resolve(true);
      return new Promise((settle) => {
        let stopTimer: Stop = () => {};
        const stopCache = client.getQueryCache().subscribe(({ query, type }) => {
          if (type === 'updated' && query.queryKey[3] === conversationId && holds()) end(true);
        });
        const end = (result: boolean) => {
          stopCache();
          stopTimer();
          settle(result);
        };
        stopTimer = clock.after(ms, () => end(holds()));
      });
    },
  };
}
