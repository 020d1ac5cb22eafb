import { parseInstant, type Instant } from '../time/instant.ts';

/** One value that was not what the platform promises. It names kinds only: a report never carries personal data. */
export interface Problem {
  /** Where in the input, such as `participants[2].callbacks[0].startHoldTime`. */
  readonly path: string;
  readonly expected: string;
  /** The kind of what was found, such as `null` or `text`. */
  readonly found: string;
}

/** A walk through one input: where it stands, and what was wrong so far. */
export interface Reading {
  readonly path: (string | number)[];
  readonly problems: Problem[];
}

/** Reads a value that is neither absent nor null. Returns `undefined` when it is unusable, after reporting it. */
export type Decode<T> = (value: unknown, reading: Reading) => T | undefined;

type Source = Record<string, unknown>;

const kindOf = (value: unknown) =>
  Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value === 'string' ? 'text' : typeof value;

/** Whoever reads more of them than this reads none. */
const MOST_PROBLEMS = 1000;

/** Reports what stands where `reading` is, and gives nothing. */
export function reject(expected: string, value: unknown, { path, problems }: Reading): undefined {
  if (problems.length >= MOST_PROBLEMS) return undefined;
  let where = '';
  for (const step of path) where += typeof step === 'number' ? `[${step}]` : where ? `.${step}` : step;
  problems.push({ path: where, expected, found: kindOf(value) });
  return undefined;
}

export const text: Decode<string> = (value, reading) =>
  typeof value === 'string' ? value : reject('text', value, reading);

/** Text that says something: an empty id or name is as good as none. */
export const name: Decode<string> = (value, reading) =>
  typeof value === 'string' ? (value.trim() === '' ? undefined : value) : reject('text', value, reading);

export const flag: Decode<boolean> = (value, reading) =>
  typeof value === 'boolean' ? value : reject('true or false', value, reading);

/** A number from 0 to `most`; a length of 32 years is a mistake, not a length. */
export const amount =
  (most: number): Decode<number> =>
  (value, reading) =>
    typeof value === 'number' && value >= 0 && value <= most
      ? value
      : reject(`a number from 0 to ${most}`, value, reading);

export const instant: Decode<Instant> = (value, reading) => {
  const at = typeof value === 'string' ? parseInstant(value) : undefined;
  return at ?? reject('a date and time with a zone', value, reading);
};

/** Reads an object by names that somebody else chose; an empty or unusable entry costs that entry alone. */
export const recordOf =
  <T>(entry: Decode<T>): Decode<Record<string, T>> =>
  (value, reading) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return reject('an object', value, reading);
    const out: [string, T][] = [];
    for (const [column, raw] of Object.entries(value)) {
      if (raw === null || raw === undefined || raw === '') continue;
      reading.path.push(column);
      const read = entry(raw, reading);
      reading.path.pop();
      if (read !== undefined) out.push([column, read]);
    }
    return Object.fromEntries(out);
  };

/** A value that a person or a flow wrote: text, or a number, which is read as text. */
export const written: Decode<string> = (value, reading) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : reject('text', value, reading);

/** Reads every item it can; one bad item costs that item. */
export const list =
  <T>(item: Decode<T>): Decode<T[]> =>
  (value, reading) => {
    if (!Array.isArray(value)) return reject('a list', value, reading);
    const items: T[] = [];
    for (let i = 0; i < value.length; i++) {
      reading.path.push(i);
      const read =
        value[i] === null || value[i] === undefined ? reject('an item', null, reading) : item(value[i], reading);
      if (read !== undefined) items.push(read);
      reading.path.pop();
    }
    return items;
  };

/** How one property of ours is read: from which property of theirs, by what, and what stands in for it. */
export interface Field<T> {
  /** Absent: the whole object is read. */
  readonly from?: string;
  /** Another spelling, read where `from` says nothing. */
  readonly or?: string;
  readonly decode: Decode<T>;
  readonly otherwise?: T;
  readonly required?: true;
}
interface SureField<T> extends Field<T> {
  readonly sure: true;
}

/** May be missing. */
export const optional = <T>(from: string, decode: Decode<T>): Field<T> => ({ from, decode });
/** Stands at `otherwise` when missing or unusable. */
export const defaulted = <T>(from: string, decode: Decode<T>, otherwise: T): SureField<T> => ({
  from,
  decode,
  otherwise,
  sure: true,
});
/** Without it the object means nothing: it is dropped and reported. */
export const required = <T>(from: string, decode: Decode<T>): SureField<T> => ({
  from,
  decode,
  required: true,
  sure: true,
});
/** As `field`, but another spelling will do as well. */
export const orFrom = <F extends Field<unknown>>(or: string, field: F): F => ({ ...field, or });
/** Made from several properties at once. */
export const derived = <T>(decode: (source: Source, reading: Reading) => T | undefined): SureField<T> => ({
  decode: decode as Decode<T>,
  sure: true,
});

/** A field for every key of `T`; keys that `T` always has need one that always gives a value. */
export type Fields<T> = {
  readonly [K in keyof T]-?: Record<never, never> extends Pick<T, K>
    ? Field<Exclude<T[K], undefined>>
    : SureField<T[K]>;
};

const isNothing = (value: unknown) => value === undefined || value === null;

/** Reads an object property by property: what is missing or wrong costs that property alone. */
export function shape<T extends object>(fields: Fields<T>): Decode<T> {
  const entries = Object.entries(fields) as [string, Field<unknown>][];
  return (value, reading) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return reject('an object', value, reading);
    const source = value as Source;
    const out: Source = {};
    for (const [key, { from, or, decode, otherwise, required: needed }] of entries) {
      let read: unknown;
      if (from === undefined) read = decode(source, reading);
      else {
        const spelling = or !== undefined && isNothing(source[from]) && !isNothing(source[or]) ? or : from;
        const raw = source[spelling];
        const before = reading.problems.length;
        reading.path.push(spelling);
        if (raw !== undefined && raw !== null) read = decode(raw, reading);
        if (read === undefined && needed && reading.problems.length === before) reject('a value', raw, reading);
        reading.path.pop();
        if (read === undefined && needed) return undefined;
      }
      if (read === undefined) read = otherwise;
      if (read !== undefined) out[key] = read;
    }
    return out as T;
  };
}

/** What came out of one input: the value, if there was one, and everything that was wrong with it. */
export interface Decoded<T> {
  readonly value: T | undefined;
  readonly problems: readonly Problem[];
}

/** Makes the function that reads one whole input by `decode`. It never throws. */
export const decoder =
  <T>(decode: Decode<T>) =>
  (input: unknown): Decoded<T> => {
    const reading: Reading = { path: [], problems: [] };
    return { value: decode(input, reading), problems: reading.problems };
  };
