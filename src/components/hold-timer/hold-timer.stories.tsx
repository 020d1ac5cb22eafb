import type { Story } from '../story.ts';
import { STORY_NOW } from '../story.ts';
import { HoldTimer, type HoldTimerProps } from './hold-timer.tsx';

export default { title: 'Hold timer', component: HoldTimer };

const seconds = (n: number) => STORY_NOW - n * 1000;
const first = { earlierMs: 0, earlierCount: 0, incomplete: false };

export const JustHeld: Story<HoldTimerProps> = { args: { hold: { of: 'callback', heldAt: seconds(0), ...first } } };

export const AnHour: Story<HoldTimerProps> = { args: { hold: { of: 'callback', heldAt: seconds(3599), ...first } } };

export const HalfADay: Story<HoldTimerProps> = {
  args: { hold: { of: 'callback', heldAt: seconds(12 * 3600), ...first } },
};

export const HeldBefore: Story<HoldTimerProps> = {
  args: { hold: { of: 'callback', heldAt: seconds(95), earlierMs: 55_000, earlierCount: 1, incomplete: false } },
};

export const NotHeldNow: Story<HoldTimerProps> = {
  args: { hold: { of: 'callback', earlierMs: 130_000, earlierCount: 2, incomplete: true } },
};

export const CallHeld: Story<HoldTimerProps> = {
  args: { hold: { of: 'call', heldAt: seconds(40), ...first } },
  parameters: { commitsAt: [20] },
};

export const CallHeldTooLong: Story<HoldTimerProps> = {
  args: { hold: { of: 'call', heldAt: seconds(90), ...first } },
  parameters: { commitsAt: [30] },
};
