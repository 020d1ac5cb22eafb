import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import type { Conversation } from '../../callback/conversation.ts';
import { customerCallback } from '../../callback/customer-callback.ts';
import { permitted } from '../../callback/permitted.ts';
import { phaseOf } from '../../callback/phase.ts';
import { ActionButton } from '../action-button.tsx';
import { useFormWords } from '../form-words.ts';
import { usePlatform } from '../provider.tsx';
import { useFollowUp } from '../use-follow-up.ts';
import { PanelSection } from './panel-section.tsx';
import type { PanelProps } from './panels.ts';

/**
 * Takes a campaign's contact out of all calling, at a second press, and passes the preview on where it may be passed on:
 * the list alone does not stop the countdown (desk 7). Refused, nothing is skipped.
 */
export function DoNotCallPanel({ work, onClose }: PanelProps): ReactNode {
  const say = useFormWords();
  const { followUp, run } = useFollowUp();
  const client = useQueryClient();
  const { keys, userId, intents } = usePlatform();
  const latest = useRef(work);
  useEffect(() => void (latest.current = work));
  const { view, permissions, asking, stage } = work;
  const canSkip = permissions.skip === 'allowed';
  const mayNotSkip = typeof permissions.skip === 'object' && permissions.skip.because === 'skip-not-allowed';

  /** By what stands now: while the list was asked a call may have begun, and another card may be looked at. */
  function maySkipNow(): boolean {
    const { id } = view.conversation;
    const conversation = client.getQueryData<Conversation>(keys.conversation(id));
    const now = conversation && customerCallback(conversation, userId);
    if (!now) return false;
    const known = intents.of(client, id);
    const phase = phaseOf(now, known, latest.current.stage);
    return permitted('skip', { ...latest.current, view: now, intents: known, phase, picked: undefined }) === 'allowed';
  }

  async function add() {
    try {
      await run(followUp.addToDoNotCall(view.conversation.id), undefined);
    } catch {
      return; // said in the notice row
    }
    const { contactListId = '', contactId = '' } = view.callback.preview ?? {};
    void client.invalidateQueries({ queryKey: keys.contact(contactListId, contactId) }); // it says so itself now
    onClose();
    if (maySkipNow()) asking.skip();
  }

  return (
    <PanelSection name="do-not-call.name" onClose={onClose}>
      <p>
        {say('do-not-call.ask')} {mayNotSkip && say('do-not-call.cannot-skip')}{' '}
        {!canSkip && stage === 'counting' && say('do-not-call.countdown')}
      </p>
      <ActionButton
        permission={permissions['do-not-call']}
        meaning="do-not-call now"
        weight="end"
        pending={asking.pending.has('do-not-call')}
        pendingText={say('do-not-call.pending')}
        onPress={() => void add()}
      >
        {say(canSkip ? 'do-not-call.send-and-skip' : 'do-not-call.name')}
      </ActionButton>
    </PanelSection>
  );
}
