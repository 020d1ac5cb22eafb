import { timelineOf, type BarOwner } from '../../callback/timeline.ts';
import { LEG_STATES, type Segment } from '../../callback/callback.ts';
import type { Story } from '../story.ts';
import { STORY_NOW } from '../story.ts';
import { SegmentTimeline, type SegmentTimelineProps } from './segment-timeline.tsx';

export default { title: 'Segment timeline', component: SegmentTimeline };

type Rest = Partial<Pick<Segment, 'howEnded' | 'disconnectType'>>;
const segment = (type: string, from: number, to?: number, rest: Rest = {}): Segment => ({
  type,
  startedAt: STORY_NOW - from * 1000,
  ...(to !== undefined && { endedAt: STORY_NOW - to * 1000 }),
  ...rest,
});
const leg = (whose: BarOwner, ...segments: Segment[]) => ({
  id: `${whose}-${segments[0]!.startedAt}`,
  whose,
  segments,
});
const lay = (...legs: Parameters<typeof timelineOf>[0]): SegmentTimelineProps => ({ timeline: timelineOf(legs)! });
const then = (howEnded: string): Rest => ({ howEnded });
const by = (disconnectType: string): Rest => ({ howEnded: 'disconnect', disconnectType });

export const StillOpen: Story<SegmentTimelineProps> = {
  args: lay(leg('callback', segment('alert', 91, 84, then('interact')), segment('interact', 84))),
};

export const WholeStory: Story<SegmentTimelineProps> = {
  args: {
    ...lay(
      leg('callback', segment('alert', 302, 281, then('interact')), segment('interact', 281)),
      leg('own-phone', segment('alert', 240, 236, by('timeout'))),
      leg(
        'own-phone',
        segment('alert', 224, 221, then('interact')),
        segment('interact', 221, 100, then('hold')),
        segment('hold', 100, 64, then('interact')),
        segment('interact', 64),
      ),
      leg(
        'other-side',
        segment('dialing', 221, 219, then('contacting')),
        segment('contacting', 219, 205, then('interact')),
        segment('interact', 205),
      ),
    ),
    initialState: 'alerting',
  },
};

export const HeldTwice: Story<SegmentTimelineProps> = {
  args: lay(
    leg(
      'callback',
      segment('alert', 302, 281, then('interact')),
      segment('interact', 281, 200, then('hold')),
      segment('hold', 200, 164, then('interact')),
      segment('interact', 164, 60, then('hold')),
      segment('hold', 60),
    ),
  ),
};

export const Over: Story<SegmentTimelineProps> = {
  args: lay(
    leg(
      'callback',
      segment('scheduled', 3600, 900, then('alert')),
      segment('alert', 900, 870, then('interact')),
      segment('interact', 870, 400, by('client')),
    ),
  ),
};

export const OverlappingAndGaps: Story<SegmentTimelineProps> = {
  args: lay(
    leg(
      'callback',
      segment('interact', 500, 300, then('parked')),
      segment('coaching', 420, 380),
      segment('interact', 200),
      segment('parked', 90, 40),
    ),
  ),
};

/** Stamps of the provider and of the cloud: what ends before it starts has no length, and says why. */
export const TwoClocks: Story<SegmentTimelineProps> = {
  args: lay(leg('callback', segment('alert', 60, 62, then('interact')), segment('interact', 58))),
};

/** The platform left a segment open on a leg that is over. */
export const EndNotTold: Story<SegmentTimelineProps> = {
  args: lay({ ...leg('callback', segment('alert', 60, undefined, by('system'))), overAt: STORY_NOW - 30_000 }),
};

export const UnknownValues: Story<SegmentTimelineProps> = {
  args: {
    ...lay(
      leg(
        'callback',
        segment('juggle', 90, 60, then('levitate')),
        segment('interact', 60, 30, by('sunspots')),
        segment('wrapup', 30),
      ),
    ),
    initialState: 'pondering',
  },
};

export const JustBegun: Story<SegmentTimelineProps> = { args: lay(leg('callback', segment('alert', 0))) };

/** Open since the day before: times carry their day. */
export const SinceYesterday: Story<SegmentTimelineProps> = {
  args: lay(leg('callback', segment('alert', 86_400, 86_390, then('interact')), segment('interact', 86_390))),
};

export const AHundredAndTwenty: Story<SegmentTimelineProps> = {
  args: lay(
    leg(
      'callback',
      ...Array.from({ length: 120 }, (_, i) =>
        segment(i % 2 ? 'hold' : 'interact', 1200 - i * 10, i === 119 ? undefined : 1190 - i * 10),
      ),
    ),
  ),
};

/** Every state a leg can begin in, and one that nobody knows yet. */
export const EveryBeginning: Story<SegmentTimelineProps> = {
  ...StillOpen,
  render: () => (
    <>
      {[...LEG_STATES, 'pondering'].map((initialState) => (
        <SegmentTimeline key={initialState} {...StillOpen.args!} initialState={initialState} />
      ))}
    </>
  ),
};
