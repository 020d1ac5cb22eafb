import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Commit, History } from './history.ts';

const run = promisify(execFile);
const BUILDER = join('tests', 'visual', 'page', 'build.mjs');

/** The page of every story, built: of the working tree, or of a commit. */
export interface BuiltPages {
  /** The folder of the working tree's own page. */
  ofNow(): Promise<string>;
  /** The folder of the page of a commit; why there is none is thrown as `NoPage`. */
  of(commit: Commit): Promise<string>;
  dispose(): void;
}

/** A commit has no page that could be photographed, which is no fault of what comes after it. */
export class NoPage extends Error {}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Pages of the checkout in `root`, below its `build/visual`. What a commit looks like does not change: it is built once. */
export function createBuiltPages(root: string, history: History): BuiltPages {
  const made = join(root, 'build', 'visual');
  const now = join(made, 'pages', `now-${process.pid}`);
  const trees = join(made, 'trees');

  const build = async (tree: string, folder: string) => {
    await run(process.execPath, [join(tree, BUILDER), folder], { cwd: tree });
    return folder;
  };

  /** Lies inside of the checkout, where its packages are found by themselves; other packages are its own. */
  async function installOwnPackages(tree: string) {
    const lock = (folder: string) => readFileSync(join(folder, 'package-lock.json'), 'utf8');
    if (lock(tree) === lock(root)) return;
    const args = ['ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'];
    await run('npm', args, { cwd: tree, shell: process.platform === 'win32' });
  }

  async function removeTree(tree: string) {
    await history.git('worktree', 'remove', '--force', tree).catch(() => {});
    rmSync(tree, { recursive: true, force: true });
  }

  /** A run that was ended in the middle could not clean up. */
  async function removeLeftovers() {
    if (!existsSync(trees)) return;
    const left = readdirSync(trees).filter((name) => !isAlive(Number(name.split('-')[1])));
    for (const name of left) await removeTree(join(trees, name));
    await history.git('worktree', 'prune');
  }

  return {
    ofNow: () => build(root, now),
    async of({ hash }) {
      const folder = join(made, 'pages', hash);
      if (existsSync(folder)) return folder;
      await removeLeftovers();
      const tree = join(trees, `${hash}-${process.pid}`);
      const fresh = `${folder}-${process.pid}`;
      mkdirSync(trees, { recursive: true });
      try {
        await history.git('worktree', 'add', '--detach', tree, hash);
        if (!existsSync(join(tree, BUILDER))) throw new NoPage('it has no page of its stories yet');
        await installOwnPackages(tree);
        await build(tree, fresh).catch((error: Error) => {
          throw new NoPage(`it does not build: ${error.message}`);
        });
        // Whole or not at all: another run may look for it at this moment, or have made it.
        if (existsSync(folder)) rmSync(fresh, { recursive: true, force: true });
        else renameSync(fresh, folder);
      } finally {
        await removeTree(tree);
      }
      return folder;
    },
    dispose: () => rmSync(now, { recursive: true, force: true }),
  };
}
