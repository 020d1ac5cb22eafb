import { copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from './comparison.ts';
import type { Commit } from './history.ts';

/** What a run looked at, and what it found. */
export interface Outcome {
  readonly before?: Commit;
  /** Why there was nothing to compare with. */
  readonly noBaseline?: string;
  readonly looks: readonly string[];
  readonly stories: number;
  readonly findings: readonly (Finding & { readonly wanted: boolean })[];
}

/** Where the report of the last run is. */
export const REPORT: string = join(import.meta.dirname, '../../build/visual/report');

/** Writes a folder that opens from the disk, with every picture that is spoken of; gives back its page. */
export function writeReport({ findings, ...rest }: Outcome): string {
  const fresh = `${REPORT}-${process.pid}`;
  mkdirSync(join(fresh, 'pictures'), { recursive: true });
  const listed = findings.map(({ before, after, difference, ...finding }) => {
    const files: Record<string, string> = {};
    for (const [name, picture] of Object.entries({ before, after, difference })) {
      if (!picture) continue;
      files[name] = `pictures/${finding.story.replace('/', '--')}.${finding.look}.${name}.png`;
      writeFileSync(join(fresh, files[name]), picture);
    }
    return { ...finding, files };
  });
  const said = JSON.stringify({ ...rest, findings: listed });
  writeFileSync(join(fresh, 'findings.js'), `const outcome = ${said};\n`);
  copyFileSync(join(import.meta.dirname, 'report', 'index.html'), join(fresh, 'index.html'));
  // In one step: somebody may have the last one open, or another run may end at this moment.
  rmSync(REPORT, { recursive: true, force: true });
  renameSync(fresh, REPORT);
  return join(REPORT, 'index.html');
}
