import { useMemo } from 'react';
import { enSections } from '../locales/en-sections.ts';
import type { Wording, SectionKey, WordKey } from '../locales/language.ts';
import { fillText, useLanguage, type Slots } from './words.tsx';

/** The words of a part that stands below the card's actions. */
export interface SectionSay {
  say(key: WordKey | SectionKey, slots?: Slots): string;
  /** Says one of the platform's own values, known or not; `a.b` is said as `a` where only that is known. */
  sayValue(group: 'state' | 'segment' | 'ended' | 'voicemail' | 'recording', value: string): string;
}

/** Gives what says the words that come later, in the language in use, else in English. Stable per language. */
export function useSectionWords(): SectionSay {
  const language = useLanguage();
  return useMemo(() => {
    const all: Readonly<Record<string, Wording>> = { ...enSections, ...language.words };
    return {
      say: (key, slots) => fillText(language, all[key]!, slots),
      sayValue: (group, value) =>
        fillText(
          language,
          all[`${group}.${value}`] ?? all[`${group}.${value.split('.')[0]!}`] ?? all[`${group}.other`]!,
          { raw: value },
        ),
    };
  }, [language]);
}
