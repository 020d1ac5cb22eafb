import { createContext, createElement, Fragment, useCallback, useContext, type Context, type ReactNode } from 'react';
import { en, type WordKey, type Words } from '../locales/en.ts';

/** The words in use; English where no provider stands above. */
export const WordsContext: Context<Words> = createContext<Words>(en);

/** Looks a word up and fills its slots with text. */
export type Say = (key: WordKey, slots?: Readonly<Record<string, string | number>>) => string;

/** Fills the slots of `template` with text; a slot without a filling stays visible, so that it is found. */
export const fillText = (template: string, slots: Readonly<Record<string, string | number>> = {}): string =>
  template.replace(/\{(\w+)\}/g, (whole, slot: string) => String(slots[slot] ?? whole));

/** Gives the function that says a word as plain text: for buttons, names, and what is read once. Stable per language. */
export function useSay(): Say {
  const words = useContext(WordsContext);
  return useCallback((key, slots) => fillText(words[key], slots), [words]);
}

/** Shows a word whose slots hold nodes, such as a ticking time, in the order of the language. */
export function Phrase({ of, slots }: { of: WordKey; slots: Readonly<Record<string, ReactNode>> }): ReactNode {
  const template = useContext(WordsContext)[of];
  const pieces = template.split(/(\{\w+\})/).map((piece): ReactNode => {
    const slot = /^\{(\w+)\}$/.exec(piece)?.[1];
    return slot === undefined ? piece : slots[slot];
  });
  return createElement(Fragment, null, ...pieces);
}
