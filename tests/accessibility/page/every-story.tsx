import { createElement, useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { createStorySet, type StorySet } from '../../../src/components/story-set.ts';
import { StoryStage } from '../../../src/components/story-stage.tsx';
import type { Story } from '../../../src/components/story.ts';
import type { Language } from '../../../src/locales/language.ts';
import { loadLanguage } from '../../../src/locales/languages.ts';
import '../../../src/styles/index.css';
import { axeFaults } from './axe-faults.ts';
import { borderFaults, motionFaults } from './border-faults.ts';
import { boxFaults } from './box-faults.ts';
import { focusFaults } from './focus-faults.ts';
import { dress, type FaultKind } from './look.ts';
import { linesToPaint, paleIn } from './painted-text.ts';
import './page.css';
import { targetFaults } from './target-faults.ts';

type StoryFile = { default: { title: string; component: ComponentType<object> } } & Record<string, Story<object>>;

const files = import.meta.glob<StoryFile>(
  ['../../../src/components/**/*.stories.tsx', '!../../../src/components/overview.stories.tsx'],
  { eager: true },
);

const stories = Object.values(files).flatMap(({ default: { title, component }, ...named }) =>
  Object.entries(named).map(([name, story]) => ({ name: `${title} / ${name}`, title, component, story })),
);

interface SceneProps {
  readonly component: ComponentType<object>;
  readonly story: Story<object>;
  readonly language: Language;
}

/** One story on a set of its own, in the language of the page. */
function Scene({ component, story, language }: SceneProps): ReactNode {
  const [set, setSet] = useState<StorySet>();
  const plan = story.parameters?.desk;
  useEffect(() => void createStorySet(plan).then(setSet), [plan]);
  if (!set) return undefined;
  return (
    <StoryStage set={set} time="stands" language={language}>
      {story.render?.(story.args ?? {}, { loaded: { desk: set.desk! } }) ?? createElement(component, story.args)}
    </StoryStage>
  );
}

const canvas = document.createElement('main');
document.body.append(canvas);
const root = createRoot(canvas);

/** A part alone stands below a heading, as a host would put it: its own headings begin where those of the card's do. */
const show = (names: readonly string[], language: Language) =>
  flushSync(() =>
    root.render(
      stories
        .filter(({ name }) => names.includes(name))
        .map(({ name, title, ...one }) => (
          <figure key={name} data-story={name}>
            {title !== 'Callback card' && <h2>{title}</h2>}
            <Scene {...one} language={language} />
          </figure>
        )),
    ),
  );

const frame = () => new Promise((painted) => requestAnimationFrame(painted));

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await frame();
}

/** The stories as React rendered them, by name. */
const figures = new Map<string, HTMLElement>();

const heading = Object.assign(document.createElement('h1'), { textContent: document.title });

const closed = () => [...canvas.querySelectorAll<HTMLElement>('button[aria-expanded="false"]:not(.cb-action)')];

const FAULTS: Readonly<Record<FaultKind, (figure: HTMLElement) => string[] | Promise<string[]>>> = {
  axe: axeFaults,
  boxes: boxFaults,
  focus: focusFaults,
  targets: targetFaults,
  borders: borderFaults,
  motion: motionFaults,
};

window.everyStory = {
  names: stories.map(({ name }) => name),
  async show(names, look) {
    const language = await loadLanguage(look.language);
    canvas.replaceChildren(...figures.values()); // React finds everything as it left it
    document.documentElement.lang = language.locale;
    dress(look, language.dir);
    show(names, language);
    await until(() => canvas.querySelectorAll('.story-stage[data-settled]').length === names.length);
    for (const button of closed()) button.click();
    await until(() => closed().length === 0 && !canvas.querySelector('.cb-details:not([hidden]):empty'));
    await document.fonts.ready;
    figures.clear();
    for (const figure of canvas.querySelectorAll('figure')) figures.set(figure.dataset['story']!, figure);
  },
  async faultsOf(kind) {
    const found: string[] = [];
    for (const figure of figures.values()) {
      canvas.replaceChildren(heading, figure); // by itself, as on a page of its own
      found.push(...(await FAULTS[kind](figure)));
    }
    return found;
  },
  isolate(name) {
    const figure = figures.get(name)!;
    canvas.replaceChildren(figure);
    return linesToPaint(figure);
  },
  paleIn,
};
