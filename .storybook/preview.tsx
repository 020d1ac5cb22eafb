import type { Decorator, Loader, Preview } from '@storybook/react-vite';
import { createStorySet, isPast, type StorySet } from '../src/components/story-set.ts';
import type { Language } from '../src/locales/language.ts';
import { loadLanguage } from '../src/locales/languages.ts';
import { StoryStage } from '../src/components/story-stage.tsx';
import type { Story } from '../src/components/story.ts';
import '../src/styles/index.css';
import './preview.css';
import { globalTypes, initialGlobals, type Toolbar } from './toolbar.ts';

/** By the signal that tells of the end: a change in the toolbar loads again, but only a remount begins again. */
const sets = new WeakMap<AbortSignal, StorySet>();

const makeSet: Loader = async ({ parameters, globals, abortSignal }) => {
  const { time, clock } = globals as Toolbar;
  let set = sets.get(abortSignal);
  if (!set || isPast(set, time) || set.clockIs !== clock) {
    set?.dispose();
    set = await createStorySet((parameters as Story['parameters'])?.desk, clock);
    sets.set(abortSignal, set);
    abortSignal.addEventListener('abort', set.dispose, { once: true });
  }
  return { set, desk: set.desk };
};

/** In the direction of the toolbar, where that says another one than the language. */
const pickLanguage: Loader = async ({ globals }) => {
  const { language: name, direction } = globals as Toolbar;
  const language = name === 'pseudo' ? (await import('../src/locales/pseudo.ts')).pseudo : await loadLanguage(name);
  return { language: direction === 'own' || direction === language.dir ? language : { ...language, dir: direction } };
};

const SCHEMES = { light: 'light', dark: 'dark', system: 'light dark' };

const onStage: Decorator = (Told, { globals, loaded, parameters, viewMode }) => {
  const { theme, width, density, time } = globals as Toolbar;
  const { set, language } = loaded as { set: StorySet; language: Language };
  return (
    <div
      className="story-canvas"
      dir={language.dir}
      data-view={viewMode}
      data-whole={parameters['wholePage']}
      data-width={width}
      data-density={density}
      style={{ colorScheme: SCHEMES[theme] }}
    >
      <StoryStage key={set.id} set={set} time={time} language={language}>
        <Told />
      </StoryStage>
    </div>
  );
};

/** How every story is shown: on its own time and desk, in the theme, direction and width of the toolbar. */
const preview: Preview = {
  tags: ['autodocs'],
  globalTypes,
  initialGlobals: { ...initialGlobals },
  loaders: [makeSet, pickLanguage],
  decorators: [onStage],
  parameters: {
    layout: 'fullscreen',
    controls: { expanded: true },
    options: { storySort: { order: ['Overview', 'Tokens', 'Callback card'] } },
  },
};

export default preview;
