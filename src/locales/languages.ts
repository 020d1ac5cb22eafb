import { en } from './en.ts';
import type { Language } from './language.ts';

/** A language that comes along. */
export type LanguageName = 'en' | 'de' | 'fr' | 'es' | 'pt-BR' | 'ja' | 'ar';

/** Each is a piece of its own, which is asked for when it is spoken. */
const LOADERS: Readonly<Record<LanguageName, () => Promise<Language>>> = {
  en: () => Promise.resolve(en),
  de: () => import('./de.ts').then(({ de }) => de),
  fr: () => import('./fr.ts').then(({ fr }) => fr),
  es: () => import('./es.ts').then(({ es }) => es),
  'pt-BR': () => import('./pt-BR.ts').then(({ ptBR }) => ptBR),
  ja: () => import('./ja.ts').then(({ ja }) => ja),
  ar: () => import('./ar.ts').then(({ ar }) => ar),
};

/** Every language that comes along. */
export const LANGUAGES: readonly LanguageName[] = Object.keys(LOADERS) as LanguageName[];

const nameOf = (wanted: string): LanguageName | undefined => {
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  return (
    LANGUAGES.find((name) => same(name, wanted)) ??
    LANGUAGES.find((name) => same(name.split('-')[0]!, wanted.split('-')[0]!))
  );
};

/**
 * Loads the first of `wanted` that there is, else English: `loadLanguage('de')`, `loadLanguage(navigator.languages)`.
 * Of `de-AT` the words are German, the times Austrian.
 */
export async function loadLanguage(wanted: string | readonly string[]): Promise<Language> {
  const first = [wanted].flat().find((one) => nameOf(one) !== undefined) ?? 'en';
  const language = await LOADERS[nameOf(first)!]();
  const [locale = first] = first.includes('-') ? Intl.getCanonicalLocales(first) : [language.locale];
  return locale === language.locale ? language : { ...language, locale };
}
