import { useId, type ReactNode } from 'react';
import type { CustomerCallback } from '../../callback/customer-callback.ts';
import { useClock } from '../clock.tsx';
import { CopyButton } from '../copy-button.tsx';
import { useSectionWords } from '../section-words.ts';

/** What only an engineer asks for: ids to copy, and how the clock was compared. Renders a `<dl>`. */
export function Details({ view: { callback, conversation } }: { view: CustomerCallback }): ReactNode {
  const id = useId();
  const { say } = useSectionWords();
  const { ms, errorMs } = useClock().offset;
  const seconds = (value: number) => (value / 1000).toFixed(1);
  const ids: [label: string, value: string | undefined][] = [
    [say('details.callback'), callback.id],
    [say('details.conversation'), conversation.id],
    [say('details.peer'), callback.peerId],
    [say('details.script'), callback.scriptId],
    [say('details.provider'), callback.provider],
    [say('details.calling-as'), callback.callerId],
  ];
  return (
    <dl>
      {ids.map(([label, value], i) =>
        value === undefined ? null : (
          <div key={label}>
            <dt id={`${id}${i}`}>{label}</dt>
            <dd translate="no">
              <bdi dir="ltr">{value}</bdi>
            </dd>
            <dd>
              <CopyButton text={value} describes={`${id}${i}`} />
            </dd>
          </div>
        ),
      )}
      <div>
        <dt>{say('details.clock')}</dt>
        <dd>
          {Number.isFinite(errorMs)
            ? say('details.clock-known', { offset: seconds(ms), error: seconds(errorMs) })
            : say('details.clock-unknown')}
        </dd>
      </div>
    </dl>
  );
}
