import { lazy, Suspense, type ReactNode } from 'react';
import type { HostEvents } from '../host-events.ts';
import { NotResponding } from './not-responding.tsx';
import type { Work } from './use-work.ts';

const WrapUpSection = lazy(async () => ({ default: (await import('./panel-parts.ts')).WrapUpSection }));

/** What stands where the numbers were, once there is nobody to call any more: the form of the wrap-up, or a way on. */
export function AfterTheCall(props: { work: Work; onGoOnQueue: HostEvents['onGoOnQueue'] | undefined }): ReactNode {
  const { work, onGoOnQueue } = props;
  const { phase, view } = work;
  const conversationId = view.conversation.id;
  if (phase === 'wrap-up')
    return (
      <Suspense fallback={<div className="cb-section cb-wrap-up-form" />}>
        <WrapUpSection work={work} />
      </Suspense>
    );
  return <NotResponding view={view} onGoOnQueue={onGoOnQueue && (() => onGoOnQueue({ conversationId }))} />;
}
