import type { WireErrorBody } from '../../callback/wire-rest.ts';
import { Refused, type RefusedBecause } from '../world/refused.ts';

const REFUSALS: Readonly<Record<RefusedBecause, number>> = {
  malformed: 400,
  forbidden: 403,
  unknown: 404,
  'moved-on': 409,
};

/** Status → the code and text of its ErrorBody where nobody says more. Only those of 400 are documented. */
const CODES: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ['bad.request', 'The request could not be understood by the server due to malformed syntax.'],
  401: ['bad.credentials', 'Invalid login credentials.'],
  403: ['not.authorized', 'You are not authorized to perform the requested action.'],
  404: ['not.found', 'The requested resource was not found.'],
  405: ['method.not.allowed', 'The requested method is not possible here.'],
  408: ['request.timeout', 'The request timed out.'],
  409: ['conflict', 'The request conflicts with the current state.'],
  413: ['request.entity.too.large', 'The request is too large.'],
  429: ['too.many.requests', 'Rate limit exceeded the maximum.'],
  500: ['internal.server.error', 'The server encountered an unexpected condition.'],
  502: ['bad.gateway', 'The server received an invalid answer.'],
  503: ['service.unavailable', 'The service is currently unavailable.'],
  504: ['gateway.timeout', 'The request timed out.'],
};

/** Thrown for what is not a rule of the world: no token, no such endpoint, a missing permission, a fault by hand. */
export class HttpRefused extends Error {
  readonly status: number;
  readonly code: string;
  readonly messageParams: Record<string, string>;

  constructor(status: number, message?: string, code?: string, messageParams: Record<string, string> = {}) {
    super(message ?? CODES[status]?.[1] ?? 'The request failed.');
    this.status = status;
    this.code = code ?? CODES[status]?.[0] ?? 'unknown';
    this.messageParams = messageParams;
  }
}

/** The connection broke before an answer came: what a page sees as a failed fetch. */
export class ConnectionBroke extends TypeError {
  constructor() {
    super('Failed to fetch');
  }
}

/** The ErrorBody of what was thrown; anything that is not a refusal is a fault of the simulator, and thrown on. */
export function errorBody(error: unknown, contextId: string): WireErrorBody & { status: number } {
  if (!(error instanceof Refused) && !(error instanceof HttpRefused)) throw error;
  const status = error instanceof Refused ? REFUSALS[error.because] : error.status;
  const code = error instanceof Refused ? CODES[status]![0] : error.code;
  return {
    message: error.message,
    code,
    status,
    messageParams: error instanceof HttpRefused ? error.messageParams : {},
    contextId,
    details: error instanceof Refused ? error.details.map((each) => ({ ...each })) : [],
    errors: [],
  };
}
