import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render } from '@testing-library/react';
import { createElement, type ComponentType } from 'react';
import { describe, expect, test } from 'vitest';
import { ClockContext } from '../../src/components/clock.tsx';
import { CallbackProvider } from '../../src/components/provider.tsx';
import { STORY_NOW, type Story } from '../../src/components/story.ts';
import { LanguageContext } from '../../src/components/words.tsx';
import { ar } from '../../src/locales/ar.ts';
import type { Language } from '../../src/locales/language.ts';
import { pseudo } from '../../src/locales/pseudo.ts';
import { createSteppedClock } from '../../src/time/stepped-clock.ts';
import { createDesk } from './desk.ts';
import { notOurs } from './not-ours.ts';

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

/** Puts a story on the screen in a language, with everything unfolded, and gives `look` what there is. */
async function show(
  { component, story }: (typeof stories)[number],
  language: Language,
  look: (container: Element) => void,
) {
  const plan = story.parameters?.desk;
  const desk = plan && (await createDesk(plan));
  const shown = story.render?.(story.args ?? {}, { loaded: { desk: desk! } }) ?? createElement(component, story.args);
  const { container } = render(
    desk ? (
      <QueryClientProvider client={desk.client}>
        <CallbackProvider platform={desk.platform} language={language}>
          {shown}
        </CallbackProvider>
      </QueryClientProvider>
    ) : (
      <ClockContext.Provider value={createSteppedClock(STORY_NOW).clock}>
        <LanguageContext.Provider value={language}>{shown}</LanguageContext.Provider>
      </ClockContext.Provider>
    ),
  );
  await desk?.step(300);
  for (const button of container.querySelectorAll<HTMLElement>('[aria-expanded="false"]')) fireEvent.click(button);
  await desk?.step(500); // by now it has been spoken
  look(container);
  cleanup();
  desk?.dispose();
}

test('what no language said is seen', () => {
  const seen = (html: string) => {
    const root = document.createElement('div');
    root.innerHTML = html;
    return notOurs(root);
  };
  expect(seen('<b>Hold</b><i aria-label="Mute me">⟦Ĥöļð⟧</i>')).toEqual(['Hold', 'Mute me']);
  expect(seen('⟦Ĥöļð <b>for</b> ŵĥîļé⟧ and <b>more</b>')).toEqual([' ŵĥîļé⟧ and ', 'more']);
  expect(seen('⟦Ĥöļð the customer just now⟧')).toEqual(['⟦Ĥöļð the customer just now⟧']);
  expect(seen('⟦Ĥöļð')).toEqual(['a bracket is left open: 1']);
  expect(
    seen('<b translate="no">Dana of the north</b> 1:35 <p>Mon, Nov 23, 4:10 PM</p><p>⟦Ñö, Dana of the north⟧</p>'),
  ).toEqual([]);
});

describe.each(stories)('$name', (one) => {
  test('speaks the pseudo-locale, and nothing else that is ours', () =>
    show(one, pseudo, (container) => expect(notOurs(container)).toEqual([])));

  test('speaks Arabic', () =>
    show(one, ar, (container) => {
      for (const card of container.querySelectorAll('.cb-card')) {
        expect(card.getAttribute('lang')).toBe('ar');
        expect(card.getAttribute('dir')).toBe('rtl');
      }
      expect(container.textContent).not.toMatch(/\{\w+\}|[\u0660-\u0669]/u); // no open slot, Latin digits alone
      for (const timer of container.querySelectorAll('[role="timer"], .cb-phone')) {
        expect(timer.getAttribute('dir'), timer.outerHTML).toBe('ltr');
        expect(timer.closest('[translate="no"]') ?? timer.querySelector('[translate="no"]')).not.toBeNull();
      }
      for (const name of container.querySelectorAll('.cb-header .cb-name'))
        expect(name.getAttribute('dir')).toBe('auto');
    }));
});
