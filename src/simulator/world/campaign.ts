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
  /** Its calls are dialled by a system of its own. */
  readonly external?: boolean;
  /** Its previews open by themselves. */
  readonly autoAccept?: boolean;
}

const COLUMN_TYPES: Readonly<Record<string, string>> = { Mobile: 'cell', Home: 'home', Work: 'work' };
const typeOf = (column: string) => COLUMN_TYPES[column] ?? 'other';
const zoneColumn = (column: string) => `${column} Zone`;
/** The number and name that the customer sees. */
export const CALLER: { readonly callerId: string; readonly callerIdName: string } = {
  callerId: '+13175550100',
  callerIdName: 'Larkmoor Energy',
};

/** The queue of that name; a new one where there is none yet. */
export function queueNamed(world: World, name: string): Named {
  const queue = world.queues.get(name) ?? { id: world.random.uuid(), name };
  world.queues.set(name, queue);
  return queue;
}

function scriptFor(world: World, name: string): string {
  for (const [id, script] of world.scripts) if (script.name === name) return id;
  const id = world.random.uuid();
  world.scripts.set(id, { id, name });
  return id;
}

const carriedFor = (world: World, queue: string, person: Person): WireCallback => ({
  callbackNumbers: Object.values(person.numbers),
  callbackUserName: person.name,
  scriptId: scriptFor(world, `${queue} callback`),
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
  carried: carriedFor(world, queue, person),
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

/** Where a number is, as far as its beginning tells. */
function zoneOf(number: string): string | undefined {
  if (number.startsWith('+44')) return 'Europe/London';
  return number.startsWith('+1317') ? 'America/Indiana/Indianapolis' : undefined;
}

function addContact(world: World, contactListId: string, { name, numbers, fields }: Person): string {
  const id = world.random.uuid();
  const [first = '', ...last] = name.split(' ');
  const columns = Object.keys(numbers);
  const each = <Value>(value: (column: string) => Value) =>
    Object.fromEntries(columns.map((column) => [column, value(column)]));
  const zones = Object.fromEntries(columns.map((column) => [zoneColumn(column), zoneOf(numbers[column]!) ?? '']));
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
    contactColumnTimeZones: Object.fromEntries(
      columns.flatMap((column) => {
        const timeZone = zoneOf(numbers[column]!);
        return timeZone ? [[column, { timeZone, columnType: 'PHONE' }]] : [];
      }),
    ),
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
    dialingMode: plan.external ? 'external' : 'preview',
    campaignStatus: 'on',
    callerName: CALLER.callerIdName,
    callerAddress: CALLER.callerId,
    phoneColumns: world.contactLists
      .get(contactListId)
      ?.phoneColumns?.map(({ columnName, type }) => ({ columnName, type })),
    previewTimeOutSeconds: timeoutSeconds,
    skipPreviewDisabled: !skipEnabled,
    callbackAutoAnswer: plan.autoAccept ?? false,
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
      ...carriedFor(world, plan.queue, person),
      externalCampaign: plan.external ?? false,
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
        callbackAutoAnswer: plan.autoAccept ?? false,
      },
    },
  };
}
