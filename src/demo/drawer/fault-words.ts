import type { Fault } from '../../simulator/faults.ts';

/** Something to spoil, with the word on its button. */
export interface Spoiler {
  readonly words: string;
  readonly fault: Fault;
}

/** What can befall events and reads until it is removed. */
export const LASTING: readonly { readonly title: string; readonly spoilers: readonly Spoiler[] }[] = [
  {
    title: 'Events',
    spoilers: [
      { words: 'Lose', fault: { on: 'event', do: 'lose' } },
      { words: 'Delay 3 s', fault: { on: 'event', do: 'delay', ms: 3000 } },
      { words: 'Repeat', fault: { on: 'event', do: 'repeat', ms: 400 } },
      { words: 'Reorder', fault: { on: 'event', do: 'reorder', ms: 1500, chance: 0.5 } },
    ],
  },
  {
    title: 'Sockets',
    spoilers: [
      { words: 'Refuse new ones', fault: { on: 'socket', do: 'refuse' } },
      { words: 'Fall silent', fault: { on: 'socket', do: 'silence' } },
    ],
  },
  {
    title: 'Reads',
    spoilers: [{ words: 'Are 10 s old', fault: { on: 'read', do: 'stale', ms: 10_000 } }],
  },
];

/** Which request is struck next. */
export const AIMS = [
  ['POST', 'Call'],
  ['PATCH', 'Accept, hold, end'],
  ['GET', 'Read'],
] as const;
/** The method of the next request that is struck. */
export type Aim = (typeof AIMS)[number][0];

/** What can befall one answer; of a call only, where a call is meant. */
export const answerSpoilers = (method: Aim): readonly Spoiler[] => {
  const aimed = { on: 'request', method, ...(method === 'POST' && { path: 'conversations/calls/**' }) } as const;
  return [
    { words: 'Answer lost', fault: { ...aimed, do: 'lose' } },
    { words: '5 s late', fault: { ...aimed, do: 'delay', ms: 5000 } },
    { words: 'Never arrives', fault: { ...aimed, do: 'break' } },
    { words: 'Refused, 500', fault: { ...aimed, do: 'refuse', status: 500 } },
    { words: 'Refused, 409', fault: { ...aimed, do: 'refuse', status: 409 } },
  ];
};

const seconds = (ms = 0) => `${ms / 1000} s`;

const REQUESTS = {
  refuse: 'is refused',
  break: 'never arrives',
  lose: 'is done, its answer lost',
  delay: 'is done, its answer late',
  hang: 'is done, and never answered',
  late: 'is lost, and done later',
} as const;
const EVENTS = {
  lose: 'Events are lost',
  delay: 'Events come late',
  repeat: 'Events come twice',
  reorder: 'Events come out of order',
};

/** A fault in force, as a sentence. */
export function faultWords(fault: Fault): string {
  if (fault.on === 'read') return `Conversations are read as they were ${seconds(fault.ms)} ago`;
  if (fault.on === 'socket') return fault.do === 'refuse' ? 'No new socket is opened' : 'Sockets are silent';
  if (fault.on === 'event') return EVENTS[fault.do] + (fault.ms === undefined ? '' : `, ${seconds(fault.ms)}`);
  const aim = AIMS.find(([method]) => method === fault.method)?.[1].toLowerCase() ?? fault.method ?? 'request';
  const extent =
    fault.status === undefined ? (fault.ms === undefined ? '' : `, ${seconds(fault.ms)}`) : `, ${fault.status}`;
  return `The next ${aim} ${REQUESTS[fault.do]}${extent}`;
}
