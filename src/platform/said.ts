import type { Tabs } from './tabs.ts';

/** Where a browser keeps nothing, a page still remembers what it said. */
const saidHere = new WeakMap<Tabs, Set<string>>();

const keyOf = ({ place }: Tabs, what: string) => `${place}said|${what}`;

/** Whether this agent was told of `what` in this browser before: a flag alone, wiped when the agent signs out. */
export function wasSaid(tabs: Tabs, what: string): boolean {
  try {
    if (tabs.storage?.getItem(keyOf(tabs, what)) === '1') return true;
  } catch {
    // a browser that forbids it
  }
  return saidHere.get(tabs)?.has(what) === true;
}

/** Remembers that this agent was told of `what`. */
export function noteSaid(tabs: Tabs, what: string): void {
  saidHere.set(tabs, new Set([...(saidHere.get(tabs) ?? []), what]));
  try {
    tabs.storage?.setItem(keyOf(tabs, what), '1');
  } catch {
    // then it is said again in the next page
  }
}
