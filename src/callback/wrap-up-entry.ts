import { wrapUpFor, type WrapUpOwed } from './after-call-work.ts';
import type { Wrapup } from './callback.ts';
import type { CustomerCallback } from './customer-callback.ts';
import type { WrapupCode } from './decode-lookups.ts';
import { isSystemCode } from './system-code.ts';

/** What an agent has entered as wrap-up, or what is there to go on from. */
export interface WrapUpEntry {
  /** Entered here; else it is what the platform has. */
  readonly typed: boolean;
  /** Id of the picked code. */
  readonly code?: string;
  readonly notes: string;
}

/** Nothing entered, nothing there. */
export const NO_ENTRY: WrapUpEntry = { typed: false, notes: '' };

/** The id of a written code; events tell the name alone, which `codes` knows. */
export function codeId(wrapup: Wrapup | undefined, codes: readonly WrapupCode[]): string | undefined {
  if (wrapup?.code === undefined || isSystemCode(wrapup.code)) return undefined;
  const known = codes.find(({ id }) => id === wrapup.code) ?? codes.find(({ name }) => name === wrapup.code);
  return known?.id ?? wrapup.code;
}

/**
 * What the platform has of my wrap-up: written for just this communication, else for me, else for another one of the
 * same callback. Nobody is asked twice for the same notes (WCAG 3.3.7).
 */
export function entryOnPlatform(view: CustomerCallback, { to }: WrapUpOwed, codes: readonly WrapupCode[]): WrapUpEntry {
  const { callback, calls, participant } = view;
  const written =
    wrapUpFor(view, to) ??
    participant.wrapup ??
    callback.wrapup ??
    calls.findLast(({ own }) => own?.wrapup !== undefined)?.own?.wrapup;
  if (!written) return NO_ENTRY;
  const code = codeId(written, codes);
  return { typed: false, notes: written.notes ?? '', ...(code !== undefined && { code }) };
}
