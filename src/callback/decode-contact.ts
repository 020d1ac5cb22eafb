import type { Instant } from '../time/instant.ts';
import {
  type Decoded,
  decoder,
  defaulted,
  derived,
  flag,
  instant,
  list,
  name,
  optional,
  recordOf,
  required,
  shape,
  text,
  written,
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

type Part = Record<string, NumberRecord>;
const numberParts = shape<{ tried?: Part; may?: Part; where?: Part }>({
  tried: optional(
    'callRecords',
    recordOf(
      shape<Pick<NumberRecord, 'lastAttemptAt' | 'lastResult'>>({
        lastAttemptAt: optional('lastAttempt', instant),
        lastResult: optional('lastResult', name),
      }),
    ),
  ),
  may: optional(
    'phoneNumberStatus',
    recordOf(shape<Pick<NumberRecord, 'callable'>>({ callable: optional('callable', flag) })),
  ),
  where: optional(
    'contactColumnTimeZones',
    recordOf(shape<Pick<NumberRecord, 'timeZone'>>({ timeZone: optional('timeZone', name) })),
  ),
});

const contact = shape<Contact>({
  id: required('id', name),
  fields: defaulted('data', recordOf(written), {}),
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
