import { QueryClientProvider } from '@tanstack/react-query';
import { act, render } from '@testing-library/react';
import axe from 'axe-core';
import { createElement, createRef, Profiler, StrictMode, type ComponentType, type ReactNode, version } from 'react';
import { describe, expect, test } from 'vitest';
import { ClockContext } from '../../src/components/clock.tsx';
import { CallbackProvider } from '../../src/components/provider.tsx';
import { STORY_NOW, type Story } from '../../src/components/story.ts';
import { createClock } from '../../src/time/clock.ts';
import { createSteppedSource, type SteppedSource } from '../../src/time/stepped-clock.ts';
import { createDesk, stepped } from './desk.ts';

type StoryFile = { default: { title: string; component: ComponentType<Record<string, unknown>> } } & Record<
  string,
  Story
>;

const files = import.meta.glob<StoryFile>(['../../src/components/**/*.stories.tsx', '!**/overview.stories.tsx'], {
  eager: true,
});
const stories = Object.values(files).flatMap(({ default: { title, component }, ...named }) =>
  Object.entries(named).map(([name, story]) => ({ name: `${title} / ${name}`, component, story })),
);

/** A story on a desk or a bare clock of its own, ready to be mounted. */
async function stage({ component, story }: (typeof stories)[number]) {
  const plan = story.parameters?.desk;
  if (plan) {
    const desk = await createDesk(plan);
    const element = (
      <QueryClientProvider client={desk.client}>
        <CallbackProvider platform={desk.platform}>
          {story.render!(story.args ?? {}, { loaded: { desk } })}
        </CallbackProvider>
      </QueryClientProvider>
    );
    return { element, source: desk.source, dispose: desk.dispose };
  }
  const source = createSteppedSource(STORY_NOW);
  const clock = createClock(source);
  clock.setOffset({ ms: 0, errorMs: 0 });
  const shown = story.render?.(story.args ?? {}, { loaded: {} } as never) ?? createElement(component, story.args);
  const element = <ClockContext.Provider value={clock}>{shown}</ClockContext.Provider>;
  return { element, source, dispose: () => {} };
}

function counting(element: ReactNode) {
  let commits = 0;
  const counted = (
    <Profiler id="story" onRender={() => void commits++}>
      {element}
    </Profiler>
  );
  return { counted, commits: () => commits };
}

/** The seconds of the next minute at whose end React had committed something. */
async function secondsWithCommits(source: SteppedSource, commits: () => number): Promise<number[]> {
  const step = stepped(source);
  const seconds: number[] = [];
  for (let second = 1; second <= 60; second++) {
    const before = commits();
    await step(1000);
    if (commits() > before) seconds.push(second);
  }
  return seconds;
}

/** A connected story first loads what it shows. */
const ARRIVAL_MS = 300;

test('there are stories of every part', () => {
  expect(stories.length).toBeGreaterThan(25);
});

/**
 * Elements are the same on any React, and a real browser looks at them all: here at every third of them in the short run,
 * at all in the long one.
 */
const isLookedAtByAxe = (one: (typeof stories)[number]) =>
  !version.startsWith('18') && (Boolean(process.env['CALLBACK_CARD_FULL']) || stories.indexOf(one) % 3 === 0);

describe.each(stories)('$name', (one) => {
  test('commits in a minute of ticking only when it says', async () => {
    const { element, source, dispose } = await stage(one);
    const { counted, commits } = counting(element);
    const { unmount } = render(counted);
    // In two steps: what React does at the end of the first may ask the platform something.
    for (let i = 0; i < 2; i++) await stepped(source)(one.story.parameters?.desk ? ARRIVAL_MS / 2 : 0);
    expect(await secondsWithCommits(source, commits)).toEqual(one.story.parameters?.commitsAt ?? []);
    unmount();
    dispose();
  });

  test('is clean in StrictMode and leaves nothing running', async () => {
    const { element, source, dispose } = await stage(one);
    const { unmount } = render(<StrictMode>{element}</StrictMode>);
    await stepped(source)(3000);
    unmount();
    await act(() => source.stepAsync(16_000)); // a socket takes a moment to close; a call is looked for that long
    dispose();
    expect(source.armed).toBe(0);
  });

  test.skipIf(!isLookedAtByAxe(one))('has no fault that axe can see', async () => {
    const { element, source, dispose } = await stage(one);
    const { container, unmount } = render(<main>{element}</main>);
    await stepped(source)(one.story.parameters?.desk ? ARRIVAL_MS : 0);
    // A DOM without layout has no colours to compare; a part alone is no page with an order of headings; and a story may
    // show one part several times.
    const off = { enabled: false };
    const rules = { 'color-contrast': off, 'heading-order': off, 'landmark-unique': off };
    const { violations } = await axe.run(container, { rules, resultTypes: ['violations'] });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    unmount();
    dispose();
  });

  test('passes ref, className and data-* on to its root', async () => {
    if (!one.story.args) return;
    const ref = createRef<HTMLElement>();
    const { source } = await stage(one);
    const clock = createClock(source);
    const probe = createElement(one.component, { ...one.story.args, ref, className: 'probe', 'data-probe': '' });
    const { container } = render(<ClockContext.Provider value={clock}>{probe}</ClockContext.Provider>);
    if (container.childElementCount === 0) return; // a state in which the part shows nothing
    expect(ref.current).toBe(container.querySelector('.probe'));
    expect(ref.current?.hasAttribute('data-probe')).toBe(true);
  });
});
