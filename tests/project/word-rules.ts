import { visit, type Source } from './source.ts';

/** A rule about words: what it finds in one file, each with its line. */
export type Finding = string;

const at = ({ path, text }: Source, offset: number, what: string): Finding =>
  `${path}:${text.slice(0, offset).split('\n').length} ${what}`;

/** Every place in the code of a file (comments aside) that `words` fits. */
export const findWords = (source: Source, words: RegExp): Finding[] =>
  [...source.code.matchAll(words)].map((match) => at(source, match.index, match[0].trim()));

/** The platform's words for what we name otherwise. A word that we use as it is stands in `SAME_WORDS`. */
export const WIRE_WORDS: readonly string[] = [
  ...['startHoldTime', 'startAlertingTime', 'connectedTime', 'disconnectedTime', 'callbackScheduledTime'],
  ...['startTime', 'endTime', 'startAcwTime', 'endAcwTime', 'dialerPreview', 'outboundPreview', 'phoneNumberColumns'],
  ...['callableTimeColumnName', 'callbackAutoAnswer', 'callbackNumbers', 'callbackUserName', 'skipEnabled'],
  ...['timeoutSeconds', 'automatedCallbackConfigId', 'queueMediaSettings', 'enableAutoAnswer', 'phoneColumn'],
  ...['autoAnswerAlertToneSeconds', 'manualAnswerAlertToneSeconds', 'conversationRoutingData', 'eventBody'],
  ...['addressNormalized', 'addressDisplayable', 'addressRaw', 'disconnectReasons', 'errorInfo', 'connectUri'],
  ...['monitoredParticipantId', 'coachedParticipantId', 'bargedParticipantId', 'mediaRoles', 'topicName'],
];

/** Fields of the platform's `Callback` that are good words and stay ours. */
export const SAME_WORDS: readonly string[] = [
  ...['id', 'state', 'initialState', 'segments', 'direction', 'held', 'disconnectType', 'voicemail', 'scriptId'],
  ...['externalCampaign', 'provider', 'peerId', 'wrapup', 'afterCallWork', 'afterCallWorkRequired'],
  ...['callerId', 'callerIdName'],
];

/** Where the platform's words may stand: its shapes, the decoder, the bodies and frames of requests, the simulator. */
export const WIRE_FILES =
  /^src\/(callback\/(wire|decode)[a-z-]*\.ts|platform\/(frames|notifications|place-call|follow-up)\.ts|simulator\/)/;

/** The platform's words in a file that should not know them. */
export const wireWords = (source: Source): Finding[] =>
  WIRE_FILES.test(source.path)
    ? []
    : findWords(source, new RegExp(`(?<![\\w-])(${WIRE_WORDS.join('|')})(?![\\w-])`, 'g'));

const CLOCK_CALLS = new RegExp(
  [
    'Date\\s*\\.\\s*now|new\\s+Date\\s*(?:\\(\\s*\\)|(?![\\w\\s(]))|(?<![\\w.]|new\\s)Date\\s*\\(|performance\\s*\\.\\s*(?:now|timeOrigin)',
    '\\b(?:setTimeout|setInterval|setImmediate|requestAnimationFrame|requestIdleCallback)\\b',
    'AbortSignal\\s*\\.\\s*timeout|Temporal\\s*\\.\\s*Now',
  ].join('|'),
  'g',
);

/** Asking what time it is, or setting a timer, anywhere but in the clock. */
export const clockCalls = (source: Source): Finding[] =>
  source.path === 'src/time/computer-time.ts' ? [] : findWords(source, CLOCK_CALLS);

const NAME_PARTS = /(^|[-./])(utils?|helpers?|common|shared|misc|managers?|services?|data|info)(?=[-./]|$)/;

/** A file or folder whose name says nothing. */
export const emptyNames = (paths: readonly string[]): Finding[] => paths.filter((path) => NAME_PARTS.test(path));

const GIVEN_UP = new RegExp(['TO' + 'DO', 'FIX' + 'ME', '@ts-' + 'ignore', '@ts-' + 'nocheck'].join('|'), 'g');

/** What was left for later or silenced; these stand in comments, so comments are read too. */
export function givenUp(source: Source): Finding[] {
  const found = findWords({ ...source, code: source.text }, GIVEN_UP);
  const cast = (node: { readonly start: number; readonly typeAnnotation: { readonly type: string } }) => {
    if (node.typeAnnotation.type === 'TSAnyKeyword') found.push(at(source, node.start, 'as ' + 'any'));
  };
  visit(source, { TSAsExpression: cast, TSTypeAssertion: cast });
  return found;
}

const LETTERS = /\p{L}{2}/u;
const SPOKEN =
  /^(aria-(label|description|roledescription|valuetext|placeholder|braille\w+)|title|alt|placeholder|label|summary|helper|pendingText|text)$/;

interface Node {
  readonly type: string;
  readonly start: number;
  readonly value?: unknown;
  readonly [key: string]: unknown;
}

/** The texts that an expression can come to, as far as they stand in it. */
function textsIn(node: Node | null | undefined): { text: string; start: number }[] {
  if (!node) return [];
  const inside = (...keys: string[]) => keys.flatMap((key) => textsIn(node[key] as Node));
  if (node.type === 'Literal') return typeof node.value === 'string' ? [{ text: node.value, start: node.start }] : [];
  if (node.type === 'JSXExpressionContainer' || node.type.startsWith('TS')) return inside('expression');
  if (node.type === 'ConditionalExpression') return inside('consequent', 'alternate');
  if (node.type === 'LogicalExpression') return inside('left', 'right');
  if (node.type === 'BinaryExpression') return node['operator'] === '+' ? inside('left', 'right') : [];
  if (node.type !== 'TemplateLiteral') return [];
  const quasis = node['quasis'] as { start: number; value: { cooked: string | null } }[];
  return quasis.map(({ start, value }) => ({ text: value.cooked ?? '', start }));
}

/** Words for people that stand in a component: they belong to `src/locales`. */
export function spokenWords(source: Source): Finding[] {
  const found: Finding[] = [];
  const add = (texts: readonly { text: string; start: number }[]) => {
    for (const { text, start } of texts) if (LETTERS.test(text)) found.push(at(source, start, text.trim()));
  };
  visit(source, {
    JSXText: (node) =>
      add([{ text: node.value, start: node.start + (node.value.length - node.value.trimStart().length) }]),
    JSXElement: (node) => node.children.forEach((child) => add(textsIn(child as unknown as Node))),
    JSXFragment: (node) => node.children.forEach((child) => add(textsIn(child as unknown as Node))),
    JSXAttribute: (node) => {
      if (node.name.type === 'JSXIdentifier' && SPOKEN.test(node.name.name))
        add(textsIn(node.value as unknown as Node));
    },
  });
  return found;
}
