import { useId, type ReactNode } from 'react';
import type { PickableNumber } from '../../callback/phone-number.ts';
import { useFormWords } from '../form-words.ts';
import { PhoneNumber } from '../phone-number.tsx';
import { destinationOf, isNumberText, type ScheduleDraft } from './draft.ts';
import { Choice, Choices, Field, Said } from '../field.tsx';

/** Which number will be called: one of the callback's, or another that is typed. */
export function NumberField(props: {
  draft: ScheduleDraft;
  numbers: readonly PickableNumber[];
  tried: boolean;
  refused: string | undefined;
  onDraft: (draft: ScheduleDraft) => void;
}): ReactNode {
  const { draft, numbers, tried, refused, onDraft } = props;
  const say = useFormWords();
  const group = useId();
  const destination = destinationOf(draft, numbers);
  const among = numbers.map(({ number }) => number);
  const isOther = destination.is === 'other';
  const isGone = destination.is === 'gone';
  const said = refused === undefined ? undefined : <Said text={refused} />;
  const typed = isOther && tried && !isNumberText(destination.number) ? say('schedule.not-number') : said;
  const other = (
    <Field label={say('schedule.other-name')} wrong={isOther ? typed : undefined}>
      {(ties) => (
        <input
          {...ties}
          className="cb-input"
          type="tel"
          inputMode="tel"
          dir="ltr"
          autoComplete="off"
          spellCheck={false}
          translate="no"
          value={draft.otherNumber ?? ''}
          onChange={({ target }) => onDraft({ ...draft, pick: 'other', otherNumber: target.value })}
        />
      )}
    </Field>
  );
  if (numbers.length === 0) return other;
  return (
    <>
      <Choices name={say('schedule.number')} wrong={isGone ? say('reason.number-changed') : isOther ? undefined : said}>
        {numbers.map((one) => (
          <Choice
            key={one.index}
            group={group}
            value={one.index}
            checked={destination.is === 'listed' && destination.number.index === one.index}
            wrong={one.index === 0 && (isGone || (!isOther && said !== undefined))}
            onPick={() => onDraft({ ...draft, pick: one.index, picked: one.number })}
          >
            <PhoneNumber number={one.number} among={among} />
            <span className="cb-choice-note" dir="auto" translate="no">
              {one.column ?? one.type}
            </span>
          </Choice>
        ))}
        <Choice group={group} value="other" checked={isOther} onPick={() => onDraft({ ...draft, pick: 'other' })}>
          {say('schedule.other-number')}
        </Choice>
      </Choices>
      {isOther && other}
    </>
  );
}
