import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, type ReactNode } from 'react';
import type { Platform } from '../platform/platform.ts';
import { en, type Words } from '../locales/en.ts';
import { ClockContext } from './clock.tsx';
import { WordsContext } from './words.tsx';

const PlatformContext = createContext<Platform | undefined>(undefined);

/** Props of `CallbackProvider`. */
export interface CallbackProviderProps {
  platform: Platform;
  /** Another language, or words of the host's own; English by default. */
  words?: Words;
  children?: ReactNode;
}

/**
 * Gives the cards below it a platform, its clock and words, and keeps the host's `QueryClient` fed from the platform's
 * events while mounted. Needs a `QueryClientProvider` above it.
 */
export function CallbackProvider({ platform, words = en, children }: CallbackProviderProps): ReactNode {
  const client = useQueryClient();
  useEffect(() => platform.connect(client), [platform, client]);
  return (
    <PlatformContext.Provider value={platform}>
      <ClockContext.Provider value={platform.clock}>
        <WordsContext.Provider value={words}>{children}</WordsContext.Provider>
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
