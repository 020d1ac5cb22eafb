import type { Line } from './world/line.ts';
import { normaliseNumber } from './world/line.ts';

/** What is provoked by calling a number: on the line, or in the answer to the request that places the call. */
export interface Sentinel {
  readonly means: string;
  readonly line?: Line;
  /** The request is refused with this status, and nothing happens. */
  readonly status?: number;
  /** What becomes of the answer otherwise; see `RequestFault`. */
  readonly answer?: 'break' | 'lose' | 'delay' | 'late' | 'hang';
  readonly ms?: number;
}

/**
 * Numbers that provoke something whenever they are called, by whoever, in any scenario: dial one by hand to see it. They
 * are of the range kept for fiction (NANP 555-0100 to 0199); every other number is answered after four seconds.
 */
export const SENTINELS: Readonly<Record<string, Sentinel>> = {
  '+13175550180': { means: 'answered, and hung up by the customer after 20 s', line: 'hangs-up' },
  '+13175550181': { means: 'busy (Q.850 17)', line: 'busy' },
  '+13175550182': { means: 'not answered for 30 s (19)', line: 'no-answer' },
  '+13175550183': { means: 'unallocated (1)', line: 'unallocated' },
  '+13175550184': { means: 'rejected (21)', line: 'rejects' },
  '+13175550185': { means: 'the line fails (38)', line: 'fails' },
  '+13175550186': { means: 'answered by a machine after 14 s', line: 'machine' },
  '+13175550190': { means: 'the request is refused: 400', status: 400 },
  '+13175550191': { means: 'the request is refused: 403', status: 403 },
  '+13175550192': { means: 'the request is refused: 409', status: 409 },
  '+13175550193': { means: 'the request is refused: 429', status: 429 },
  '+13175550194': { means: 'the request is refused: 500', status: 500 },
  '+13175550195': { means: 'the request is refused: 503', status: 503 },
  '+13175550196': { means: 'the call is placed, the answer is lost', answer: 'lose' },
  '+13175550197': { means: 'the answer is lost, the call appears 20 s later', answer: 'late', ms: 20_000 },
  '+13175550198': { means: 'the call is placed, the answer comes after 10 s', answer: 'delay', ms: 10_000 },
  '+13175550199': { means: 'the connection breaks, no call is placed', answer: 'break' },
};

/** The sentinel of a number in any spelling. */
export const sentinelFor = (number: string): Sentinel | undefined => SENTINELS[normaliseNumber(number)];
