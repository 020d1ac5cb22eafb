import { createElement, Fragment, type ReactNode } from 'react';
import { enForms } from '../locales/en-forms.ts';
import type { FormKey } from '../locales/language.ts';
import { useLanguage } from './words.tsx';

/** A word of a form without plural forms. */
type PlainFormKey = { [Key in FormKey]: (typeof enForms)[Key] extends string ? Key : never }[FormKey];

/** Shows a word of a form whose slots hold nodes, such as a ticking time, in the order of the language. */
export function FormPhrase(props: { of: PlainFormKey; slots: Readonly<Record<string, ReactNode>> }): ReactNode {
  const { of, slots } = props;
  const pieces = ((useLanguage().words[of] ?? enForms[of]) as string)
    .split(/\{(\w+)\}/) // every other piece is the name of a slot
    .map((piece, i): ReactNode => (i % 2 ? slots[piece] : piece));
  return createElement(Fragment, null, ...pieces);
}
