import type { QueryClient } from '@tanstack/react-query';
import type { Stop } from '../time/clock.ts';
import type { Instant } from '../time/instant.ts';
import type { ActionResult, ActionSpec } from './acting.ts';
import { createFollowUp } from './follow-up.ts';
import { isUncertain, PlatformError } from './platform-error.ts';
import type { Platform } from './platform.ts';
import { createRecentCodes } from './recent-codes.ts';
import { createWrapUpsEntered, type WrapUpFacts } from './wrap-up-entered.ts';

/**
 * Looks after the wrap-ups of one platform, on the screen or not: what is entered is kept on the platform as a draft, and
 * saved before a time limit ends it.
 */
export interface WrapUpKeeping {
  /** A form shows it: its end is looked after, though nothing was entered here. */
  attend(conversationId: string): Stop;
  /** Something was entered: it is written as a draft a moment later. */
  changed(conversationId: string): void;
  /** Writes the draft now. */
  keepNow(conversationId: string): void;
  /** Saves what is entered, with its code; whether the platform has it. Never rejects: what went wrong is in `Kept`. */
  save(conversationId: string): Promise<boolean>;
  /** Leaves it without a code; as `save`. */
  skip(conversationId: string): Promise<boolean>;
  /** The latest first. */
  recentCodes(): readonly string[];
}

const DRAFT_MS = 2000;
/** Near the end a draft does not wait so long. */
const HURRY_MS = 6000;
const HURRIED_MS = 400;
const SAVE_BEFORE_MS = 3000;
/** A form in which nothing was entered lets the one go first in which something was. */
const AFTER_YOU_MS = 1000;
/** A draft that is on its way must not land after what is saved; but saving does not wait for long. */
const LANDING_MS = 2000;
const RETRY_MS = 10_000;
/** Refusals that pass by themselves. */
const PASSING: readonly string[] = ['offline', 'unsent', 'too-many'];

interface One {
  /** Counts what was entered, and which of it the platform has. */
  entered: number;
  kept: number;
  forms: number;
  saving: boolean;
  typing: Stop;
  end: { readonly at: Instant; readonly stop: Stop } | undefined;
  writing: Promise<void> | undefined;
  abort: AbortController;
}

/** Makes what looks after the wrap-ups of `platform`, whose cache is `client`. */
export function createWrapUpKeeping(platform: Platform, client: QueryClient): WrapUpKeeping {
  const { keys, clock, acting, tabs } = platform;
  const followUp = createFollowUp(platform);
  const recent = createRecentCodes(tabs);
  const { read, isTyped, forget, tell } = createWrapUpsEntered(platform, client);
  const ones = new Map<string, One>();
  let stopListening: Stop = () => {};

  /** By then the platform has written a code of its own: a draft would stand after it. */
  const hasEnded = ({ owed: { endsAt } }: WrapUpFacts) => endsAt !== undefined && clock.now() >= endsAt;
  const pass = (ms: number) => new Promise<void>((go) => void clock.after(ms, go));

  function of(id: string): One {
    let one = ones.get(id);
    if (one) return one;
    if (ones.size === 0) stopListening = listen();
    const typing: Stop = () => {};
    one = {
      entered: 0,
      kept: 0,
      forms: 0,
      saving: false,
      typing,
      ...{ end: undefined, writing: undefined },
      abort: new AbortController(),
    };
    ones.set(id, one);
    return one;
  }

  function drop(id: string, one: One) {
    one.typing();
    one.end?.stop();
    one.end = undefined;
    if (one.forms > 0 || one.saving) return;
    ones.delete(id);
    if (ones.size === 0) stopListening();
  }

  function listen(): Stop {
    const stopCache = client.getQueryCache().subscribe(({ type, query: { queryKey } }) => {
      if (type === 'updated' && queryKey[1] === keys.all[1] && queryKey[2] === 'conversation')
        settle(queryKey[3] as string);
    });
    if (typeof window === 'undefined') return stopCache;
    const leave = () => ones.forEach((one, id) => write(id, one, true));
    const hide = () => document.hidden && leave();
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', hide);
    return () => {
      stopCache();
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hide);
    };
  }

  /** After whatever happened to the callback: its end may be another, or it is over. */
  function settle(id: string) {
    const one = ones.get(id);
    const at = one && read(id);
    if (!at || (at.isOver && one.saving)) return;
    if (at.isOver) {
      if (one.kept === one.entered) forget(id); // else it is still to be seen that it was not in time
      return drop(id, one);
    }
    const wanted = one.forms > 0 || isTyped(id) ? at.owed.endsAt : undefined;
    if (one.end?.at === wanted) return;
    one.end?.stop();
    const stop = wanted === undefined ? undefined : clock.at(wanted - SAVE_BEFORE_MS, () => void beforeEnd(id, one));
    one.end = stop && { at: wanted!, stop };
  }

  /** With a code it is saved; without one the draft is, and the platform writes a code of its own. */
  async function beforeEnd(id: string, one: One, last?: string) {
    if (!isTyped(id)) await pass(AFTER_YOU_MS);
    if (!isTyped(id) || !read(id)) await acting.look(client, id).catch(() => {});
    const at = read(id);
    if (at?.owed.endsAt === undefined || hasEnded(at)) return;
    const isNews = !at.isFinal || one.kept !== one.entered;
    if (at.entry.code === undefined || !isNews || at.owed.to === last) return write(id, one);
    if ((await save(id, 'card')) && at.owed.to !== undefined) await beforeEnd(id, one, at.owed.to); // another may be due
  }

  function write(id: string, one: One, leaving = false) {
    one.typing();
    const at = read(id);
    if (!at?.entry.typed || one.kept === one.entered || one.saving) return;
    if (at.isFinal) {
      // A draft would take back what is saved: only something whole may follow it.
      if (leaving && at.entry.code !== undefined) void save(id);
      return;
    }
    const { signal } = one.abort;
    // One after the other: the latest must not be overtaken. Who leaves does not wait.
    const send = () => keep(id, one, signal, leaving);
    one.writing = leaving || !one.writing ? send() : one.writing.then(send);
  }

  async function keep(id: string, one: One, signal: AbortSignal, leaving: boolean) {
    const at = read(id);
    if (!at?.entry.typed || at.isFinal || signal.aborted || hasEnded(at)) return;
    const count = one.entered;
    try {
      await followUp.keepWrapUp(at.conversation, at.command, { leaving, signal });
      one.kept = count;
      tell(id, { draft: one.entered === count ? 'kept' : 'waiting', refused: undefined });
    } catch (error) {
      if (signal.aborted) return;
      const kind = error instanceof PlatformError ? error.kind : 'broken';
      tell(id, { draft: 'failed', refused: fieldOf(error) });
      if (isUncertain(error) || PASSING.includes(kind)) one.typing = clock.after(RETRY_MS, () => write(id, one));
    }
  }

  /** Does what ends it, after every draft; what was entered is forgotten once the platform has it. */
  async function finish(
    id: string,
    ending: 'save' | 'skip',
    act: (at: WrapUpFacts) => Promise<ActionResult>,
  ): Promise<boolean> {
    const one = of(id);
    if (one.saving) return false;
    one.saving = true;
    one.typing();
    tell(id, { ending, refused: undefined });
    try {
      if (one.writing) await Promise.race([one.writing, pass(LANDING_MS)]);
      one.abort.abort();
      one.abort = new AbortController();
      const at = read(id);
      const count = one.entered;
      if (!at || !(await act(at)).confirmed) return false;
      one.kept = count;
      if (one.entered === count) {
        forget(id);
        tell(id, { draft: 'none' });
      }
      return true;
    } catch (error) {
      tell(id, { refused: fieldOf(error) });
      return false;
    } finally {
      one.saving = false;
      tell(id, { ending: 'none' });
      if (one.kept !== one.entered) one.typing = clock.after(DRAFT_MS, () => write(id, one));
      settle(id);
    }
  }

  async function run<Variables>(spec: ActionSpec<ActionResult, Variables>, variables: Variables) {
    return client.getMutationCache().build<ActionResult, Error, Variables, unknown>(client, spec).execute(variables);
  }

  const save = (id: string, by: 'agent' | 'card' = 'agent') =>
    finish(id, 'save', async ({ command }) => {
      if (command.code === undefined) return { confirmed: false };
      const result = await run(followUp.wrapUp(id), { ...command, by });
      recent.used(command.code);
      return result;
    });

  return {
    attend(id) {
      const one = of(id);
      one.forms++;
      settle(id);
      return () => {
        one.forms--;
        settle(id);
        if (one.forms === 0 && !isTyped(id)) drop(id, one);
      };
    },
    changed(id) {
      const one = of(id);
      one.entered++;
      one.typing();
      tell(id, { draft: 'waiting', refused: undefined });
      settle(id);
      const isNearEnd = (one.end?.at ?? Infinity) - clock.now() < HURRY_MS;
      one.typing = clock.after(isNearEnd ? HURRIED_MS : DRAFT_MS, () => write(id, one));
    },
    keepNow: (id) => write(id, of(id)),
    save: (id) => save(id),
    skip: (id) => finish(id, 'skip', () => run(followUp.skipWrapUp(id), undefined)),
    recentCodes: recent.all,
  };
}

const fieldOf = (error: unknown) => (error instanceof PlatformError ? error.field : undefined);
