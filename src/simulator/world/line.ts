import type { WireDisconnectReason, WireDisconnectType } from '../../callback/wire.ts';

/** What the agent's own phone does when it rings first. `rings` waits for a hand, or for the PATCH that answers it. */
export type Phone = 'auto-answer' | 'rings' | 'not-answered' | 'declined';

/** Every kind of phone. */
export const PHONE_KINDS: readonly Phone[] = ['auto-answer', 'rings', 'not-answered', 'declined'];

/** What the customer's line does once it is dialled. */
export type Line = 'answers' | 'hangs-up' | 'machine' | 'busy' | 'no-answer' | 'rejects' | 'unallocated' | 'fails';

/** Times in ms from dialling; `endsMs` with a Q.850 cause is the line's own end, absent while the customer talks on. */
export interface LineCourse {
  readonly answersMs?: number;
  readonly endsMs?: number;
  readonly reason?: WireDisconnectReason;
  /** How it ends, where that is not the other end's doing. */
  readonly by?: WireDisconnectType;
  /** What the contact's record says of it afterwards; a talk is told by the agent's own code. */
  readonly result: string;
}

const q850 = (code: number, phrase: string): WireDisconnectReason => ({ type: 'q850', code, phrase });

/** From dialling to the far end's first sign of life. */
export const CONTACTING_MS = 500;
/** The cause of a call that somebody ended after talking. */
export const NORMAL_CLEARING: WireDisconnectReason = q850(16, 'Normal call clearing');

/** The course of each kind of line. Causes: ITU-T Q.850; the results: the platform's outbound wrap-up codes. */
export const LINES: Readonly<Record<Line, LineCourse>> = {
  answers: { answersMs: 4000, result: 'ININ-OUTBOUND-LIVE-VOICE' },
  'hangs-up': { answersMs: 4000, endsMs: 24_000, reason: NORMAL_CLEARING, result: 'ININ-OUTBOUND-LIVE-VOICE' },
  // To the platform a machine is a call like any other: it answers late, speaks, listens, and hangs up.
  machine: { answersMs: 14_000, endsMs: 74_000, reason: NORMAL_CLEARING, result: 'ININ-OUTBOUND-MACHINE' },
  busy: { endsMs: 2500, reason: q850(17, 'User busy'), result: 'ININ-OUTBOUND-BUSY' },
  'no-answer': {
    endsMs: 30_000,
    reason: q850(19, 'No answer from user (user alerted)'),
    result: 'ININ-OUTBOUND-NO-ANSWER',
  },
  rejects: { endsMs: 5000, reason: q850(21, 'Call rejected'), result: 'ININ-OUTBOUND-DISCONNECT' },
  unallocated: {
    endsMs: 1200,
    reason: q850(1, 'Unallocated (unassigned) number'),
    result: 'ININ-OUTBOUND-SIT-UNCALLABLE',
  },
  fails: { endsMs: 1500, reason: q850(38, 'Network out of order'), result: 'ININ-OUTBOUND-SIT-CALLABLE' },
};

type PhoneCourse = Omit<LineCourse, 'result'>;

/** The course of the agent's own phone: when it is picked up, or when it gives up. */
export const PHONES: Readonly<Record<Phone, PhoneCourse>> = {
  'auto-answer': { answersMs: 1200 },
  rings: { endsMs: 30_000, reason: q850(19, 'No answer from user (user alerted)'), by: 'timeout' },
  'not-answered': { endsMs: 8000, reason: q850(18, 'No user responding'), by: 'timeout' },
  declined: { endsMs: 2500, reason: q850(21, 'Call rejected') },
};

const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0xff10]; // Latin, Arabic-Indic, Eastern Arabic-Indic, Devanagari, full width

/** Digits of other scripts as Latin ones. */
export const latinDigits = (text: string): string =>
  text.replaceAll(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0)!;
    const zero = ZEROS.find((each) => code >= each && code < each + 10);
    return zero === undefined ? digit : String(code - zero);
  });

/** The platform's normal form of a number as given: `+` and digits, ten digits read as North American; no extension. */
export function normaliseNumber(given: string): string {
  const [main = ''] = latinDigits(given).split(/\s*(?:;ext=|ext\.?|x|#|,)/i);
  const digits = main.replaceAll(/\D/g, '');
  if (main.trim().startsWith('+')) return `+${digits}`;
  return digits.length === 10 ? `+1${digits}` : digits;
}
