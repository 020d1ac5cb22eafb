import type { Decoded } from '../callback/reading.ts';
import type { Problem } from '../callback/reading.ts';
import type { Clock } from '../time/clock.ts';
import { PlatformError } from './platform-error.ts';
import type { Rest } from './rest.ts';

/** What a query is, ready for `useQuery` or `queryOptions`: key, function and type together. */
export interface QuerySpec<T> {
  queryKey: readonly unknown[];
  queryFn: (context: { signal: AbortSignal }) => Promise<T>;
  staleTime: number;
  networkMode: 'always';
  retry: (failures: number, error: Error) => boolean;
  retryDelay: (failures: number, error: Error) => number;
  refetchOnMount?: 'always';
  refetchOnWindowFocus: boolean | 'always';
  refetchOnReconnect: boolean | 'always';
}

const TEN_MINUTES_MS = 600_000;
const MOST_RETRIES = 4;
const LONGEST_WAIT_MS = 30_000;
const WORTH_RETRYING = ['lost', 'broken', 'too-many'];

/** How something is read from the platform: the request, and the patience with it. */
export interface Getting {
  /** Where `/api/v2` lives, without it. */
  readonly baseUrl: string;
  /** GETs `path` and decodes what comes; what could not be read is reported. */
  get<T>(path: string, decode: (input: unknown) => Decoded<T>, signal?: AbortSignal): Promise<T>;
  /** For what events keep fresh: retried with jitter, after the time the platform asks for. */
  readonly patience: Omit<QuerySpec<never>, 'queryKey' | 'queryFn' | 'staleTime' | 'refetchOnWindowFocus'>;
  /** For what changes by the day, such as the name of a campaign. */
  readonly slow: Omit<QuerySpec<never>, 'queryKey' | 'queryFn'>;
}

/** Makes what the queries of one platform share. */
export function createGetting(options: {
  baseUrl: string;
  rest: Rest;
  clock: Clock;
  report: (message: string, problems: readonly Problem[]) => void;
}): Getting {
  const { baseUrl, rest, clock, report } = options;
  async function get<T>(path: string, decode: (input: unknown) => Decoded<T>, signal?: AbortSignal): Promise<T> {
    const { value, problems } = decode(await rest({ method: 'GET', path, signal }));
    if (problems.length > 0) report(`GET ${path} had values that could not be read`, problems);
    if (value === undefined) throw new PlatformError('unreadable', `GET ${path} answered in no known shape`);
    return value;
  }

  const patience: Getting['patience'] = {
    networkMode: 'always',
    retry: (failures: number, error: Error) =>
      failures < MOST_RETRIES && error instanceof PlatformError && WORTH_RETRYING.includes(error.kind),
    retryDelay: (failures: number, error: Error) => {
      const asked = error instanceof PlatformError && error.retryAt !== undefined ? error.retryAt - clock.now() : 0;
      const backOff = 500 * 2 ** failures * (1 + Math.random() / 2);
      return Math.min(Math.max(asked, backOff), Math.max(asked, LONGEST_WAIT_MS));
    },
    refetchOnReconnect: 'always',
  };
  const slow: Getting['slow'] = { ...patience, staleTime: TEN_MINUTES_MS, refetchOnWindowFocus: false };

  return { baseUrl, get, patience, slow };
}
