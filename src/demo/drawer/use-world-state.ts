import { useCallback, useEffect, useState } from 'react';
import type { Stop } from '../../time/clock.ts';
import type { WorldState } from '../controls.ts';
import type { SimulatorLink } from '../simulator-link.ts';

/** What the simulator says of itself, and a way to change it. */
export interface WatchedWorld {
  readonly state: WorldState | undefined;
  /** What it said when it would not. */
  readonly problem: string | undefined;
  /** Does something to it, and shows what follows. */
  act(doing: Promise<WorldState>): void;
}

const LOOK_EVERY_MS = 1000;

/** Looks at the simulator once a second while it is shown: faults are used up, and others may move it too. */
export function useWorldState({ controls, pageClock }: SimulatorLink): WatchedWorld {
  const [state, setState] = useState<WorldState>();
  const [problem, setProblem] = useState<string>();

  const show = useCallback((next: WorldState) => {
    setState((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
  }, []);

  const act = useCallback(
    (doing: Promise<WorldState>) => {
      async function follow() {
        try {
          show(await doing);
          setProblem(undefined);
        } catch (error) {
          setProblem(error instanceof Error ? error.message : String(error));
        }
      }
      void follow();
    },
    [show],
  );

  useEffect(() => {
    let stop: Stop = () => {};
    let wanted = true;
    async function look() {
      try {
        const next = await controls.state();
        if (wanted) show(next);
      } catch {
        // It is away: the card says so itself, and the next look may find it again.
      }
      if (wanted) stop = pageClock.after(LOOK_EVERY_MS, () => void look());
    }
    void look();
    return () => {
      wanted = false;
      stop();
    };
  }, [controls, pageClock, show]);

  return { state, problem, act };
}
