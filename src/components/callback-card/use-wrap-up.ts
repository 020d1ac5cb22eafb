import { queryOptions, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useReducer } from 'react';
import { wrapUpFor, wrapUpOwed } from '../../callback/after-call-work.ts';
import { entryOnPlatform, NO_ENTRY } from '../../callback/wrap-up-entry.ts';
import { createLookups } from '../../platform/lookups.ts';
import type { Platform } from '../../platform/platform.ts';
import { NOTHING_KEPT, WRAP_UP_FORM, WRAP_UP_KEPT } from '../../platform/wrap-up-entered.ts';
import { createWrapUpKeeping, type WrapUpKeeping } from '../../platform/wrap-up-keeping.ts';
import { usePlatform } from '../provider.tsx';
import { useDraft } from '../use-draft.ts';
import type { WrapUpCodes, WrapUpFormProps } from '../wrap-up/wrap-up-form.tsx';
import type { Work } from './use-work.ts';

/** One a platform: it goes on for a callback whose card is not on the screen any more. */
const keepings = new WeakMap<Platform, WrapUpKeeping>();

function keepingOf(platform: Platform, client: QueryClient): WrapUpKeeping {
  let keeping = keepings.get(platform);
  if (!keeping) keepings.set(platform, (keeping = createWrapUpKeeping(platform, client)));
  return keeping;
}

/** Joins what is owed, the codes, and what was entered here or is on the platform; `onSaved` when the platform has it. */
export function useWrapUp(
  { view, asking, policy }: Work,
  onSaved?: () => void,
): Omit<WrapUpFormProps, 'onClose' | 'showsTime'> {
  const platform = usePlatform();
  const client = useQueryClient();
  const { id } = view.conversation;
  const keeping = keepingOf(platform, client);
  const lookups = useMemo(() => createLookups(platform), [platform]);
  const codes = useQuery(queryOptions(lookups.wrapupCodes(id, view.participant.id)));
  const [entered, enter] = useDraft(id, WRAP_UP_FORM, NO_ENTRY);
  const [kept] = useDraft(id, WRAP_UP_KEPT, NOTHING_KEPT);
  // The cache tells its readers a moment later; a field must have its text at once, or the caret jumps.
  const [, showNow] = useReducer((count: number) => count + 1, 0);
  useEffect(() => keeping.attend(id), [keeping, id]);

  const { required } = policy.wrapUp;
  const owed = useMemo(() => wrapUpOwed(view, required), [view, required]);
  const list = codes.data;
  const there = useMemo(() => entryOnPlatform(view, owed, list ?? []), [view, owed, list]);
  const state = useMemo<WrapUpCodes>(() => {
    if (list) return { state: 'ready', codes: list, recent: keeping.recentCodes() };
    return { state: codes.isFetching || !codes.error ? 'loading' : 'failed' };
  }, [list, codes.isFetching, codes.error, keeping]);
  const written = wrapUpFor(view, owed.to);
  const field = kept.refused?.split('.').at(-1); // `wrapup.code`, or `code` of one communication's
  const refusedCode = field === 'code';
  const { refetch } = codes;
  const ending = kept.ending === 'none' ? undefined : kept.ending;
  useEffect(() => {
    if (refusedCode) void refetch(); // it is no longer among them
  }, [refusedCode, refetch]);

  return {
    owed,
    codes: state,
    entry: entered.typed ? entered : there,
    draft: entered.typed ? kept.draft : 'none',
    saved: written !== undefined && !written.provisional,
    pending: asking.pending.has('wrap-up') ? 'save' : asking.pending.has('skip-wrap-up') ? 'skip' : ending,
    refused: field === 'code' || field === 'notes' ? field : undefined,
    onEnter(entry) {
      enter(entry);
      keeping.changed(id);
      showNow();
    },
    onSave: () => void keeping.save(id).then((saved) => saved && onSaved?.()),
    onKeep: () => keeping.keepNow(id),
    onSkip: () => void keeping.skip(id).then((skipped) => skipped && onSaved?.()),
    onRetry: () => void refetch(),
  };
}
