import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A commit to compare with. */
export interface Commit {
  readonly hash: string;
  readonly subject: string;
}

/** What a checkout's own history says about changes of looks. */
export interface History {
  git(...args: readonly string[]): Promise<string>;
  /** Where this work began: the merge-base with main, on main itself the commit before; `undefined` without history. */
  findBaseline(): Promise<Commit | undefined>;
  /** What the commits since then say is wanted: patterns from their `Visual-change` trailers. */
  findWanted(since: Commit): Promise<string[]>;
}

/** Reads the history of the checkout in `folder`. `CALLBACK_CARD_BASELINE` names another commit to begin with. */
export function createHistory(folder: string, env: NodeJS.ProcessEnv = process.env): History {
  // In a hook these would point git at the repository that the hook runs for, whatever the folder.
  const { GIT_DIR, GIT_INDEX_FILE, GIT_WORK_TREE, ...rest } = env;

  async function git(...args: readonly string[]) {
    const { stdout } = await run('git', ['-c', 'core.hooksPath=/dev/null', ...args], { cwd: folder, env: rest });
    return stdout.trim();
  }
  const ask = (...args: readonly string[]) => git(...args).catch(() => '');

  async function findHash() {
    const asked = env['CALLBACK_CARD_BASELINE'];
    if (asked) return git('rev-parse', '--verify', `${asked}^{commit}`);
    const head = await ask('rev-parse', '--verify', 'HEAD');
    for (const main of ['refs/remotes/origin/main', 'refs/heads/main']) {
      const base = await ask('merge-base', 'HEAD', main);
      if (base && base !== head) return base;
    }
    return ask('rev-parse', '--verify', '--quiet', 'HEAD~1^{commit}');
  }

  return {
    git,
    async findBaseline() {
      const hash = await findHash();
      return hash ? { hash, subject: await git('log', '-1', '--format=%s', hash) } : undefined;
    },
    async findWanted({ hash }) {
      const trailers = await git('log', '--format=%(trailers:key=Visual-change,valueonly)', `${hash}..HEAD`);
      return trailers.split(/[\s,]+/).filter(Boolean);
    },
  };
}

/** Whether one of `patterns` names the story: `hold-timer/an-hour`, `hold-timer/*` or `*`. */
export const isNamed = (story: string, patterns: readonly string[]): boolean =>
  patterns.some((pattern) => {
    const [first = '', ...others] = pattern.split('*').map((part) => part.replace(/[^\w/-]/g, '\\$&'));
    return new RegExp(`^${[first, ...others].join('.*')}$`).test(story);
  });
