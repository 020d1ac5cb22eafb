import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { parseSync, Visitor, type ParseResult, type VisitorObject } from 'vite';

/** The folder of the project itself. */
export const ROOT: string = resolve(import.meta.dirname, '../..');

/** A source file as the project's rules read it. */
export interface Source {
  /** From the top of the project, with `/`: `src/time/clock.ts`. */
  readonly path: string;
  readonly text: string;
  /** `text` with every comment blanked out; lines and columns stay where they were. */
  readonly code: string;
}

/** One file that a file names, and whether anything of it is there at run time. */
export interface Import {
  /** As a path of the project (`src/time/clock.ts`) or a package (`react-dom/client`). */
  readonly from: string;
  /** `type` leaves nothing behind in JavaScript. `import { type A }` is `value`: the import itself stays. */
  readonly kind: 'value' | 'type';
}

const blank = (comment: string) => comment.replace(/[^\n]/g, ' ');

/** What stands in place of a path that is only known when the program runs: no rule can allow it. */
export const COMPUTED = '(computed)';

const parse = (path: string, text: string): ParseResult => {
  const parsed = parseSync(path, text);
  const [error] = parsed.errors;
  if (error) throw new Error(`${path}: ${error.message}`);
  return parsed;
};

/** Blanks the comments of TypeScript, JavaScript or CSS, and nothing that only looks like one. */
export function stripComments(path: string, text: string): string {
  if (path.endsWith('.css')) return text.replace(/\/\*[^]*?\*\/|("|')(?:\\.|(?!\1)[^\\\n])*\1/g, cssPiece);
  let code = text;
  for (const { start, end } of parse(path, text).comments)
    code = code.slice(0, start) + blank(code.slice(start, end)) + code.slice(end);
  return code;
}

const cssPiece = (piece: string) => (piece.startsWith('/*') ? blank(piece) : piece);

/** Makes a `Source` of a text; the rules' own tests seed wrong ones with it. */
export const createSource = (path: string, text: string): Source => ({ path, text, code: stripComments(path, text) });

/** Calls `visitor` on every node of a TypeScript source. */
export const visit = ({ path, text }: Source, visitor: VisitorObject): void =>
  new Visitor(visitor).visit(parse(path, text).program);

/** The statements of a TypeScript source. */
export const bodyOf = ({ path, text }: Source): ParseResult['program']['body'] => parse(path, text).program.body;

/** Every file below `folder` whose path ends as asked, as paths from the top of the project. */
export const filesBelow = (folder: string, ending: RegExp): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => ending.test(path) && !path.includes('/node_modules/'))
    .sort();

/** The sources below `folder`, read. */
export const sourcesBelow = (folder: string, ending: RegExp): Source[] =>
  filesBelow(folder, ending).map((path) => createSource(path, readFileSync(join(ROOT, path), 'utf8')));

/** Everything a file imports: static, lazy, re-exported, for its types, or by a glob. */
export function importsOf(source: Source): Import[] {
  const found: Import[] = [];
  const add = (from: unknown, kind: 'value' | 'type' = 'value') =>
    void found.push({ from: typeof from === 'string' ? resolveFrom(source.path, from) : COMPUTED, kind });
  visit(source, {
    ImportDeclaration: (node) => add(node.source.value, node.importKind === 'type' ? 'type' : 'value'),
    ExportAllDeclaration: (node) => add(node.source.value, node.exportKind === 'type' ? 'type' : 'value'),
    ExportNamedDeclaration: (node) => {
      if (node.source) add(node.source.value, node.exportKind === 'type' ? 'type' : 'value');
    },
    ImportExpression: (node) => add('value' in node.source ? node.source.value : undefined),
    TSImportType: (node) => add(node.source.value, 'type'),
    TSExternalModuleReference: (node) => add('value' in node.expression ? node.expression.value : undefined),
    CallExpression: (node) => {
      if (/^import\.meta\.glob$/.test(source.text.slice(node.callee.start, node.callee.end))) add(undefined);
    },
  });
  return found;
}

const resolveFrom = (path: string, from: string) =>
  from.startsWith('.') ? posix.join(posix.dirname(path), from) : from.startsWith('/') ? from.slice(1) : from;
