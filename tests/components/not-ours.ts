/** What a text of ours begins and ends with in the pseudo-locale. */
const BRACKETS = /[⟦⟧]/g;

/** A time as the language's own rules write it, such as `Mon, Nov 23, 4:10:29 PM EST`: no word of ours. */
const TIME =
  /((Sun|Mon|Tue|Wed|Thu|Fri|Sat)[a-z]*,? )?((Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d+(, \d{4})?,?( at)? ?)?\d{1,2}:\d{2}(:\d{2})?\s?[AP]M( [A-Z]{3,4}\b)?/gu;
const DATE = /(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d+(, \d{4})?/gu;

/** What the language's own rules call a zone, such as `Eastern Time`. */
const ZONE = /([A-Z][a-z]+ )+Time\b/gu;

const SPOKEN = [
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'title',
  'alt',
  'placeholder',
];

const LETTERS = /\p{L}{2}/u;
/** Three plain words one after another, wherever they stand. */
const SENTENCE = /\b[a-z]{2,}[ ,.:]+[a-z]{2,}[ ,.:]+[a-z]{2,}\b/iu;

/**
 * Texts below `root` that stand outside of brackets, in the order of the page: what no language said. Left out is what is
 * marked as nobody's to translate (names, numbers, the platform's values, ticking times), and times.
 */
export function notOurs(root: Element): string[] {
  const found: string[] = [];
  let depth = 0;
  const given = [...root.querySelectorAll('[translate="no"]')].map(({ textContent }) => textContent).filter(Boolean);
  const withoutGiven = (text: string) => given.reduce((left, one) => left.replaceAll(one, ''), text);
  const check = (text: string) => {
    const plain = text.replace(TIME, '').replace(DATE, '').replace(ZONE, '');
    let outside = '';
    let at = 0;
    for (const { 0: bracket, index } of plain.matchAll(BRACKETS)) {
      if (depth === 0) outside += ` ${plain.slice(at, index)}`;
      depth += bracket === '⟦' ? 1 : -1;
      at = index + 1;
    }
    if (depth === 0) outside += ` ${plain.slice(at)}`;
    if (LETTERS.test(outside) || SENTENCE.test(withoutGiven(plain))) found.push(text);
  };
  const walk = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) check(node.textContent ?? '');
    if (!(node instanceof Element)) return;
    for (const attribute of SPOKEN) {
      const text = node.getAttribute(attribute);
      if (text === null) continue;
      const before = depth;
      depth = 0;
      check(text);
      depth = before;
    }
    if (node.getAttribute('translate') === 'no' || node.tagName === 'STYLE') return;
    node.childNodes.forEach(walk);
  };
  walk(root);
  if (depth !== 0) found.push(`a bracket is left open: ${depth}`);
  return found;
}
