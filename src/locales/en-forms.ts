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
  'list.loading': 'Loading your callbacks…',
  'list.none': 'No callbacks.',
  'list.failed': 'Your callbacks could not be loaded.',
  'list.failed-some': 'Not everything could be loaded: this list may be incomplete.',
  'list.not-live': 'Not live: this list may be incomplete.',
  'list.may-miss': 'Scheduled callbacks may be missing here.',
  'list.heading': '{group} ({n})',
  'list.group-now': 'Now',
  'list.group-held': 'On hold',
  'list.group-overdue': 'Overdue',
  'list.group-later': 'Later',
  'list.group-done': 'Done',
  'list.search': 'Find a name, queue or number',
  'list.show': 'Show',
  'list.all': 'All',
  'list.by-urgency': 'By urgency',
  'list.by-queue': 'By queue',
  'list.nothing': 'Nothing matches.',
  'list.clear': 'Show all',
  'list.news': '{n} new above',
  'list.gone': 'No longer here',
  'list.twice': 'Same number twice',
  'list.planned': 'Planned',
  'list.time-accept': 'to accept',
  'list.time-accept-about': 'to accept, about',
  'list.time-dial': 'until dialled',
  'list.time-dial-about': 'until dialled, about',
  'list.time-wrap-up': 'to wrap up',
  'list.time-wrap-up-about': 'to wrap up, about',
  'list.time-parked': 'on hold',
  'list.time-due': 'until due',
  'list.time-overdue': 'overdue',
  'list.hours': '{hours} {minutes}',
  'list.also-dial': 'Also dialling in {time}',
  'list.also-dial-about': 'Also dialling in about {time}',
  'list.also-accept': 'Also to accept: {time} left',
  'list.also-accept-about': 'Also to accept: about {time} left',
  'list.open': 'Open',
} as const;
