import type { Clock, Stop } from '../../time/clock.ts';
import type { Tabs } from '../tabs.ts';
import type { Alert } from './alerts.ts';

/** Which of the agent's tabs makes itself heard for an offer: one in a browser, and once. */
export interface Turns {
  /**
   * Waits for this tab's turn at `offer`, `patienceMs` behind those that may go first. Runs `ring` if it is its turn,
   * and never if the offer was rung here or elsewhere, or if stopped before: to be stopped when the offer is over.
   */
  wait(offer: Alert, patienceMs: number, ring: () => void): Stop;
  stop: Stop;
}

/** The last offers that were rung are kept, by id alone: a page that is loaded anew does not ring again. */
const KEPT = 20;
/** Only what stays for a moment rings: after sleep an offer and its end may come one behind the other. */
const STAYS_MS = 100;
/** A wait that took so much longer is none: the page stood still meanwhile. */
const STALE_MS = 2000;
/** Without locks two tabs settle it by messages: the later hears of the earlier. */
const JITTER_MS = 150;

/** Makes the turns of one platform's tabs. */
export function createTurns(clock: Clock, { place, locks, relay, storage }: Tabs): Turns {
  const key = `${place}rung`;
  const heard = new Set<string>();
  const stopRelay = relay.on('rung', ({ offerId }) => void heard.add(offerId));

  function written(): string[] {
    try {
      const all: unknown = JSON.parse(storage?.getItem(key) ?? '[]');
      return Array.isArray(all) ? all.map(String) : [];
    } catch {
      return [];
    }
  }

  function note(offerId: string) {
    heard.add(offerId);
    relay.post({ kind: 'rung', offerId });
    try {
      storage?.setItem(key, JSON.stringify([...written(), offerId].slice(-KEPT)));
    } catch {
      // Full, or not granted: then a reload may ring again.
    }
  }

  function afterPeace(ms: number, run: () => void): Stop {
    const began = clock.wall();
    let stop = clock.after(ms, () => {
      if (Math.abs(clock.wall() - began - ms) > STALE_MS) stop = afterPeace(ms, run);
      else run();
    });
    return () => stop();
  }

  return {
    stop: stopRelay,
    wait({ conversationId, offerId }, patienceMs, ring) {
      let stopped = false;
      let stopLock: Stop = () => {};
      const jitterMs = locks.reach ? 0 : Math.random() * JITTER_MS;
      const take = () => {
        if (stopped || heard.has(offerId) || written().includes(offerId)) return;
        note(offerId);
        ring();
      };
      const stopWaiting = afterPeace(STAYS_MS + patienceMs + jitterMs, () => {
        // Kept while the offer lasts, so that a tab that comes later finds it taken.
        stopLock = locks.keep(`${place}alert|${conversationId}`, { onHeld: take, onRobbed() {}, onNone: take });
        if (stopped) stopLock();
      });
      return () => {
        stopped = true;
        stopWaiting();
        stopLock();
      };
    },
  };
}
