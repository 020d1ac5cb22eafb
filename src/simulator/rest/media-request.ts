import type { WireCallCommand, WireMediaParticipantRequest } from '../../callback/wire-rest.ts';
import type { WireWrapup } from '../../callback/wire.ts';
import { Refused } from '../world/refused.ts';

type Fields = Record<string, unknown>;

function fieldsOf(body: unknown, what: string): Fields {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Refused('malformed', `The request body must be a ${what}.`);
  return body as Fields;
}

function check(fields: Fields, name: string, type: 'boolean' | 'string') {
  const value = fields[name];
  if (value !== undefined && typeof value !== type) throw new Refused('malformed', `“${name}” must be a ${type}.`);
}

function wrapupOf(value: unknown): WireWrapup {
  const fields = fieldsOf(value, 'WrapupInput');
  for (const name of ['code', 'name', 'notes']) check(fields, name, 'string');
  check(fields, 'provisional', 'boolean');
  if (!fields.code && !fields.provisional) throw new Refused('malformed', 'A wrap-up needs a code.');
  return fields;
}

/** Reads a MediaParticipantRequest: something must be asked, `state` can only be connected or disconnected. */
export function mediaRequestOf(body: unknown): WireMediaParticipantRequest {
  const fields = fieldsOf(body, 'MediaParticipantRequest');
  const { state, wrapup } = fields;
  if (state !== undefined && state !== 'connected' && state !== 'disconnected')
    throw new Refused('malformed', 'Possible values of “state” are: connected, disconnected.');
  for (const name of ['held', 'muted', 'wrapupSkipped']) check(fields, name, 'boolean');
  if (['state', 'wrapup', 'held', 'muted', 'wrapupSkipped'].every((name) => fields[name] === undefined))
    throw new Refused('malformed', 'The request asks for no change.');
  return wrapup === undefined ? fields : { ...fields, wrapup: wrapupOf(wrapup) };
}

/** Reads a CallCommand: `callNumber` needs at least one digit, in whatever spelling. */
export function callCommandOf(body: unknown): WireCallCommand {
  const { callNumber, phoneColumn, ...rest } = fieldsOf(body, 'CallCommand');
  check({ phoneColumn }, 'phoneColumn', 'string');
  if (typeof callNumber !== 'string' || !/\d/.test(callNumber))
    throw new Refused('malformed', '“callNumber” must be a phone number.');
  return { ...rest, callNumber };
}

/** Reads the one body that ends a conversation: `{"state":"disconnected"}`. */
export function checkDisconnects(body: unknown): void {
  if (fieldsOf(body, 'Conversation').state !== 'disconnected')
    throw new Refused('malformed', 'The only valid value of “state” is: disconnected.');
}
