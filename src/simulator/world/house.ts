import type { Random } from './random.ts';

/** Somebody who works here, and what they do with a callback that is transferred to them. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly title: string;
  readonly department: string;
  /** `accepts` after two seconds, `ignores` until the alert times out, `declines` after three. */
  readonly transferred: 'accepts' | 'ignores' | 'declines';
}

type Line = readonly [name: string, title: string, department: string, transferred?: Colleague['transferred']];

/** The first is the user. Invented, all of them. */
const PEOPLE: readonly Line[] = [
  ['Robin Ashdown', 'Advisor', 'Customer care'],
  ['Noor Haddad', 'Advisor', 'Technical support'],
  ['Lucia Fenwick', 'Team lead', 'Customer care'],
  ['Oskar Lindahl', 'Advisor', 'Billing', 'ignores'],
  ['Beatriz Okonkwo', 'Advisor', 'Renewals', 'declines'],
  ['Robin Ashworth', 'Advisor', 'Billing'],
  ['Tadeusz Merrick', 'Supervisor', 'Customer care'],
  ['Siobhán Castellanos', 'Coach', 'Quality'],
];

/** The queues of the house. */
export const QUEUE_NAMES: readonly string[] = [
  ...['Renewals', 'Appointments', 'Billing', 'Customer care', 'Technical support', 'Complaints', 'Voicemail'],
];

/** The wrap-up codes of the house. */
export const WRAPUP_CODES: readonly string[] = [
  ...['Renewed', 'Call back later', 'Not interested', 'Question answered', 'Wrong number'],
];

/** Everybody who works here, the user first. */
export const colleaguesOf = (random: Random): Colleague[] =>
  PEOPLE.map(([name, title, department, transferred = 'accepts']) => ({
    id: random.uuid(),
    name,
    email: `${name
      .normalize('NFD')
      .toLowerCase()
      .replaceAll(/[^a-z ]/g, '')
      .replaceAll(' ', '.')}@larkmoor.example`,
    title,
    department,
    transferred,
  }));
