import { useEffect, useState } from 'react';

type TypedNumbers = typeof import('../callback/typed-number.ts');

let loaded: TypedNumbers | undefined;

/** Loads what reads numbers that are typed: with the first field for one, and once a page. */
export const loadTypedNumbers = (): Promise<void> =>
  import('../callback/typed-number.ts').then((module) => void (loaded = module));

/** What reads numbers that are typed; `undefined` until it is there. Renders once, when it is. */
export function useTypedNumbers(): TypedNumbers | undefined {
  const [, setLoaded] = useState(loaded !== undefined);
  useEffect(() => {
    if (!loaded)
      loadTypedNumbers().then(
        () => setLoaded(true),
        () => {},
      ); // without it nothing typed can be called
  }, []);
  return loaded;
}
