import { createContext, useCallback, useContext, useSyncExternalStore, type Context } from 'react';
import { createClock, isAbout, type Clock, type ClockOffset } from '../time/clock.ts';
import type { Instant } from '../time/instant.ts';

/** The clock in use. Parts that stand alone, without a provider, share this computer's own. */
export const ClockContext: Context<Clock | undefined> = createContext<Clock | undefined>(undefined);

let ownClock: Clock | undefined;

function thisComputer(): Clock {
  if (!ownClock) {
    ownClock = createClock();
    ownClock.setOffset({ ms: 0, errorMs: 0 }); // nobody to compare with: taken as right
  }
  return ownClock;
}

/** The clock of the provider above, else this computer's. */
export const useClock = (): Clock => useContext(ClockContext) ?? thisComputer();

/** Whether `when` has passed. Renders once, when it does; never for an absent `when`. */
export function usePassed(when: Instant | undefined): boolean {
  const clock = useClock();
  const passed = () => when !== undefined && clock.now() >= when;
  const subscribe = useCallback(
    (notify: () => void) => {
      if (when === undefined) return () => {};
      let stopAlarm = clock.now() >= when ? () => {} : clock.at(when, notify);
      const stopOffset = clock.onOffset(() => {
        stopAlarm();
        notify();
        stopAlarm = clock.now() >= when ? () => {} : clock.at(when, notify);
      });
      return () => {
        stopAlarm();
        stopOffset();
      };
    },
    [clock, when],
  );
  return useSyncExternalStore(subscribe, passed, passed);
}

/** What `read` gives now; renders when it gives something else after the clock was corrected or moved. */
function useOffset<Read>(read: (clock: Clock) => Read): Read {
  const clock = useClock();
  const subscribe = useCallback((notify: () => void) => clock.onOffset(notify), [clock]);
  const present = () => read(clock);
  return useSyncExternalStore(subscribe, present, present);
}

/** How far the platform's clock is known to be from this computer's. Renders when that changes. */
export const useClockOffset = (): ClockOffset => useOffset(({ offset }) => offset);

/** How wrong the clock may be, in ms. Renders when the platform was asked again. */
export const useClockError = (): number => useOffset(({ offset }) => offset.errorMs);

/** Whether times that lead to a decision must be called "about". Renders only when that changes. */
export const useAbout = (): boolean => useOffset(isAbout);
