import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
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
  const { keys } = usePlatform();
  const { view, permissions, asking, stage } = work;
  const canSkip = permissions.skip === 'allowed';
  const mayNotSkip = typeof permissions.skip === 'object' && permissions.skip.because === 'skip-not-allowed';

  async function add() {
    try {
      await run(followUp.addToDoNotCall(view.conversation.id), undefined);
    } catch {
      return; // said in the notice row
    }
    const { contactListId = '', contactId = '' } = view.callback.preview ?? {};
    void client.invalidateQueries({ queryKey: keys.contact(contactListId, contactId) }); // it says so itself now
    onClose();
    if (canSkip) asking.skip();
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
        {say(canSkip ? 'do-not-call.send-and-skip' : 'do-not-call.send')}
      </ActionButton>
    </PanelSection>
  );
}
