import { createElement, useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { storyNameFromExport, toId } from 'storybook/internal/csf';
import '../../../.storybook/preview.css';
import { PartBoundary } from '../../../src/components/part-boundary.tsx';
import { createStorySet, type StorySet } from '../../../src/components/story-set.ts';
import { StoryStage } from '../../../src/components/story-stage.tsx';
import type { Story } from '../../../src/components/story.ts';
import type { Language } from '../../../src/locales/language.ts';
import { loadLanguage } from '../../../src/locales/languages.ts';
import '../../../src/styles/index.css';

type StoryFile = { default: { title: string; component: ComponentType<object> } } & Record<string, Story<object>>;

const files = import.meta.glob<StoryFile>(
  ['../../../src/components/**/*.stories.tsx', '!../../../src/components/overview.stories.tsx'],
  { eager: true },
);

const stories = Object.values(files).flatMap(({ default: { title, component }, ...named }) =>
  Object.entries(named).map(([name, story]) => ({
    name: toId(title, storyNameFromExport(name)).replace('--', '/'),
    component,
    story,
  })),
);

/** One story on a set of its own. */
function Scene({ component, story, language }: (typeof stories)[number] & { readonly language: Language }) {
  const [set, setSet] = useState<StorySet>();
  const plan = story.parameters?.desk;

  useEffect(() => void createStorySet(plan).then(setSet), [plan]);

  if (!set) return <div className="story-stage" />; // not settled, for whoever waits for the whole picture
  return (
    <StoryStage set={set} time="stands" language={language}>
      {story.render?.(story.args ?? {}, { loaded: { desk: set.desk! } }) ?? createElement(component, story.args)}
    </StoryStage>
  );
}

function EveryStory({ language }: { readonly language: Language }): ReactNode {
  return stories.map((one) => (
    <figure key={one.name} data-story={one.name}>
      <PartBoundary>
        <Scene {...one} language={language} />
      </PartBoundary>
    </figure>
  ));
}

const languages = { ltr: await loadLanguage('en'), rtl: await loadLanguage('ar') };

// The page of one commit is photographed by the tests of a later one. They know of it: the canvas, which speaks a
// language of the direction that it is given and then says so in `data-speaks`; a figure a story with its name, and a
// stage in it that says when it is settled. Everything else about the layout is theirs.
const canvas = document.createElement('main');
canvas.className = 'story-canvas';
canvas.dir = 'ltr';
document.body.append(canvas);
const root = createRoot(canvas);

function speak() {
  const direction = canvas.dir === 'rtl' ? 'rtl' : 'ltr';
  flushSync(() => root.render(<EveryStory language={languages[direction]} />));
  canvas.dataset['speaks'] = direction;
}

new MutationObserver(speak).observe(canvas, { attributeFilter: ['dir'] });
speak();
