import { STORY_NOW, type Story } from '../story.ts';
import { ScheduleSent, type ScheduleSentProps } from './schedule-sent.tsx';

export default { title: 'Schedule sent', component: ScheduleSent };

const nothing = () => {};
const sent: ScheduleSentProps = {
  ...{ flow: 'schedule', at: STORY_NOW + 23 * 3_600_000, zone: 'Europe/London', onClose: nothing },
  customerZone: { zone: 'America/New_York', guessed: false },
};

export const Scheduled: Story<ScheduleSentProps> = { args: sent };
export const TimeUnknown: Story<ScheduleSentProps> = { args: { ...sent, at: undefined } };
export const Rescheduled: Story<ScheduleSentProps> = { args: { ...sent, flow: 'reschedule', onAgain: nothing } };
