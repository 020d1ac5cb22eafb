import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, type Context, type ReactNode } from 'react';
import type { CustomerCallback } from '../callback/customer-callback.ts';
import { policyOf, type PolicyInForce, type PolicyOf } from '../callback/policy.ts';
import type { Platform } from '../platform/platform.ts';
import { en } from '../locales/en.ts';
import type { Language, Words } from '../locales/language.ts';
import { ClockContext } from './clock.tsx';
import { LanguageContext } from './words.tsx';

const PlatformContext = createContext<Platform | undefined>(undefined);
/** What the host rules, for what stands below. */
export const PolicyContext: Context<PolicyOf | undefined> = createContext<PolicyOf | undefined>(undefined);

/** Props of `CallbackProvider`. */
export interface CallbackProviderProps {
  platform: Platform;
  /** What the cards speak, and how they write times; English by default. `loadLanguage('de')` gives one. */
  language?: Language | undefined;
  /** Words of the host's own, in place of the language's. Best a constant: another object renders the cards again. */
  words?: Partial<Words> | undefined;
  /** The host's rules for one callback, such as those of its queue; the usual ones by default. Best a constant. */
  policy?: PolicyOf | undefined;
  children?: ReactNode;
}

/**
 * Gives the cards below it a platform, its clock and language, and keeps the host's `QueryClient` fed from the platform's
 * events while mounted. Needs a `QueryClientProvider` above it.
 */
export function CallbackProvider(props: CallbackProviderProps): ReactNode {
  const { platform, language = en, words, policy, children } = props;
  const client = useQueryClient();
  useEffect(() => platform.connect(client), [platform, client]);
  const spoken = useMemo(
    () => (words ? { ...language, words: { ...language.words, ...words } } : language),
    [language, words],
  );
  return (
    <PlatformContext.Provider value={platform}>
      <ClockContext.Provider value={platform.clock}>
        <LanguageContext.Provider value={spoken}>
          <PolicyContext.Provider value={policy}>{children}</PolicyContext.Provider>
        </LanguageContext.Provider>
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

/** The policy in force for `view`: what the host of the provider above rules, else the usual. */
export function usePolicy(view: CustomerCallback): PolicyInForce {
  const policy = useContext(PolicyContext);
  return useMemo(() => policyOf(view, policy?.(view)), [policy, view]);
}
