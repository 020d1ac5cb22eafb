import { createContext, createElement, Fragment, useCallback, useContext, type Context, type ReactNode } from 'react';
import { en } from '../locales/en.ts';
import type { Language, Wording, WordKey, Words } from '../locales/language.ts';

/** The language in use; English where no provider stands above. */
export const LanguageContext: Context<Language> = createContext<Language>(en);

/** What fills the slots of a word. */
export type Slots = Readonly<Record<string, string | number>>;

/** Looks a word up and fills its slots with text. */
export type Say = (key: WordKey, slots?: Slots) => string;

const rules = new Map<string, Intl.PluralRules>();

/** The form of a message that `n` asks for. A rule is made when a message first has forms, and once a language. */
function formOf(message: Wording, locale: string, n: unknown): string {
  if (typeof message === 'string') return message;
  let rule = rules.get(locale);
  if (!rule) rules.set(locale, (rule = new Intl.PluralRules(locale)));
  return message[rule.select(Number(n))] ?? message.other;
}

/**
 * Fills the slots of a message with text; a slot without a filling stays visible, so that it is found. From right to
 * left each filling is kept to itself: a name or a number would draw the marks beside it to its own side.
 */
export const fillText = ({ locale, dir }: Language, message: Wording, slots: Slots = {}): string =>
  formOf(message, locale, slots['n']).replace(/\{(\w+)\}/g, (whole, slot: string) => {
    const text = `${slots[slot] ?? whole}`;
    return dir === 'rtl' && text ? `\u2068${text}\u2069` : text;
  });

/** The language of the provider above, else English. */
export const useLanguage = (): Language => useContext(LanguageContext);

/** Gives the function that says a word as plain text: for buttons, names, and what is read once. Stable per language. */
export function useSay(): Say {
  const language = useLanguage();
  return useCallback((key, slots) => fillText(language, language.words[key], slots), [language]);
}

/** A word without plural forms, in any language. */
type PlainKey = { [Key in WordKey]: Words[Key] extends string ? Key : never }[WordKey];

/** Shows a word whose slots hold nodes, such as a ticking time, in the order of the language. */
export function Phrase({ of, slots = {} }: { of: PlainKey; slots?: Readonly<Record<string, ReactNode>> }): ReactNode {
  const pieces = useLanguage()
    .words[of].split(/\{(\w+)\}/) // every other piece is the name of a slot
    .map((piece, i): ReactNode => (i % 2 ? slots[piece] : piece));
  return createElement(Fragment, null, ...pieces);
}
