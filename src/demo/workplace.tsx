import type { ReactNode } from 'react';
import { CallbackProvider } from '../components/provider.tsx';
import { deskPolicy } from './desk-policy.ts';
import { Desktop } from './desktop.tsx';
import type { KeptSettings } from './settings/kept-settings.ts';
import type { Loaded } from './settings/language.ts';
import { useDeskSettings } from './settings/use-desk-settings.ts';
import type { SimulatorLink } from './simulator-link.ts';

/** Props of `Workplace`. */
export interface WorkplaceProps {
  readonly link: SimulatorLink;
  readonly kept: KeptSettings;
  /** The language that is there when the page begins. */
  readonly first: Loaded;
}

/** The desktop as the agent has set it up: the cards speak their language. */
export function Workplace({ link, kept, first }: WorkplaceProps): ReactNode {
  const desk = useDeskSettings(kept, first);
  return (
    <CallbackProvider platform={link.platform} language={desk.loaded.language} policy={deskPolicy}>
      <Desktop link={link} desk={desk} />
    </CallbackProvider>
  );
}
