import { lazy, Suspense, useCallback, useState, useSyncExternalStore, type ReactNode } from 'react';
import { formatClockTime } from '../../time/clock-time.ts';
import { usePassed } from '../clock.tsx';
import { usePlatform } from '../provider.tsx';
import { useSay } from '../words.tsx';
import type { CustomerCallback } from '../../callback/customer-callback.ts';
import type { HostEvents } from '../host-events.ts';

const Details = lazy(async () => ({ default: (await import('./sections.tsx')).Details }));

/** Whether what is shown is live, and, closed, what only an engineer asks for. */
export function Footer(props: { view: CustomerCallback; onScriptOpen: HostEvents['onScriptOpen'] }): ReactNode {
  const { view, onScriptOpen } = props;
  const say = useSay();
  const { callback, conversation } = view;
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
      <details className="cb-details">
        <summary>{say('details.name')}</summary>
        <Suspense fallback={null}>
          <Details view={view} />
        </Suspense>
      </details>
    </div>
  );
}

/** A line that comes back so soon is nobody's concern (desk 3). */
const CALM_MS = 5000;

function ConnectionLine(): ReactNode {
  const say = useSay();
  const platform = usePlatform();
  const subscribe = useCallback((notify: () => void) => platform.onConnection(notify), [platform]);
  const connection = () => platform.connection;
  const { state, since } = useSyncExternalStore(subscribe, connection, connection);
  const [wasOpen, setWasOpen] = useState(false);
  if (state === 'open' && !wasOpen) setWasOpen(true);
  const away = state === 'waiting' || state === 'connecting';
  const long = usePassed(away ? since + CALM_MS : undefined);
  const shown = away && wasOpen && !long ? 'open' : state;
  return (
    <span className="cb-connection" data-state={shown}>
      {shown === 'waiting'
        ? say('connection.showing', { time: formatClockTime(since, since) })
        : say(`connection.${shown}`)}
    </span>
  );
}
