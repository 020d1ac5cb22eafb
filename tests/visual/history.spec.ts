import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base } from 'playwright/test';
import { createHistory, isNamed } from './history.ts';

interface Repository {
  readonly folder: string;
  git(...args: readonly string[]): string;
  /** The hash of a new commit with this message. */
  commit(message: string): string;
}

const test = base.extend<{ repository: Repository }>({
  repository: async ({}, lend) => {
    const folder = mkdtempSync(join(tmpdir(), 'history-'));
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim();
    git('init', '--initial-branch=main');
    const commit = (message: string) => {
      git('commit', '--allow-empty', '--no-gpg-sign', '-m', message);
      return git('rev-parse', 'HEAD');
    };
    await lend({ folder, git, commit });
    rmSync(folder, { recursive: true, force: true });
  },
});

/** Without what the tests themselves were told. */
const historyOf = (folder: string, env: NodeJS.ProcessEnv = {}) =>
  createHistory(folder, { PATH: process.env['PATH'], ...env });
const baselineOf = async (folder: string, env?: NodeJS.ProcessEnv) =>
  (await historyOf(folder, env).findBaseline())?.hash;

test('on main, work began at the commit before', async ({ repository: { folder, commit } }) => {
  const first = commit('one');
  expect(await baselineOf(folder)).toBe(undefined);
  const second = commit('two');
  expect(await baselineOf(folder)).toBe(first);
  commit('three');
  expect(await historyOf(folder).findBaseline()).toEqual({ hash: second, subject: 'two' });
  expect(await baselineOf(folder, { CALLBACK_CARD_BASELINE: first })).toBe(first);
  await expect(baselineOf(folder, { CALLBACK_CARD_BASELINE: 'nowhere' })).rejects.toThrow();
});

test('on a branch it began where the branch left main', async ({ repository: { folder, git, commit } }) => {
  const fork = commit('one');
  git('checkout', '-b', 'work');
  commit('two');
  commit('three');
  git('checkout', 'main');
  commit('somebody else');
  git('checkout', 'work');
  expect(await baselineOf(folder)).toBe(fork);
  git('update-ref', 'refs/remotes/origin/main', fork);
  git('branch', '--force', 'main', 'work');
  expect(await baselineOf(folder)).toBe(fork);
});

test('a clone of one commit, and no repository at all, have no history', async ({ repository }) => {
  repository.commit('one');
  repository.commit('two');
  repository.git('clone', '--depth=1', `file://${repository.folder}`, 'shallow');
  expect(await baselineOf(join(repository.folder, 'shallow'))).toBe(undefined);
  rmSync(join(repository.folder, '.git'), { recursive: true });
  expect(await baselineOf(repository.folder)).toBe(undefined);
});

test('the commits since then name what is wanted', async ({ repository: { folder, commit } }) => {
  commit('long ago\n\nVisual-change: too/old');
  const hash = commit('one');
  commit('two\n\nVisual-change: callback-card/preview, hold-timer/*');
  commit('three\n\nA word about Visual-change: not/so, in a sentence.\n\nVisual-change: notice/a notice/b');
  const wanted = await historyOf(folder).findWanted({ hash, subject: '' });
  expect(wanted.toSorted()).toEqual(['callback-card/preview', 'hold-timer/*', 'notice/a', 'notice/b']);
});

test('a pattern names whole stories', () => {
  const names = (pattern: string) =>
    ['hold-timer/an-hour', 'hold-timer/an-hour-and-more', 'old-timer/an-hour'].filter((story) =>
      isNamed(story, ['notice/x', pattern]),
    );
  expect(names('hold-timer/an-hour')).toEqual(['hold-timer/an-hour']);
  expect(names('hold-timer/*')).toEqual(['hold-timer/an-hour', 'hold-timer/an-hour-and-more']);
  expect(names('*/an-hour')).toEqual(['hold-timer/an-hour', 'old-timer/an-hour']);
  expect(names('*')).toHaveLength(3);
  expect(names('hold.timer/an-hour')).toEqual([]);
});
