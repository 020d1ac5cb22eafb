import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Target } from '../../callback/decode-lookups.ts';
import { useFormWords } from '../form-words.ts';
import type { ScheduleDraft } from './draft.ts';
import { Field, Said } from '../field.tsx';

/** What is known of the queues whose name begins with a text. */
export interface FoundQueues {
  readonly state: 'loading' | 'failed' | 'ready';
  readonly queues: readonly Target[];
}

const NOTHING_FOUND: FoundQueues = { state: 'loading', queues: [] };

/** The queue the callback will wait in: its own, else one that is found by its name. */
export function QueueField(props: {
  draft: ScheduleDraft;
  /** The callback's own. */
  queue: Target | undefined;
  /** Without one nothing can be sent. */
  required: boolean;
  found: FoundQueues | undefined;
  tried: boolean;
  refused: string | undefined;
  onDraft: (draft: ScheduleDraft) => void;
}): ReactNode {
  const { draft, queue, required, found = NOTHING_FOUND, tried, refused, onDraft } = props;
  const say = useFormWords();
  const id = useId();
  const [at, setAt] = useState(0);
  const { queueText: text, queue: chosen } = draft;
  const name = chosen ? (chosen.name ?? say('card.queue-unknown')) : (queue?.name ?? '');
  const isSearching = text !== undefined && text.trim() !== '';
  const { queues } = found;
  const active = Math.min(at, queues.length - 1);
  const isMissing = tried && (text !== undefined || (required && !chosen && !queue));

  const settle = (target?: Target) => {
    const { queueText: _typed, ...rest } = draft;
    onDraft(target ? { ...rest, queue: { id: target.id, name: target.name } } : rest);
    setAt(0);
  };
  function press(event: KeyboardEvent) {
    if (text === undefined) return;
    const target = isSearching ? queues[active] : undefined;
    if (event.key === 'ArrowDown') setAt((active + 1) % Math.max(queues.length, 1));
    else if (event.key === 'ArrowUp') setAt(active > 0 ? active - 1 : Math.max(queues.length - 1, 0));
    else if (event.key === 'Enter' && target) settle(target);
    else if (event.key === 'Escape') settle();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <>
      <Field
        label={say('schedule.queue')}
        wrong={isMissing ? say('schedule.no-queue') : refused === undefined ? undefined : <Said text={refused} />}
      >
        {(ties) => (
          <input
            {...ties}
            className="cb-input"
            type="text"
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={isSearching}
            aria-controls={isSearching ? id : undefined}
            aria-activedescendant={isSearching && queues.length > 0 ? `${id}${active}` : undefined}
            dir="auto"
            translate="no"
            autoComplete="off"
            spellCheck={false}
            value={text ?? name}
            onFocus={({ target }) => target.select()}
            onChange={({ target }) => {
              setAt(0);
              onDraft({ ...draft, queueText: target.value });
            }}
            onBlur={() => text === '' && settle()}
            onKeyDown={press}
          />
        )}
      </Field>
      {isSearching && (
        <div className="cb-queues">
          <div id={id} role="listbox" className="cb-queues-list" aria-label={say('schedule.queue')}>
            {queues.map((target, index) => (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are pressed in the field above
              <div
                key={target.id}
                id={`${id}${index}`}
                role="option"
                aria-selected={index === active}
                tabIndex={-1}
                onMouseDown={(event) => event.preventDefault()} // the focus stays in the field
                onClick={() => settle(target)}
              >
                <span dir="auto" translate="no">
                  {target.name}
                </span>
              </div>
            ))}
          </div>
          <p className="cb-queues-state" role="status">
            {stateText(found, say)}
          </p>
        </div>
      )}
    </>
  );
}

function stateText({ state, queues }: FoundQueues, say: ReturnType<typeof useFormWords>): string {
  if (state === 'loading') return say('schedule.searching');
  if (state === 'failed') return say('schedule.search-failed');
  return queues.length === 0 ? say('schedule.none-found') : say('schedule.found', { n: queues.length });
}
