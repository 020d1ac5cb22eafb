import type { enForms } from './en-forms.ts';
import type { enSections } from './en-sections.ts';
import type { enWords } from './en-words.ts';

/** The forms of a message that a number chooses among: those that the language's plural rule knows. */
export type Plural<Category extends Intl.LDMLPluralRule = Intl.LDMLPluralRule> = Readonly<
  Partial<Record<Intl.LDMLPluralRule, string>> & Record<Category | 'other', string>
>;

/** One text with slots, or, where it counts something, one for each plural form. */
export type Wording = string | Plural<'other'>;

/** A message may have plural forms only where the English one counts `{n}`. */
type Told<English, Category extends Intl.LDMLPluralRule> = English extends string
  ? English extends `${string}{n}${string}`
    ? string | Plural<Category>
    : string
  : string | Plural<Category>;

/** The key of a word that the card shows at once. */
export type WordKey = keyof typeof enWords;

/** The key of a word that comes later, with what stands below the card's actions. */
export type SectionKey = keyof typeof enSections;

/** The key of a word of what an agent opens now and then. */
export type FormKey = keyof typeof enForms;

/** The words of a language that the card shows at once. */
export type CardWords<Category extends Intl.LDMLPluralRule = 'other'> = {
  readonly [Key in WordKey]: Told<(typeof enWords)[Key], Category>;
};

/** The words of a language that come later. */
export type SectionWords<Category extends Intl.LDMLPluralRule = 'other'> = {
  readonly [Key in SectionKey]: Told<(typeof enSections)[Key], Category>;
};

/** The words of a language that come with a form or a list. */
export type FormWords<Category extends Intl.LDMLPluralRule = 'other'> = {
  readonly [Key in FormKey]: Told<(typeof enForms)[Key], Category>;
};

/** Every word there is, whole: none is missing, and none too many. `Category` names the plural forms it needs. */
export type AllWords<Category extends Intl.LDMLPluralRule = 'other'> = CardWords<Category> &
  SectionWords<Category> &
  FormWords<Category>;

/** Words in use. What is left out of those that come later is said in English. */
export type Words = CardWords & Partial<SectionWords & FormWords>;

/** A language the card can speak: ours, or a host's own. */
export interface Language {
  /** BCP 47, such as `de` or `de-AT`: how times and numbers are written, and which plural forms there are. */
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
  readonly words: Words;
}
