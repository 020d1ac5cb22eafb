import { useEffect } from 'react';

/**
 * Lets the browser ask before the page goes while something is typed that is kept nowhere else: a number is personal, and
 * stands in memory alone.
 */
export function useUnsent(isTyped: boolean): void {
  useEffect(() => {
    if (!isTyped) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isTyped]);
}
