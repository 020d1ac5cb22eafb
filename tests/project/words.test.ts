import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { literalColours } from './colour-rules.ts';
import { createSource, filesBelow, ROOT, sourcesBelow, stripComments, visit } from './source.ts';
import { clockCalls, emptyNames, givenUp, SAME_WORDS, spokenWords, WIRE_WORDS, wireWords } from './word-rules.ts';

const code = sourcesBelow('src', /\.(ts|tsx|mjs)$/);
const styles = sourcesBelow('src', /\.css$/);
const shown = code.filter(
  ({ path }) => /^src\/(components|element)\/.*\.tsx$/.test(path) && !path.includes('.stories.'),
);
const tests = sourcesBelow('tests', /\.(ts|tsx|mjs)$/);

describe('in the sources', () => {
  test('the platform’s words stop at the decoder', () => expect(code.flatMap(wireWords)).toEqual([]));
  test('only the clock asks for the time or sets a timer', () => expect(code.flatMap(clockCalls)).toEqual([]));
  test('colours are named for their role', () => expect([...styles, ...code].flatMap(literalColours)).toEqual([]));
  test('words for people come from the locales', () => expect(shown.flatMap(spokenWords)).toEqual([]));
  test('names say what a file is for', () =>
    expect(emptyNames([...filesBelow('src', /./), ...filesBelow('tests', /./)])).toEqual([]));
  test('nothing is silenced or left for later', () => expect([...code, ...tests].flatMap(givenUp)).toEqual([]));

  test('every field of the platform’s Callback is either its word or ours too', () => {
    const path = 'src/callback/wire.ts';
    const fields: string[] = [];
    visit(createSource(path, readFileSync(join(ROOT, path), 'utf8')), {
      TSInterfaceDeclaration({ id, body }) {
        if (id.name !== 'WireCallback') return;
        for (const member of body.body)
          if (member.type === 'TSPropertySignature' && member.key.type === 'Identifier') fields.push(member.key.name);
      },
    });
    expect(fields.length).toBeGreaterThan(20);
    expect(fields.filter((field) => WIRE_WORDS.includes(field) === SAME_WORDS.includes(field))).toEqual([]);
  });
});

describe('the rules see', () => {
  const seen = (
    rule: (source: ReturnType<typeof createSource>) => string[],
    text: string,
    path = 'src/components/a.tsx',
  ) => rule(createSource(path, text)).map((finding) => finding.replace(/^\S+ /, ''));

  test('wire words, but not in comments, in parts of words, or where they belong', () => {
    expect(seen(wireWords, `const a = b.startHoldTime; c['outboundPreview']`)).toEqual([
      'startHoldTime',
      'outboundPreview',
    ]);
    expect(seen(wireWords, `// startHoldTime\nimport './dialer-preview.ts'; const myTimeoutSeconds = 1`)).toEqual([]);
    expect(seen(wireWords, `const a = b.startHoldTime`, 'src/callback/decode-flat.ts')).toEqual([]);
  });

  test.each([
    'Date.now()',
    'const f = Date.now',
    'new Date()',
    'new Date',
    'Date()',
    'performance.now()',
    'window.setTimeout(f, 1)',
    'setInterval(f)',
    'requestAnimationFrame(f)',
    'requestIdleCallback(f)',
    'AbortSignal.timeout(5)',
  ])('a clock: %s', (text) => expect(seen(clockCalls, text)).toHaveLength(1));

  test.each(['new Date(at)', 'const d: Date = x', 'clock.now()', '// Date.now()', 'isDate(x)', 'new UpDate(x)'])(
    'no clock: %s',
    (text) => expect(seen(clockCalls, text)).toEqual([]),
  );

  test.each([
    '#fff',
    '#12345678',
    'rgb(1 2 3)',
    'oklch(0.5 0 0)',
    'light-dark(red, var(--cb-x))',
    'color-mix(in srgb, white 4%, #000)',
  ])('a colour: %s', (value) =>
    expect(seen(literalColours, `.cb-a { color: ${value}; }`, 'src/a/a.css').length).toBeGreaterThan(0),
  );

  test('no colour in a role, a selector, a comment, a text, or a colour of the system', () => {
    const css = `/* red #fff */ #add .cb-red:hover { color: var(--cb-red); --cb-blue-x: 1px; fill: currentColor;
      background: Canvas url('#fff.png'); content: "red"; white-space: nowrap; & a:not(#fade) { color: transparent } }`;
    expect(seen(literalColours, css, 'src/a/a.css')).toEqual([]);
    expect(seen(literalColours, '.a { color: red }', 'src/styles/tokens.css')).toEqual([]);
  });

  test('a colour in a component', () => {
    expect(
      seen(literalColours, `const a = '#fff'; const b = <path fill="red" stroke={c} />; const d = { color: 'tan' }`),
    ).toEqual(['#fff', 'red', 'tan']);
    expect(seen(literalColours, `const a = '#note'; const b = 'red'; const c = '#12'`)).toEqual([]);
  });

  test('English in a component', () => {
    const wrong = `const a = <b title="Hold me" aria-label={\`Call \${x}\`} className="cb-a">On hold {y ? 'Yes' : word} {z && 'No' + 1}</b>; const b = <Own pendingText="Wait" />`;
    expect(seen(spokenWords, wrong).sort()).toEqual(['Call', 'Hold me', 'No', 'On hold', 'Wait', 'Yes']);
    expect(
      seen(spokenWords, `const a = <b role="group" title={words.hold} data-state="on">{words.held} · {t('x')}</b>`),
    ).toEqual([]);
  });

  test('empty names', () => {
    expect(emptyNames(['src/utils/a.ts', 'src/a/date-helpers.ts', 'src/shared.ts', 'src/a/user-data.ts'])).toHaveLength(
      4,
    );
    expect(emptyNames(['src/database/a.ts', 'src/a/information.ts', 'src/a/commonly.ts'])).toEqual([]);
  });

  test('what is given up', () => {
    expect(seen(givenUp, `// ${'TO'}DO later\n// @ts-${'ignore'}\nconst a = b as any`)).toHaveLength(3);
    expect(seen(givenUp, `// as any of them\nconst company = 1`)).toEqual([]);
  });
});

test('comments are blanked, and only comments', () => {
  expect(
    stripComments('a.ts', `const a = 'no // comment'; // x\n/* y\n*/ const ü = /\\/\\*/; \`//\${1 /* z */}\``),
  ).toBe(`const a = 'no // comment';     \n    \n   const ü = /\\/\\*/; \`//\${1        }\``);
  expect(stripComments('a.css', `a { content: '/* no */'; } /* yes */`)).toBe(`a { content: '/* no */'; }          `);
});
