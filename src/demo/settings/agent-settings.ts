import type { Speech } from '../../components/callback-card/speech.ts';
import { DEFAULT_SHORTCUTS, type Shortcuts } from '../../components/shortcuts/shortcuts.ts';
import type { LanguageName } from '../../locales/languages.ts';
import { browserLanguage } from './language.ts';

/** What an agent sets for themselves. */
export interface AgentSettings extends CardSettings, AlertSettings {
  readonly language: LanguageName;
  readonly theme: 'light' | 'dark' | 'system';
}

/** What of it the card is told. */
export interface CardSettings {
  readonly density: 'comfortable' | 'compact';
  readonly speech: Speech;
  readonly shortcuts: 'off' | 'card' | 'page';
}

/** By what the agent is told of a callback that waits. */
export const ALERT_MEANS = ['sound', 'notification', 'title', 'badge'] as const;
/** Each is off or on. */
export type AlertSettings = Readonly<Record<(typeof ALERT_MEANS)[number], boolean>>;

type Chosen = Omit<AgentSettings, keyof AlertSettings>;

const LANGUAGE_TITLES: Readonly<Record<LanguageName, string>> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  'pt-BR': 'Português (Brasil)',
  ja: '日本語',
  ar: 'العربية',
};

/** Everything that is chosen from a few, with its words. */
export const CHOICES: { readonly [Name in keyof Chosen]: readonly (readonly [value: Chosen[Name], words: string])[] } =
  {
    language: Object.entries(LANGUAGE_TITLES) as [LanguageName, string][],
    theme: [
      ['light', 'Light'],
      ['dark', 'Dark'],
      ['system', 'As the system'],
    ],
    density: [
      ['comfortable', 'Comfortable'],
      ['compact', 'Compact'],
    ],
    speech: [
      ['off', 'Off'],
      ['brief', 'Brief'],
      ['full', 'Full'],
    ],
    shortcuts: [
      ['off', 'Off'],
      ['card', 'In the card'],
      ['page', 'On the page'],
    ],
  };

/** The keys of each choice; constants, for a card listens anew to another object. */
export const SHORTCUTS: Readonly<Record<CardSettings['shortcuts'], Shortcuts | undefined>> = {
  off: undefined,
  card: DEFAULT_SHORTCUTS,
  page: { ...DEFAULT_SHORTCUTS, scope: 'page' },
};

/** What holds until the agent chooses. */
export const defaultSettings = (): AgentSettings => ({
  language: browserLanguage() ?? 'en',
  theme: 'system',
  density: 'comfortable',
  speech: 'brief',
  shortcuts: 'off',
  sound: false,
  notification: false,
  title: false,
  badge: false,
});
