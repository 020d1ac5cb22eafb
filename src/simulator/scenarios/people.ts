import type { CampaignPlan, Person } from '../world/campaign.ts';

// Everybody here is invented; the numbers are of the ranges kept for fiction (NANP 555-01xx, UK 020 7946 0xxx, 07700 900xxx).

/** 60 s to call or to skip. */
export const RENEWALS: CampaignPlan = {
  name: 'Autumn renewals',
  contactList: 'Plans ending in December',
  queue: 'Renewals',
  timeoutSeconds: 60,
  skipEnabled: true,
};
/** No automatic placement. */
export const METERS: CampaignPlan = {
  name: 'Meter exchange appointments',
  contactList: 'Meters due for exchange',
  queue: 'Appointments',
  timeoutSeconds: 0,
  skipEnabled: true,
};
/** Skipping is not allowed. */
export const ARREARS: CampaignPlan = {
  name: 'Second reminder',
  contactList: 'Open accounts over 60 days',
  queue: 'Billing',
  timeoutSeconds: 60,
  skipEnabled: false,
};
/** 60 s, on another list. */
export const WELCOME: CampaignPlan = {
  name: 'Welcome calls',
  contactList: 'New customers this week',
  queue: 'Customer care',
  timeoutSeconds: 60,
  skipEnabled: true,
};

/** A whole contact: three columns, fields. */
export const DANA: Person = {
  name: 'Dana Whitcombe',
  numbers: { Mobile: '+13175550142', Home: '+13175550118', Work: '+442079460321' },
  fields: { Plan: 'Household 24', Renews: '2026-12-14', Account: 'LM-204-8817', Language: 'English' },
};
/** A contact with two columns. */
export const TOMASZ: Person = {
  name: 'Tomasz Brandvold',
  numbers: { Mobile: '+13175550127', Home: '+13175550163' },
  fields: { Plan: 'Night saver', Renews: '2027-03-01', Account: 'LM-311-0592', Meter: 'Cellar, by the stairs' },
};
/** A contact in Britain. */
export const IMELDA: Person = {
  name: 'Imelda Farquharson-Ruiz',
  numbers: { Mobile: '+442079460158', Work: '+442079460144' },
  fields: { Plan: 'Small business', Renews: '2027-01-31', Account: 'LM-118-4410', Balance: '412.60' },
};
/** A contact whose mobile is busy in one scenario. */
export const PRIYA: Person = {
  name: 'Priya Lindqvist',
  numbers: { Mobile: '+13175550171', Home: '+13175550109' },
  fields: { Plan: 'Household 12', Renews: '2027-11-20', Account: 'LM-590-2231' },
};
/** A customer with one number. */
export const AMARA: Person = { name: 'Amara Oyelaran', numbers: { Mobile: '+442079460186' } };
/** A customer with two numbers. */
export const HENRIK: Person = { name: 'Henrik Solbakken', numbers: { Mobile: '+13175550134', Home: '+13175550155' } };
/** A customer with one number. */
export const MIREILLE: Person = { name: 'Mireille Tanaka', numbers: { Mobile: '+13175550147' } };
/** A customer in Britain with two numbers. */
export const CALLUM: Person = {
  name: 'Callum Reyes-Novak',
  numbers: { Mobile: '+447700900461', Home: '+442079460217' },
};
/** A customer with one number. */
export const YUSUF: Person = { name: 'Yusuf Hallström', numbers: { Mobile: '+13175550122' } };

const FIRST = ['Ada', 'Bram', 'Chiara', 'Dele', 'Esra', 'Finn', 'Greta', 'Hugo', 'Ines', 'Jonas'];
const LAST = ['Abernethy', 'Bellweather', 'Castellan', 'Drummond'];

/** Forty people; every eighth has the number of the one before. */
export const FORTY: readonly Person[] = LAST.flatMap((last, row) =>
  FIRST.map((first, column) => {
    const index = row * FIRST.length + column;
    const number = index % 8 === 7 ? index - 1 : index;
    return { name: `${first} ${last}`, numbers: { Mobile: `+442079460${400 + number}` } };
  }),
);

/** A person whose number is `number`. */
export const reachedAt = (number: string, { name, fields }: Person = MIREILLE): Person => ({
  name,
  numbers: { Mobile: number, Home: '+13175550163' },
  ...(fields && { fields }),
});
