import { useId, useState, type ReactNode } from 'react';
import type { Permission, Reason } from '../../callback/permitted.ts';
import { ActionButton, ReasonLine } from '../action-button.tsx';
import type { HostEvents } from '../host-events.ts';
import { RecordingLine } from '../recording-line/recording-line.tsx';
import { useSectionWords } from '../section-words.ts';
import { useFollowUp } from '../use-follow-up.ts';
import { PANELS, type PanelName } from './panels.ts';
import { useOpenPanel } from './use-open-panel.ts';
import type { Work } from './use-work.ts';

/** What is done during a call, at a press; the rest opens a panel, behind "More". */
const AT_ONCE = ['mute', 'unmute', 'pause-recording', 'resume-recording'] as const;
const BESIDE_CALL: readonly PanelName[] = ['keypad'];

/** What an agent does now and then, below the four corners: during the call at one press, the rest behind "More". */
export function Tools({ work, onMoreTime }: { work: Work; onMoreTime: HostEvents['onMoreTime'] }): ReactNode {
  const { say } = useSectionWords();
  const id = useId();
  const { permissions, asking, view } = work;
  const conversationId = view.conversation.id;
  const { followUp, run } = useFollowUp();
  const { panel, toggle } = useOpenPanel(work);
  const [more, setMore] = useState(false);

  const press = {
    mute: followUp.mute,
    unmute: followUp.unmute,
    'pause-recording': followUp.pauseRecording,
    'resume-recording': followUp.resumeRecording,
  };
  const mayCallOthers = work.policy.otherNumbers === 'allow';
  const shown = PANELS.filter((name) => permissions[name] !== 'absent' && (name !== 'call-other' || mayCallOthers));
  const behind = shown.filter((name) => !BESIDE_CALL.includes(name));
  const isOpen = more || (panel !== undefined && behind.includes(panel));
  const talks = view.calls.some(({ live }) => live) && view.role === 'mine';
  const timed = work.policy.moreTime && onMoreTime ? timedBy(work) : undefined;
  if (shown.length === 0 && !talks && !timed) return null;

  const reasons = [...new Set(behind.flatMap((name) => reasonOf(permissions[name]) ?? []))];

  const opener = (name: PanelName) => (
    <ActionButton
      key={name}
      className="cb-tool"
      meaning={name}
      permission={permissions[name]}
      reasonId={`${id}${reasonOf(permissions[name]) ?? ''}`}
      aria-expanded={panel === name}
      data-opens={name}
      onPress={() => toggle(name)}
    >
      {say(`action.${name}`)}
    </ActionButton>
  );
  return (
    <div className="cb-tools" role="group" aria-label={say('tools.name')}>
      {talks && (
        <p className="cb-tools-state">
          <RecordingLine recording={view.conversation.recording} />
          {permissions.unmute !== 'absent' && <b className="cb-muted">{say('tools.muted')}</b>}
        </p>
      )}
      {AT_ONCE.map((action) => (
        <ActionButton
          key={action}
          className="cb-tool"
          meaning={action}
          permission={permissions[action]}
          pending={asking.pending.has(action)}
          pendingText={say(`pending.${action}`)}
          onPress={() => void run(press[action](conversationId), undefined).catch(() => {})}
        >
          {say(`action.${action}`)}
        </ActionButton>
      ))}
      {shown.filter((name) => BESIDE_CALL.includes(name)).map(opener)}
      {timed && (
        <ActionButton
          className="cb-tool"
          permission="allowed"
          meaning={`more-time ${timed}`}
          onPress={() => onMoreTime?.({ conversationId, of: timed })}
        >
          {say('tools.more-time')}
        </ActionButton>
      )}
      {behind.length > 0 && (
        <ActionButton
          className="cb-tool cb-tool-more"
          permission="allowed"
          meaning="more"
          aria-expanded={isOpen}
          aria-controls={`${id}more`}
          onPress={() => setMore(!isOpen)}
        >
          {say('tools.more')}
        </ActionButton>
      )}
      <div id={`${id}more`} className="cb-tools-more" hidden={!isOpen}>
        {isOpen && behind.map(opener)}
        {isOpen && reasons.map((reason) => <ReasonLine key={reason} id={`${id}${reason}`} reason={reason} />)}
      </div>
    </div>
  );
}

/** Which of the platform's own time limits runs. */
function timedBy({ phase, stage, view }: Work): 'accept' | 'dial' | 'wrap-up' | undefined {
  if (view.role !== 'mine') return undefined;
  if (phase === 'alerting') return 'accept';
  if (phase === 'preview' && stage === 'counting') return 'dial';
  return phase === 'wrap-up' && view.participant.wrapupTimeoutMs !== undefined ? 'wrap-up' : undefined;
}

const reasonOf = (permission: Permission): Reason | undefined =>
  typeof permission === 'object' ? permission.because : undefined;
