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

const look = (options: axe.RunOptions) =>
  axe.run(document, { resultTypes: ['violations', 'incomplete'], preload: false, ...options });

/** What axe has against the page as it stands, with this one story on it. */
export async function axeFaults(figure: HTMLElement): Promise<string[]> {
  const { violations } = await look({
    runOnly: { type: 'tag', values: TAGS },
    rules: { 'target-size': { enabled: true }, 'color-contrast': { enabled: false } },
  });
  // Of forced colours the browser tells only what was written; those that are painted are looked at in a picture.
  if (matchMedia('(forced-colors: active)').matches) return told(figure, violations);
  // What is scrolled out of sight has colours too; and what axe cannot decide is nobody's to decide later.
  document.documentElement.dataset['unrolled'] = '';
  const colours = await look({ runOnly: ['color-contrast'] });
  delete document.documentElement.dataset['unrolled'];
  return told(figure, [...violations, ...colours.violations, ...colours.incomplete]);
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
