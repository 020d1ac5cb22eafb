import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react';
import type { Platform } from '../platform/platform.ts';
import { en } from '../locales/en.ts';
import type { Language, Words } from '../locales/language.ts';
import { ClockContext } from './clock.tsx';
import { LanguageContext } from './words.tsx';

const PlatformContext = createContext<Platform | undefined>(undefined);

/** Props of `CallbackProvider`. */
export interface CallbackProviderProps {
  platform: Platform;
  /** What the cards speak, and how they write times; English by default. `loadLanguage('de')` gives one. */
  language?: Language | undefined;
  /** Words of the host's own, in place of the language's. Best a constant: another object renders the cards again. */
  words?: Partial<Words> | undefined;
  children?: ReactNode;
}

/**
 * Gives the cards below it a platform, its clock and language, and keeps the host's `QueryClient` fed from the platform's
 * events while mounted. Needs a `QueryClientProvider` above it.
 */
export function CallbackProvider({ platform, language = en, words, children }: CallbackProviderProps): ReactNode {
  const client = useQueryClient();
  useEffect(() => platform.connect(client), [platform, client]);
  const spoken = useMemo(
    () => (words ? { ...language, words: { ...language.words, ...words } } : language),
    [language, words],
  );
  return (
    <PlatformContext.Provider value={platform}>
      <ClockContext.Provider value={platform.clock}>
        <LanguageContext.Provider value={spoken}>{children}</LanguageContext.Provider>
      </ClockContext.Provider>
    </PlatformContext.Provider>
  );
}

/** The platform of the provider above; without one the connected parts cannot work, and say so. */
export function usePlatform(): Platform {
  const platform = useContext(PlatformContext);
  if (!platform) {
    throw new Error(
      'No platform: wrap the card in <CallbackProvider platform={createPlatform(…)}>, or use the parts alone',
    );
  }
  return platform;
}
