/**
 * The English words of what an agent opens now and then: forms, and the list of callbacks. Loaded together with the first
 * of them; every other language holds them beside its other words.
 */
export const enForms = {
  'wrapup.search': 'Search codes',

  'schedule.name': 'Schedule callback',

  'transfer.name': 'Transfer',
  'transfer.to': 'Person or queue',
  'transfer.hint': 'Type a name.',
  'transfer.searching': 'Searching…',
  'transfer.none': 'Nobody and no queue has this name.',
  'transfer.failed': 'The search did not work. Type on to try again.',
  'transfer.people': 'People',
  'transfer.queues': 'Queues',
  'transfer.person': 'Person',
  'transfer.queue': 'Queue',
  'transfer.send': 'Transfer to {name}',
  'transfer.send-none': 'Transfer',
  'transfer.pick': 'Pick somebody first.',
  'transfer.pending': 'Transferring…',
  'transfer.found': '{n} found',
  'keypad.name': 'Keypad',
  'keypad.typed': 'Keys pressed',
  'keypad.failed': 'Not sent: {keys}',
  'keypad.star': 'star',
  'keypad.hash': 'hash',
  'do-not-call.name': 'Add to do-not-call',
  'do-not-call.ask': 'Nobody will call this contact again. You cannot take it back here.',
  'do-not-call.cannot-skip': 'This campaign does not allow skipping: the callback stays open.',
  'do-not-call.countdown': 'It does not stop the countdown.',
  'do-not-call.send': 'Add to do-not-call',
  'do-not-call.send-and-skip': 'Add to do-not-call and skip',
  'do-not-call.pending': 'Adding…',
  'close.name': 'Close without calling',
  'close.ask': 'Nobody was called. The callback may go back to the queue, or end for good.',
  'close.send': 'Close without calling',
  'close.pending': 'Closing…',

  'other-number.name': 'Call another number',

  'hours.name': 'Calling hours',

  'list.name': 'My callbacks',
} as const;
