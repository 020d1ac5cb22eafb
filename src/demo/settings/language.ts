import { useEffect, useState } from 'react';
import { en } from '../../locales/en.ts';
import type { Language } from '../../locales/language.ts';
import { LANGUAGES, loadLanguage, type LanguageName } from '../../locales/languages.ts';

const baseOf = (tag: string) => tag.toLowerCase().split('-')[0];
const nameOf = (tag: string) => LANGUAGES.find((name) => baseOf(name) === baseOf(tag));

/** The first language of the browser's that there is. */
export const browserLanguage = (): LanguageName | undefined => navigator.languages.map(nameOf).find(Boolean);

/** Loads a language, with the times of the browser's own region where that speaks it: of `de-AT` they are Austrian. */
const loadNamed = (name: LanguageName): Promise<Language> =>
  loadLanguage(navigator.languages.find((tag) => nameOf(tag) === name) ?? name);

/** A language that is there, or the one before it until it is. */
export interface Loaded {
  readonly name: LanguageName;
  readonly language: Language;
  /** What was asked for and could not be loaded. */
  readonly missing?: LanguageName;
}

/** Loads what the page begins with: English where `name` cannot be loaded, which the desktop then tries again. */
export async function loadFirst(name: LanguageName): Promise<Loaded> {
  try {
    return { name, language: await loadNamed(name) };
  } catch {
    return { name: 'en', language: en };
  }
}

/** Speaks `name` as soon as it is loaded; `first` is there already. */
export function useLoaded(name: LanguageName, first: Loaded): Loaded {
  const [loaded, setLoaded] = useState(first);
  useEffect(() => {
    if (loaded.name === name) return;
    let wanted = true;
    async function load() {
      try {
        const language = await loadNamed(name);
        if (wanted) setLoaded({ name, language });
      } catch {
        if (wanted) setLoaded((before) => ({ ...before, missing: name }));
      }
    }
    void load();
    return () => void (wanted = false);
  }, [name, loaded.name]);
  return loaded;
}
