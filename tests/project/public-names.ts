import { bodyOf, createSource, type Source } from './source.ts';

/** What one file hands out: its own declarations, and what it passes on from other files. */
export interface HandedOut {
  /** Name to whether a doc comment stands right before its declaration. */
  readonly own: ReadonlyMap<string, boolean>;
  /** `name` is `*` where a whole file is passed on. */
  readonly passedOn: readonly { readonly name: string; readonly from: string }[];
  readonly hasDefault: boolean;
}

interface Declared {
  readonly type: string;
  readonly id?: { readonly name?: string } | null;
  readonly declarations?: readonly { readonly id: { readonly name?: string } }[];
}

const namesOf = (node: Declared) =>
  (node.declarations?.map(({ id }) => id.name) ?? [node.id?.name]).filter((name) => name !== undefined);

/** Reads the exports of a file. */
export function handedOut(source: Source): HandedOut {
  const own = new Map<string, boolean>();
  const passedOn: { name: string; from: string }[] = [];
  const imported = new Map<string, { name: string; from: string }>();
  const declared = new Map<string, boolean>();
  let hasDefault = false;
  const documented = (start: number) => /\/\*\*(?:(?!\*\/)[^])*\*\/\s*$/.test(source.text.slice(0, start));
  const textOf = (name: { readonly start: number; readonly end: number }) => source.text.slice(name.start, name.end);

  for (const node of bodyOf(source)) {
    if (node.type === 'ImportDeclaration')
      for (const one of node.specifiers)
        imported.set(one.local.name, {
          name: one.type === 'ImportSpecifier' ? textOf(one.imported) : '*',
          from: node.source.value,
        });
    else if (node.type === 'ExportDefaultDeclaration') hasDefault = true;
    else if (node.type === 'ExportAllDeclaration') passedOn.push({ name: '*', from: node.source.value });
    else if (node.type !== 'ExportNamedDeclaration')
      for (const name of namesOf(node as Declared)) declared.set(name, documented(node.start));
    else if (node.declaration)
      for (const name of namesOf(node.declaration as Declared)) own.set(name, documented(node.start));
  }

  for (const node of bodyOf(source)) {
    if (node.type !== 'ExportNamedDeclaration') continue;
    for (const { exported, local } of node.specifiers) {
      const name = textOf(local);
      const origin = node.source ? { name, from: node.source.value } : imported.get(name);
      if (textOf(exported) === 'default') hasDefault = true;
      if (origin) passedOn.push(origin);
      else own.set(name, declared.get(name) ?? false);
    }
  }
  return { own, passedOn, hasDefault };
}

/** Names among what `entry` hands out, as `file: name`, that no doc comment explains. */
export function undocumented(entry: string, read: (path: string) => Source): string[] {
  const missing = new Set<string>();
  const look = (path: string, wanted: string, seen: readonly string[]) => {
    if (seen.includes(`${path} ${wanted}`)) return;
    const { own, passedOn } = handedOut(read(path));
    for (const [name, documented] of own)
      if ((wanted === '*' || wanted === name) && !documented) missing.add(`${path}: ${name}`);
    if (own.has(wanted)) return;
    for (const { name, from } of passedOn) {
      if (wanted !== '*' && name !== '*' && name !== wanted) continue;
      const target = new URL(from, `file:///${path}`).pathname.slice(1);
      if (target.startsWith('src/')) look(target, name === '*' ? wanted : name, [...seen, `${path} ${wanted}`]);
    }
  };
  look(entry, '*', []);
  return [...missing];
}

/** For the rules' own tests: reads from a few texts. */
export const readFrom =
  (texts: Record<string, string>) =>
  (path: string): Source =>
    createSource(path, texts[path] ?? '');
