import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { isScenarioName, type ScenarioName } from '../simulator/scenarios.ts';
import type { SimulatorLink } from './simulator-link.ts';

/** What is being played, and what of it is on the screen. */
export interface Played {
  readonly scenario: ScenarioName;
  /** Absent until the simulator has answered. */
  readonly conversationId: string | undefined;
  /** Conversations that were there before this scenario: none of its business. */
  readonly earlier: ReadonlySet<string>;
  readonly failed: boolean;
  /** Starts a scenario, or the same again. */
  play(scenario: ScenarioName): void;
  /** Puts another of its conversations on the screen. */
  show(conversationId: string): void;
}

interface Shown {
  readonly conversationId?: string;
  readonly earlier: ReadonlySet<string>;
  readonly failed?: true;
}

const NONE: Shown = { earlier: new Set() };

/** Plays `?scenario=`, else the first there is, and keeps the address bar in step. */
export function usePlayed(link: SimulatorLink): Played {
  const client = useQueryClient();
  const [run, setRun] = useState(() => {
    const asked = new URLSearchParams(location.search).get('scenario') ?? '';
    return { scenario: isScenarioName(asked) && link.scenarios.includes(asked) ? asked : link.scenarios[0]! };
  });
  const [shown, setShown] = useState<Shown>(NONE);

  useEffect(() => {
    let wanted = true;
    async function start() {
      // Later than this turn, too: StrictMode runs effects twice, and a second callback would ring for nobody.
      await link.listening();
      if (!wanted) return;
      const known = client.getQueryCache().findAll({ queryKey: link.platform.keys.conversations });
      const earlier = new Set(known.map(({ queryKey }) => String(queryKey.at(-1))));
      try {
        const conversationId = await link.controls.start(run.scenario);
        if (wanted) setShown({ conversationId, earlier });
      } catch {
        if (wanted) setShown({ earlier, failed: true });
      }
    }
    void start();
    return () => void (wanted = false);
  }, [link, client, run]);

  const show = useCallback((conversationId: string) => setShown(({ earlier }) => ({ conversationId, earlier })), []);

  return {
    scenario: run.scenario,
    conversationId: shown.conversationId,
    earlier: shown.earlier,
    failed: shown.failed ?? false,
    play(scenario) {
      const query = new URLSearchParams(location.search);
      query.set('scenario', scenario);
      history.replaceState(null, '', `?${query}${location.hash}`);
      setRun({ scenario });
    },
    show,
  };
}
