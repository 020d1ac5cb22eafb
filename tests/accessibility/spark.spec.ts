import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { ROOT } from '../project/source.ts';
import { share, test } from './stories.ts';

const read = (name: string) => readFileSync(join(ROOT, 'tests/hosts/spark', name), 'utf8');

/** A part alone stands on the page, whose ground is then the host's too. */
const css = `${read('spark.css')}${read('theme.css')} body { background: var(--cb-surface); color: var(--cb-ink) }`;

const MODES = ['light', 'dark'] as const;

for (const [n, mode] of MODES.entries())
  test(`in the looks of Genesys Spark every part stands out: ${mode}`, async ({ open }) => {
    const stories = await open({ css });
    await stories.page.evaluate((name) => document.documentElement.setAttribute('flare-mode', name), mode);
    await stories.page.keyboard.press('Shift'); // a browser marks the focus for those who use keys
    await stories.show(share(n, 4 * MODES.length), { scheme: mode });
    for (const kind of ['axe', 'borders', 'focus'] as const) expect(await stories.faultsOf(kind), kind).toEqual([]);
  });
