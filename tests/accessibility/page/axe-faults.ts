import axe from 'axe-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds and we do not hold for a fault, each with its reason. */
const NO_FAULTS: readonly { readonly rule: string; readonly html: RegExp; readonly because: string }[] = [
  {
    rule: 'landmark-unique',
    html: /^<section class="cb-section cb-timeline"/,
    because: 'one story shows the same part fifteen times; a card has one of each, and other stories show it',
  },
  {
    rule: 'target-size',
    html: /^<div class="cb-segment"/,
    because:
      'a bar is as long as it lasted (2.5.8 Essential); nothing is pressed, and the table says the same (Equivalent)',
  },
];

const run = (options: axe.RunOptions) =>
  axe.run(document, { resultTypes: ['violations', 'incomplete'], preload: false, ...options });

/** Colours of what is scrolled out of sight can only be told when nothing is. */
async function unrolled(): Promise<axe.Result[]> {
  document.documentElement.dataset['unrolled'] = '';
  const { violations, incomplete } = await run({ runOnly: ['color-contrast'] });
  delete document.documentElement.dataset['unrolled'];
  return [...violations, ...incomplete]; // what axe cannot decide is nobody's to decide later
}

/** What axe has against the page as it stands, with this one story on it. */
export async function axeFaults(figure: HTMLElement): Promise<string[]> {
  // Of forced colours the browser tells only what was written; those that are painted are looked at in a picture.
  const forced = matchMedia('(forced-colors: active)').matches;
  const { violations, incomplete } = await run({
    runOnly: { type: 'tag', values: TAGS },
    rules: { 'target-size': { enabled: true }, 'color-contrast': { enabled: !forced } },
  });
  const undecided = incomplete.some(({ id }) => id === 'color-contrast');
  return told(figure, undecided ? [...violations, ...(await unrolled())] : violations);
}

const told = (figure: HTMLElement, results: readonly axe.Result[]): string[] =>
  results.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ html }) => !NO_FAULTS.some((one) => one.rule === id && one.html.test(html)))
      .map(({ html, failureSummary = '' }) => {
        const why = failureSummary.split('\n').slice(1).join(' ').trim();
        return `${figure.dataset['story']}: ${id}: ${html.slice(0, 160)} ${why}`;
      }),
  );
