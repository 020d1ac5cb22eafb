import type { Activity, Happening } from '../../platform/log.ts';
import { STORY_NOW, type Story } from '../story.ts';
import { ActivityLog, type ActivityLogProps } from './activity-log.tsx';

export default { title: 'Activity log', component: ActivityLog };

const logged = (...all: readonly Happening[]): readonly Activity[] =>
  all.map((happening, i) => ({
    ...happening,
    n: i + 1,
    at: STORY_NOW - (all.length - i) * 4000,
    clockOffsetMs: 2040,
    clockErrorMs: 35,
    conversationId: '5f1f0f5e-6d7c-4e0d-9c55-2f0b1a7d1c11',
  }));

export const Empty: Story<ActivityLogProps> = { args: { activities: [] } };

export const EverythingThatHappens: Story<ActivityLogProps> = {
  args: {
    activities: logged(
      { what: 'connection', state: 'open' },
      { what: 'asked', action: 'accept', by: 'agent' },
      { what: 'answered', action: 'accept', by: 'agent', result: 'confirmed' },
      { what: 'asked', action: 'call', by: 'agent', column: 'Mobile' },
      { what: 'answered', action: 'call', by: 'agent', result: 'unconfirmed' },
      { what: 'warning-overridden', warning: 'call-lost' },
      { what: 'asked', action: 'call', by: 'agent', column: 'Work' },
      { what: 'call-appeared', by: 'agent' },
      { what: 'answered', action: 'call', by: 'agent', result: 'confirmed' },
      { what: 'asked', action: 'call', by: 'card' },
      { what: 'call-appeared', by: 'card' },
      { what: 'call-appeared', by: 'platform' },
      { what: 'answered', action: 'call', by: 'agent', result: 'not-sent' },
      {
        what: 'answered',
        action: 'done',
        by: 'agent',
        result: 'refused',
        errorKind: 'moved-on',
        correlationId: '3c9f2b1e-0d35-4f5e-a8de-3b9f0c2d7e64',
      },
      { what: 'asked', action: 'schedule', by: 'agent' },
      { what: 'connection', state: 'offline' },
      { what: 'connection', state: 'waiting' },
      { what: 'connection', state: 'taken-over' },
    ),
  },
};
