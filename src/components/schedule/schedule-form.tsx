import {
  forwardRef,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
  type ComponentPropsWithoutRef,
  type ReactNode,
} from 'react';
import type { Target } from '../../callback/decode-lookups.ts';
import type { Permission } from '../../callback/permitted.ts';
import type { PickableNumber } from '../../callback/phone-number.ts';
import type { Instant } from '../../time/instant.ts';
import { ownZone } from '../../time/zone.ts';
import { ActionButton } from '../action-button.tsx';
import { useClock, usePassed } from '../clock.tsx';
import { useFormWords } from '../form-words.ts';
import type { Part } from '../part.ts';
import { destinationOf, isNumberText, type ScheduleDraft } from './draft.ts';
import { FieldWrong, Said, tiesOf } from '../field.tsx';
import { NumberField } from './number-field.tsx';
import { QueueField, type FoundQueues } from './queue-field.tsx';
import { PROPOSED_MS } from './quick-picks.ts';
import { latestOf, wholeMinute, whenOf, writtenIn } from './when.ts';
import { WhenFields } from './when-fields.tsx';
import { knownZones, type CustomerZone } from './zones.ts';

/** What was filled in and can be sent. */
export interface SchedulePlan {
  readonly scheduledAt: Instant;
  /** As given, or as typed. */
  readonly number: string;
  /** Absent where the callback's own numbers were left alone. */
  readonly changedNumber?: true;
  readonly queueId?: string;
  readonly keepMine: boolean;
}

/** What the platform did not take, in its own words. */
export interface RefusedField {
  readonly field: 'when' | 'number' | 'queue' | 'keep-mine';
  readonly text: string;
}

/** Props of `ScheduleForm`; whatever a `<section>` takes is passed on. */
export interface ScheduleFormProps extends Omit<ComponentPropsWithoutRef<'section'>, 'children'> {
  /** `schedule` makes another callback from this one, `reschedule` moves this one. */
  flow: 'schedule' | 'reschedule';
  /** What was entered so far; the host keeps it. */
  draft: ScheduleDraft;
  onDraft: (draft: ScheduleDraft) => void;
  numbers: readonly PickableNumber[];
  /** The callback's own queue. */
  queue?: Target | undefined;
  /** What begins with `draft.queueText`; absent while nobody has looked. */
  found?: FoundQueues | undefined;
  /** The agent's own zone; this computer's by default. */
  zone?: string | undefined;
  customerZone?: CustomerZone | undefined;
  /** Whether it can be sent at all; allowed by default. */
  permission?: Permission;
  pending?: boolean;
  /** It may have been sent already: the button says so. */
  again?: boolean;
  refused?: RefusedField | undefined;
  /** Shown above the buttons. */
  notice?: ReactNode;
  onSend: (plan: SchedulePlan) => void;
  onCancel: () => void;
}

/**
 * When, on which number and in which queue a customer is called back: one time, shown for the customer and for the agent,
 * that is always the moment which is sent. Renders a `<section>`, and no `<form>`: it may stand in one of the host's.
 */
export const ScheduleForm: Part<ScheduleFormProps, HTMLElement> = forwardRef<HTMLElement, ScheduleFormProps>(
  function ScheduleForm(props, ref) {
    const { flow, draft, onDraft, numbers, queue, found, zone, customerZone, ...others } = props;
    const {
      permission = 'allowed',
      pending = false,
      again = false,
      refused,
      notice,
      onSend,
      onCancel,
      ...rest
    } = others;
    const say = useFormWords();
    const clock = useClock();
    const titleId = useId();
    const root = useRef<HTMLElement>(null);
    useImperativeHandle(ref, () => root.current!);
    const [proposedAt] = useState(() => wholeMinute(clock.now() + PROPOSED_MS));
    const [tries, setTries] = useState(0);
    const tried = tries > 0;
    const zones = knownZones({ own: zone ?? ownZone(), customer: customerZone });
    const written = draft.written ?? writtenIn(proposedAt, zones.customer?.zone ?? zones.own);
    const when = whenOf(written, clock.now());
    usePassed(latestOf(written)); // what was entered may become the past while it is looked at

    useEffect(() => {
      if (tries > 0) root.current?.querySelector<HTMLElement>('[data-wrong]')?.focus();
    }, [tries]);
    useEffect(() => {
      const page = root.current?.getRootNode() as Document | ShadowRoot | undefined;
      if (refused && root.current?.contains(page?.activeElement ?? null))
        root.current.querySelector<HTMLElement>('[data-wrong]')?.focus();
    }, [refused]);

    function send() {
      const to = destinationOf(draft, numbers);
      const sent = whenOf(written, clock.now());
      const number = to.is === 'listed' ? to.number.number : to.is === 'other' ? to.number : '';
      const isNumber = to.is === 'listed' || (to.is === 'other' && isNumberText(number));
      const queueId = draft.queue?.id ?? queue?.id;
      const hasQueue = draft.queueText === undefined && (flow === 'reschedule' || queueId !== undefined);
      if (sent.is !== 'set' || !isNumber || !hasQueue) return setTries(tries + 1);
      onSend({
        scheduledAt: sent.at,
        number: number.trim(),
        ...(draft.pick !== undefined && { changedNumber: true }),
        ...(queueId !== undefined && { queueId }),
        keepMine: draft.keepMine === true,
      });
    }

    const refusedText = (field: RefusedField['field']) => (refused?.field === field ? refused.text : undefined);
    const isMove = flow === 'reschedule';
    return (
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keeps keys from a form around it
      <section
        {...rest}
        ref={root}
        className={['cb-section', 'cb-schedule', rest.className].filter(Boolean).join(' ')}
        aria-labelledby={titleId}
        onKeyDown={(event) => {
          rest.onKeyDown?.(event);
          if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
        }}
      >
        <h3 id={titleId} className="cb-section-name">
          {say(isMove ? 'schedule.name-move' : 'schedule.name')}
        </h3>
        <WhenFields
          {...{ written, when, zones, tried }}
          refused={refusedText('when')}
          onWritten={(next) => onDraft({ ...draft, written: next })}
        />
        <NumberField {...{ draft, numbers, tried, onDraft }} refused={refusedText('number')} />
        <QueueField {...{ draft, queue, found, tried, onDraft }} required={!isMove} refused={refusedText('queue')} />
        {!isMove && <KeepMine {...{ draft, onDraft }} refused={refusedText('keep-mine')} />}
        {notice}
        <div className="cb-schedule-actions">
          <ActionButton
            weight="main"
            meaning={again ? `${flow} again` : flow}
            permission={permission}
            pending={pending}
            pendingText={say(isMove ? 'schedule.moving' : 'schedule.sending')}
            onPress={send}
          >
            {say(again && !isMove ? 'schedule.again' : isMove ? 'schedule.move' : 'schedule.send')}
          </ActionButton>
          <ActionButton permission="allowed" meaning="cancel" onPress={onCancel}>
            {say('schedule.cancel')}
          </ActionButton>
        </div>
      </section>
    );
  },
);

/** Whether it comes back to whoever schedules it. Renders a `<div>`. */
function KeepMine(props: {
  draft: ScheduleDraft;
  refused: string | undefined;
  onDraft: (draft: ScheduleDraft) => void;
}): ReactNode {
  const { draft, refused, onDraft } = props;
  const say = useFormWords();
  const id = useId();
  const isWrong = refused !== undefined;
  return (
    <div className="cb-field">
      <label className="cb-choice">
        <input
          {...tiesOf(id, isWrong ? `${id}wrong` : `${id}what`, isWrong)}
          type="checkbox"
          checked={draft.keepMine === true}
          onChange={({ target }) => onDraft({ ...draft, keepMine: target.checked })}
        />
        <span>{say('schedule.keep-mine')}</span>
      </label>
      {isWrong ? (
        <FieldWrong id={`${id}wrong`}>
          <Said text={refused} />
        </FieldWrong>
      ) : (
        <p id={`${id}what`} className="cb-choice-note">
          {say('schedule.keep-mine-what')}
        </p>
      )}
    </div>
  );
}
