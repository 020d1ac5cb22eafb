import { useId, type ReactNode } from 'react';
import type { Action, Permission, Reason } from '../../callback/permitted.ts';
import { lastDigits } from '../../callback/phone-number.ts';
import { ActionButton, ReasonLine, type ActionWeight } from '../action-button.tsx';
import { Icon, type IconName } from '../icon.tsx';
import { SkipControl } from '../skip-control/skip-control.tsx';
import { useClock } from '../clock.tsx';
import { useLanguage, useSay, type Say } from '../words.tsx';
import { hoursReason } from './hours-reason.ts';
import type { Work } from './use-work.ts';

/** What has a corner of its own. */
type CornerAction = Extract<
  Action,
  'accept' | 'decline' | 'call' | 'hold' | 'resume' | 'hold-call' | 'resume-call' | 'hang-up' | 'done'
>;

/**
 * The four corners: Call, Skip, Accept and Hang up each have a place of their own that no other of them ever takes
 * (desk D3); what else stands in a corner is never followed there by one of them within a double-click.
 */
export function Actions({ work }: { work: Work }): ReactNode {
  const say = useSay();
  const id = useId();
  const { locale } = useLanguage();
  const clock = useClock();
  const { permissions, asking, phase, view } = work;
  if (phase === 'done' || phase === 'wrap-up' || view.role === 'watching') return null;

  const talked = phase === 'call-ended' && view.calls.at(-1)?.outside?.connectedAt !== undefined;
  const live = view.calls.filter((call) => call.live && call.own);
  const reasons = reasonsOf([permissions.call, permissions.skip, permissions.accept]);
  const reasonId = (permission: Permission) =>
    typeof permission === 'object' ? `${id}${permission.because}` : undefined;
  const button = (
    slot: string,
    action: CornerAction,
    icon: IconName,
    weight: ActionWeight,
    onPress: () => void,
    label = say(`action.${action}`),
  ) => (
    <ActionButton
      data-slot={slot}
      weight={weight}
      meaning={action}
      permission={permissions[action]}
      pending={asking.pending.has(action)}
      pendingText={say(action === 'call' && phase === 'checking' ? 'attempts.checking' : `pending.${action}`)}
      reasonId={reasonId(permissions[action])}
      onPress={onPress}
    >
      <Icon name={icon} />
      <span className="cb-action-text">{label}</span>
    </ActionButton>
  );

  return (
    <div className="cb-actions" data-rows={phase === 'scheduled' ? 1 : 2}>
      {button('call', 'call', 'phone', talked ? 'side' : 'main', work.guarded.press, callText(work, say))}
      <SkipControl
        data-slot="skip"
        permission={permissions.skip}
        pending={asking.pending.has('skip')}
        reasonId={reasonId(permissions.skip)}
        onSkip={asking.skip}
      />
      {button('accept', 'accept', 'check', 'go', asking.accept)}
      {button('accept', 'hold', 'hold', 'side', asking.hold)}
      {button('accept', 'resume', 'resume', 'side', asking.resume)}
      {button('accept', 'hold-call', 'hold', 'side', asking.holdCall)}
      {button('accept', 'resume-call', 'resume', 'main', asking.resumeCall)}
      {button('end', 'decline', 'hangUp', 'side', asking.decline)}
      {button('skip', 'done', 'check', talked ? 'main' : 'side', asking.done)}
      {live.length < 2
        ? button('end', 'hang-up', 'hangUp', 'end', () => live[0] && asking.hangUp(live[0].own!.id))
        : live.map((call, i) => (
            <ActionButton
              key={call.id}
              data-slot={i === 0 ? 'end' : 'more'}
              weight="end"
              meaning={`hang-up ${call.id}`}
              permission={permissions['hang-up']}
              onPress={() => asking.hangUp(call.own!.id)}
            >
              <Icon name="hangUp" />
              <span className="cb-action-text">
                {call.number
                  ? say('action.hang-up-number', { digits: lastDigits(call.number) })
                  : say('action.hang-up')}
              </span>
            </ActionButton>
          ))}
      <div className="cb-reasons">
        {reasons.map((reason) => (
          <ReasonLine
            key={reason}
            id={`${id}${reason}`}
            reason={reason}
            text={reason === 'outside-hours' ? hoursReason(work.hours.found, clock.now(), say, locale) : undefined}
          />
        ))}
      </div>
    </div>
  );
}

/** Each reason once, however many buttons have it. */
const reasonsOf = (all: readonly Permission[]): Reason[] => [
  ...new Set(all.flatMap((permission) => (typeof permission === 'object' ? [permission.because] : []))),
];

/** What Call says: the number it would dial, by its label and last digits. */
function callText({ picked, phase, attempts }: Work, say: Say): string {
  if (attempts.at(-1)?.state === 'lost') return say('action.call-again');
  if (phase === 'not-placed') return say('action.call-now');
  if (!picked || lastDigits(picked.number) === '') return say('action.call-none');
  const label = picked.column ?? picked.type;
  const digits = lastDigits(picked.number);
  return label ? say('action.call', { label, digits }) : say('action.call-plain', { digits });
}
