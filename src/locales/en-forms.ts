/**
 * The English words of what an agent opens now and then: forms, and the list of callbacks. Loaded together with the first
 * of them; every other language holds them beside its other words.
 */
export const enForms = {
  'wrapup.search': 'Search codes',

  'schedule.name': 'Schedule callback',

  'transfer.name': 'Transfer',

  'other-number.name': 'Call another number',
  'other-number.label': 'Phone number',
  'other-number.hint': 'Begin with + and the country code.',
  'other-number.empty': 'Enter a number.',
  'other-number.letters': 'Only digits: letters cannot be dialled.',
  'other-number.country': 'The country is missing. Begin with + and its code.',
  'other-number.too-short': 'This number is too short.',
  'other-number.too-long': 'This number is too long.',
  'other-number.impossible': 'This is no phone number.',
  'other-number.emergency': 'Emergency numbers cannot be called from here.',
  'other-number.short-code': 'Short numbers cannot be called from here.',
  'other-number.premium': 'Premium-rate numbers cannot be called.',
  'other-number.denied': 'Only this callback’s own numbers may be called here.',
  'other-number.unlisted': 'Not checked against any list, such as do-not-call. That it was called is logged.',
  'other-number.own': 'This callback already has this number above.',
  'other-number.close': 'Close',

  'hours.name': 'Calling hours',
  'hours.there': '{time} there',
  'hours.there-guess': 'Probably {time} there',
  'hours.unknown': 'Local time there not known',
  'hours.window': 'Calls {from} to {to}',
  'hours.opens': 'Not before {time}',
  'hours.closed': 'Outside calling hours',
  'hours.still-dials': 'It is {time} there. The system will still dial in {left}.',
  'hours.still-dials-about': 'It is {time} there. The system will still dial in about {left}.',
  'hours.card-waits': 'It is {time} there. The card will not dial by itself.',
  'hours.not-callable': 'Marked as not callable',
  'hours.last-try': 'Last try',
  'hours.tried-now': {
    one: 'Called {n} time in this callback',
    other: 'Called {n} times in this callback',
  },
  'hours.duplicates': {
    one: '{n} other callback of yours is for this number',
    other: '{n} other callbacks of yours are for this number',
  },

  'list.name': 'My callbacks',
} as const;
