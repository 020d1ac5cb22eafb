import type { Story } from '../story.ts';
import { NotInTime, type NotInTimeProps } from './not-in-time.tsx';

export default { title: 'Wrap-up not in time', component: NotInTime };

export const Notes: Story<NotInTimeProps> = {
  args: { notes: 'Wants a paper invoice.\nCall again on Friday, after five.' },
};
