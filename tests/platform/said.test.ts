// @vitest-environment node
import { expect, test } from 'vitest';
import { noteSaid, wasSaid } from '../../src/platform/said.ts';
import type { Tabs } from '../../src/platform/tabs.ts';

const tabs = (place: string, storage: Partial<Storage> | undefined) => ({ place, storage }) as unknown as Tabs;

test('what is said once an agent and a browser is said again to another agent, and where nothing can be kept', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const [mine, myOther, theirs] = [tabs('a|', storage), tabs('a|', storage), tabs('b|', storage)];
  noteSaid(mine, 'news');
  expect([mine, myOther, theirs].map((each) => wasSaid(each, 'news'))).toEqual([true, true, false]);
  expect([...kept]).toEqual([['a|said|news', '1']]);
});

test('a browser that keeps nothing, or forbids it, is told of once a page', () => {
  const forbids = () => {
    throw new Error('forbidden');
  };
  for (const each of [tabs('a|', undefined), tabs('a|', { getItem: forbids, setItem: forbids })]) {
    expect(wasSaid(each, 'news')).toBe(false);
    noteSaid(each, 'news');
    expect([wasSaid(each, 'news'), wasSaid(each, 'other')]).toEqual([true, false]);
  }
});
