import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { ClockContext } from '../../src/components/clock.tsx';
import { SegmentTimeline } from '../../src/components/segment-timeline/segment-timeline.tsx';
import * as storyFile from '../../src/components/segment-timeline/segment-timeline.stories.tsx';
import { STORY_NOW } from '../../src/components/story.ts';
import { createSteppedClock } from '../../src/time/stepped-clock.ts';

const stories = { ...storyFile };

function show(name: Exclude<keyof typeof stories, 'default'>, dir = 'ltr') {
  const { clock, source } = createSteppedClock(STORY_NOW);
  const props = stories[name].args!;
  render(
    <ClockContext.Provider value={clock}>
      <style>{`.cb-timeline-track { direction: ${dir} }`}</style>
      <button type="button">before</button>
      <SegmentTimeline {...props} />
    </ClockContext.Provider>,
  );
  return { source, user: userEvent.setup() };
}
const told = () => document.querySelector('.cb-timeline-told')!.textContent;
const focused = () => document.activeElement!.getAttribute('aria-label');

test('the keyboard reaches every bar by one tab stop, and what is focused is told below', async () => {
  const { user } = show('HeldTwice');
  expect(told()).toMatch(/^On hold Callback Still open.*since 4:09:29.PM 1:00$/); // how things stand, while nobody looks
  await user.tab();
  await user.tab();
  expect(focused()).toMatch(/^On hold, Callback: since 4:09:29.PM, still open$/);
  await user.keyboard('{Home}');
  expect(told()).toMatch(/^Offered Callback Then: Open4:05:27.PM.–.4:05:48.PM 0:21$/);
  await user.keyboard('{ArrowLeft}{ArrowRight}');
  expect(told()).toMatch(/^Open Callback Then: On hold.* 1:21$/);
  await user.keyboard('{End}{ArrowRight}');
  expect(told()).toMatch(/^On hold Callback.* 1:00$/);
  await user.tab(); // out of the bars, not through them
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Show as table' }));
  expect(screen.getAllByRole('option').filter((bar) => bar.tabIndex === 0)).toHaveLength(1);
});

test('right to left, the arrow that points onward leads onward', async () => {
  const { user } = show('HeldTwice', 'rtl');
  await user.tab();
  await user.tab();
  await user.keyboard('{Home}{ArrowLeft}');
  expect(focused()).toMatch(/^Open,/);
});

test('what the pointer is on is told; then what has the focus again, then how things stand', async () => {
  const { user } = show('WholeStory');
  const bars = screen.getAllByRole('option');
  await user.hover(bars[0]!);
  expect(told()).toMatch(/^Offered Callback/);
  await user.click(bars[2]!);
  expect(told()).toMatch(/^Ringing Your phone Timed out.* 0:04$/);
  await user.unhover(bars[2]!);
  expect(told()).toMatch(/^Ringing Your phone/);
  await user.click(document.body);
  expect(told()).toMatch(/Still open/);
});

test('a call is claimed only where the other side’s leg is open', () => {
  show('WholeStory');
  const names = screen.getAllByRole('option').map((bar) => bar.getAttribute('aria-label')!.split(':')[0]!);
  expect(names.filter((name) => name.startsWith('On call'))).toEqual(['On call, Other side']);
  expect(names.filter((name) => name === 'Open, Your phone')).toHaveLength(2);
});

test('the table is made when it is asked for, and holds what the bars hold, with the gaps', async () => {
  const { user } = show('OverlappingAndGaps');
  expect(screen.queryByRole('table')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Show as table' }));
  const table = within(screen.getByRole('table'));
  expect(table.getAllByRole('columnheader').map((cell) => cell.textContent)).toEqual([
    'What',
    'Whose',
    'From',
    'To',
    'Length',
    'Ended',
  ]);
  expect(table.getAllByRole('rowheader').map((cell) => cell.textContent)).toEqual([
    'Open',
    'Coached',
    'Nothing told',
    'Open',
    'Parked',
  ]);
  await user.click(screen.getByRole('button', { name: 'Hide table' }));
  expect(screen.queryByRole('table')).toBeNull();
});

test('two clocks and an end that nobody told are admitted', async () => {
  show('TwoClocks');
  expect(screen.getAllByRole('option')[0]!.getAttribute('aria-label')).toMatch(
    /0:00\. Times of two clocks · Then: Open$/,
  );
});

test('an open bar grows past React, and is written only when that can be seen', () => {
  const { source } = show('SinceYesterday');
  const track = screen.getByRole('listbox');
  const total = () => track.style.getPropertyValue('--cb-total');
  expect(total()).toBe('86400');
  act(() => source.step(60_000));
  expect(total()).toBe('86400');
  act(() => source.step(200_000));
  expect(Number(total())).toBeGreaterThan(86_600);
});

test('a hundred and twenty bars stay one element each', () => {
  show('AHundredAndTwenty');
  const track = screen.getByRole('listbox');
  expect(track.childElementCount).toBe(120);
  expect(track.querySelectorAll('*')).toHaveLength(120);
});
