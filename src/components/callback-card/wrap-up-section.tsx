import type { ReactNode } from 'react';
import { useFollowUp } from '../use-follow-up.ts';
import { NotInTime } from '../wrap-up/not-in-time.tsx';
import { WrapUpForm } from '../wrap-up/wrap-up-form.tsx';
import { WrapUpLater } from '../wrap-up/wrap-up-later.tsx';
import { useWrapUp } from './use-wrap-up.ts';
import type { Work } from './use-work.ts';

export { NotInTime };

/**
 * The form of one callback's wrap-up: what must be done in the phase of that name, and in any other what an agent opens.
 * `onClose` is called by its Close, and once it is saved.
 */
export function WrapUpSection({ work, onClose }: { work: Work; onClose?: () => void }): ReactNode {
  const form = useWrapUp(work, onClose);
  if (work.view.role !== 'mine') return null;
  return <WrapUpForm {...form} onClose={onClose} showsTime={work.phase !== 'wrap-up'} />;
}

/** The switch by which an agent asks for after-call work, while the callback is open. */
export function WrapUpLaterSection({ work: { view, asking } }: { work: Work }): ReactNode {
  const { followUp, run } = useFollowUp();
  return (
    <WrapUpLater
      wanted={view.callback.afterCallWorkRequired}
      pending={asking.pending.has('ask-for-wrap-up')}
      onWant={(wanted) => void run(followUp.askForWrapUp(view.conversation.id), wanted).catch(() => {})}
    />
  );
}
