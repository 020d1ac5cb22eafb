import type { QueryClient } from '@tanstack/react-query';
import type { Action } from '../callback/permitted.ts';
import type { Clock } from '../time/clock.ts';
import type { Instant } from '../time/instant.ts';
import type { ActionResult } from './acting.ts';
import type { Keys } from './keys.ts';
import type { ActivityResult, Log } from './log.ts';
import { newId } from './new-id.ts';
import type { CallResult } from './place-call.ts';
import { PlatformError, type ErrorKind } from './platform-error.ts';
import type { Relay } from './relay.ts';
import type { TabMessage } from './tabs.ts';

/** Something that was asked of the platform, in this tab or another one, and how it stands. Plain data. */
export interface Asked {
  readonly id: string;
  readonly action: Action | (string & {});
  readonly askedAt: Instant;
  readonly state: 'pending' | 'answered' | 'failed';
  readonly result?: ActionResult | CallResult;
  readonly error?: {
    readonly kind: ErrorKind;
    readonly correlationId?: string;
    readonly retryAt?: Instant;
    /** The field of the request that was not taken, in the platform's name for it, and what it says of it. */
    readonly field?: string;
    readonly said?: string;
  };
  /** The card itself, when its countdown ended, or a press. */
  readonly by: 'agent' | 'card';
}

/** Keeps what is under way for every copy of a card, in every tab. */
export interface Asking {
  /** Runs `run` and tells all copies that it is pending, then how it ended. */
  track<T extends ActionResult | CallResult>(
    client: QueryClient,
    conversationId: string,
    what: Pick<Asked, 'action' | 'by'> & { readonly column?: string },
    run: () => Promise<T>,
  ): Promise<T>;
  /** Another tab's; forgotten when that tab never says how it ended. */
  hear(client: QueryClient, conversationId: string, asked: Asked): void;
}

const KEPT = 12;
/** A call is looked for for 15 s after up to three requests of 16 s; what is pending longer was asked in a dead tab. */
const LONGEST_MS = 75_000;

/** Makes what keeps the questions of one platform. */
export function createAsking(options: { keys: Keys; clock: Clock; relay: Relay<TabMessage>; log: Log }): Asking {
  const { keys, clock, relay, log } = options;

  function put(client: QueryClient, conversationId: string, asked: Asked) {
    client.setQueryData<readonly Asked[]>(keys.asked(conversationId), (all = []) =>
      all.some(({ id }) => id === asked.id)
        ? all.map((one) => (one.id === asked.id ? asked : one))
        : [...all, asked].sort(earlierFirst).slice(-KEPT),
    );
  }

  return {
    async track(client, conversationId, { column, ...what }, run) {
      const asked = { ...what, id: newId(), askedAt: clock.now() };
      const tell = (outcome: Pick<Asked, 'state' | 'result' | 'error'>) => {
        const now = { ...asked, ...outcome };
        put(client, conversationId, now);
        relay.post({ kind: 'asked', conversationId, asked: now });
      };
      const answered = (end: { result: ActivityResult } & Partial<NonNullable<Asked['error']>>) => {
        const { result, kind, correlationId } = end;
        const facts = { ...(kind && { errorKind: kind }), ...(correlationId !== undefined && { correlationId }) };
        log.write({ what: 'answered', ...what, result, ...facts }, conversationId);
      };
      log.write({ what: 'asked', ...what, ...(column !== undefined && { column }) }, conversationId);
      tell({ state: 'pending' });
      try {
        const result = await run();
        tell({ state: 'answered', result });
        answered({ result: resultOf(result) });
        return result;
      } catch (error) {
        const failure = plain(error);
        tell({ state: 'failed', error: failure });
        answered({ result: 'refused', ...failure });
        throw error;
      }
    },
    hear(client, conversationId, asked) {
      put(client, conversationId, asked);
      if (asked.state !== 'pending') return;
      clock.after(LONGEST_MS, () => {
        client.setQueryData<readonly Asked[]>(keys.asked(conversationId), (all = []) =>
          all.filter(({ id, state }) => id !== asked.id || state !== 'pending'),
        );
      });
    },
  };
}

/** The same in every tab, whichever it heard of first. */
const earlierFirst = (one: Asked, other: Asked) => one.askedAt - other.askedAt || (one.id < other.id ? -1 : 1);

function resultOf(result: ActionResult | CallResult): ActivityResult {
  if ('confirmed' in result) return result.confirmed ? 'confirmed' : 'unconfirmed';
  if (result.outcome === 'not-sent') return 'not-sent';
  return result.outcome === 'seen' ? 'confirmed' : 'unconfirmed';
}

function plain(error: unknown): NonNullable<Asked['error']> {
  if (!(error instanceof PlatformError)) return { kind: 'unreadable' };
  const { kind, correlationId, retryAt, field, said } = error;
  return {
    kind,
    ...(correlationId !== undefined && { correlationId }),
    ...(retryAt !== undefined && { retryAt }),
    ...(field !== undefined && { field }),
    ...(said !== undefined && { said }),
  };
}
