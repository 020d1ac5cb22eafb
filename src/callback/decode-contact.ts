import {
  flag,
  list,
  name,
  optional,
  required,
  shape,
  defaulted,
  text,
  reject,
  decoder,
  type Decode,
  type Decoded,
} from './reading.ts';

/** A contact of a campaign: its record, column by column, as the campaign's owner named the columns. */
export interface Contact {
  readonly id: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Absent: unknown. */
  readonly callable?: boolean;
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

const fields: Decode<Record<string, string>> = (value, reading) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return reject('an object', value, reading);
  const out: Record<string, string> = {};
  for (const [column, entry] of Object.entries(value)) {
    if (entry === null || entry === undefined || entry === '') continue;
    if (typeof entry === 'string' || typeof entry === 'number') out[column] = String(entry);
    else {
      reading.path.push(column);
      reject('text', entry, reading);
      reading.path.pop();
    }
  }
  return out;
};

const contact = shape<Contact>({
  id: required('id', name),
  fields: defaulted('data', fields, {}),
  callable: optional('callable', flag),
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
