/**
 * The English words of what an agent opens now and then: forms, and the list of callbacks. Loaded together with the first
 * of them; every other language holds them beside its other words.
 */
export const enForms = {
  'wrapup.search': 'Search codes',
  'wrapup.write': 'Write wrap-up',
  'wrapup.of-call': 'Wrap-up of the call',
  'wrapup.of-callback': 'Wrap-up of the callback',
  'wrapup.another': 'Another one follows after this.',
  'wrapup.last-used': 'Last used',
  'wrapup.other-codes': 'Other codes',
  'wrapup.found': { one: '{n} code', other: '{n} codes' },
  'wrapup.none-found': 'No code has this in its name.',
  'wrapup.codes-loading': 'Loading the codes…',
  'wrapup.codes-failed': 'The codes could not be loaded.',
  'wrapup.no-codes': 'This queue has no codes. Notes can be kept as a draft.',
  'wrapup.no-codes-but-needed': 'This queue needs a code and has none. Ask your supervisor.',
  'wrapup.early': 'You can write this now. It does not end the callback.',
  'wrapup.early-needed': 'This queue needs a code. Writing it now does not end the callback.',
  'wrapup.prompt-mandatory': 'This queue needs a code before you can go on.',
  'wrapup.prompt-optional': 'Save a code, or skip this.',
  'wrapup.prompt-timeout': 'The system ends this when the time is over. A picked code is saved just before.',
  'wrapup.prompt-forcedTimeout': 'This lasts its whole time. Saving does not end it.',
  'wrapup.prompt-agentRequested': 'You asked for this time.',
  'wrapup.prompt-other': 'The queue asks for this in an unknown way: {raw}',
  'wrapup.pick-first': 'Pick a code first.',
  'wrapup.code-gone': 'This code can no longer be used. Pick another one.',
  'wrapup.notes-refused': 'These notes were not taken. Shorten them.',
  'wrapup.card-number': 'This looks like a card number. Take it out: notes are kept, and others read them.',
  'wrapup.save': 'Save',
  'wrapup.saving': 'Saving…',
  'wrapup.keep': 'Keep notes as draft',
  'wrapup.skip': 'Skip wrap-up',
  'wrapup.close': 'Close',
  'wrapup.draft-kept': 'Draft kept',
  'wrapup.draft-failed': 'Draft not kept yet. Your text stays here.',
  'wrapup.saved': 'Saved',
  'wrapup.saved-forced': 'Saved. The wrap-up lasts until its time is over.',
  'wrapup.changed': 'Changed since it was saved',
  'wrapup.not-in-time': 'Not saved before the time was over',
  'wrapup.later': 'After-call work when this ends',
  'wrapup.later-on': 'Asked for',
  'wrapup.later-off': 'Not asked for',
  'wrapup.asking': 'Asking…',
  'wrapup.not-responding': 'You may be Not Responding now.',
  'wrapup.go-on-queue': 'Go on queue',

  'schedule.name': 'Schedule callback',

  'transfer.name': 'Transfer',

  'other-number.name': 'Call another number',

  'hours.name': 'Calling hours',

  'list.name': 'My callbacks',
} as const;
