import { lazy, Suspense, useState, type ReactNode } from 'react';
import { ConnectionLine } from './connection-line.tsx';
import { useSay } from '../words.tsx';
import type { CustomerCallback } from '../../callback/customer-callback.ts';
import type { HostEvents } from '../host-events.ts';

const Details = lazy(async () => ({ default: (await import('./sections.tsx')).Details }));

/** Whether what is shown is live, and, closed, what only an engineer asks for. */
export function Footer(props: { view: CustomerCallback; onScriptOpen: HostEvents['onScriptOpen'] }): ReactNode {
  const { view, onScriptOpen } = props;
  const say = useSay();
  const { callback, conversation } = view;
  const [open, setOpen] = useState(false);
  return (
    <div className="cb-footer">
      <ConnectionLine />
      {onScriptOpen && callback.scriptId !== undefined && (
        <button
          type="button"
          className="cb-script"
          onClick={() => onScriptOpen({ conversationId: conversation.id, scriptId: callback.scriptId! })}
        >
          {say('action.script')}
        </button>
      )}
      <details className="cb-details" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{say('details.name')}</summary>
        <Suspense fallback={null}>
          <Details view={view} open={open} />
        </Suspense>
      </details>
    </div>
  );
}
