import type { Instant } from '../time/instant.ts';
import {
  flag,
  instant,
  list,
  name,
  optional,
  required,
  shape,
  defaulted,
  derived,
  text,
  reject,
  decoder,
  type Decode,
  type Decoded,
} from './reading.ts';

/** What a campaign knows of one number of a contact; what is absent is not known. */
export interface NumberRecord {
  readonly lastAttemptAt?: Instant;
  /** A code of the platform's, or of the agent who wrapped up, as it came: `lastResultOf` reads it. */
  readonly lastResult?: string;
  readonly callable?: boolean;
  /** IANA name. */
  readonly timeZone?: string;
}

/** A contact of a campaign: its record, column by column, as the campaign's owner named the columns. */
export interface Contact {
  readonly id: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Absent: unknown. */
  readonly callable?: boolean;
  /** By the column in which the number stands. */
  readonly numbers: Readonly<Record<string, NumberRecord>>;
}

/** Where contacts come from. */
export interface ContactList {
  readonly id: string;
  readonly name?: string;
  /** In the order the owner gave them. */
  readonly columns: readonly string[];
}

/** Why somebody is called. */
export interface Campaign {
  readonly id: string;
  readonly name?: string;
}

/** Reads an object by the owner's own column names; an empty or unusable entry costs that entry. */
const byColumn =
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

const fieldValue: Decode<string> = (value, reading) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : reject('text', value, reading);

type Part = Record<string, NumberRecord>;
const numberParts = shape<{ tried?: Part; may?: Part; where?: Part }>({
  tried: optional(
    'callRecords',
    byColumn(
      shape<Pick<NumberRecord, 'lastAttemptAt' | 'lastResult'>>({
        lastAttemptAt: optional('lastAttempt', instant),
        lastResult: optional('lastResult', name),
      }),
    ),
  ),
  may: optional(
    'phoneNumberStatus',
    byColumn(shape<Pick<NumberRecord, 'callable'>>({ callable: optional('callable', flag) })),
  ),
  where: optional(
    'contactColumnTimeZones',
    byColumn(shape<Pick<NumberRecord, 'timeZone'>>({ timeZone: optional('timeZone', name) })),
  ),
});

const contact = shape<Contact>({
  id: required('id', name),
  fields: defaulted('data', byColumn(fieldValue), {}),
  callable: optional('callable', flag),
  numbers: derived((source, reading) => {
    const all = new Map<string, NumberRecord>();
    for (const part of Object.values(numberParts(source, reading)!))
      for (const [column, known] of Object.entries(part)) all.set(column, { ...all.get(column), ...known });
    return Object.fromEntries(all);
  }),
});
const contactList = shape<ContactList>({
  id: required('id', name),
  name: optional('name', name),
  columns: defaulted('columnNames', list(text), []),
});
const campaign = shape<Campaign>({ id: required('id', name), name: optional('name', name) });

/** Reads `GET /outbound/contactlists/{id}/contacts/{id}`. */
export const decodeContact: (input: unknown) => Decoded<Contact> = decoder(contact);
/** Reads `GET /outbound/contactlists/{id}`. */
export const decodeContactList: (input: unknown) => Decoded<ContactList> = decoder(contactList);
/** Reads `GET /outbound/campaigns/{id}`. */
export const decodeCampaign: (input: unknown) => Decoded<Campaign> = decoder(campaign);
