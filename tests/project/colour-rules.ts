import { visit, type Source } from './source.ts';
import { findWords, type Finding } from './word-rules.ts';

/** The only file of the product that says what a colour is; everything else names its role. */
export const COLOUR_FILE = 'src/styles/tokens.css';

/** The demo's page is a host: it has a palette of its own, and none of ours. */
const HOST_FILE = 'src/demo/demo.css';

const FUNCTIONS = '(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\\(';
const HEX = '#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})(?![\\w-])';

/** The named colours of CSS; `transparent`, `currentcolor` and the system's own (`Canvas`) are no literals. */
const NAMES = `aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown
  burlywood cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod
  darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon
  darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey
  dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey
  honeydew hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral
  lightcyan lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue
  lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine
  mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise
  mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered
  orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple
  rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue
  slategray slategrey snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke yellow
  yellowgreen`
  .trim()
  .split(/\s+/);

const COLOUR = new RegExp(
  `(?<![\\w-])(?:${FUNCTIONS}|${NAMES.join('|')})(?![\\w-])|(?<![\\w-])${FUNCTIONS}|${HEX}`,
  'gi',
);
const WHOLE_COLOUR = new RegExp(`^\\s*(?:${HEX}|${FUNCTIONS}.*\\))\\s*$`, 'i');
const WHOLE_NAME = new RegExp(`^(?:${NAMES.join('|')})$`, 'i');
const PAINTING = /^(color|fill|stroke|background|stopColor|floodColor|accentColor|borderColor)$/i;

/** Keeps the values of declarations, blanks selectors, names and texts, so that `#add` the id is no colour. */
const valuesOf = (css: string) =>
  css
    .replace(/"[^"\n]*"|'[^'\n]*'|url\([^)]*\)/g, (text) => ' '.repeat(text.length))
    .replace(
      /(^|[;{}])([^;{}]*?)(?=[;{}]|$)/g,
      (_all, before: string, piece: string, offset: number, whole: string) => {
        const opens = whole[offset + before.length + piece.length] === '{';
        const colon = opens ? -1 : piece.indexOf(':');
        const kept = colon < 0 ? '' : piece.slice(colon + 1);
        return before + piece.slice(0, piece.length - kept.length).replace(/[^\n]/g, ' ') + kept;
      },
    );

/** Literal colours in a stylesheet, or in the code of a component. */
export function literalColours(source: Source): Finding[] {
  if (source.path === COLOUR_FILE || source.path === HOST_FILE) return [];
  if (source.path.endsWith('.css')) return findWords({ ...source, code: valuesOf(source.code) }, COLOUR);
  const found: Finding[] = [];
  const line = (offset: number) => source.text.slice(0, offset).split('\n').length;
  const add = (value: unknown, start: number, painting: boolean) => {
    if (typeof value !== 'string' || !(WHOLE_COLOUR.test(value) || (painting && WHOLE_NAME.test(value)))) return;
    found.push(`${source.path}:${line(start)} ${value}`);
  };
  visit(source, {
    Literal: (node) => add(node.value, node.start, false),
    JSXAttribute: (node) => {
      const painting = node.name.type === 'JSXIdentifier' && PAINTING.test(node.name.name);
      if (painting && node.value?.type === 'Literal' && !WHOLE_COLOUR.test(String(node.value.value)))
        add(node.value.value, node.start, true);
    },
    Property: (node) => {
      if (node.key.type === 'Identifier' && PAINTING.test(node.key.name) && node.value.type === 'Literal')
        if (!WHOLE_COLOUR.test(String(node.value.value))) add(node.value.value, node.start, true);
    },
  });
  return found;
}
