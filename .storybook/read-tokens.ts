/** A token as its stylesheet declares and explains it. */
export interface Token {
  /** `--cb-ink` */
  readonly name: string;
  readonly value: string;
  /** In plain words; empty where nobody wrote one. */
  readonly role: string;
}

/** Tokens that stand together, below one comment. */
export interface TokenGroup {
  readonly name: string;
  /** What there is to know of all of them. */
  readonly note: string;
  readonly tokens: readonly Token[];
}

const PIECE = /\/\*(?<comment>[^]*?)\*\/|(?<name>--cb-[\w-]+):\s*(?<value>[^;]+);(?:[ \t]*\/\*(?<role>[^]*?)\*\/)?/g;

const inOneLine = (text = '') => text.replace(/\s+/g, ' ').trim();

/**
 * Reads tokens from a stylesheet. A comment above tokens names their group, and after a colon says more of it; one
 * behind a token is its role. Of a token that is declared again for some case, the first stands.
 */
export function readTokens(css: string): readonly TokenGroup[] {
  const groups: { name: string; note: string; tokens: Token[] }[] = [];
  const known = new Set<string>();
  for (const { groups: { comment, name, value, role } = {} } of css.matchAll(PIECE)) {
    if (comment !== undefined) {
      const [, title = '', note = ''] = /^([^:]*):?(.*)$/.exec(inOneLine(comment))!;
      groups.push({ name: title, note: note.trim(), tokens: [] });
    } else if (name && !known.has(name)) {
      known.add(name);
      if (!groups.length) groups.push({ name: '', note: '', tokens: [] });
      groups.at(-1)!.tokens.push({ name, value: inOneLine(value), role: inOneLine(role) });
    }
  }
  return groups.filter(({ tokens }) => tokens.length > 0);
}

/** The colours of a value in light and in dark, where it has two. */
export function lightAndDark(value: string): readonly [light: string, dark: string] | undefined {
  const pair = /light-dark\(((?:[^(),]|\([^()]*\))+),((?:[^(),]|\([^()]*\))+)\)/.exec(value);
  return pair ? [pair[1]!.trim(), pair[2]!.trim()] : undefined;
}
