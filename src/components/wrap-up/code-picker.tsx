import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { WrapupCode } from '../../callback/decode-lookups.ts';
import { useFormWords } from '../form-words.ts';

/** Fewer are seen at a glance. */
const SEARCHED_FROM = 7;

/**
 * Picks one of the codes: those used last on top, the others found by a part of their name. In the list arrows move and
 * typing searches; in the search the arrow down goes to the list, and Enter takes the only one that is left. Radio
 * values are indexes. Renders a fragment.
 */
export function CodePicker(props: {
  codes: readonly WrapupCode[];
  /** Ids, the latest first. */
  recent: readonly string[];
  picked: string | undefined;
  onPick: (code: string) => void;
  isRequired: boolean;
  /** What is wrong with the pick, said by the element with this id. */
  faultId: string | undefined;
}): ReactNode {
  const { codes, recent, picked, onPick, isRequired, faultId } = props;
  const say = useFormWords();
  const id = useId();
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const isSearched = codes.length >= SEARCHED_FROM;

  const wanted = isSearched ? folded(text) : '';
  const fits = ({ name }: WrapupCode) => folded(name).includes(wanted);
  const found = codes.filter(fits);
  const last = recent.flatMap((each) => codes.find((code) => code.id === each) ?? []);
  const hasGroups = last.length > 0 && last.length < codes.length;
  // What is picked is never out of sight.
  const shown = (all: readonly WrapupCode[]) => all.filter((code) => fits(code) || code.id === picked);
  const groups = [
    { key: 'wrapup.last-used' as const, codes: shown(last) },
    { key: 'wrapup.other-codes' as const, codes: shown(codes.filter((code) => !last.includes(code))) },
  ].filter((group) => group.codes.length > 0);

  useEffect(() => {
    const box = list.current!;
    const row = box.querySelector<HTMLElement>('[data-picked]');
    if (row) box.scrollTop = row.offsetTop - row.offsetHeight; // only at first: later it would move under the hand
  }, []);

  function searchKey(event: KeyboardEvent) {
    if (event.key === 'ArrowDown') {
      const radios = list.current!.querySelectorAll('input');
      ([...radios].find(({ checked }) => checked) ?? radios[0])?.focus();
    } else if (event.key === 'Enter') {
      if (found.length === 1) onPick(found[0]!.id);
    } else if (event.key === 'Escape' && text !== '') setText('');
    else return;
    event.preventDefault(); // a panel around it stays, and Enter never submits a host's form
  }

  function listKey(event: KeyboardEvent) {
    if (event.key === 'Enter') event.preventDefault();
    const types = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (types) search.current?.focus(); // which then takes this very key
  }

  return (
    <>
      <span id={`${id}name`} className="cb-form-label">
        {say('wrapup.code')}
      </span>
      {isSearched && (
        <div className="cb-code-search">
          <label htmlFor={`${id}search`} className="cb-code-search-name">
            {say('wrapup.search')}
          </label>
          <input
            ref={search}
            id={`${id}search`}
            type="search"
            dir="auto"
            autoComplete="off"
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={searchKey}
          />
          <span role="status" className="cb-code-count">
            {wanted !== '' &&
              (found.length === 0 ? say('wrapup.none-found') : say('wrapup.found', { n: found.length }))}
          </span>
        </div>
      )}
      <div
        ref={list}
        className="cb-codes"
        role="radiogroup"
        aria-labelledby={`${id}name`}
        aria-required={isRequired || undefined}
        aria-invalid={faultId !== undefined || undefined}
        aria-describedby={faultId}
      >
        {groups.map((group) => (
          <div key={group.key} className="cb-code-group">
            {hasGroups && <span className="cb-code-group-name">{say(group.key)}</span>}
            {group.codes.map((code) => (
              <label key={code.id} className="cb-code" data-picked={code.id === picked || undefined}>
                <input
                  type="radio"
                  name={id}
                  value={codes.indexOf(code)}
                  checked={code.id === picked}
                  onChange={() => onPick(code.id)}
                  onKeyDown={listKey}
                />
                <span className="cb-code-name" dir="auto" translate="no">
                  {code.name}
                </span>
                {code.description !== undefined && (
                  <span className="cb-code-note" dir="auto" translate="no">
                    {code.description}
                  </span>
                )}
              </label>
            ))}
          </div>
        ))}
      </div>
    </>
  );
}

/** Without case and accents, as people type. */
const folded = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLocaleLowerCase();
