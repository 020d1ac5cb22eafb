import type { ReactNode } from 'react';
import { useClock } from '../clock.tsx';
import { usePlatform } from '../provider.tsx';
import { useSay } from '../words.tsx';
import type { CustomerCallback } from '../../callback/customer-callback.ts';
import { useCallback, useSyncExternalStore } from 'react';

/** Whether what is shown is live, and, closed, what only an engineer asks for. */
export function Footer({ view }: { view: CustomerCallback }): ReactNode {
  const say = useSay();
  const clock = useClock();
  const { callback, conversation } = view;
  const { ms, errorMs } = clock.offset;
  const seconds = (value: number) => (value / 1000).toFixed(1);
  const rows: [string, string | undefined][] = [
    [say('details.callback'), callback.id],
    [say('details.conversation'), conversation.id],
    [say('details.peer'), callback.peerId],
    [say('details.script'), callback.scriptId],
    [say('details.provider'), callback.provider],
    [say('details.calling-as'), callback.callerId],
    [
      say('details.clock'),
      Number.isFinite(errorMs)
        ? say('details.clock-known', { offset: seconds(ms), error: seconds(errorMs) })
        : say('details.clock-unknown'),
    ],
  ];
  return (
    <div className="cb-footer">
      <ConnectionLine />
      <details className="cb-details">
        <summary>{say('details.name')}</summary>
        <dl>
          {rows.map(([label, value]) =>
            value === undefined ? null : (
              <div key={label}>
                <dt>{label}</dt>
                <dd translate="no">
                  <bdi dir="ltr">{value}</bdi>
                </dd>
              </div>
            ),
          )}
        </dl>
      </details>
    </div>
  );
}

function ConnectionLine(): ReactNode {
  const say = useSay();
  const platform = usePlatform();
  const subscribe = useCallback((notify: () => void) => platform.onConnection(notify), [platform]);
  const state = useSyncExternalStore(
    subscribe,
    () => platform.connection.state,
    () => platform.connection.state,
  );
  return (
    <span className="cb-connection" data-state={state}>
      {say(`connection.${state}`)}
    </span>
  );
}
