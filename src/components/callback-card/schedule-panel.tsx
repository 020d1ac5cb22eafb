import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { whereaboutsOf } from '../../callback/calling-hours.ts';
import { isOver } from '../../callback/conversation.ts';
import type { CustomerCallback } from '../../callback/customer-callback.ts';
import type { Contact } from '../../callback/decode-contact.ts';
import type { Target } from '../../callback/decode-lookups.ts';
import { laterCallback } from '../../callback/later-callback.ts';
import type { Permission } from '../../callback/permitted.ts';
import { pickableNumbers } from '../../callback/phone-number.ts';
import type { Asked } from '../../platform/asked.ts';
import { scheduleField } from '../../platform/follow-up.ts';
import { isUncertainKind } from '../../platform/platform-error.ts';
import { useClock, usePassed } from '../clock.tsx';
import { useFormWords, type FormSay } from '../form-words.ts';
import { NoticeRow, type Message } from '../notice/notice.tsx';
import { usePlatform } from '../provider.tsx';
import { destinationOf, type ScheduleDraft } from '../schedule/draft.ts';
import { ScheduleForm, type RefusedField, type SchedulePlan } from '../schedule/schedule-form.tsx';
import { ScheduleSent } from '../schedule/schedule-sent.tsx';
import type { CustomerZone } from '../schedule/zones.ts';
import { useGuessZones } from './number-zones.ts';
import { useQueueName, useQueueSearch } from './use-queue-search.ts';
import { useScheduleDraft } from './use-schedule-draft.ts';
import { useScheduling } from './use-scheduling.ts';

/** Props of `SchedulePanel`. */
export interface SchedulePanelProps {
  work: { readonly view: CustomerCallback };
  /** Where the customer is, as far as the host knows; what the contact's record says comes first, a guess last. */
  customerZone?: CustomerZone | undefined;
  onClose: () => void;
}

type Flow = 'schedule' | 'reschedule';

/**
 * *Schedule callback…* from one that is mine and connected, or *Reschedule…* of one that no agent has yet (desk D11), from
 * the form to what the platform made of it. Needs a `CallbackProvider` above it. Renders a `<section>`.
 */
export function SchedulePanel({ work: { view }, customerZone, onClose }: SchedulePanelProps): ReactNode {
  const { id } = view.conversation;
  const say = useFormWords();
  const { userId } = usePlatform();
  const flow: Flow = view.role === 'unassigned' ? 'reschedule' : 'schedule';
  const isMove = flow === 'reschedule';
  const [draft, setDraft, forget] = useScheduleDraft(id);
  const scheduling = useScheduling(id, flow);
  const { last } = scheduling;
  const contact = useContact(view);
  const numbers = useMemo(() => pickableNumbers(view.callback, contact?.fields), [view.callback, contact]);
  const here = useCustomerZone(view, contact, draft, numbers);
  const zone = here && !here.guessed ? here : (customerZone ?? here);
  const found = useQueueSearch(draft.queueText);
  const queue = useKeptQueue(draft);
  const permission = permissionOf(view);
  const notice = useNotice(last, draft.seen, isMove, permission, say);
  const error = last?.state === 'failed' && last.id !== draft.seen ? last.error : undefined;
  const refused = useMemo(() => refusedField(error?.field, error?.said), [error?.field, error?.said]);
  const isTaken = last?.state === 'answered' && last.id !== draft.seen;
  const later = laterCallback(view.conversation);

  if (isMove ? isTaken : isTaken || (view.role === 'mine' && later)) {
    const leave = () => (isMove && last ? setDraft({ ...draft, seen: last.id }) : forget());
    return (
      <ScheduleSent
        flow={flow}
        at={later?.scheduledAt ?? scheduling.scheduledAt}
        customerZone={zone}
        notice={isMove && <NoticeRow message={notice} />}
        onAgain={isMove ? leave : undefined}
        onClose={() => {
          leave();
          onClose();
        }}
      />
    );
  }

  function send({ scheduledAt, number, changedNumber, queueId = '', keepMine }: SchedulePlan) {
    if (isMove) {
      const changed = { ...(changedNumber && { numbers: [number] }), ...(draft.queue && { queueId }) };
      return scheduling.reschedule({ scheduledAt, ...changed }, forget);
    }
    const { customerName } = view;
    const who = { ...(customerName !== undefined && { customerName }), ...(keepMine && { ownerId: userId }) };
    scheduling.schedule({ numbers: [number], queueId, scheduledAt, ...who }, forget);
  }

  return (
    <ScheduleForm
      {...{ flow, numbers, found, permission, refused }}
      draft={queue ? { ...draft, queue } : draft}
      onDraft={(next) => setDraft(last?.state === 'failed' ? { ...next, seen: last.id } : next)}
      queue={ownQueue(view)}
      customerZone={zone}
      pending={last?.state === 'pending'}
      again={!isMove && isUnclear(last)}
      notice={<NoticeRow message={notice} />}
      onSend={send}
      onCancel={onClose}
    />
  );
}

function useContact({ callback }: CustomerCallback): Contact | undefined {
  const { queries } = usePlatform();
  const { contactListId = '', contactId = '' } = callback.preview ?? {};
  const { data } = useQuery({
    ...queryOptions(queries.contact(contactListId, contactId)),
    enabled: contactListId !== '' && contactId !== '',
  });
  return data;
}

/** Where the picked number is: by the contact's own record, else guessed, where there is one guess alone. */
function useCustomerZone(
  { callback: { preview, numbers: among } }: CustomerCallback,
  contact: Contact | undefined,
  draft: ScheduleDraft,
  numbers: Parameters<typeof destinationOf>[1],
): CustomerZone | undefined {
  const guess = useGuessZones();
  const to = destinationOf(draft, numbers);
  const number = to.is === 'listed' ? to.number : to.is === 'other' ? { number: to.number } : undefined;
  if (!number) return undefined;
  const { zones, guessed } = whereaboutsOf(number, { contact, preview }, (digits) => guess?.(digits, { among }) ?? []);
  return zones.length === 1 ? { zone: zones[0]!, guessed } : undefined;
}

/** The picked queue with its name, which was not kept over a reload. */
function useKeptQueue({ queue }: ScheduleDraft): ScheduleDraft['queue'] {
  const name = useQueueName(queue && queue.name === undefined ? queue.id : undefined);
  return queue && name !== undefined ? { ...queue, name } : queue;
}

function ownQueue({ participant, conversation, queueName }: CustomerCallback): Target | undefined {
  const id = participant.queueId ?? conversation.participants.findLast((each) => each.queueId)?.queueId;
  return id === undefined ? undefined : { id, name: queueName ?? '' };
}

function permissionOf({ role, callback, conversation }: CustomerCallback): Permission {
  if (conversation.endedAt !== undefined || isOver(callback) || role === 'watching') return 'absent';
  return role === 'mine' && callback.state !== 'connected' ? { because: 'accept-first' } : 'allowed';
}

const isUnclear = (last: Asked | undefined): boolean =>
  last?.state === 'failed' && last.error !== undefined && isUncertainKind(last.error.kind);

function refusedField(name: string | undefined, text: string | undefined): RefusedField | undefined {
  const field = name === undefined ? undefined : scheduleField(name);
  return field && text !== undefined ? { field, text } : undefined;
}

/** A request without an answer is looked after for so long before the agent is told. */
const PATIENCE_MS = 8000;

function useNotice(
  last: Asked | undefined,
  seen: string | undefined,
  isMove: boolean,
  permission: Permission,
  say: FormSay,
): Message | undefined {
  const clock = useClock();
  const pending = last?.state === 'pending' ? last.id : undefined;
  const patienceEndsAt = useMemo(
    () => (pending === undefined ? undefined : clock.now() + PATIENCE_MS),
    [clock, pending],
  );
  const slow = usePassed(patienceEndsAt);
  if (slow) return { tone: 'quiet', text: say('notice.no-answer-yet') };
  if (permission === 'absent') return { tone: 'thought', text: say('schedule.moved-on') };
  const reference = last?.error?.correlationId;
  // It stays, whatever is entered next: sending it once more is a decision.
  if (!isMove && isUnclear(last)) return { tone: 'thought', text: say('schedule.unclear'), reference };
  if (!last || last.id === seen) return undefined;
  if (last.state === 'failed') {
    const { kind, retryAt } = last.error ?? { kind: 'unreadable' };
    return { tone: 'failure', error: kind, text: say(`error.${kind}`), reference, retryAt };
  }
  const isUnconfirmed = last.result && 'confirmed' in last.result && !last.result.confirmed;
  return isUnconfirmed ? { tone: 'thought', text: say('notice.unconfirmed') } : undefined;
}
