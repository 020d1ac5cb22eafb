import type { WireCallback } from '../../callback/wire.ts';
import { wireTime, type Agreement, type Named, type World } from './world.ts';

/** Whom to call, as a customer's record or a contact list has it. */
export interface Person {
  readonly name: string;
  /** Column to number, in the order in which they are tried. */
  readonly numbers: Readonly<Record<string, string>>;
  /** What else a contact list knows of them. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** A preview campaign, as its owner set it up. */
export interface CampaignPlan {
  readonly name: string;
  readonly contactList: string;
  readonly queue: string;
  /** `previewTimeOutSeconds`: 0 means no automatic placement. */
  readonly timeoutSeconds: number;
  readonly skipEnabled: boolean;
}

const COLUMN_TYPES: Readonly<Record<string, string>> = { Mobile: 'cell', Home: 'home', Work: 'work' };
const typeOf = (column: string) => COLUMN_TYPES[column] ?? 'other';
const zoneColumn = (column: string) => `${column} Zone`;
const CALLER = { callerId: '+13175550100', callerIdName: 'Larkmoor Energy' };

function queueNamed(world: World, name: string): Named {
  const queue = world.queues.get(name) ?? { id: world.random.uuid(), name };
  world.queues.set(name, queue);
  return queue;
}

const carriedFor = (world: World, person: Person): WireCallback => ({
  callbackNumbers: Object.values(person.numbers),
  callbackUserName: person.name,
  scriptId: world.random.uuid(),
  externalCampaign: false,
  skipEnabled: true, // ordinary callbacks say so too, as real ones do
  timeoutSeconds: 0,
  ...CALLER,
  queueMediaSettings: { alertingTimeoutSeconds: 30, enableAutoAnswer: false },
});

/** A callback that the customer asked for: no campaign, no countdown, `skipEnabled` true and without meaning. */
export const askedFor = (world: World, queue: string, person: Person): Agreement => ({
  queue: queueNamed(world, queue),
  customerName: person.name,
  carried: carriedFor(world, person),
});

function contactListFor(world: World, { contactList: name }: CampaignPlan, person: Person): string {
  for (const [id, list] of world.contactLists) if (list.name === name) return id;
  const id = world.random.uuid();
  const columns = Object.keys(person.numbers);
  const phoneColumns = columns.map((columnName) => ({
    columnName,
    type: typeOf(columnName),
    callableTimeColumn: zoneColumn(columnName),
  }));
  const columnNames = [
    ...columns,
    ...columns.map(zoneColumn),
    'First Name',
    'Last Name',
    ...Object.keys(person.fields ?? {}),
  ];
  world.contactLists.set(id, { id, name, columnNames, phoneColumns });
  return id;
}

function addContact(world: World, contactListId: string, { name, numbers, fields }: Person): string {
  const id = world.random.uuid();
  const [first = '', ...last] = name.split(' ');
  const columns = Object.keys(numbers);
  const each = <Value>(value: (column: string) => Value) =>
    Object.fromEntries(columns.map((column) => [column, value(column)]));
  const zoneOf = (column: string) =>
    numbers[column]!.startsWith('+44') ? 'Europe/London' : 'America/Indiana/Indianapolis';
  const zones = Object.fromEntries(columns.map((column) => [zoneColumn(column), zoneOf(column)]));
  world.contacts.set(id, {
    id,
    name: id,
    contactListId,
    data: { ...numbers, ...zones, 'First Name': first, 'Last Name': last.join(' '), ...fields },
    callable: true,
    callRecords: {
      [columns[0]!]: {
        lastAttempt: wireTime(world.agenda.now() - 26 * 3600_000),
        lastResult: 'ININ-OUTBOUND-NO-ANSWER',
      },
    },
    phoneNumberStatus: each(() => ({ callable: true })),
    contactColumnTimeZones: each((column) => ({ timeZone: zoneOf(column), columnType: 'PHONE' })),
  });
  return id;
}

function campaignFor(world: World, plan: CampaignPlan, contactListId: string): string {
  for (const [id, campaign] of world.campaigns) if (campaign.name === plan.name) return id;
  const id = world.random.uuid();
  const { timeoutSeconds, skipEnabled, contactList, queue } = plan;
  const campaign = {
    id,
    name: plan.name,
    contactList: { id: contactListId, name: contactList },
    queue: queueNamed(world, queue),
    dialingMode: 'preview',
    campaignStatus: 'on',
    callerName: CALLER.callerIdName,
    callerAddress: CALLER.callerId,
    phoneColumns: world.contactLists
      .get(contactListId)
      ?.phoneColumns?.map(({ columnName, type }) => ({ columnName, type })),
    previewTimeOutSeconds: timeoutSeconds,
    skipPreviewDisabled: !skipEnabled,
    callbackAutoAnswer: false,
  };
  world.campaigns.set(id, campaign);
  return id;
}

/** A preview of `plan` for `person`: contact, contact list and campaign exist from now on. */
export function previewOf(world: World, plan: CampaignPlan, person: Person): Agreement {
  const contactListId = contactListFor(world, plan, person);
  const campaignId = campaignFor(world, plan, contactListId);
  const columns = Object.keys(person.numbers);
  return {
    queue: queueNamed(world, plan.queue),
    customerName: person.name,
    carried: {
      ...carriedFor(world, person),
      skipEnabled: plan.skipEnabled,
      timeoutSeconds: plan.timeoutSeconds,
      dialerPreview: {
        id: world.random.uuid(),
        contactId: addContact(world, contactListId, person),
        contactListId,
        campaignId,
        phoneNumberColumns: columns.map((columnName) => ({
          columnName,
          type: typeOf(columnName),
          callableTimeColumnName: zoneColumn(columnName),
        })),
        callbackAutoAnswer: false,
      },
    },
  };
}
