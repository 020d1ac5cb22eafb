import { literalColours } from './colour-rules.ts';
import { createSource, type Source } from './source.ts';

const namesIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name!);

/** What a stylesheet reads. */
const readIn = ({ code }: Source) => namesIn(code, /var\(\s*(--cb-[\w-]+)/g);

/** What a stylesheet declares, or code sets. */
export const setIn = ({ path, code }: Source): string[] =>
  path.endsWith('.css') ? namesIn(code, /(?<![\w(-])(--cb-[\w-]+)\s*:/g) : namesIn(code, /['"`](--cb-[\w-]+)['"`]/g);

/** What is read and nowhere set: nobody sees a misspelt token but the eyes. */
export function misspelt(sources: readonly Source[]): string[] {
  const set = new Set(sources.flatMap(setIn));
  return sources.flatMap((source) =>
    readIn(source)
      .filter((name) => !set.has(name))
      .map((name) => `${source.path} ${name}`),
  );
}

/** Tokens that nothing reads. */
export function unread(tokens: readonly string[], sources: readonly Source[]): string[] {
  const read = new Set(sources.flatMap(readIn));
  return tokens.filter((name) => !read.has(name));
}

/** What code sets for a stylesheet that does not say that it reads it. */
export function unsaid(sources: readonly Source[]): string[] {
  const fromCode = new Set(sources.filter(({ path }) => !path.endsWith('.css')).flatMap(setIn));
  return sources.flatMap((source) => {
    const [said = ''] = /^\/\*[^]*?\*\//.exec(source.text) ?? [];
    return [...new Set(readIn(source))]
      .filter((name) => fromCode.has(name) && !said.includes(name))
      .map((name) => `${source.path} ${name}`);
  });
}

const PAIR = /light-dark\((?:[^(),]|\([^()]*\))+,(?:[^(),]|\([^()]*\))+\)/g;

/** Colours in a value that are the same in light and in dark. */
export const inOneLightOnly = (name: string, value: string): string[] =>
  literalColours(createSource('src/tokens.css', `a { ${name}: ${value.replace(PAIR, '')} }`)).length ? [name] : [];
