import { enForms } from './en-forms.ts';
import { enSections } from './en-sections.ts';
import { enWords } from './en-words.ts';
import type { AllWords, Language, Wording } from './language.ts';

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const MARKED = 'åƀçðéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ';

/** A language may be longer than English by so much. */
const LONGER = 0.4;

/** One text in brackets, with a mark on every letter and two fifths longer; its slots stay as they are. */
function pseudoText(text: string): string {
  const pieces = text.split(/(\{\w+\})/).map((piece) => {
    if (piece.startsWith('{')) return piece;
    return piece.replace(/[a-zA-Z]/g, (letter) => MARKED[PLAIN.indexOf(letter)]!);
  });
  const length = text.replace(/\{\w+\}/g, '').length;
  const more = Array.from({ length: Math.ceil(length * LONGER) }, (_, i) => (i % 6 === 0 ? ' ' : '~'));
  return `⟦${pieces.join('')}${more.join('')}⟧`;
}

const pseudoWording = (message: Wording): Wording =>
  typeof message === 'string'
    ? pseudoText(message)
    : (Object.fromEntries(Object.entries(message).map(([form, text]) => [form, pseudoText(text)])) as typeof message);

/**
 * Made from English, for whoever builds with the card: what has no brackets does not come from a language, and what is
 * cut off would be cut off in another one. Nobody speaks it.
 */
export const pseudo: Language = {
  locale: 'en-XA',
  dir: 'ltr',
  words: Object.fromEntries(
    Object.entries({ ...enWords, ...enSections, ...enForms }).map(([key, message]) => [key, pseudoWording(message)]),
  ) as AllWords,
};
