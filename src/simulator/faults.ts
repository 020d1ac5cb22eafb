import type { Stop } from '../time/clock.ts';
import { createRandom, type Random } from './world/random.ts';
import { wrongField, Refused } from './world/refused.ts';

/** How often a fault strikes. */
interface Counted {
  /** For how many matches; by default one request, and events and sockets until it is removed. */
  readonly times?: number;
  /** From 0 to 1, by the seed: how likely each match is struck. */
  readonly chance?: number;
}

/**
 * What becomes of a request. `refuse`: refused with `status`, nothing happens · `break`: the connection breaks, nothing
 * happens · `lose`: it happens, then the connection breaks · `delay`: it happens, the answer comes `ms` later · `hang`:
 * it happens, no answer ever comes · `late`: the connection breaks, and it happens `ms` later.
 */
export interface RequestFault extends Counted {
  readonly on: 'request';
  readonly do: 'refuse' | 'break' | 'lose' | 'delay' | 'hang' | 'late';
  readonly method?: string;
  /** Without `/api/v2`; `*` stands for one word between slashes, `**` for any. Absent: every path. */
  readonly path?: string;
  readonly status?: number;
  readonly ms?: number;
}

/** Conversations are read as they were `ms` ago, until it is removed; at most a minute. */
export interface ReadFault {
  readonly on: 'read';
  readonly do: 'stale';
  readonly ms: number;
}

/**
 * What becomes of events. `delay`: they come `ms` later, in order · `lose`: they never come · `repeat`: they come twice,
 * `ms` apart · `reorder`: those that are struck are overtaken by `ms` worth of others.
 */
export interface EventFault extends Counted {
  readonly on: 'event';
  readonly do: 'delay' | 'lose' | 'repeat' | 'reorder';
  readonly ms?: number;
}

/** `refuse`: no new socket is opened · `silence`: sockets stay open and nothing arrives, heartbeats and pongs included. */
export interface SocketFault extends Counted {
  readonly on: 'socket';
  readonly do: 'refuse' | 'silence';
}

/** Something that goes wrong because somebody wants to see it go wrong. */
export type Fault = RequestFault | ReadFault | EventFault | SocketFault;

/** The faults in force. */
export interface Faults {
  /** Adds a fault, behind those already there; the first that matches strikes. */
  add(fault: Fault): Stop;
  list(): readonly Fault[];
  clear(): void;
}

/** What the platform's two ends ask of the faults. */
export interface Strikes {
  request(method: string, path: string): RequestFault | undefined;
  events(): EventFault[];
  /** How old the conversations are that are read; 0: present. */
  readonly staleMs: number;
  refusesSocket(): boolean;
  readonly silenced: boolean;
}

/** How long the past of a conversation is kept for stale reads. */
export const OLDEST_READ_MS = 60_000;

const pattern = (path: string) => {
  const bare = path.replace(/^\/?(api\/v2\/)?/, '');
  const words = bare.split('/').map((word) => {
    if (word === '**') return '.*';
    return word === '*' ? '[^/]+' : word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  });
  return new RegExp(`^${words.join('/')}$`);
};

/** Makes the faults of one platform: none. */
export function createFaults(seed: number): Faults & Strikes {
  const random: Random = createRandom(seed);
  let entries: { fault: Fault; left: number }[] = [];
  const ofKind = <On extends Fault['on']>(on: On) =>
    entries.filter((entry): entry is { fault: Extract<Fault, { on: On }>; left: number } => entry.fault.on === on);

  /** Whether a matching fault strikes this time; the last time removes it. */
  function strikes(entry: { fault: Fault; left: number }): boolean {
    const chance = 'chance' in entry.fault ? entry.fault.chance : undefined;
    if (chance !== undefined && random.between(0, 999_999) >= chance * 1_000_000) return false;
    entry.left -= 1;
    if (entry.left <= 0) entries = entries.filter((each) => each !== entry);
    return true;
  }

  return {
    add(fault) {
      const times = 'times' in fault ? fault.times : undefined;
      const entry = { fault, left: times ?? (fault.on === 'request' ? 1 : Infinity) };
      entries.push(entry);
      return () => {
        entries = entries.filter((each) => each !== entry);
      };
    },
    list: () => entries.map(({ fault, left }) => ({ ...fault, ...(Number.isFinite(left) && { times: left }) })),
    clear() {
      entries = [];
    },
    request: (method, path) =>
      ofKind('request').find(
        (entry) =>
          (entry.fault.method?.toUpperCase() ?? method) === method &&
          (entry.fault.path === undefined || pattern(entry.fault.path).test(path)) &&
          strikes(entry),
      )?.fault,
    events: () =>
      ofKind('event')
        .filter(strikes)
        .map(({ fault }) => fault),
    get staleMs() {
      return Math.max(0, ...ofKind('read').map(({ fault }) => fault.ms));
    },
    refusesSocket: () => ofKind('socket').some((entry) => entry.fault.do === 'refuse' && strikes(entry)),
    get silenced() {
      return ofKind('socket').some(({ fault }) => fault.do === 'silence');
    },
  };
}

const KINDS: Readonly<Record<Fault['on'], readonly string[]>> = {
  request: ['refuse', 'break', 'lose', 'delay', 'hang', 'late'],
  read: ['stale'],
  event: ['delay', 'lose', 'repeat', 'reorder'],
  socket: ['refuse', 'silence'],
};

/** Reads a fault that came from outside; throws `Refused` with the field that is wrong. */
export function faultOf(body: unknown): Fault {
  if (typeof body !== 'object' || body === null) throw new Refused('malformed', 'A fault must be an object.');
  const given = body as Record<string, unknown>;
  const { on, do: does } = given;
  if (typeof on !== 'string' || !Object.hasOwn(KINDS, on))
    throw wrongField('on', `“on” must be one of: ${Object.keys(KINDS).join(', ')}.`);
  const kinds = KINDS[on as Fault['on']];
  if (!kinds.includes(does as string)) throw wrongField('do', `“do” must be one of: ${kinds.join(', ')}.`);
  const check = (name: string, fits: (value: unknown) => boolean, what: string, needed = false) => {
    if ((given[name] !== undefined || needed) && !fits(given[name]))
      throw wrongField(name, `“${name}” must be ${what}.`);
  };
  const upTo = (most: number) => (value: unknown) => typeof value === 'number' && value >= 0 && value <= most;
  const isText = (value: unknown) => typeof value === 'string';
  const isStatus = (value: unknown) => Number.isInteger(value) && upTo(599)(value) && (value as number) >= 400;
  check('times', (value) => Number.isInteger(value) && (value as number) > 0, 'a whole number above zero');
  check('chance', upTo(1), 'a number from 0 to 1');
  check('ms', upTo(on === 'read' ? OLDEST_READ_MS : Infinity), 'a number of milliseconds', on === 'read');
  check('status', isStatus, 'a status from 400 to 599', on === 'request' && does === 'refuse');
  for (const name of ['method', 'path']) check(name, isText, 'a text');
  return body as Fault;
}
