import { keysBelow } from './intents.ts';
import type { Platform } from './platform.ts';

/**
 * What an agent has entered, over a reload: this agent's of this organisation alone, wiped when they sign out. Whoever
 * keeps something keeps no personal data: times, zones, places in a list, ids.
 */
export interface Drafts {
  /** As it was kept: whoever reads it trusts nothing of it. */
  read(conversationId: string, form: string): unknown;
  /** Replaces what is kept; `undefined` forgets it. */
  keep(conversationId: string, form: string, draft: unknown): void;
}

const KEPT_MS = 36 * 3_600_000;

/** Makes the kept drafts of one agent, and removes those of callbacks that nobody came back to. */
export function createDrafts(platform: Pick<Platform, 'tabs' | 'clock' | 'connection'>): Drafts {
  const { clock, tabs } = platform;
  const { place, storage } = tabs;
  const keyOf = (conversationId: string, form: string) => `${place}draft|${form}|${conversationId}`;

  function written(key: string): { readonly keptAt?: unknown; readonly draft?: unknown } {
    try {
      const read: unknown = JSON.parse(storage?.getItem(key) ?? 'null');
      return typeof read === 'object' && read !== null ? read : {};
    } catch {
      return {};
    }
  }

  function write(key: string, text: string | undefined) {
    try {
      if (text === undefined) storage?.removeItem(key);
      else storage?.setItem(key, text);
    } catch {
      // Full, or not granted any more: what was entered stays where it is shown.
    }
  }

  for (const key of keysBelow(storage, `${place}draft|`)) {
    const { keptAt } = written(key);
    if (typeof keptAt !== 'number' || Math.abs(clock.now() - keptAt) > KEPT_MS) write(key, undefined);
  }

  return {
    read: (conversationId, form) => written(keyOf(conversationId, form)).draft,
    keep(conversationId, form, draft) {
      const text = draft === undefined ? undefined : JSON.stringify({ keptAt: clock.now(), draft });
      const isWiped = platform.connection.state === 'ended'; // a card may still be on the screen of who signed out
      write(keyOf(conversationId, form), isWiped ? undefined : text);
    },
  };
}
