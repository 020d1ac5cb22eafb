import type { Instant } from '../../time/instant.ts';

/** One bill. */
export interface Invoice {
  readonly month: string;
  readonly amount: number;
  readonly state: 'Open' | 'Paid' | 'Overdue';
}

/** Something that happened between the customer and the house. */
export interface Activity {
  readonly day: string;
  readonly what: string;
  readonly who: string;
  readonly by: 'call' | 'letter' | 'web' | 'visit';
}

/** Something that somebody still works on, or did. */
export interface Case {
  readonly number: string;
  readonly subject: string;
  readonly owner: string;
  readonly state: 'Open' | 'Waiting' | 'Closed';
  readonly changed: string;
}

/** What the house knows of a customer. Invented. */
export interface CustomerFile {
  readonly account: string;
  readonly since: number;
  readonly plan: string;
  readonly address: string;
  readonly meter: string;
  readonly payment: string;
  readonly price: string;
  readonly letters: string;
  readonly contractEnds: string;
  readonly balance: number;
  /** kWh by month, the oldest first. */
  readonly use: readonly { readonly month: string; readonly kwh: number }[];
  readonly invoices: readonly Invoice[];
  readonly activity: readonly Activity[];
  readonly cases: readonly Case[];
}

const DAY_MS = 86_400_000;
const MONTH_DAYS = 30.4;

const PLANS = [
  'Household 24, fixed price',
  'Household 12, fixed price',
  'Night saver',
  'Green tariff',
  'Small business',
];
const STREETS = ['Alder Court', 'Quarry Lane', 'Harbour Walk', 'St Brannock’s Road', 'Millrace', 'Tanner’s Yard'];
const TOWNS = ['Fairhaven', 'Ashby Weir', 'Eastwick', 'Port Sable'];
const PAYMENTS = ['Monthly, by transfer', 'Monthly, direct debit', 'Quarterly, by transfer', 'Monthly, by card'];
const LETTERS = ['By e-mail', 'By post', 'In the customer’s portal'];
const STAFF = ['Robin Ashdown', 'Noor Haddad', 'Oskar Lindahl', 'Lucia Fenwick'];
const SUBJECTS = [
  'Estimated reading disputed',
  'Move of address',
  'Paper invoice requested',
  'Feed-in tariff question',
];
const EVENTS: readonly (readonly [by: Activity['by'], what: string, who?: string])[] = [
  ['web', 'Meter reading entered', 'Website'],
  ['letter', 'Letter: the fixed price ends', 'Sent'],
  ['call', 'Called: asked for a paper invoice'],
  ['web', 'Moved to monthly payments', 'Website'],
  ['visit', 'Meter inspected, no fault found', 'Field service'],
  ['call', 'Called: question about the last invoice'],
  ['letter', 'Letter: new instalment from next month', 'Sent'],
  ['web', 'Changed the telephone number', 'Website'],
  ['call', 'Asked to be called back'],
];

/** Numbers from 0 to 1 that look thrown, and are the same for the same text. Source: FNV-1a and mulberry32. */
function throwsOf(text: string): () => number {
  let seed = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) seed = Math.imul(seed ^ text.charCodeAt(i), 0x01000193);
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const fullDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const shortDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const monthName = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric' });
const shortMonth = new Intl.DateTimeFormat('en-GB', { month: 'narrow' });

/** A date as the house writes it. */
export const writtenDay = (at: Instant): string => fullDay.format(at);

/** Invents what is known of a customer: the same for the same `seed`, with dates that suit `now`. */
export function inventFile(seed: string, now: Instant): CustomerFile {
  const next = throwsOf(seed);
  const upTo = (most: number) => Math.floor(next() * most);
  const pick = <T>(from: readonly T[]): T => from[upTo(from.length)]!;
  const ago = (days: number) => now - days * DAY_MS;
  const base = 48 + next() * 90;
  const owes = upTo(4);

  const invoices = Array.from({ length: 5 }, (_, i): Invoice => {
    const amount = Math.round(base * (1 - i * 0.06 + next() * 0.12) * 100) / 100;
    const state = i === 0 ? 'Open' : i <= owes - 2 ? 'Overdue' : 'Paid';
    return { month: monthName.format(ago(i * MONTH_DAYS)), amount, state };
  });
  const start = upTo(EVENTS.length);
  let daysAgo = upTo(4);
  const activity = Array.from({ length: 5 }, (_, i): Activity => {
    const [by, what, who = pick(STAFF)] = EVENTS[(start + i * 2) % EVENTS.length]!;
    const day = shortDay.format(ago(daysAgo));
    daysAgo += 3 + upTo(19);
    return { day, what, who, by };
  });
  const first = 61_000 + upTo(9000);
  const cases = Array.from({ length: 1 + upTo(3) }, (_, i): Case => {
    const subject = SUBJECTS[(first + i) % SUBJECTS.length]!;
    const state = i === 0 ? (next() < 0.5 ? 'Open' : 'Waiting') : 'Closed';
    return {
      number: `C-${first - i * 417}`,
      subject,
      owner: pick(STAFF),
      state,
      changed: shortDay.format(ago(2 + i * 31)),
    };
  });
  return {
    account: `LM-${100 + upTo(899)}-${String(upTo(10_000)).padStart(4, '0')}`,
    since: 2011 + upTo(13),
    plan: pick(PLANS),
    address: `${1 + upTo(120)} ${pick(STREETS)}, ${pick(TOWNS)}`,
    meter: `MT-${70_000 + upTo(29_999)}, read ${shortDay.format(ago(6 + upTo(20)))}`,
    payment: pick(PAYMENTS),
    price: `${(21 + next() * 9).toFixed(1)} p/kWh`,
    letters: pick(LETTERS),
    contractEnds: writtenDay(ago(-(14 + upTo(300)))),
    balance: invoices.filter(({ state }) => state !== 'Paid').reduce((sum, { amount }) => sum + amount, 0),
    use: Array.from({ length: 12 }, (_, i) => {
      const at = ago((11 - i) * MONTH_DAYS);
      const winter = (1 + Math.cos(((new Date(at).getMonth() + 0.5) / 6) * Math.PI)) / 2;
      return { month: shortMonth.format(at), kwh: Math.round(base * (1.6 + winter * 1.9 + next() * 0.5)) };
    }),
    invoices,
    activity,
    cases,
  };
}
