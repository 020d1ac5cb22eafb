import { useState, type ReactNode } from 'react';
import { useSay } from './words.tsx';

/**
 * Copies an id or a reference. Renders a `<button>` that says what became of it, to ears too, and without the text around
 * it; the page may forbid it.
 */
export function CopyButton({ text, describes }: { text: string; describes: string }): ReactNode {
  const say = useSay();
  const [state, setState] = useState<'copy' | 'copied' | 'not-copied'>('copy');
  return (
    <button
      type="button"
      className="cb-copy"
      aria-describedby={describes}
      aria-live="polite"
      aria-atomic="false"
      onClick={() => {
        const copied = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard here'));
        copied.then(
          () => setState('copied'),
          () => setState('not-copied'),
        );
      }}
    >
      {say(`copy.${state}`)}
    </button>
  );
}
