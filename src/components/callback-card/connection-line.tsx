import type { ReactNode } from 'react';
import { formatClockTime } from '../../time/clock-time.ts';
import { usePlatform } from '../provider.tsx';
import { Ticking } from '../ticking.tsx';
import { Phrase, useSay } from '../words.tsx';
import { useConnection } from './use-connection.ts';

/** Whether what is shown is live, since when not, when it is tried again, and the way back where there is one. */
export function ConnectionLine(): ReactNode {
  const say = useSay();
  const platform = usePlatform();
  const connection = useConnection();
  const { state, since } = connection;
  const wayBack = { 'signed-out': say('connection.sign-in'), 'taken-over': say('connection.take-back') };
  return (
    <span className="cb-connection" data-state={state}>
      <span>
        {state === 'waiting' || state === 'offline'
          ? say(`connection.${state}`, { time: formatClockTime(since, since) })
          : say(`connection.${state}`)}
      </span>
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
        <button type="button" className="cb-way-back" onClick={() => platform.reconnect()}>
          {wayBack[state]}
        </button>
      )}
    </span>
  );
}
