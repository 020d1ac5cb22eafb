import { visit, type Source } from './source.ts';
import type { Finding } from './word-rules.ts';

/** Keys that are said by a template: the template, with `*` for its hole, to all that can stand there. */
export type Families = Readonly<Record<string, readonly string[]>>;

/** Groups whose values are the platform's: `sayValue('state', …)` may say any of them. */
export type ValueGroups = readonly string[];

interface Said {
  readonly literals: ReadonlySet<string>;
  /** Templates as written, with `*` for each hole, to where they stand. */
  readonly templates: ReadonlyMap<string, string>;
  readonly groups: ReadonlySet<string>;
}

/** Every text that could be a key of a word, or be made into one. */
function saidIn(sources: readonly Source[], keyGroups: ReadonlySet<string>): Said {
  const literals = new Set<string>();
  const templates = new Map<string, string>();
  const groups = new Set<string>();
  for (const source of sources)
    visit(source, {
      Literal: ({ value }) => void (typeof value === 'string' && literals.add(value)),
      TemplateLiteral({ quasis, start }) {
        const shape = quasis.map(({ value }) => value.cooked ?? '').join('*');
        if (!/^[a-z-]+\.[a-z.*-]*$/.test(shape) || !keyGroups.has(shape.split('.')[0]!)) return;
        templates.set(shape, `${source.path}:${source.text.slice(0, start).split('\n').length}`);
      },
      CallExpression({ callee, arguments: [first] }) {
        if (callee.type === 'Identifier' && callee.name === 'sayValue' && first?.type === 'Literal')
          groups.add(String(first.value));
      },
    });
  return { literals, templates, groups };
}

/** Words that nobody says, and templates of which nobody knows what they say. */
export function unsaidKeys(
  keys: readonly string[],
  sources: readonly Source[],
  families: Families,
  valueGroups: ValueGroups,
): Finding[] {
  const groupOf = (key: string) => key.split('.')[0]!;
  const { literals, templates, groups } = saidIn(sources, new Set(keys.map(groupOf)));
  const made = new Set<string>();
  const unknown: Finding[] = [];
  for (const [template, place] of templates) {
    const values = families[template];
    if (!values) unknown.push(`${place} \`${template}\`: no family says what stands at *`);
    for (const value of values ?? []) made.add(template.replace('*', value));
  }
  const idle = Object.keys(families).filter((template) => !templates.has(template));
  const isSaid = (key: string) =>
    literals.has(key) || made.has(key) || (valueGroups.includes(groupOf(key)) && groups.has(groupOf(key)));
  return [
    ...keys.filter((key) => !isSaid(key)).map((key) => `${key}: nobody says it`),
    ...unknown,
    ...idle.map((template) => `${template}: a family of no template`),
  ];
}
