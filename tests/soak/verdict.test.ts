import { describe, expect, test } from 'vitest';
import { leaking, rise, type Sample } from './verdict.ts';

const flat: Sample = { heap: 3_500_000, nodes: 219, listeners: 177, entries: 45, stored: 9 };
const day = (sample: (quarter: number) => Partial<Sample>): Sample[] =>
  Array.from({ length: 32 }, (_, quarter) => ({ ...flat, ...sample(quarter) }));

describe('the verdict on a day', () => {
  test.each<[string, Sample[], string[]]>([
    ['nothing changes', day(() => ({})), []],
    ['the heap swings by a third of a per cent', day((q) => ({ heap: 3_500_000 * (1 + (q % 5) / 1500) })), []],
    ['the page warms up in the first two hours', day((q) => ({ heap: 3_500_000 - 100_000 * Math.max(0, 7 - q) })), []],
    ['it gets less', day((q) => ({ nodes: 300 - q })), []],
    ['a few hundred bytes are kept of each callback', day((q) => ({ heap: 3_500_000 + q * 6 * 300 })), ['heap']],
    ['one node is kept each hour', day((q) => ({ nodes: 219 + Math.floor(q / 4) })), ['nodes']],
    ['one listener is kept each hour', day((q) => ({ listeners: 177 + Math.floor(q / 4) })), ['listeners']],
    ['an entry is kept each hour, among swings', day((q) => ({ entries: 45 + (q % 2) + q / 4 })), ['entries']],
    ['one key is kept in the last hours', day((q) => ({ stored: 9 + Math.max(0, q - 24) })), ['stored']],
  ])('%s', (_, samples, expected) => expect(leaking(samples)).toEqual(expected));

  test('a short day, in which the page still warms up, is given more room for its heap and for nothing else', () => {
    const warming = day((q) => ({ heap: 3_500_000 * (1 + q * 0.0007), nodes: 219 + q }));
    expect(leaking(warming, 0.03)).toEqual(['nodes']);
    expect(leaking(warming)).toEqual(['heap', 'nodes']);
  });

  test('goes by the line through all of them, not by the first and the last', () => {
    expect(rise([0, 1, 2, 3])).toBe(3);
    expect(rise([5, 0, 0, 0, 5])).toBe(0);
  });
});
