/**
 * The English words of what an agent opens now and then: forms, and the list of callbacks. Loaded together with the first
 * of them; every other language holds them beside its other words.
 */
export const enForms = {
  'wrapup.search': 'Search codes',

  'schedule.name': 'Schedule callback',

  'transfer.name': 'Transfer',

  'other-number.name': 'Call another number',

  'hours.name': 'Calling hours',

  'list.name': 'My callbacks',
} as const;
