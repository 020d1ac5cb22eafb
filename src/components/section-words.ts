import { useContext, useMemo } from 'react';
import { enSections, type SectionKey } from '../locales/en-sections.ts';
import type { WordKey } from '../locales/en.ts';
import { fillText, WordsContext } from './words.tsx';

/** The words of a part that stands below the card's actions. */
export interface SectionSay {
  say(key: WordKey | SectionKey, slots?: Readonly<Record<string, string | number>>): string;
  /** Says one of the platform's own values, known or not; `a.b` is said as `a` where only that is known. */
  sayValue(group: 'state' | 'segment' | 'ended' | 'voicemail', value: string): string;
}

/** Gives what says the words that come later, in the language in use, else in English. Stable per language. */
export function useSectionWords(): SectionSay {
  const words = useContext(WordsContext);
  return useMemo(() => {
    const all: Readonly<Record<string, string>> = { ...enSections, ...words };
    return {
      say: (key, slots) => fillText(all[key]!, slots),
      sayValue: (group, value) =>
        fillText(all[`${group}.${value}`] ?? all[`${group}.${value.split('.')[0]!}`] ?? all[`${group}.other`]!, {
          raw: value,
        }),
    };
  }, [words]);
}
