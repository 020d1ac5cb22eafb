import { createElement, Fragment, type ReactNode } from 'react';
import type { FormKey } from '../locales/language.ts';
import { useFormWords } from './form-words.ts';

/** Stands where the time is to stand: no word holds it. */
const PLACE = '\u0000';

/** Shows a word of a form whose slot `time` holds a node, such as a ticking time, in the order of the language. */
export function FormPhrase({ of, time }: { of: FormKey; time: ReactNode }): ReactNode {
  const [before, after] = useFormWords()(of, { time: PLACE }).split(PLACE);
  return createElement(Fragment, null, before, time, after);
}
