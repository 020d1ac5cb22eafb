import { upcomingStanding, type AgendaTimer, type Need, type Standing } from '../../callback/agenda.ts';
import type { CustomerCallback } from '../../callback/customer-callback.ts';
import { digitsOf, latinDigits } from '../../callback/phone-number.ts';
import type { Phase } from '../../callback/phase.ts';
import type { Instant } from '../../time/instant.ts';

/** A callback of the agent's that lies in the future, as the host knows of it. */
export interface UpcomingCallback {
  /** Without it the callback is shown and cannot be opened. */
  readonly conversationId?: string | undefined;
  readonly customerName?: string | undefined;
  readonly queueName?: string | undefined;
  /** As given, not necessarily E.164. */
  readonly number?: string | undefined;
  /** Epoch ms, in the platform's clock. */
  readonly scheduledAt: Instant;
}

/** What a row shows: equal rows are one object, so that an event which changes nothing here renders nothing. */
export interface AgendaRow {
  /** Absent where the host knows of no conversation yet: nothing can be opened. */
  readonly conversationId: string | undefined;
  readonly customerName: string | undefined;
  readonly queueName: string | undefined;
  readonly numbers: readonly string[];
  readonly why: 'preview' | 'voicemail' | 'callback';
  readonly need: Need;
  readonly phase: Phase;
  /** The platform's own word, for a state that nobody knows. */
  readonly state: string;
  readonly held: boolean;
  readonly timer: AgendaTimer | undefined;
  /** Another callback of the agent's reaches the same line. */
  readonly twice: boolean;
}

/** The row of a callback that stands so. */
export function rowOf(
  { callback, conversation, customerName }: CustomerCallback,
  { need, phase, timer }: Standing,
  { twice, queueName }: Pick<AgendaRow, 'twice' | 'queueName'>,
): AgendaRow {
  const { numbers, preview, voicemail, state, held } = callback;
  const why = voicemail ? 'voicemail' : preview ? 'preview' : 'callback';
  const { id: conversationId } = conversation;
  return { conversationId, customerName, queueName, numbers, why, need, phase, state, held, timer, twice };
}

/** The row of a callback that only the host knows of. */
export function upcomingRow(
  upcoming: UpcomingCallback,
  now: Instant,
  twice: boolean,
): { standing: Standing; row: AgendaRow } {
  const { conversationId, customerName, queueName, number, scheduledAt } = upcoming;
  const standing = upcomingStanding(scheduledAt, now);
  const { need, phase, timer } = standing;
  const numbers = number === undefined ? [] : [number];
  const row = { conversationId, customerName, queueName, numbers, need, phase, timer };
  return { standing, row: { ...row, why: 'callback', state: 'scheduled', held: false, twice } };
}

/** Letters without their marks, in one case: who types “Hallstrom” means Hallström. */
const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const searched = new WeakMap<AgendaRow, { text: string; digits: readonly string[] }>();

/** Whether every word of `wanted` stands in the name or the queue, or all of it in a number. */
export function rowMatches(row: AgendaRow, wanted: string): boolean {
  const text = plain(latinDigits(wanted)).trim();
  if (text === '') return true;
  let known = searched.get(row);
  if (!known) {
    known = { text: plain(`${row.customerName ?? ''} ${row.queueName ?? ''}`), digits: row.numbers.map(digitsOf) };
    searched.set(row, known);
  }
  if (text.split(/\s+/).every((word) => known.text.includes(word))) return true;
  const digits = text.replace(/[\s()+./-]/g, '');
  return /^\d+$/.test(digits) && known.digits.some((number) => number.includes(digits));
}
