import type { Callback, Wrapup } from './callback.ts';
import type { Call, Conversation, Participant } from './conversation.ts';
import { isSystemCode } from './system-code.ts';

/**
 * Events know less than REST: they carry no segments, no alerting time, no start of a participant, often no queue name,
 * and a preview without its REST-only parts. These, and only these, are kept from what was known. Whatever an event may
 * legitimately take away (such as `heldAt` on resume) is not on the list.
 */
export function fillFrom(known: Conversation, frame: Conversation): Conversation {
  return {
    ...keep(known, frame, ['startedAt']),
    participants: frame.participants.map((participant) => {
      const before = byId(known.participants, participant.id);
      return before ? fillParticipant(before, participant) : participant;
    }),
  };
}

const fillParticipant = (known: Participant, frame: Participant): Participant => ({
  ...keep(known, frame, ['startedAt', 'queueName', 'language', 'name', 'address', 'alertingTimeoutMs', 'attributes']),
  ...fillWrapup(known, frame),
  wrapupSkipped: known.wrapupSkipped || frame.wrapupSkipped,
  callbacks: frame.callbacks.map((callback) => {
    const before = byId(known.callbacks, callback.id);
    return before ? fillCallback(before, callback) : callback;
  }),
  calls: frame.calls.map((call) => {
    const before = byId(known.calls, call.id);
    return before ? fillCall(before, call) : call;
  }),
});

function fillCallback(known: Callback, frame: Callback): Callback {
  const filled = {
    ...keep(known, frame, ['alertedAt', 'initialState', 'direction', 'queueSettings']),
    ...fillWrapup(known, frame),
  };
  const segments = frame.segments.length > 0 ? frame.segments : known.segments;
  const sameContact = known.preview?.contactId === frame.preview?.contactId && columnsOf(known) === columnsOf(frame);
  return sameContact && frame.preview && known.preview
    ? { ...filled, segments, preview: known.preview }
    : { ...filled, segments };
}

const columnsOf = ({ preview }: Callback) => JSON.stringify(preview?.numberColumns.map(({ name }) => name));

/**
 * Events name the code alone, by its name, and do not say that it is a draft: what is new in them is taken for one until
 * REST tells, but for the platform's own codes.
 */
function fillWrapup(known: { wrapup?: Wrapup }, frame: { wrapup?: Wrapup }): { wrapup?: Wrapup } {
  if (!frame.wrapup) return {};
  const { code, notes } = frame.wrapup;
  const before = known.wrapup;
  const same = (before?.code === code || before?.name === code) && (before?.notes ?? '') === (notes ?? '');
  if (!same || !before) return { wrapup: { ...frame.wrapup, provisional: !isSystemCode(code) } };
  return { wrapup: keep(before, { ...frame.wrapup, ...codeOf(before), provisional: before.provisional }, ['name']) };
}

const codeOf = ({ code }: Wrapup) => (code === undefined ? {} : { code });

const fillCall = (known: Call, frame: Call): Call => ({
  ...keep(known, frame, ['alertedAt', 'direction', 'otherNumber']),
  ...fillWrapup(known, frame),
  segments: frame.segments.length > 0 ? frame.segments : known.segments,
});

const byId = <T extends { readonly id: string }>(all: readonly T[], id: string) => all.find((one) => one.id === id);

/** `frame`, with `keys` of `known` where it says nothing. */
function keep<T extends object>(known: T, frame: T, keys: readonly (keyof T)[]): T {
  const out = { ...frame };
  for (const key of keys) if (out[key] === undefined && known[key] !== undefined) out[key] = known[key];
  return out;
}
