import { createElement, useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { storyNameFromExport, toId } from 'storybook/internal/csf';
import type { Language } from '../locales/language.ts';
import { PartBoundary } from './part-boundary.tsx';
import { createStorySet, type StorySet, type StoryTime } from './story-set.ts';
import { StoryStage } from './story-stage.tsx';
import type { Story, StoryClock } from './story.ts';

export default {
  title: 'Overview',
  tags: ['!autodocs'],
  parameters: { wholePage: true, controls: { disable: true } },
};

type StoryFile = { default: { title: string; component: ComponentType<object> } } & Record<string, Story<object>>;

const files = Object.values(
  import.meta.glob<StoryFile>(['./**/*.stories.tsx', '!./overview.stories.tsx'], { eager: true }),
);

/** The stories of a file by name, in the order in which they were written, which Storybook adds. */
const namedStories = ({ __namedExportsOrder: order, ...named }: Readonly<Record<string, Story<object>>>) =>
  ((order as readonly string[] | undefined) ?? Object.keys(named)).map((name) => [name, named[name]!] as const);

/** One story on a set of its own. */
function Scene({
  component,
  story,
  time,
  clock,
  language,
}: {
  component: ComponentType<object>;
  story: Story<object>;
  time: StoryTime;
  clock: StoryClock;
  language: Language;
}) {
  const [set, setSet] = useState<StorySet>();
  const plan = story.parameters?.desk;

  useEffect(() => {
    let made: StorySet | undefined;
    let wanted = true;
    void createStorySet(plan, clock).then((next) => {
      if (wanted) setSet((made = next));
      else next.dispose();
    });
    return () => {
      wanted = false;
      made?.dispose();
    };
  }, [plan, clock]);

  if (!set) return <div className="story-stage" />; // not settled, for whoever waits for the whole picture
  return (
    <StoryStage key={set.id} set={set} time={time} language={language}>
      {story.render?.(story.args ?? {}, { loaded: { desk: set.desk! } }) ?? createElement(component, story.args)}
    </StoryStage>
  );
}

/** A story of this file is told by the toolbar alone. */
interface Toolbar {
  readonly globals: { readonly time: StoryTime; readonly clock: StoryClock };
  readonly loaded: { readonly language: Language };
}

/** Every story of every part, at the width, in the light and at the time that the toolbar says. */
export const Everything = {
  render: (_args: object, { globals: { time, clock }, loaded: { language } }: Toolbar): ReactNode =>
    files.map(({ default: { title, component }, ...stories }) => (
      <section key={title} className="story-part">
        <h2>{title}</h2>
        <div className="story-grid">
          {namedStories(stories).map(([name, story]) => (
            <figure key={name}>
              <figcaption>
                <a href={`./?path=/story/${toId(title, storyNameFromExport(name))}`} target="_top">
                  {storyNameFromExport(name)}
                </a>
              </figcaption>
              {/* Another moment may lie before the one shown: each has a beginning of its own. */}
              <PartBoundary key={/^\d/.test(time) ? time : 'on'}>
                <Scene component={component} story={story} time={time} clock={clock} language={language} />
              </PartBoundary>
            </figure>
          ))}
        </div>
      </section>
    )),
};
