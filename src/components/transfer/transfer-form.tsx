import { forwardRef, useId, useRef, type ComponentPropsWithoutRef } from 'react';
import type { Target } from '../../callback/decode-lookups.ts';
import { ActionButton } from '../action-button.tsx';
import { Choice, Choices, Field } from '../field.tsx';
import { useFormWords } from '../form-words.ts';
import type { Part } from '../part.ts';

/** Somebody, or a queue, to give a callback to. */
export interface TransferChoice extends Target {
  readonly kind: 'person' | 'queue';
}

/** What became of looking for a name. */
export type TransferSearch =
  | { readonly state: 'idle' | 'searching' | 'failed' }
  | { readonly state: 'found'; readonly choices: readonly TransferChoice[] };

/** Props of `TransferForm`; whatever a `<form>` takes is passed on. */
export interface TransferFormProps extends Omit<ComponentPropsWithoutRef<'form'>, 'children' | 'onSubmit'> {
  text: string;
  onText: (text: string) => void;
  search: TransferSearch;
  chosen: TransferChoice | undefined;
  onChoose: (choice: TransferChoice) => void;
  pending?: boolean;
  /** With somebody chosen; pressed twice it is still one transfer, as the platform's answer is waited for. */
  onTransfer: (to: TransferChoice) => void;
}

/** Finds a person or a queue by name and gives the callback away. Renders a `<form>`; Enter never sends it. */
export const TransferForm: Part<TransferFormProps, HTMLFormElement> = forwardRef<HTMLFormElement, TransferFormProps>(
  function TransferForm({ text, onText, search, chosen, onChoose, pending = false, onTransfer, ...rest }, ref) {
    const say = useFormWords();
    const id = useId();
    const input = useRef<HTMLInputElement>(null);
    const choices = search.state === 'found' ? search.choices : [];
    const groups = (['person', 'queue'] as const).map(
      (kind) => [kind, choices.filter((one) => one.kind === kind)] as const,
    );
    return (
      <form
        ref={ref}
        {...rest}
        className={['cb-form', 'cb-transfer', rest.className].filter(Boolean).join(' ')}
        onSubmit={(event) => event.preventDefault()}
      >
        <Field label={say('transfer.to')}>
          {(ties) => (
            <input
              {...ties}
              ref={input}
              type="search"
              className="cb-input"
              value={text}
              autoComplete="off"
              spellCheck={false}
              dir="auto"
              aria-describedby={`${id}found`}
              onChange={(event) => onText(event.target.value)}
            />
          )}
        </Field>
        <p id={`${id}found`} className="cb-field-note" role="status">
          {foundText(search, say)}
        </p>
        {groups.map(
          ([kind, found]) =>
            found.length > 0 && (
              <Choices key={kind} name={say(kind === 'person' ? 'transfer.people' : 'transfer.queues')}>
                {found.map((choice) => (
                  <Choice
                    key={choice.id}
                    group={`${id}to`}
                    value={choices.indexOf(choice)}
                    checked={chosen?.id === choice.id}
                    onPick={() => onChoose(choice)}
                  >
                    <span dir="auto" translate="no">
                      {choice.name}
                    </span>
                  </Choice>
                ))}
              </Choices>
            ),
        )}
        {chosen && !choices.some((one) => one.id === chosen.id) && (
          <p className="cb-field-note">
            {say(kind(chosen))}{' '}
            <b dir="auto" translate="no">
              {chosen.name}
            </b>
          </p>
        )}
        {!chosen && (
          <p id={`${id}pick`} className="cb-field-note">
            {say('transfer.pick')}
          </p>
        )}
        <ActionButton
          permission="allowed"
          meaning={`transfer ${chosen?.id ?? ''}`}
          weight="main"
          pending={pending}
          pendingText={say('transfer.pending')}
          aria-describedby={chosen ? undefined : `${id}pick`}
          onPress={() => (chosen ? onTransfer(chosen) : input.current!.focus())}
        >
          {chosen ? say('transfer.send', { name: chosen.name }) : say('transfer.name')}
        </ActionButton>
      </form>
    );
  },
);

const kind = (choice: TransferChoice) => `transfer.${choice.kind}` as const;

function foundText(search: TransferSearch, say: ReturnType<typeof useFormWords>): string {
  if (search.state === 'idle') return say('transfer.hint');
  if (search.state !== 'found') return say(`transfer.${search.state}`);
  const n = search.choices.length;
  return n === 0 ? say('transfer.none') : say('transfer.found', { n });
}
