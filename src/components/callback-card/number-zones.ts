import { useEffect, useState } from 'react';
import type { guessZones } from '../../callback/number-zones.ts';

let guess: typeof guessZones | undefined;

/** Loads what knows where numbers are: later than the card, and once a page. */
export const loadNumberZones = (): Promise<void> =>
  import('../../callback/number-zones.ts').then((loaded) => void (guess = loaded.guessZones));

/** What guesses the zones of a number; `undefined` until it is there. Renders once, when it is. */
export function useGuessZones(): typeof guessZones | undefined {
  const [, setLoaded] = useState(guess !== undefined);
  useEffect(() => {
    if (!guess)
      loadNumberZones().then(
        () => setLoaded(true),
        () => {},
      ); // without it nothing is guessed
  }, []);
  return guess;
}
