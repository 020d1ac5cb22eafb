import type { QueryClient } from '@tanstack/react-query';
import { wrapUpFor, wrapUpOwed, type WrapUpOwed } from '../callback/after-call-work.ts';
import { isOver, type Conversation } from '../callback/conversation.ts';
import { customerCallback } from '../callback/customer-callback.ts';
import type { WrapupCode } from '../callback/decode-lookups.ts';
import { entryOnPlatform, NO_ENTRY, type WrapUpEntry } from '../callback/wrap-up-entry.ts';
import type { WrapUpCommand } from './wrap-ups.ts';
import { createLookups } from './lookups.ts';
import type { Platform } from './platform.ts';

/** How it stands with what was entered as wrap-up. Plain data, in the cache, for every copy of a form. */
export interface Kept {
  /** Of what was entered here: `waiting` to be written, written as a draft, or not taken so far. */
  readonly draft: 'none' | 'waiting' | 'kept' | 'failed';
  /** What is under way to end it. */
  readonly ending: 'none' | 'save' | 'skip';
  /** The field that the platform did not take, as it names it. */
  readonly refused: string | undefined;
}

/** Nothing was entered. */
export const NOTHING_KEPT: Kept = { draft: 'none', ending: 'none', refused: undefined };

/** The forms of `Keys.draft` under which a wrap-up stands in the cache: what was entered, and a `Kept`. */
export const WRAP_UP_FORM = 'wrap-up';
export const WRAP_UP_KEPT = 'wrap-up-kept';

/** What is entered for one callback, for whom, and how it stands there. */
export interface WrapUpFacts {
  readonly conversation: Conversation;
  readonly owed: WrapUpOwed;
  readonly entry: WrapUpEntry;
  /** It is written already, and not as a draft. */
  readonly isFinal: boolean;
  /** What would be written now. */
  readonly command: WrapUpCommand;
  /** Nothing is owed any more, and nothing will be. */
  readonly isOver: boolean;
}

/** Reads and writes what the cache knows of wrap-ups; it is the only memory of what was entered. */
export interface WrapUpsEntered {
  read(conversationId: string): WrapUpFacts | undefined;
  isTyped(conversationId: string): boolean;
  forget(conversationId: string): void;
  tell(conversationId: string, change: Partial<Kept>): void;
}

/** Makes what reads the wrap-ups of `platform` in its cache. */
export function createWrapUpsEntered({ keys, getting, userId }: Platform, client: QueryClient): WrapUpsEntered {
  const lookups = createLookups({ keys, getting });
  const typed = (id: string) => client.getQueryData<WrapUpEntry>(keys.draft(id, WRAP_UP_FORM));
  return {
    read(id) {
      const conversation = client.getQueryData<Conversation>(keys.conversation(id));
      const view = conversation && customerCallback(conversation, userId);
      if (!view || view.role !== 'mine') return undefined;
      const owed = wrapUpOwed(view);
      const { queryKey } = lookups.wrapupCodes(id, view.participant.id);
      const codes = client.getQueryData<readonly WrapupCode[]>(queryKey) ?? [];
      const here = typed(id);
      const entry = here?.typed ? here : entryOnPlatform(view, owed, codes);
      const written = wrapUpFor(view, owed.to);
      return {
        conversation,
        owed,
        entry,
        isFinal: written !== undefined && !written.provisional,
        command: {
          ...(entry.code !== undefined && { code: entry.code }),
          notes: entry.notes,
          ...(owed.to !== undefined && { communicationId: owed.to }),
        },
        isOver: owed.owed === 'nothing' && isOver(view.callback),
      };
    },
    isTyped: (id) => typed(id)?.typed === true,
    forget: (id) => void client.setQueryData(keys.draft(id, WRAP_UP_FORM), NO_ENTRY),
    tell: (id, change) =>
      void client.setQueryData<Kept>(keys.draft(id, WRAP_UP_KEPT), (kept = NOTHING_KEPT) => ({ ...kept, ...change })),
  };
}
