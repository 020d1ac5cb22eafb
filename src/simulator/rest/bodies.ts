import type { WireCallCommand, WireMediaParticipantRequest } from '../../callback/wire-rest.ts';
import type { WireWrapup } from '../../callback/wire.ts';
import { Refused, wrongField } from '../world/refused.ts';

/** A JSON object as it came. */
export type Fields = Record<string, unknown>;

/** Reads a JSON object, named `what` by the platform. */
export function fieldsOf(body: unknown, what: string): Fields {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Refused('malformed', `The request body must be a ${what}.`);
  return body as Fields;
}

/** Throws where a field is there and of another type. */
export function check(fields: Fields, name: string, type: 'boolean' | 'string' | 'number', path: string = name): void {
  const value = fields[name];
  if (value !== undefined && value !== null && typeof value !== type)
    throw wrongField(path, `“${path}” must be a ${type}.`, 'invalid.property');
}

/** A text that must be there. */
export function textOf(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string' || !value) throw wrongField(name, `“${name}” is required.`, 'constraint.validation');
  return value;
}

/** A list of what `read` makes of each entry; `required` ones must not be empty. */
export function listOf<Entry>(fields: Fields, name: string, read: (entry: unknown) => Entry): Entry[] {
  const value = fields[name];
  if (!Array.isArray(value) || value.length === 0)
    throw wrongField(name, `“${name}” must be a list that is not empty.`, 'constraint.validation');
  return value.map(read);
}

/** Reads a map of texts, such as attributes or a contact's fields. */
export function textsOf(value: unknown, name: string): Record<string, string> {
  const fields = fieldsOf(value, name);
  for (const [key, each] of Object.entries(fields))
    if (typeof each !== 'string') throw wrongField(`${name}.${key}`, `“${name}.${key}” must be a string.`);
  return fields as Record<string, string>;
}

const LONGEST_NOTES = 4000;

/** Reads a WrapupInput: a final one needs a code. */
export function wrapupOf(value: unknown): WireWrapup {
  const fields = fieldsOf(value, 'WrapupInput');
  for (const name of ['code', 'name', 'notes']) check(fields, name, 'string', `wrapup.${name}`);
  check(fields, 'provisional', 'boolean', 'wrapup.provisional');
  check(fields, 'durationSeconds', 'number', 'wrapup.durationSeconds');
  const { code, notes, tags, durationSeconds, provisional } = fields as WireWrapup;
  if (!code && !provisional) throw wrongField('wrapup.code', 'A wrap-up needs a code.', 'constraint.validation');
  if ((notes?.length ?? 0) > LONGEST_NOTES)
    throw wrongField('wrapup.notes', `Notes may have ${LONGEST_NOTES} characters.`, 'constraint.validation');
  return {
    ...(code && { code }),
    ...(notes !== undefined && { notes }),
    ...(tags && { tags }),
    ...(durationSeconds !== undefined && { durationSeconds }),
    ...(provisional && { provisional }),
  };
}

const ASKABLE = ['state', 'wrapup', 'held', 'muted', 'wrapupSkipped', 'recording', 'confined', 'resumeTime'];

/** Reads a MediaParticipantRequest: something must be asked, `state` can only be connected or disconnected. */
export function mediaRequestOf(body: unknown): WireMediaParticipantRequest {
  const fields = fieldsOf(body, 'MediaParticipantRequest');
  const { state, wrapup } = fields;
  if (state !== undefined && state !== 'connected' && state !== 'disconnected')
    throw wrongField('state', 'Possible values of “state” are: connected, disconnected.');
  for (const name of ['held', 'muted', 'wrapupSkipped']) check(fields, name, 'boolean');
  if (ASKABLE.every((name) => fields[name] === undefined))
    throw new Refused('malformed', 'The request asks for no change.');
  return wrapup === undefined ? fields : { ...fields, wrapup: wrapupOf(wrapup) };
}

/** Reads a CallCommand: `callNumber` needs at least one digit, of whatever script, in whatever spelling. */
export function callCommandOf(body: unknown): WireCallCommand {
  const fields = fieldsOf(body, 'CallCommand');
  check(fields, 'phoneColumn', 'string');
  const { callNumber, phoneColumn } = fields as Partial<WireCallCommand>;
  if (typeof callNumber !== 'string' || !/\p{Nd}/u.test(callNumber))
    throw wrongField('callNumber', '“callNumber” must be a phone number.');
  return { callNumber, ...(phoneColumn && { phoneColumn }) };
}

/** Reads the one body that ends a conversation: `{"state":"disconnected"}`. */
export function checkDisconnects(body: unknown): void {
  if (fieldsOf(body, 'Conversation').state !== 'disconnected')
    throw wrongField('state', 'The only valid value of “state” is: disconnected.');
}
