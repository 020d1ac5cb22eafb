import { enForms } from '../locales/en-forms.ts';
import { enSections } from '../locales/en-sections.ts';
import type { FormKey, Language, SectionKey, Wording, WordKey } from '../locales/language.ts';
import { fillText, useLanguage, type Slots } from './words.tsx';

/** Says a word of a form, or any other. */
export type FormSay = (key: WordKey | SectionKey | FormKey, slots?: Slots) => string;

/** One for each language, for all who ask: every row of a long list does. */
const said = new WeakMap<Language, FormSay>();

/** Gives the function that says the words of forms and lists, in the language in use, else in English. Stable per language. */
export function useFormWords(): FormSay {
  const language = useLanguage();
  let say = said.get(language);
  if (!say) {
    const all: Readonly<Record<string, Wording>> = { ...enSections, ...enForms, ...language.words };
    said.set(language, (say = (key, slots) => fillText(language, all[key]!, slots)));
  }
  return say;
}
