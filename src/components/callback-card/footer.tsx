import { useCallback, useId, useSyncExternalStore, type ReactNode } from 'react';
import { useClock } from '../clock.tsx';
import { usePlatform } from '../provider.tsx';
import { useSay } from '../words.tsx';
import type { CustomerCallback } from '../../callback/customer-callback.ts';
import type { HostEvents } from '../host-events.ts';
import { CopyButton } from '../copy-button.tsx';

/** Whether what is shown is live, and, closed, what only an engineer asks for. */
export function Footer(props: { view: CustomerCallback; onScriptOpen: HostEvents['onScriptOpen'] }): ReactNode {
  const { view, onScriptOpen } = props;
  const id = useId();
  const say = useSay();
  const clock = useClock();
  const { callback, conversation } = view;
  const { ms, errorMs } = clock.offset;
  const seconds = (value: number) => (value / 1000).toFixed(1);
  const rows: [label: string, value: string | undefined, copies?: boolean][] = [
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
      false,
    ],
  ];
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
        <dl>
          {rows.map(([label, value, copies = true], i) =>
            value === undefined ? null : (
              <div key={label}>
                <dt id={`${id}${i}`}>{label}</dt>
                <dd translate="no">
                  <bdi dir="ltr">{value}</bdi>
                </dd>
                {copies && <CopyButton text={value} describes={`${id}${i}`} />}
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
