import type { Call } from './conversation.ts';
import { afterCallWork, disconnectType, lowerCase, segment, wrapup } from './decode-callback.ts';
import {
  amount,
  defaulted,
  flag,
  instant,
  list,
  name,
  optional,
  required,
  shape,
  text,
  type Decode,
} from './reading.ts';

const reason = shape<{ type?: string; code?: number }>({
  type: optional('type', lowerCase),
  code: optional('code', amount(1000)),
});
const cause: Decode<number> = (value, reading) =>
  list(reason)(value, reading)?.find(({ type, code }) => code !== undefined && (type === undefined || type === 'q850'))
    ?.code;

const address = shape<{ normalized?: string; displayable?: string; raw?: string }>({
  normalized: optional('addressNormalized', name),
  displayable: optional('addressDisplayable', name),
  raw: optional('addressRaw', name),
});
const addressOf: Decode<string> = (value, reading) => {
  const read = address(value, reading);
  return read?.normalized ?? read?.displayable ?? read?.raw;
};

/** Reads one `Call` of a participant. */
export const call: Decode<Call> = shape<Call>({
  id: required('id', name),
  state: defaulted('state', text, 'none'),
  direction: optional('direction', text),
  held: defaulted('held', flag, false),
  heldAt: optional('startHoldTime', instant),
  muted: defaulted('muted', flag, false),
  recording: optional('recordingState', lowerCase),
  segments: defaulted('segments', list(segment), []),
  alertedAt: optional('startAlertingTime', instant),
  connectedAt: optional('connectedTime', instant),
  disconnectedAt: optional('disconnectedTime', instant),
  disconnectType: optional('disconnectType', disconnectType),
  cause: optional('disconnectReasons', cause),
  error: optional(
    'errorInfo',
    shape<{ code?: string; message?: string }>({ code: optional('code', name), message: optional('message', name) }),
  ),
  peerId: optional('peerId', name),
  selfNumber: optional('self', addressOf),
  otherNumber: optional('other', addressOf),
  wrapup: optional('wrapup', wrapup),
  afterCallWork: optional('afterCallWork', afterCallWork),
});
