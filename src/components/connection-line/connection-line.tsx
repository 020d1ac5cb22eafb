import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import type { Connection } from '../../platform/notifications.ts';
import { formatClockTime } from '../../time/clock-time.ts';
import type { Instant } from '../../time/instant.ts';
import type { Part } from '../part.ts';
import { Ticking } from '../ticking.tsx';
import { Phrase, useLanguage, useSay } from '../words.tsx';

/** What an agent is told of the connection; while the next try is under way there is no time for it. */
export type ShownConnection = Connection | { readonly state: 'waiting'; readonly since: Instant };

/** Props of `ConnectionLine`; whatever a `<div>` takes is passed on. */
export interface ConnectionLineProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  connection: ShownConnection;
  /** The agent signed in again, or takes the events back from another desktop. */
  onReconnect: () => void;
}

/** Whether what is shown is live, since when not, when it is tried again, and the way back where there is one. Renders a `<div>`. */
export const ConnectionLine: Part<ConnectionLineProps, HTMLDivElement> = forwardRef<
  HTMLDivElement,
  ConnectionLineProps
>(function ConnectionLine({ connection, onReconnect, ...rest }, ref) {
  const say = useSay();
  const { locale } = useLanguage();
  const { state, since } = connection;
  const away = state === 'waiting' || state === 'offline';
  const wayBack = { 'signed-out': 'connection.sign-in', 'taken-over': 'connection.take-back' } as const;
  return (
    <div
      ref={ref}
      {...rest}
      className={['cb-connection', rest.className].filter(Boolean).join(' ')}
      data-connection={state}
    >
      <span>{say(`connection.${state}`, away ? { time: formatClockTime(since, since, locale) } : {})}</span>
      {'nextTryAt' in connection && (
        <span className="cb-next-try">
          <Phrase
            of="connection.next-try"
            slots={{
              time: (
                <bdi dir="ltr">
                  <Ticking until={connection.nextTryAt} />
                </bdi>
              ),
            }}
          />
        </span>
      )}
      {(state === 'signed-out' || state === 'taken-over') && (
        <button type="button" className="cb-way-back" onClick={onReconnect}>
          {say(wayBack[state])}
        </button>
      )}
    </div>
  );
});
