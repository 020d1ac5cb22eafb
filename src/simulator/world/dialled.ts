import { sentinelFor } from '../sentinels.ts';
import { customerOf } from './legs.ts';
import { LINES, normaliseNumber, type LineCourse } from './line.ts';
import { Refused } from './refused.ts';
import { cloudTime, type CallLeg, type Conversation, type Participant, type World } from './world.ts';

/** The code for a preview whose number is on a do-not-call list. Source: help page on outbound wrap-up codes. */
const DO_NOT_CALL = 'ININ-OUTBOUND-DNC-SKIPPED';

/** What the line of a customer's leg does: what was set for the number, else what its sentinel says, else it answers. */
export function courseOf(world: World, far: CallLeg): LineCourse {
  const number = far.self?.addressNormalized ?? '';
  return LINES[world.lines.get(number) ?? sentinelFor(number)?.line ?? 'answers'];
}

/** The phone column that a number stands in, as the caller said or as the contact has it. */
function columnOf(world: World, agent: Participant, number: string, phoneColumn?: string) {
  const { contactId, phoneNumberColumns = [] } = agent.callbacks[0]?.dialerPreview ?? {};
  const contact = world.contacts.get(contactId ?? '');
  const wanted = normaliseNumber(number);
  const names = phoneNumberColumns.map(({ columnName = '' }) => columnName);
  const fits = (name: string) => normaliseNumber(contact?.data?.[name] ?? '') === wanted;
  return { contact, column: phoneColumn ?? names.find(fits) };
}

/** Writes the attempt into the contact's call records; refused where that number may not be called. */
export function recordAttempt(
  world: World,
  conversation: Conversation,
  agent: Participant,
  number: string,
  phoneColumn?: string,
): void {
  const { contact, column } = columnOf(world, agent, number, phoneColumn);
  if (!contact || column === undefined) return;
  if (contact.callable === false || contact.phoneNumberStatus?.[column]?.callable === false) {
    agent.wrapup = { code: DO_NOT_CALL, name: DO_NOT_CALL, endTime: cloudTime(world) };
    world.changed(conversation);
    throw new Refused('forbidden', 'The number is on a do-not-call list.');
  }
  contact.callRecords = { ...contact.callRecords, [column]: { lastAttempt: cloudTime(world) } };
}

/** Writes how a call ended into the contact's call records. */
export function recordEnd(world: World, conversation: Conversation, leg: CallLeg): void {
  const far = customerOf(conversation).calls.find(({ id, peerId }) => id === leg.id || peerId === leg.id);
  const agent = conversation.participants.findLast(({ purpose }) => purpose === 'agent');
  if (!far || !agent) return;
  const { contact, column } = columnOf(world, agent, far.self?.addressRaw ?? '');
  const record = column === undefined ? undefined : contact?.callRecords?.[column];
  if (record) record.lastResult = courseOf(world, far).result;
}
