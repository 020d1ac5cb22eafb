import type { Story } from '../story.ts';
import { STORY_NOW } from '../story.ts';
import { Countdown, type CountdownProps } from './countdown.tsx';
import { Phrase } from '../words.tsx';

export default { title: 'Countdown', component: Countdown };

const of = (startedSecondsAgo: number, seconds: number): CountdownProps => ({
  startedAt: STORY_NOW - startedSecondsAgo * 1000,
  dueAt: STORY_NOW + (seconds - startedSecondsAgo) * 1000,
  helper: <Phrase of="helper.dials-in" />,
  name: <Phrase of="time.dial" />,
});

export const JustBegun: Story<CountdownProps> = { args: of(0, 60) };
export const TenSeconds: Story<CountdownProps> = { args: of(50, 60) };
export const TwentyMinutes: Story<CountdownProps> = { args: of(0, 1200) };
export const Passed: Story<CountdownProps> = { args: of(75, 60) };
export const About: Story<CountdownProps> = { args: { ...of(18, 60), helper: <Phrase of="helper.dials-in-about" /> } };
