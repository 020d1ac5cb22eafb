import { forwardRef, useId, useRef, useState, type ComponentPropsWithoutRef } from 'react';
import type { WrapUpOwed } from '../../callback/after-call-work.ts';
import { holdsCardNumber } from '../../callback/card-number.ts';
import type { WrapupCode } from '../../callback/decode-lookups.ts';
import type { WrapUpEntry } from '../../callback/wrap-up-entry.ts';
import { ActionButton } from '../action-button.tsx';
import { useFormWords, type FormSay } from '../form-words.ts';
import { Icon } from '../icon.tsx';
import type { Part } from '../part.ts';
import { Ticking } from '../ticking.tsx';
import { CodePicker } from './code-picker.tsx';

/** The codes of a queue, or why there are none yet. */
export type WrapUpCodes =
  | { readonly state: 'loading' | 'failed' }
  | { readonly state: 'ready'; readonly codes: readonly WrapupCode[]; readonly recent?: readonly string[] };

/** Props of `WrapUpForm`; whatever a `<section>` takes is passed on. */
export interface WrapUpFormProps extends Omit<ComponentPropsWithoutRef<'section'>, 'children' | 'onChange'> {
  owed: WrapUpOwed;
  codes: WrapUpCodes;
  entry: WrapUpEntry;
  onEnter: (entry: WrapUpEntry) => void;
  /** Asked only with a code picked. */
  onSave: () => void;
  /** Writes notes without a code; without it there is no button for it. */
  onKeep?: () => void;
  onSkip?: () => void;
  /** Puts the form away; without it there is no button for it. */
  onClose?: (() => void) | undefined;
  /** Asks for the codes again. */
  onRetry?: () => void;
  pending?: 'save' | 'skip' | undefined;
  /** Of what was entered and is not saved: whether the platform has it as a draft. */
  draft?: 'none' | 'waiting' | 'kept' | 'failed';
  /** It is saved already; what was entered since is not. */
  saved?: boolean;
  /** What the platform did not take. */
  refused?: 'code' | 'notes' | undefined;
  /** Shows the time that is left, where nothing else on the screen does. */
  showsTime?: boolean;
}

/**
 * The form of after-call work: a code, notes, and how the queue wants it done. It decides nothing and sends nothing: what
 * is entered goes to `onEnter`. Renders a `<section>`.
 */
export const WrapUpForm: Part<WrapUpFormProps, HTMLElement> = forwardRef<HTMLElement, WrapUpFormProps>(
  function WrapUpForm(props, ref) {
    const { owed, codes, entry, onEnter, onSave, onKeep, onSkip, onClose, onRetry, pending, ...others } = props;
    const { draft = 'none', saved = false, refused, showsTime = false, ...rest } = others;
    const say = useFormWords();
    const id = useId();
    const field = useRef<HTMLDivElement>(null);
    const [pressedWithout, setPressedWithout] = useState(false);
    const isPicked = entry.code !== undefined;
    const hasCodes = codes.state !== 'ready' || codes.codes.length > 0;
    const isGone =
      refused === 'code' ||
      (isPicked && codes.state === 'ready' && codes.codes.every((code) => code.id !== entry.code));
    const codeFault = isGone ? 'wrapup.code-gone' : pressedWithout && !isPicked ? 'wrapup.pick-first' : undefined;

    function save() {
      setPressedWithout(!isPicked);
      if (isPicked) onSave();
      else field.current?.querySelector('input')?.focus();
    }

    return (
      <section
        ref={ref}
        {...rest}
        className={['cb-section', 'cb-wrap-up-form', rest.className].filter(Boolean).join(' ')}
        aria-labelledby={`${id}title`}
        data-prompt={owed.prompt}
      >
        <h3 className="cb-section-name">
          <span id={`${id}title`}>{say(owed.pending > 1 ? `wrapup.of-${owed.of!}` : 'wrapup.write')}</span>
          {showsTime && owed.endsAt !== undefined && (
            <bdi dir="ltr" role="timer" aria-labelledby={`${id}time`} className="cb-wrap-up-left">
              <span id={`${id}time`} hidden>
                {say('time.wrap-up')}
              </span>
              <Ticking until={owed.endsAt} />
            </bdi>
          )}
        </h3>
        <p className="cb-form-note">{promptText(owed, hasCodes, say)}</p>
        {owed.pending > 1 && <p className="cb-form-note">{say('wrapup.another')}</p>}
        <div ref={field} className="cb-form-field">
          {codes.state === 'loading' && <p className="cb-codes-state">{say('wrapup.codes-loading')}</p>}
          {codes.state === 'failed' && (
            <p className="cb-codes-state">
              {say('wrapup.codes-failed')}{' '}
              <button type="button" className="cb-copy" onClick={onRetry}>
                {say('card.retry')}
              </button>
            </p>
          )}
          {codes.state === 'ready' && hasCodes && (
            <CodePicker
              codes={codes.codes}
              recent={codes.recent ?? []}
              picked={entry.code}
              onPick={(code) => onEnter({ ...entry, typed: true, code })}
              isRequired={owed.owed === 'must'}
              faultId={codeFault && `${id}code`}
            />
          )}
          <p id={`${id}code`} role="status" className="cb-form-fault">
            {codeFault && say(codeFault)}
          </p>
        </div>
        <div className="cb-form-field">
          <label htmlFor={`${id}notes`} className="cb-form-label">
            {say('wrapup.notes')}
          </label>
          <textarea
            id={`${id}notes`}
            className="cb-form-text"
            rows={3}
            dir="auto"
            spellCheck={false}
            autoComplete="off"
            translate="no"
            aria-invalid={refused === 'notes' || undefined}
            aria-describedby={`${id}warning`}
            value={entry.notes}
            onChange={(event) => onEnter({ ...entry, typed: true, notes: event.target.value })}
          />
          <p id={`${id}warning`} role="status" className="cb-form-fault" data-tone={refused ? undefined : 'thought'}>
            {refused === 'notes'
              ? say('wrapup.notes-refused')
              : holdsCardNumber(entry.notes) && say('wrapup.card-number')}
          </p>
        </div>
        <div className="cb-form-actions">
          {hasCodes ? (
            <ActionButton
              weight="main"
              meaning={`save-wrap-up ${owed.to ?? ''}`}
              permission="allowed"
              pending={pending === 'save'}
              pendingText={say('wrapup.saving')}
              onPress={save}
            >
              <Icon name="check" />
              <span className="cb-action-text">{say('wrapup.save')}</span>
            </ActionButton>
          ) : (
            onKeep && (
              <ActionButton meaning="keep-notes" permission="allowed" onPress={onKeep}>
                {say('wrapup.keep')}
              </ActionButton>
            )
          )}
          {owed.canSkip && onSkip && (
            <ActionButton
              meaning="skip-wrap-up"
              permission="allowed"
              pending={pending === 'skip'}
              pendingText={say('pending.skip')}
              onPress={onSkip}
            >
              {say('wrapup.skip')}
            </ActionButton>
          )}
          {onClose && (
            <ActionButton meaning="close-wrap-up" permission="allowed" onPress={onClose}>
              {say('tools.close')}
            </ActionButton>
          )}
          <p className="cb-form-state" data-draft={draft}>
            {stateText(entry, saved, draft, owed, say)}
          </p>
        </div>
      </section>
    );
  },
);

const PROMPTS = ['mandatory', 'optional', 'timeout', 'forcedTimeout', 'agentRequested'] as const;

/** How the queue wants it done, and what stands in the way. */
function promptText({ owed, prompt, canSkip }: WrapUpOwed, hasCodes: boolean, say: FormSay): string {
  if (!hasCodes)
    return say(owed === 'must' || prompt === 'mandatory' ? 'wrapup.no-codes-but-needed' : 'wrapup.no-codes');
  const known = PROMPTS.find((one) => one === prompt);
  if (owed === 'nothing') return say(known === 'mandatory' ? 'wrapup.early-needed' : 'wrapup.early');
  if (!known) return say(canSkip ? 'wrapup.prompt-optional' : 'wrapup.prompt-other', { raw: prompt });
  return say(`wrapup.prompt-${known}`);
}

/** What became of what is entered; silent, since it changes while the agent types. */
function stateText(
  { typed }: WrapUpEntry,
  saved: boolean,
  draft: NonNullable<WrapUpFormProps['draft']>,
  { prompt, owed }: WrapUpOwed,
  say: FormSay,
): string | false {
  if (draft === 'failed') return say('wrapup.draft-failed');
  if (saved && typed) return say('wrapup.changed');
  if (saved) return say(prompt === 'forcedTimeout' && owed !== 'nothing' ? 'wrapup.saved-forced' : 'wrapup.saved');
  return draft === 'kept' && say('wrapup.draft-kept');
}
