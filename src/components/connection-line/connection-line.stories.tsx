import { CONNECTION_STATES } from '../../platform/notifications.ts';
import { STORY_NOW, type Story } from '../story.ts';
import { ConnectionLine, type ConnectionLineProps, type ShownConnection } from './connection-line.tsx';

export default { title: 'Connection line', component: ConnectionLine };

const since = STORY_NOW - 12_000;
const inState = (state: (typeof CONNECTION_STATES)[number]): ShownConnection =>
  state === 'waiting' || state === 'offline' ? { state, since, nextTryAt: STORY_NOW + 7000 } : { state, since };
const of = (connection: ShownConnection): Story<ConnectionLineProps> => ({
  args: { connection, onReconnect: () => {} },
});

export const Live: Story<ConnectionLineProps> = of(inState('open'));
export const Reconnecting: Story<ConnectionLineProps> = of(inState('waiting'));
export const TryingNow: Story<ConnectionLineProps> = of({ state: 'waiting', since });
export const Offline: Story<ConnectionLineProps> = of(inState('offline'));
export const SignedOut: Story<ConnectionLineProps> = of(inState('signed-out'));
export const TakenOver: Story<ConnectionLineProps> = of(inState('taken-over'));

/** Every state there is, one under another. */
export const AllStates: Story<ConnectionLineProps> = {
  args: { connection: inState('open'), onReconnect: () => {} },
  render: () => (
    <>
      {CONNECTION_STATES.map((state) => (
        <ConnectionLine key={state} connection={inState(state)} onReconnect={() => {}} />
      ))}
    </>
  ),
};
