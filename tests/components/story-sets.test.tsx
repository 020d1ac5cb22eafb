import { cleanup, render } from '@testing-library/react';
import { createElement, type ComponentType } from 'react';
import { afterAll, expect, test } from 'vitest';
import { LEG_STATES } from '../../src/callback/callback.ts';
import { OUTCOMES } from '../../src/callback/outcome.ts';
import { REASONS } from '../../src/callback/permitted.ts';
import { PHASES } from '../../src/callback/phase.ts';
import { CONNECTION_STATES } from '../../src/platform/notifications.ts';
import { ERROR_KINDS } from '../../src/platform/platform-error.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { ClockContext } from '../../src/components/clock.tsx';
import { CallbackProvider } from '../../src/components/provider.tsx';
import { STORY_NOW, type Story } from '../../src/components/story.ts';
import { createSteppedClock } from '../../src/time/stepped-clock.ts';
import { createDesk } from './desk.ts';

type StoryFile = { default: { title: string; component: ComponentType<Record<string, unknown>> } } & Record<
  string,
  Story
>;
const files = import.meta.glob<StoryFile>(['../../src/components/**/*.stories.tsx', '!**/overview.stories.tsx'], {
  eager: true,
});

/** What is on the screen, by the data attribute that says it. */
const SHOWS = {
  'data-phase': PHASES,
  'data-reason': REASONS,
  'data-outcome': OUTCOMES,
  'data-error': ERROR_KINDS,
  'data-connection': CONNECTION_STATES,
  'data-began': [...LEG_STATES, 'pondering'],
  'data-upload-status': ['pending', 'complete', 'failed', 'timeout', 'none', 'transcoding'],
} as const;

const seen = new Map<string, Set<string>>(Object.keys(SHOWS).map((attribute) => [attribute, new Set()]));

function look(container: Element) {
  for (const [attribute, values] of seen)
    for (const element of container.querySelectorAll(`[${attribute}]`)) values.add(element.getAttribute(attribute)!);
}

test('every story is looked at', async () => {
  for (const { default: meta, ...stories } of Object.values(files)) {
    for (const story of Object.values(stories)) {
      const plan = story.parameters?.desk;
      if (plan) {
        const desk = await createDesk(plan);
        const { container } = render(
          <QueryClientProvider client={desk.client}>
            <CallbackProvider platform={desk.platform}>
              {story.render!(story.args ?? {}, { loaded: { desk } })}
            </CallbackProvider>
          </QueryClientProvider>,
        );
        await desk.step(500);
        look(container);
        cleanup();
        desk.dispose();
      } else {
        const { clock } = createSteppedClock(STORY_NOW);
        const element = story.render
          ? story.render(story.args ?? {}, { loaded: {} } as never)
          : createElement(meta.component, story.args);
        const { container } = render(<ClockContext.Provider value={clock}>{element}</ClockContext.Provider>);
        look(container);
        cleanup();
      }
    }
  }
  expect(seen.get('data-phase')!.size).toBeGreaterThan(0);
}, 60_000);

test.each(Object.entries(SHOWS))('there is a story for each %s', (attribute, all) => {
  expect([...all].filter((value) => !seen.get(attribute)!.has(value))).toEqual([]);
});

afterAll(() => seen.clear());
