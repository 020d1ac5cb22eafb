/** What became of the last attempt on a number, where the platform's code for it is known. */
export const LAST_RESULTS = [
  'busy',
  'no-answer',
  'answered',
  'machine',
  'fax',
  'hung-up',
  'bad-number',
  'line-failed',
  'unclear',
  'nobody-free',
  'do-not-call',
  'outside-hours',
  'too-often',
  'skipped',
  'closed',
  'no-wrap-up',
] as const;
/** The name of a last result. */
export type LastResult = (typeof LAST_RESULTS)[number];

/** The platform's own codes. Source: help page on wrap-up codes of outbound dialling; none of them is written by an agent. */
const CODES: Readonly<Record<string, LastResult>> = {
  BUSY: 'busy',
  'NO-ANSWER': 'no-answer',
  'LIVE-VOICE': 'answered',
  'LINE-CONNECTED': 'answered',
  'TRANSFERRED-TO-QUEUE': 'answered',
  'TRANSFERRED-TO-FLOW': 'answered',
  MACHINE: 'machine',
  FAX: 'fax',
  DISCONNECT: 'hung-up',
  'CALLBACK-DISCONNECT': 'closed',
  'SIT-UNCALLABLE': 'bad-number',
  'INVALID-PHONE-NUMBER': 'bad-number',
  'PREVIEW-ERROR-PHONE-NUMBER': 'bad-number',
  'NUMBER-COULD-NOT-BE-DIALED': 'bad-number',
  'SIT-CALLABLE': 'line-failed',
  'INTERNAL-ERROR-SKIPPED': 'line-failed',
  'STUCK-INTERACTION': 'line-failed',
  AMBIGUOUS: 'unclear',
  'FAILED-TO-REACH-AGENT': 'nobody-free',
  'FAILED-TO-REACH-FLOW': 'nobody-free',
  'ON-DO-NOT-CALL-LIST': 'do-not-call',
  'DNC-SKIPPED': 'do-not-call',
  'ZONE-BLOCKED-SKIPPED': 'outside-hours',
  'CONTACT-ATTEMPT-LIMIT-SKIPPED': 'too-often',
  'NUMBER-ATTEMPT-LIMIT-SKIPPED': 'too-often',
  'PREVIEW-SKIPPED': 'skipped',
};

/** Reads a code of the platform; `undefined` for one that it does not write itself, such as an agent's. */
export function lastResultOf(code: string): LastResult | undefined {
  const own = /^ININ-(OUTBOUND-|WRAP-UP-)(.+)$/.exec(code.toUpperCase().replaceAll('_', '-'));
  if (!own) return undefined;
  if (own[1] === 'WRAP-UP-') return 'no-wrap-up';
  return Object.hasOwn(CODES, own[2]!) ? CODES[own[2]!] : undefined;
}
