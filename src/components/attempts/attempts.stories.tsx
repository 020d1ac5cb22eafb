import type { Attempt } from '../../callback/attempt.ts';
import type { Call } from '../../callback/conversation.ts';
import type { PlacedCall } from '../../callback/placed-call.ts';
import type { Story } from '../story.ts';
import { STORY_NOW } from '../story.ts';
import { Attempts, type AttemptsProps } from './attempts.tsx';

export default { title: 'Attempts', component: Attempts };

const leg = (state: string, more: Partial<Call> = {}): Call => ({
  id: `leg-${state}`,
  state,
  held: false,
  muted: false,
  segments: [],
  ...more,
});
const call = (live: boolean, legs: Pick<PlacedCall, 'own' | 'outside'>): PlacedCall => ({ id: 'call', live, ...legs });
const at = (secondsAgo: number) => STORY_NOW - secondsAgo * 1000;
const attempt = (n: number, rest: Partial<Attempt>): Attempt => ({
  n,
  number: '+1 317 555 0142',
  column: 'Mobile',
  by: 'agent',
  sentAt: at(300 - n * 30),
  ...rest,
});

const busy = call(false, { outside: leg('disconnected', { cause: 17 }) });
const talked = call(false, {
  own: leg('disconnected', { disconnectType: 'client', connectedAt: at(90) }),
  outside: leg('disconnected', { connectedAt: at(80), disconnectedAt: at(20) }),
});

export const BusyThenTalked: Story<AttemptsProps> = {
  args: {
    attempts: [attempt(1, { call: busy }), attempt(2, { call: talked, column: 'Home', number: '+1 317 555 0177' })],
  },
};
export const EveryWayOfGoing: Story<AttemptsProps> = {
  args: {
    attempts: [
      attempt(1, { state: 'sending' }),
      attempt(2, { state: 'checking' }),
      attempt(3, { state: 'lost' }),
      attempt(4, { state: 'refused', by: 'card' }),
      attempt(5, { call: call(true, { own: leg('alerting') }), by: 'platform' }),
      attempt(6, { call: call(true, { own: leg('connected'), outside: leg('contacting') }) }),
      attempt(7, { call: call(true, { own: leg('connected'), outside: leg('connected') }) }),
      attempt(8, { call: call(true, { own: leg('connected') }) }),
    ],
  },
};
export const LongLabel: Story<AttemptsProps> = {
  args: { attempts: [attempt(1, { column: 'Number given by the neighbour on the third floor', call: busy })] },
};
