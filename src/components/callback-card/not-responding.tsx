import type { ReactNode } from 'react';
import type { CustomerCallback } from '../../callback/customer-callback.ts';
import { callbackOutcome } from '../../callback/outcome.ts';
import { ActionButton } from '../action-button.tsx';
import { useFormWords } from '../form-words.ts';

/**
 * After a missed or declined callback: the platform may have made the agent Not Responding, and routes nothing to them
 * until they go on queue again. The way there is the host's.
 */
export function NotResponding(props: { view: CustomerCallback; onGoOnQueue: (() => void) | undefined }): ReactNode {
  const { view, onGoOnQueue } = props;
  const say = useFormWords();
  const kind = view.role === 'mine' ? callbackOutcome(view)?.kind : undefined;
  if (kind !== 'missed' && kind !== 'declined') return null;
  return (
    <div className="cb-not-responding">
      <p className="cb-not-responding-text">{say('wrapup.not-responding')}</p>
      {onGoOnQueue && (
        <ActionButton weight="main" meaning="go-on-queue" permission="allowed" onPress={onGoOnQueue}>
          {say('wrapup.go-on-queue')}
        </ActionButton>
      )}
    </div>
  );
}
