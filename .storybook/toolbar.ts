import type { Preview } from '@storybook/react-vite';
import type { Density } from '../src/components/callback-card/callback-card.tsx';
import type { LanguageName } from '../src/locales/languages.ts';
import type { StoryClock } from '../src/components/story.ts';
import type { StoryTime } from '../src/components/story-set.ts';

/** What the toolbar says, for every story alike; it stands in the address, so a picture can be linked. */
export interface Toolbar {
  readonly theme: 'light' | 'dark' | 'system';
  readonly language: LanguageName | 'pseudo';
  readonly direction: 'own' | 'ltr' | 'rtl';
  readonly width: '280' | '320' | '360' | '420' | 'wide';
  readonly density: Density;
  readonly time: StoryTime;
  readonly clock: StoryClock;
}

/** What it says at first. Time stands: the same picture comes every time. */
export const initialGlobals: Toolbar = {
  theme: 'light',
  language: 'en',
  direction: 'own',
  width: '360',
  density: 'comfortable',
  time: 'stands',
  clock: 'right',
};

interface Choice<Value> {
  readonly value: Value;
  readonly title: string;
  readonly icon?: 'sun' | 'moon' | 'browser' | 'stop' | 'play' | 'fastforward' | 'playnext';
}

const choice = <Key extends keyof Toolbar>(title: string, items: Choice<Toolbar[Key]>[]) => ({
  name: title,
  toolbar: { title, dynamicTitle: true, items },
});

/** The choices of the toolbar. The remount button beside it begins a story anew. */
export const globalTypes = {
  theme: choice<'theme'>('Theme', [
    { value: 'light', title: 'Light', icon: 'sun' },
    { value: 'dark', title: 'Dark', icon: 'moon' },
    { value: 'system', title: 'As this system', icon: 'browser' },
  ]),
  language: choice<'language'>('Language', [
    { value: 'en', title: 'English' },
    { value: 'de', title: 'Deutsch' },
    { value: 'fr', title: 'Français' },
    { value: 'es', title: 'Español' },
    { value: 'pt-BR', title: 'Português (Brasil)' },
    { value: 'ja', title: '日本語' },
    { value: 'ar', title: 'العربية' },
    { value: 'pseudo', title: '⟦Þšéûðö~~~⟧' },
  ]),
  direction: choice<'direction'>('Direction', [
    { value: 'own', title: 'As the language' },
    { value: 'ltr', title: 'Left to right' },
    { value: 'rtl', title: 'Right to left' },
  ]),
  width: choice<'width'>('Width', [
    { value: '280', title: '280 px' },
    { value: '320', title: '320 px' },
    { value: '360', title: '360 px' },
    { value: '420', title: '420 px' },
    { value: 'wide', title: 'Wide' },
  ]),
  density: choice<'density'>('Density', [
    { value: 'comfortable', title: 'Comfortable' },
    { value: 'compact', title: 'Compact' },
  ]),
  time: choice<'time'>('Time', [
    { value: 'stands', title: 'Time stands', icon: 'stop' },
    { value: 'x1', title: 'Time runs', icon: 'play' },
    { value: 'x10', title: 'Time runs ×10', icon: 'fastforward' },
    { value: '10s', title: '10 s later', icon: 'playnext' },
    { value: '30s', title: '30 s later', icon: 'playnext' },
    { value: '60s', title: '1 min later', icon: 'playnext' },
    { value: '120s', title: '2 min later', icon: 'playnext' },
  ]),
  clock: choice<'clock'>('Clock', [
    { value: 'right', title: 'Clock is right' },
    { value: 'behind', title: 'Clock 2 min behind' },
    { value: 'unsure', title: 'Clock not known' },
  ]),
} satisfies Preview['globalTypes'];
