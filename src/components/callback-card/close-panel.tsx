import type { ReactNode } from 'react';
import { ActionButton } from '../action-button.tsx';
import { useFormWords } from '../form-words.ts';
import { useFollowUp } from '../use-follow-up.ts';
import { PanelSection } from './panel-section.tsx';
import type { PanelProps } from './panels.ts';

/** Ends the agent's part before anybody was called, at a second press: what becomes of it is the platform's (desk D10). */
export function ClosePanel({ work, onClose }: PanelProps): ReactNode {
  const say = useFormWords();
  const { followUp, run } = useFollowUp();
  const { view, permissions, asking } = work;
  return (
    <PanelSection name="close.name" onClose={onClose}>
      <p>{say('close.ask')}</p>
      <ActionButton
        permission={permissions.close}
        meaning="close now"
        weight="end"
        pending={asking.pending.has('close')}
        pendingText={say('close.pending')}
        onPress={() => void run(followUp.close(view.conversation.id), undefined).catch(() => {})}
      >
        {say('close.name')}
      </ActionButton>
    </PanelSection>
  );
}
