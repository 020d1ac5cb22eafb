import { useCallback, useState, useSyncExternalStore } from 'react';
import type { Blocked } from '../../platform/alerting/alerting.ts';
import type { AgentSettings } from './agent-settings.ts';
import type { KeptSettings } from './kept-settings.ts';
import { useLoaded, type Loaded } from './language.ts';

/** The agent's settings on this desk, how they are changed, and what stood against them. */
export interface DeskSettings {
  readonly settings: AgentSettings;
  readonly change: KeptSettings['change'];
  readonly loaded: Loaded;
  /** Each means that the browser kept back, with the last reason. */
  readonly blocked: readonly Blocked[];
  readonly onBlocked: (blocked: Blocked) => void;
  /** The agent chose anew: what was said of it is over. */
  readonly onUnblock: (means: Blocked['means']) => void;
}

/** Follows what is kept, with its language loaded. */
export function useDeskSettings(kept: KeptSettings, first: Loaded): DeskSettings {
  const settings = useSyncExternalStore(kept.subscribe, () => kept.current);
  const loaded = useLoaded(settings.language, first);
  const [blocked, setBlocked] = useState<readonly Blocked[]>([]);
  const onUnblock = useCallback(
    (means: Blocked['means']) => setBlocked((before) => before.filter((each) => each.means !== means)),
    [],
  );
  const onBlocked = useCallback(
    (next: Blocked) => setBlocked((before) => [...before.filter(({ means }) => means !== next.means), next]),
    [],
  );
  return { settings, change: kept.change, loaded, blocked, onBlocked, onUnblock };
}
