/**
 * A moment, in epoch milliseconds *of the platform's clock* (not this computer's). Names of instants end in `At`.
 * A number and not a `Date`, so that equal snapshots compare equal and no reader wakes for nothing.
 */
export type Instant = number;

const ISO_8601 = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?)(Z|[+-]\d\d:?\d\d)$/;
const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/** Some engines read 30 February as 2 March. */
const isDay = (text: string) =>
  Number(text.slice(8, 10)) < 29 || new Date(`${text.slice(0, 10)}T00:00Z`).toISOString().startsWith(text.slice(0, 10));

/**
 * Reads the platform's date text, with or without milliseconds (`2026-11-23T09:00:00Z`, `…00.123Z`, `…00+0000`).
 * Returns `undefined` for anything else, also for a date no callback can have (before 1990, after 2200).
 */
export function parseInstant(text: string): Instant | undefined {
  const match = ISO_8601.exec(text);
  if (!match) return undefined;
  const zone = match[2]!;
  const at = Date.parse(match[1]! + (zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone));
  if (!(at >= EARLIEST && at <= LATEST)) return undefined;
  return isDay(text) ? at : undefined;
}

const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;

/**
 * Reads an HTTP `Date` header (`Mon, 23 Nov 2026 09:00:00 GMT`), which is rounded down to the second. Returns `undefined`
 * for anything else, also for a header that is absent or not shown to this page.
 */
export function parseHttpDate(text: string | null): Instant | undefined {
  if (text === null || !HTTP_DATE.test(text)) return undefined;
  const at = Date.parse(text);
  return at >= EARLIEST && at <= LATEST ? at : undefined;
}
