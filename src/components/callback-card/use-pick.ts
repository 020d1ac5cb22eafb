import { useState } from 'react';
import type { PickableNumber } from '../../callback/phone-number.ts';

/** Which number the agent will call. */
export interface Pick {
  /** `undefined` when the picked number is no longer among `numbers`: it never falls to another. */
  readonly picked: PickableNumber | undefined;
  pick(number: PickableNumber): void;
}

/** Keeps the pick through every event: the first number at first, then whatever was picked, by what it is. */
export function usePick(numbers: readonly PickableNumber[]): Pick {
  const [wanted, setWanted] = useState<PickableNumber>();
  const first = numbers[0];
  if (wanted === undefined && first) setWanted(first); // fixed when first shown: a later first one is another number
  const target = wanted ?? first;
  const picked =
    target &&
    (numbers.find((n) => n.number === target.number && n.column === target.column) ??
      numbers.find((n) => n.number === target.number && target.column === undefined));
  return { picked, pick: setWanted };
}
