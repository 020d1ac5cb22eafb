import { lazy, Suspense, useId, useState, type ReactNode, type RefObject } from 'react';
import { ConnectionLine } from '../connection-line/connection-line.tsx';
import { usePlatform } from '../provider.tsx';
import { useConnection } from './use-connection.ts';
import { useSay } from '../words.tsx';
import type { CustomerCallback } from '../../callback/customer-callback.ts';
import type { HostEvents } from '../host-events.ts';
import type { CallbackCardHandle } from './speech.ts';

const Details = lazy(async () => ({ default: (await import('./sections.tsx')).Details }));

/** Whether what is shown is live, and, closed, what only an engineer asks for. */
export function Footer(props: {
  view: CustomerCallback;
  onScriptOpen: HostEvents['onScriptOpen'];
  voice: RefObject<CallbackCardHandle | null>;
}): ReactNode {
  const { view, onScriptOpen, voice } = props;
  const say = useSay();
  const platform = usePlatform();
  const { callback, conversation } = view;
  const [open, setOpen] = useState(false);
  const detailsId = useId();
  return (
    <div className="cb-footer">
      <ConnectionLine connection={useConnection()} onReconnect={platform.reconnect} />
      {onScriptOpen && callback.scriptId !== undefined && (
        <button
          type="button"
          className="cb-script"
          onClick={() => onScriptOpen({ conversationId: conversation.id, scriptId: callback.scriptId! })}
        >
          {say('action.script')}
        </button>
      )}
      <button
        type="button"
        className="cb-details-button"
        aria-expanded={open}
        aria-controls={detailsId}
        onClick={() => setOpen(!open)}
      >
        {say('details.name')}
      </button>
      <div id={detailsId} className="cb-details" hidden={!open}>
        <Suspense fallback={null}>
          <Details view={view} open={open} voice={voice} />
        </Suspense>
      </div>
    </div>
  );
}
