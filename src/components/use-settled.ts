import { useEffect, useState } from 'react';
import { useClock } from './clock.tsx';

/** Whoever still types is not searched for. */
const TYPING_MS = 250;

/** `text` as it is once it has stood still for a moment; `before` until then. */
export function useSettled(text: string, before: string = text): string {
  const clock = useClock();
  const [settled, setSettled] = useState(before);
  useEffect(
    () => (settled === text ? undefined : clock.after(TYPING_MS, () => setSettled(text))),
    [clock, text, settled],
  );
  return settled;
}
