import type { Query, QueryClient } from '@tanstack/react-query';

/** The query of a key, if there is one: by its hash, as the cache's own `find` compares it with the key of each. */
export const cachedQuery = (client: QueryClient, queryKey: readonly unknown[]): Query | undefined =>
  client.getQueryCache().get(client.defaultQueryOptions({ queryKey }).queryHash);
