import { beforeAll, describe, expect, test } from 'vitest';
import { AGENDA_GROUPS } from '../../src/callback/agenda.ts';
import { LEG_STATES } from '../../src/callback/callback.ts';
import { LAST_RESULTS } from '../../src/callback/decode-last-result.ts';
import { OUTCOMES } from '../../src/callback/outcome.ts';
import { ACTIONS, REASONS } from '../../src/callback/permitted.ts';
import { NUMBER_FAULTS } from '../../src/callback/typed-number.ts';
import { PHASES } from '../../src/callback/phase.ts';
import { enForms } from '../../src/locales/en-forms.ts';
import { enSections } from '../../src/locales/en-sections.ts';
import { enWords } from '../../src/locales/en-words.ts';
import { en } from '../../src/locales/en.ts';
import type { Language, Wording } from '../../src/locales/language.ts';
import { LANGUAGES, loadLanguage, type LanguageName } from '../../src/locales/languages.ts';
import { pseudo } from '../../src/locales/pseudo.ts';
import { WARNINGS } from '../../src/platform/log.ts';
import { CONNECTION_STATES } from '../../src/platform/notifications.ts';
import { ERROR_KINDS } from '../../src/platform/platform-error.ts';
import { unsaidKeys } from './key-rules.ts';
import { createSource, sourcesBelow } from './source.ts';

type AnyWords = Readonly<Record<string, Wording>>;

const english: AnyWords = { ...enWords, ...enSections, ...enForms };
const keys = Object.keys(english);
const formsOf = (wording: Wording) => (typeof wording === 'string' ? { other: wording } : wording);
const textsOf = (wording: Wording) => Object.values(formsOf(wording));
const slotsOf = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, slot]) => slot!))].sort();
const withoutSlots = (text: string) => text.replace(/\{\w+\}/g, '');

/** What stands in the hole of each template that says a word. */
const FAMILIES = {
  'action.*': ACTIONS,
  'attempts.*': ['agent', 'card', 'platform', 'checking', 'lost', 'refused', 'own-phone', 'ringing', 'connected'],
  'card.*': ['loading', 'failed'],
  'connection.*': CONNECTION_STATES,
  'copy.*': ['copy', 'copied', 'not-copied'],
  'error.*': ERROR_KINDS,
  'list.group-*': AGENDA_GROUPS,
  'log.*': ['confirmed', 'unconfirmed', 'not-sent', 'refused'],
  'log.asked-*': ['agent', 'card', 'platform'],
  'log.call-*': ['agent', 'card', 'platform'],
  'log.connection-*': CONNECTION_STATES,
  'log.warning-*': WARNINGS,
  'other-number.*': NUMBER_FAULTS,
  'outcome.*': OUTCOMES,
  'outcome.*-after': ['other-hung-up', 'you-hung-up'],
  'pending.*': ACTIONS,
  'phase.*': PHASES,
  'preview.*': ['loading', 'forbidden', 'gone', 'failed'],
  'reason.*': REASONS,
  'result.*': LAST_RESULTS,
  'time.*': ['accept', 'dial', 'wrap-up', 'due', 'ringing', 'talk', 'hold', 'wrapping-up', 'checking'],
  'timeline.*': ['what', 'whose', 'from', 'to', 'length', 'ended'],
  'transfer.*': ['searching', 'failed', 'person', 'queue'],
  'voicemail.*-sound': ['failed', 'forbidden', 'gone', 'refused'],
  'whose.*': ['callback', 'own-phone', 'other-side'],
  'wrapup.of-*': ['call', 'callback'],
  'wrapup.prompt-*': ['mandatory', 'optional', 'timeout', 'forcedTimeout', 'agentRequested'],
  'why.*': ['callback', 'inbound', 'outbound', 'preview', 'voicemail'],
  'why.*-due': ['callback', 'inbound', 'outbound'],
};
/** The platform's values of these are not all known; of a leg's states all are. */
const VALUE_GROUPS = ['segment', 'ended', 'voicemail', 'state', 'recording'];

const speakers = sourcesBelow('src', /^src\/(components|element)\/.*\.tsx?$/).filter(
  ({ path }) => !/\.stories\.tsx$|\/story(-\w+)?\.tsx?$/.test(path),
);

describe('English', () => {
  test('has no word that nobody says', () => expect(unsaidKeys(keys, speakers, FAMILIES, VALUE_GROUPS)).toEqual([]));

  test('has a word for each state of a leg, and no other', () =>
    expect(keys.filter((key) => key.startsWith('state.')).sort()).toEqual(
      [...LEG_STATES, 'other'].map((state) => `state.${state}`).sort(),
    ));

  test('the rule sees a word nobody says, and a template nobody knows', () => {
    const source = createSource(
      'src/components/a.tsx',
      "say('a.one'); say(`a.of-${x}`); say(`b.${y}`); sayValue('c', z)",
    );
    const found = unsaidKeys(
      ['a.one', 'a.two', 'a.of-x', 'b.one', 'c.any'],
      [source],
      { 'a.of-*': ['x'], 'd.*': ['e'] },
      ['c'],
    );
    expect(found).toEqual([
      'a.two: nobody says it',
      'b.one: nobody says it',
      'src/components/a.tsx:1 `b.*`: no family says what stands at *',
      'd.*: a family of no template',
    ]);
  });
});

/** As they stand on keyboards. */
const KEY_CAPS = ['shortcuts.alt', 'shortcuts.control', 'shortcuts.meta', 'shortcuts.shift'];

/** Words that are the same in both languages. */
const SAME: Readonly<Partial<Record<LanguageName, readonly string[]>>> = {
  de: [
    ...['why.voicemail', 'connection.open', 'details.name', 'segment.voicemail', 'shortcuts.alt', 'shortcuts.meta'],
    ...['details.peer', 'log.connection-open'],
    ...['log.connection-offline', 'wrapup.code', 'voicemail.name', 'transfer.person'],
  ],
  fr: ['age.minutes', 'shortcuts.alt', 'shortcuts.control', 'details.conversation', 'details.script', 'wrapup.code'],
  es: ['age.minutes', 'shortcuts.alt', 'shortcuts.control', 'shortcuts.meta'],
  'pt-BR': ['age.minutes', ...KEY_CAPS],
  ja: KEY_CAPS,
  ar: KEY_CAPS,
};

const others = LANGUAGES.filter((name) => name !== 'en');

describe.each([...others, 'pseudo' as const])('%s', (name) => {
  let language: Language;
  let words: AnyWords;
  beforeAll(async () => {
    language = name === 'pseudo' ? pseudo : await loadLanguage(name);
    words = language.words as AnyWords;
  });

  test('says every word, and none that English does not have', () =>
    expect(Object.keys(words).sort()).toEqual([...keys].sort()));

  test('names its locale and direction', () => {
    expect(Intl.getCanonicalLocales(language.locale)).toEqual([language.locale]);
    expect(language.dir).toBe(name === 'ar' ? 'rtl' : 'ltr');
    if (name !== 'pseudo') expect(language.locale).toBe(name);
  });

  test('has the slots of English in every form', () => {
    const wrong = keys.filter((key) =>
      Object.entries(formsOf(words[key]!)).some(([form, text]) => {
        const wanted = slotsOf(textsOf(english[key]!).at(-1)!);
        // One and two are words of their own in some languages.
        const free = ['zero', 'one', 'two'].includes(form) && !text.includes('{n}');
        return slotsOf(text).join() !== (free ? wanted.filter((slot) => slot !== 'n') : wanted).join();
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('has just the plural forms that its rule chooses among', () => {
    const needed = new Intl.PluralRules(language.locale).resolvedOptions().pluralCategories.toSorted();
    const counted = keys.filter((key) => typeof english[key] !== 'string');
    const wrong = keys.filter((key) => {
      const wording = words[key]!;
      if (typeof wording === 'string') return counted.includes(key) && needed.length > 1;
      return Object.keys(wording).toSorted().join() !== needed.join();
    });
    expect(wrong).toEqual([]);
  });

  test('leaves nothing in English, nor empty', () => {
    const same = keys.filter((key) => {
      const texts = textsOf(english[key]!);
      return textsOf(words[key]!).some((text) => /\p{L}{2}/u.test(withoutSlots(text)) && texts.includes(text));
    });
    expect(same).toEqual(name === 'pseudo' ? [] : (SAME[name] ?? []));
    expect(keys.filter((key) => textsOf(words[key]!).some((text) => text.trim() === ''))).toEqual([]);
  });
});

test('the pseudo-locale is two fifths longer, in brackets, without a plain letter', () => {
  const words = pseudo.words as AnyWords;
  for (const key of keys) {
    const texts = textsOf(words[key]!);
    textsOf(english[key]!).forEach((text, i) => {
      const made = texts[i]!;
      const [plain, longer] = [withoutSlots(text), withoutSlots(made)];
      expect(made, key).toMatch(/^⟦.*⟧$/);
      expect(longer, key).not.toMatch(/[a-z]/i);
      expect(longer.slice(1, -1).length, key).toBeGreaterThanOrEqual(plain.length * 1.4);
    });
  }
});

describe('a language is found', () => {
  test.each<[string | string[], string, string]>([
    ['de', 'de', 'Annehmen'],
    ['de-AT', 'de-AT', 'Annehmen'],
    ['pt', 'pt-BR', 'Aceitar'],
    ['pt-PT', 'pt-PT', 'Aceitar'],
    ['PT-br', 'pt-BR', 'Aceitar'],
    [['nl-NL', 'fr-CH', 'en'], 'fr-CH', 'Accepter'],
    ['nl', 'en', 'Accept'],
    ['', 'en', 'Accept'],
    ['en-GB', 'en-GB', 'Accept'],
  ])('%s', async (wanted, locale, accept) => {
    const language = await loadLanguage(wanted);
    expect([language.locale, language.words['action.accept']]).toEqual([locale, accept]);
  });

  test('English without waiting for anything', async () => expect(await loadLanguage('en')).toBe(en));
});
