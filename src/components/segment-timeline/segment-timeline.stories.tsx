import { timelineOf } from '../../callback/timeline.ts';
import type { Segment } from '../../callback/callback.ts';
import type { Story } from '../story.ts';
import { STORY_NOW } from '../story.ts';
import { SegmentTimeline, type SegmentTimelineProps } from './segment-timeline.tsx';

export default { title: 'Segment timeline', component: SegmentTimeline };

const segment = (type: string, from: number, to?: number): Segment => ({
  type,
  startedAt: STORY_NOW - from * 1000,
  ...(to !== undefined && { endedAt: STORY_NOW - to * 1000 }),
});
const lay = (...segments: Segment[]): SegmentTimelineProps => ({ timeline: timelineOf(segments)! });

export const StillOpen: Story<SegmentTimelineProps> = { args: lay(segment('alert', 91, 84), segment('interact', 84)) };

export const HeldTwice: Story<SegmentTimelineProps> = {
  args: lay(
    segment('alert', 302, 281),
    segment('interact', 281, 200),
    segment('hold', 200, 164),
    segment('interact', 164, 60),
    segment('hold', 60),
  ),
};

export const Over: Story<SegmentTimelineProps> = {
  args: lay(segment('scheduled', 3600, 900), segment('alert', 900, 870), segment('interact', 870, 400)),
};

export const OverlappingAndGaps: Story<SegmentTimelineProps> = {
  args: lay(
    segment('interact', 500, 300),
    segment('dialing', 420, 380),
    segment('interact', 200),
    segment('parked', 90, 40),
  ),
};

export const JustBegun: Story<SegmentTimelineProps> = { args: lay(segment('alert', 0)) };
