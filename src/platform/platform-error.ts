import type { Instant } from '../time/instant.ts';

/**
 * What went wrong between the card and the platform, by what one can do about it. Decided by HTTP status alone: the
 * platform's `code` texts are not documented.
 */
export const ERROR_KINDS = [
  'offline',
  'unsent',
  'lost',
  'signed-out',
  'forbidden',
  'gone',
  'moved-on',
  'invalid',
  'too-many',
  'broken',
  'unreadable',
] as const;
/** The name of a kind of error. */
export type ErrorKind = (typeof ERROR_KINDS)[number];

/**
 * A request that did not do what was asked.
 * `offline`: nothing was sent · `unsent`: neither, for it was asked too long ago, or is no longer wanted · `lost`: sent, and no answer came: it may have happened · `signed-out` 401 ·
 * `forbidden` 403 · `gone` 404 · `moved-on` 409 · `invalid` other 4xx · `too-many` 429 · `broken` 5xx ·
 * `unreadable`: answered, but not in a shape we know.
 */
export class PlatformError extends Error {
  override readonly name = 'PlatformError';
  readonly kind: ErrorKind;
  readonly status: number | undefined;
  /** The platform's own code, for the engineer; never decide by it. */
  readonly code: string | undefined;
  /** Find the request in the platform's logs by this. */
  readonly correlationId: string | undefined;
  /** When to try again at the earliest, on the platform's clock. */
  readonly retryAt: Instant | undefined;
  /** Which field of the request it did not take, by the platform's own name. */
  readonly field: string | undefined;
  /** What the platform says of that field: may repeat what was sent, so it is shown, and never written down. */
  readonly said: string | undefined;

  constructor(kind: ErrorKind, message: string, facts: ErrorFacts = {}) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.kind = kind;
    this.status = facts.status;
    this.code = facts.code;
    this.correlationId = facts.correlationId;
    this.retryAt = facts.retryAt;
    this.field = facts.field;
    this.said = facts.said;
  }
}

/** What may be known of an error, beside its kind. */
export interface ErrorFacts {
  readonly status?: number;
  readonly code?: string;
  readonly correlationId?: string;
  readonly retryAt?: Instant;
  readonly field?: string;
  readonly said?: string;
  readonly cause?: unknown;
}

const BY_STATUS: Readonly<Record<number, ErrorKind>> = {
  401: 'signed-out',
  403: 'forbidden',
  404: 'gone',
  408: 'lost',
  409: 'moved-on',
  410: 'gone',
  429: 'too-many',
};

/** The kind of an HTTP status that is no success. */
export const kindOfStatus = (status: number): ErrorKind => BY_STATUS[status] ?? (status >= 500 ? 'broken' : 'invalid');

/** Whether a request that failed in this way may have had its effect all the same. */
export const isUncertainKind = (kind: ErrorKind): boolean =>
  kind === 'lost' || kind === 'broken' || kind === 'unreadable';

/** Whether the request may have had its effect although no success was told: then only asking can tell. */
export const isUncertain = (error: unknown): boolean =>
  error instanceof PlatformError ? isUncertainKind(error.kind) : true;
