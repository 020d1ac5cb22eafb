import { COMPUTED, type Import } from './source.ts';

/** One row of the architecture: which files, and what they may import. */
export interface Row {
  readonly name: string;
  readonly files: RegExp;
  /** Names of rows whose files may be imported. `*` is everything but what nobody may import. */
  readonly may: readonly string[];
  /** Names of rows that may be imported by `import type` too. */
  readonly types?: readonly string[];
  /** Packages, and `node:` for all of Node's own. `*` is every package. */
  readonly npm?: readonly string[];
  /** Packages that may be imported by `import type` alone. */
  readonly npmTypes?: readonly string[];
  readonly because: string;
}

const REACT = ['react', 'react-dom'];
const QUERY = '@tanstack/react-query';
const BELOW_COMPONENTS = ['time', 'callback', 'platform'];
const COMPONENTS = [...BELOW_COMPONENTS, 'components', 'a component', 'a composer'];

/**
 * Who may import whom: `time ◄ callback ◄ platform ◄ components ◄ element ◄ frame/guest`. A file belongs to the first
 * row that fits it, and may always import its own row (a component folder: its own folder).
 */
export const ROWS: readonly Row[] = [
  { name: 'stories', files: /\.stories\.tsx$/, may: ['*'], npm: ['*'], because: 'a story shows any part in any state' },
  {
    name: 'story',
    files: /^src\/components\/story(-\w+)?\.tsx?$/,
    may: ['*'],
    npm: ['*'],
    because: 'what stories say of themselves, and stand on',
  },
  { name: 'demo', files: /^src\/demo\//, may: ['*'], npm: ['*'], because: 'the demo is a page, not a part' },
  {
    name: 'css',
    files: /\.css$/,
    may: [],
    because: 'one stylesheet serves the page and the shadow root: no part brings its own',
  },
  {
    name: 'core',
    files: /^src\/core\.ts$/,
    may: BELOW_COMPONENTS,
    because: 'the headless entry has no React in its import graph',
  },
  {
    name: 'index',
    files: /^src\/index\.ts$/,
    may: ['core', ...COMPONENTS, 'locales', 'frame/host', 'frame/protocol'],
    npm: REACT,
    because: 'the React entry hands out what stands below it',
  },
  { name: 'time', files: /^src\/time\//, may: [], npm: ['date-fns'], because: 'time knows nothing of callbacks' },
  {
    name: 'wire',
    files: /^src\/callback\/wire(-rest|-flat)?\.ts$/,
    may: [],
    because: "the platform's own words stand alone, so that the simulator can speak them too",
  },
  {
    name: 'callback',
    files: /^src\/callback\//,
    may: ['time', 'wire'],
    npm: ['date-fns', 'libphonenumber-js'],
    because: 'what a callback means holds on every platform and every page',
  },
  {
    name: 'platform',
    files: /^src\/platform\//,
    may: ['time', 'callback', 'wire'],
    npmTypes: [QUERY],
    because: 'the value of QueryClient would pull React into the headless entry',
  },
  {
    name: 'locales',
    files: /^src\/locales\//,
    may: [],
    types: [...BELOW_COMPONENTS, 'components'],
    npm: ['date-fns'],
    because: 'a language is words; it is loaded alone',
  },
  {
    name: 'a composer',
    files: /^src\/components\/(callback-card|callback-list)\//,
    may: [...COMPONENTS, 'locales'],
    npm: [...REACT, QUERY, 'date-fns'],
    because: 'these two alone compose parts',
  },
  {
    name: 'a component',
    files: /^src\/components\/[^/]+\//,
    may: [...BELOW_COMPONENTS, 'components', 'locales'],
    npm: [...REACT, QUERY, 'date-fns'],
    because: 'a part is usable alone, so it knows no other part',
  },
  {
    name: 'components',
    files: /^src\/components\/[^/]+$/,
    may: [...BELOW_COMPONENTS, 'locales'],
    npm: [...REACT, QUERY, 'date-fns'],
    because: 'what all parts stand on knows none of them',
  },
  {
    name: 'element',
    files: /^src\/element\//,
    may: [...COMPONENTS, 'locales', 'css'],
    npm: [...REACT, QUERY],
    because: 'the element wraps the card and carries its stylesheet',
  },
  {
    name: 'frame/protocol',
    files: /^src\/frame\/protocol\.ts$/,
    may: [],
    types: ['time', 'callback'],
    because: 'both sides of a frame read it',
  },
  {
    name: 'frame/host',
    files: /^src\/frame\/host\.ts$/,
    may: ['frame/protocol'],
    because: 'the page around a frame loads neither the card nor React',
  },
  {
    name: 'frame/guest',
    files: /^src\/frame\//,
    may: [...COMPONENTS, 'locales', 'css', 'element', 'frame/protocol'],
    npm: REACT,
    because: 'the guest is the card inside the frame',
  },
  {
    name: 'simulator server',
    files: /^src\/simulator\/serve\.ts$/,
    may: ['time', 'simulator'],
    types: ['wire'],
    npm: ['node:', 'ws'],
    because: 'real HTTP and real sockets, in Node alone',
  },
  {
    name: 'simulator command',
    files: /^src\/simulator\/cli\.mjs$/,
    may: ['simulator', 'simulator server'],
    npm: ['node:', 'vite'],
    because: 'the command starts the server, through Vite because Node 20 reads no TypeScript',
  },
  {
    name: 'simulator',
    files: /^src\/simulator\//,
    may: ['time'],
    types: ['wire'],
    because: 'it has rules of its own: with our decoder inside, agreement would prove nothing',
  },
];

/** What nobody imports, whatever a row says. */
const NEVER = ['demo', 'stories'];

const rowOf = (path: string) => ROWS.find(({ files }) => files.test(path));
const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/'));
const withoutQuery = (path: string) => path.replace(/\?.*/, '');
const listed = (list: readonly string[] | undefined, name: string) =>
  !!list?.some(
    (entry) => entry === '*' || entry === name || name.startsWith(entry.endsWith(':') ? entry : `${entry}/`),
  );

function fault(path: string, row: Row, { from, kind }: Import): string | undefined {
  const byType = kind === 'type';
  if (from === COMPUTED) return row.may.includes('*') ? undefined : 'is known only when the program runs';
  if (!from.startsWith('src/'))
    return listed(row.npm, from) || (byType && listed(row.npmTypes, from)) ? undefined : `is no package of ${row.name}`;
  const target = rowOf(withoutQuery(from));
  if (!target) return 'belongs to no row';
  if (NEVER.includes(target.name))
    return row.name === target.name && row.name === 'demo' ? undefined : `is ${target.name}`;
  if (target.name === 'css' && row.name === 'element' && !from.endsWith('?inline')) return 'needs ?inline here';
  if (row === target)
    return row.name !== 'a component' || folderOf(path) === folderOf(from) ? undefined : 'is another part';
  if (listed(row.may, target.name) || (byType && listed(row.types, target.name))) return undefined;
  return byType || !row.types?.includes(target.name) ? `is ${target.name}` : `is ${target.name}, for import type alone`;
}

/** What is wrong with the imports of one file, each as `file imports what: rule`. */
export function importFaults(path: string, imports: readonly Import[]): string[] {
  const row = rowOf(path);
  if (!row) return [`${path} belongs to no row of ROWS: say where it stands`];
  return imports.flatMap((one) => {
    const wrong = fault(path, row, one);
    return wrong
      ? [`${path} imports ${one.kind === 'type' ? 'type ' : ''}${one.from}, which ${wrong} (${row.because})`]
      : [];
  });
}

/** The ways from `entry` by imports that are there at run time to a package that `banned` fits. */
export function waysTo(banned: RegExp, entry: string, importsOf: (path: string) => readonly Import[]): string[] {
  const ways: string[] = [];
  const seen = new Set<string>();
  const walk = (path: string, way: string) => {
    for (const { from, kind } of importsOf(path)) {
      if (kind === 'type' || seen.has(from)) continue;
      seen.add(from);
      if (banned.test(from)) ways.push(`${way} ► ${from}`);
      else if (from.startsWith('src/') && /\.tsx?$/.test(from)) walk(from, `${way} ► ${from}`);
    }
  };
  walk(entry, entry);
  return ways;
}
