import type { Stop } from '../../time/clock.ts';
import { ALERT_MEANS, CHOICES, defaultSettings, type AgentSettings } from './agent-settings.ts';

/** The agent's settings as they are kept in this browser. */
export interface KeptSettings {
  readonly current: AgentSettings;
  change(choice: Partial<AgentSettings>): void;
  subscribe(listener: () => void): Stop;
}

const KEY = 'callback-card-demo';

/** What was written, as far as it can be a choice: by an older page it may be one that is no longer there. */
function read(): Partial<AgentSettings> {
  try {
    const written: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return Object.fromEntries(Object.entries(Object(written)).filter(([name, value]) => isChoice(name, value)));
  } catch {
    return {}; // not readable, or no storage here
  }
}

function isChoice(name: string, value: unknown): boolean {
  if (ALERT_MEANS.some((means) => means === name)) return typeof value === 'boolean';
  if (!Object.hasOwn(CHOICES, name)) return false;
  return CHOICES[name as keyof typeof CHOICES].some(([each]) => each === value);
}

/**
 * Reads the settings and keeps every change. What was never chosen is not written: it goes on following the browser. All
 * tabs of the agent follow each other, for one of them alone sounds an alert.
 */
export function keepSettings(): KeptSettings {
  let chosen = read();
  let current: AgentSettings = { ...defaultSettings(), ...chosen };
  const listeners = new Set<() => void>();

  function set(next: Partial<AgentSettings>) {
    chosen = next;
    current = { ...defaultSettings(), ...chosen };
    for (const listener of [...listeners]) listener();
  }

  addEventListener('storage', ({ key }) => {
    if (key === KEY || key === null) set(read());
  });

  return {
    get current() {
      return current;
    },
    change(choice) {
      set({ ...chosen, ...choice });
      try {
        localStorage.setItem(KEY, JSON.stringify(chosen));
      } catch {
        // No storage here: the choice holds as long as the page.
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
