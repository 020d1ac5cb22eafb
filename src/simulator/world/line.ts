import type { WireDisconnectReason } from '../../callback/wire.ts';

/** What the agent's own phone does when it rings first. `rings` waits for a hand, or for the PATCH that answers it. */
export type Phone = 'auto-answer' | 'rings' | 'not-answered';

/** What the customer's line does once it is dialled. */
export type Line = 'answers' | 'hangs-up' | 'busy' | 'no-answer' | 'rejects' | 'unallocated' | 'fails';

/** Times in ms from dialling; `endsMs` with a Q.850 cause is the line's own end, absent while the customer talks on. */
export interface LineCourse {
  readonly answersMs?: number;
  readonly endsMs?: number;
  readonly reason?: WireDisconnectReason;
}

const q850 = (code: number, phrase: string): WireDisconnectReason => ({ type: 'q850', code, phrase });

/** From dialling to the far end's first sign of life. */
export const CONTACTING_MS = 500;

/** The course of each kind of line. Causes: ITU-T Q.850. */
export const LINES: Readonly<Record<Line, LineCourse>> = {
  answers: { answersMs: 4000 },
  'hangs-up': { answersMs: 4000, endsMs: 24_000, reason: q850(16, 'Normal call clearing') },
  busy: { endsMs: 2500, reason: q850(17, 'User busy') },
  'no-answer': { endsMs: 30_000, reason: q850(19, 'No answer from user (user alerted)') },
  rejects: { endsMs: 5000, reason: q850(21, 'Call rejected') },
  unallocated: { endsMs: 1200, reason: q850(1, 'Unallocated (unassigned) number') },
  fails: { endsMs: 1500, reason: q850(38, 'Network out of order') },
};

/** The course of the agent's own phone: when it is picked up, or when it gives up. */
export const PHONES: Readonly<Record<Phone, LineCourse>> = {
  'auto-answer': { answersMs: 1200 },
  rings: { endsMs: 30_000, reason: q850(19, 'No answer from user (user alerted)') },
  'not-answered': { endsMs: 8000, reason: q850(18, 'No user responding') },
};

/** The platform's normal form of a number as given: `+` and digits, ten digits read as North American. */
export function normaliseNumber(given: string): string {
  const digits = given.replace(/\D/g, '');
  if (given.trim().startsWith('+')) return `+${digits}`;
  return digits.length === 10 ? `+1${digits}` : digits;
}
