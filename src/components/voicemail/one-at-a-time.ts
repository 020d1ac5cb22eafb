let pauseLast: (() => void) | undefined;

/** Whoever begins to sound pauses the one before, on whichever card of this page it is. */
export function takeTurn(pause: () => void): void {
  if (pauseLast !== pause) pauseLast?.();
  pauseLast = pause;
}

/** Whoever is gone is asked to pause no more. */
export function leave(pause: () => void): void {
  if (pauseLast === pause) pauseLast = undefined;
}

/** Pauses whatever sounds on this page. */
export function hush(): void {
  pauseLast?.();
}
