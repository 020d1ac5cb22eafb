import type { Tabs } from './tabs.ts';

/** The wrap-up codes that this agent used last, ids alone, in this browser. */
export interface RecentCodes {
  /** The latest first. */
  all(): readonly string[];
  used(code: string): void;
}

const KEPT = 5;

/** Makes the list of one agent; where the browser keeps nothing, it lasts as long as the page. Wiped at sign-out. */
export function createRecentCodes({ place, storage }: Pick<Tabs, 'place' | 'storage'>): RecentCodes {
  const key = `${place}wrap-up-codes`;
  let known: readonly string[] = [];

  function all(): readonly string[] {
    try {
      const list: unknown = JSON.parse(storage?.getItem(key) ?? 'null');
      if (Array.isArray(list)) return list.filter((id) => typeof id === 'string').slice(0, KEPT);
    } catch {
      // unreadable, or not granted: what this page knows
    }
    return storage ? [] : known;
  }

  return {
    all,
    used(code) {
      known = [code, ...all().filter((id) => id !== code)].slice(0, KEPT);
      try {
        storage?.setItem(key, JSON.stringify(known));
      } catch {
        // full: the order of a list is nobody's loss
      }
    },
  };
}
