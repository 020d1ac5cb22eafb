import { expect } from 'playwright/test';
import { buildIndex } from 'storybook/internal/core-server';
import { ROOT, test } from './albums.ts';
import { findChanged, findOnlyIn, type Finding } from './comparison.ts';
import { isNamed, type Commit } from './history.ts';
import { LOOKS, nameOfLook, sampleLooks } from './looks.ts';
import { writeReport } from './report.ts';

/** One line a story, with the looks in which it is another. */
function listed(findings: readonly Finding[]): string[] {
  const lines = new Map<string, string>();
  for (const { story, kind, look } of findings)
    lines.set(story, `${lines.get(story) ?? `  ${kind.padEnd(8)} ${story} `} ${look}`);
  return [...lines.values()];
}

const complaint = (unwanted: readonly Finding[], { hash, subject }: Commit, report: string) => {
  const parts = new Set(unwanted.map(({ story }) => story.replace(/\/.*/, '/*')));
  return [
    `not as at ${hash.slice(0, 9)} (${subject}):`,
    ...listed(unwanted),
    `Look at ${report}`,
    'If it is wanted, say so in the message of a commit (a narrower pattern is better):',
    `Visual-change: ${[...parts].join(' ')}`,
  ].join('\n');
};

test('the stories photographed are those that Storybook shows', async ({ albums: { now } }) => {
  const { entries } = await buildIndex({ configDir: `${ROOT}/.storybook` });
  const shown = Object.values(entries).flatMap(({ type, id }) => (type === 'story' ? [id.replace('--', '/')] : []));
  const all = shown.filter((story) => story !== 'overview/everything'); // it is the others, once more
  expect(all.length).toBeGreaterThan(100);
  expect(now.stories.toSorted()).toEqual(all.toSorted());
});

test('every story looks as before, or as a commit says', async ({ albums: { now, before, eyes, history } }) => {
  test.setTimeout(900_000);
  if (typeof before === 'string') {
    console.log(`no baseline: ${before}`);
    writeReport({ noBaseline: before, looks: [], stories: 0, findings: [] });
    return;
  }
  const { album, commit } = before;
  const part = process.env['CALLBACK_CARD_STORIES'] ?? '';
  const among = (stories: readonly string[], others: readonly string[], both: boolean) =>
    stories.filter((story) => story.includes(part) && others.includes(story) === both);
  const compared = among(now.stories, album.stories, true);
  const every = Boolean(process.env['CALLBACK_CARD_FULL']);
  const looks = every ? LOOKS : sampleLooks(await history.git('rev-parse', 'HEAD'));

  const found: Finding[] = [];
  for (const look of looks) {
    // In a sample a story is shown in the first look in which it is another: it need not be fast only when all is well.
    const open = every ? compared : compared.filter((story) => !found.some((finding) => finding.story === story));
    found.push(...(await findChanged({ before: album, after: now, eyes }, open, look)));
    found.push(...(await findOnlyIn(now, 'new', among(now.stories, album.stories, false), look)));
    found.push(...(await findOnlyIn(album, 'gone', among(album.stories, now.stories, false), look)));
  }

  const patterns = await history.findWanted(commit);
  const findings = found.map((finding) => ({ ...finding, wanted: isNamed(finding.story, patterns) }));
  const names = looks.map(nameOfLook);
  const report = writeReport({ before: commit, looks: names, stories: compared.length, findings });
  const unwanted = findings.filter(({ kind, wanted }) => kind !== 'new' && !wanted);
  const passed = listed(findings.filter((finding) => !unwanted.includes(finding)));
  console.log([`${compared.length} stories in ${names.join(' ')}`, ...passed, report].join('\n'));
  expect(unwanted.length, complaint(unwanted, commit, report)).toBe(0);
});
